"""The evaluators by themselves: cases in memory, rules compiled, no reading inside the clock."""
import csv
import json
import statistics
import subprocess
from pathlib import Path

import rules
from racing import HERE, STANDARDS, counts, run

# Each runner times this many rounds of its own in each turn.
ROUNDS = 7
CASES_OF_PLAIN = 1_000


def build_rates():
    subprocess.run(["swift", "build", "-c", "release", "--product", "rates"], cwd=HERE, check=True)
    path = subprocess.run(
        ["swift", "build", "-c", "release", "--show-bin-path"],
        cwd=HERE, check=True, capture_output=True, text=True,
    ).stdout.strip()
    return Path(path) / "rates"


def filled(table, scratch):
    """The first cases with every gap filled: the peers of the plain evaluator know no unknown."""
    path = scratch / f"filled-{CASES_OF_PLAIN}.csv"
    stand_ins = {"text": "none", "flag": "no"}
    with open(table, encoding="utf-8", newline="") as source:
        reader = csv.DictReader(source)
        with open(path, "w", encoding="utf-8", newline="") as target:
            writer = csv.DictWriter(target, reader.fieldnames, lineterminator="\n")
            writer.writeheader()
            for _, row in zip(range(CASES_OF_PLAIN), reader):
                day = "2023-07-01"
                for field, kind, detail in rules.fields():
                    if kind == "date":
                        day = row[field] = row[field] or day
                    elif kind == "code":
                        row[field] = row[field] or detail[0]
                    elif kind == "number":
                        row[field] = row[field] or ("50" if detail == 0 else "50.00")
                    else:
                        row[field] = row[field] or stand_ins[kind]
                writer.writerow(row)
    return path


def race(title, runners, turns):
    """Runs programs in turn; each prints the seconds of its rounds. Prints medians by case."""
    seconds = {name: [] for name in runners}
    answers, cases = {}, {}
    for _ in range(turns):
        for name, command in runners.items():
            report = json.loads(run(command)[2])
            seconds[name].append(statistics.median(report["seconds"]) / report["cases"])
            answers[name] = counts(json.dumps(report["counts"]))
            cases[name] = report["cases"]
    print(f"\n{title}; median of {turns} turns")
    medians = {name: statistics.median(found) for name, found in seconds.items()}
    ours = next(iter(medians.values()))
    for name, median in medians.items():
        print(f"  {name:<30}{median * 1e6:12.3f} µs a case  {median / ours:9.2f}x"
              f"  {median * cases[name] * 1e3:10.2f} ms for {cases[name]} cases")
    first, *others = answers.values()
    same = all(first == other for other in others)
    print("  all count the same" if same else "  THE COUNTS DIFFER")
    if not same:
        for name, other in answers.items():
            wrong = [code for code in first if first[code] != other.get(code)]
            for code in wrong[:5]:
                print(f"    {name} {code}: {other.get(code)} against {first[code]}")
    return same


def race_rates(table, scratch, python, turns, program=None):
    """Races both evaluators; gives whether all totals are equal."""
    program = program or build_rates()
    peers = HERE / "peers"

    def ours(evaluator, cases, threads):
        return [program, evaluator, STANDARDS / "benchmark.xml",
                STANDARDS / "benchmark-framework.xml", cases,
                "--threads", str(threads), "--repeats", str(ROUNDS)]

    same = race(
        "60 rules over columns in memory",
        {
            "columns, 2 threads": ours("columns", table, 2),
            "columns, 1 thread": ours("columns", table, 1),
            "polars, all cores": [python, peers / "polars_columns.py", table, str(ROUNDS)],
        },
        turns,
    )
    few = filled(table, scratch)

    def peer(name, form, rounds=ROUNDS):
        return [python, peers / name, few, str(rounds), form]

    same &= race(
        "60 rules case by case, one thread",
        {
            "plain": ours("plain", few, 1),
            "zen-engine, one list": peer("zen_rules.py", "list"),
            "zen-engine, decision": peer("zen_rules.py", "decision", 3),
            "zen-engine, 60 expressions": peer("zen_rules.py", "loop", 1),
            "bkflow-feel, kept trees": peer("bkflow_rules.py", "trees", 3),
            "bkflow-feel, its interface": peer("bkflow_rules.py", "call", 1),
        },
        turns,
    )
    return same
