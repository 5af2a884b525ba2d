"""What the peers share: where the rules are, and the form in which counts are printed."""
import csv
import json
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import rules as benchmark  # noqa: E402


def named(counts):
    return {
        code: {"met": met, "notMet": not_met, "notEvidenced": unknown}
        for code, (met, not_met, unknown) in counts.items()
    }


def tell(counts):
    """Prints counts by prompt: {code: (met, notMet, notEvidenced)}."""
    print(json.dumps(named(counts)))


def tell_rates(cases, seconds, counts):
    """Prints the seconds of each time that all rules ran over all cases, and the counts."""
    print(json.dumps({"cases": cases, "seconds": seconds, "counts": named(counts)}))


def time_cases(contexts, evaluate, repeats):
    """Gives each case in turn to a function that answers all rules, and prints what came out."""
    for context in contexts[:20]:
        evaluate(context)
    seconds = []
    for _ in range(repeats):
        started = time.perf_counter()
        answers = [evaluate(context) for context in contexts]
        seconds.append(time.perf_counter() - started)
    counts = {}
    for rule, (code, _) in enumerate(benchmark.rules()):
        met = sum(answer[rule] is True for answer in answers)
        counts[code] = (met, sum(answer[rule] is False for answer in answers),
                        sum(answer[rule] is None for answer in answers))
    tell_rates(len(contexts), seconds, counts)


def contexts(path):
    """The cases of a file without gaps as flat dictionaries, days as numbers, flags as booleans."""
    kinds = {field: (kind, detail) for field, kind, detail in benchmark.fields()}
    found = []
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            context = {}
            for field, text in row.items():
                kind, places = kinds[field]
                if kind == "date":
                    value = date.fromisoformat(text).toordinal()
                elif kind == "flag":
                    value = text == "yes"
                elif kind == "number":
                    value = int(text) if places == 0 else float(text)
                else:
                    value = text
                context[benchmark.name(field)] = value
            found.append(context)
    return found
