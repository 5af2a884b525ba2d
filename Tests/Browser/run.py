"""Makes reports of the samples and looks at them in a real browser.

Usage: run.py CASEAUDIT CHROMIUM FOLDER
"""

import csv
import os
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import browser
import links

SMALL = "Tests/AuditScenarioTests/Scenarios/first-audit"
SINCE = "Tests/AuditScenarioTests/Scenarios/since"
FRAMEWORK = "standards/frameworks/adult-pdu-2021.xml"
# What stands around the cases, each with pages of its own.
SYSTEMS = [
    "--indicators", "probation-practice", "--register", "samples/northmarch-register.xml",
    "--recalculate", "tiering", "--evidence", "samples/northmarch-evidence.xml",
    "--geography", "Tests/AuditScenarioTests/Scenarios/geography/northmarch.xml",
]
# What a record may hold to reach out of its place: each must stay words.
HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)",
    "' autofocus onfocus='alert(1)", "</style></title><svg onload=alert(1)>", "C\u202e-0001",
    "=cmd|' /C calc'!A0", "javascript:alert(1)", "&lt;script&gt;", "]]><!--", "../../index.html",
    "x" * 10_000,
]

LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (1280, 320)]


def looks(report):
    """The looks in which a report's pages are visited.

    The sample and the small audit have the same kinds of pages, so that together they show each
    kind in all four; with CASEAUDIT_BROWSER=all every page is visited in every look.
    """
    if os.environ.get("CASEAUDIT_BROWSER") == "all":
        return LOOKS
    return {"small": [LOOKS[0], LOOKS[3]], "sample": [LOOKS[1], LOOKS[2]]}.get(report, LOOKS[:1])


def audit(program, folder, arguments, codes=(0,)):
    """Runs the program on samples; what it writes to the terminal is of no interest here."""
    done = subprocess.run(
        [program, *arguments, "--out", str(folder), "--replace", "--quiet"],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1719828000"},
    )
    if done.returncode not in codes:
        sys.exit(f"{' '.join(arguments[:1])} ended with {done.returncode}\n{done.stderr}")
    return folder


def hostile_cases(folder):
    """The first cases of the sample, with hostile identifiers and unit names."""
    folder.mkdir(parents=True, exist_ok=True)
    with open("samples/northmarch/cases.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[: len(HOSTILE)]
    for row, words in zip(rows, HOSTILE):
        row["case.id"] = words
    for position, row in enumerate(rows):
        row["unit.pdu"] = HOSTILE[position % 4 + 2]
    path = folder / "cases.csv"
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return path


def reports(program, folder):
    """Writes the reports side by side, for two of them fit two processors."""
    day = ["--as-of", "2024-07-01"]
    cases = ["--cases", "samples/northmarch", "--framework", FRAMEWORK, *day]
    settings = ["--settings", "samples/northmarch-settings.xml"]
    jobs = {
        "sample": ["audit", *cases, *settings, "--case-pages", "2", *SYSTEMS,
                   "--judgements", "samples/northmarch-judgements.csv"],
        "small": ["audit", "--framework", f"{SMALL}/framework.xml", *settings, *day,
                  "--vocabulary", f"{SMALL}/vocabulary.xml", "--cases", f"{SMALL}/records",
                  "--judgements", f"{SMALL}/judgements.csv", "--single-file"],
        "hostile": ["audit", "--cases", str(hostile_cases(folder / "records")), *cases[2:],
                    "--single-file", "--case-pages", "3"],
        "rated": ["rate", "--framework", "standards/frameworks/cqc-provider-2023.xml",
                  "--scores", "samples/ratings/cqc-provider-2023.csv", "--single-file"],
        "guide": ["guide", FRAMEWORK, *settings],
        "workload": ["workload", "--weights", "workload-2021", *settings, *day,
                     "--caseload", "samples/workload/caseloads.csv",
                     "--reductions", "samples/workload/reductions.csv"],
    }
    # A later audit of the small records says what changed since an earlier one.
    earlier = audit(program, folder / "records" / "earlier", [
        "audit", "--framework", f"{SINCE}/framework.xml", "--cases", f"{SINCE}/earlier",
        "--vocabulary", f"{SINCE}/vocabulary.xml", "--as-of", "2024-04-01"])
    jobs["since"] = ["audit", "--framework", f"{SINCE}/framework.xml", *day, "--single-file",
                     "--cases", f"{SINCE}/records", "--vocabulary", f"{SINCE}/vocabulary.xml",
                     "--previous", str(earlier)]
    with ProcessPoolExecutor() as pool:
        made = [
            pool.submit(audit, program, folder / name, arguments, (0, 2))
            for name, arguments in jobs.items()
        ]
        return [job.result() for job in made]


def main():
    program, chromium, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3]).resolve()
    start = time.monotonic()
    roots = reports(program, folder)
    faults, count, pages = [], 0, []
    for root in roots:
        found, followed = links.check(root)
        faults += [f"{root.name}/{fault}" for fault in found]
        count += followed
        pages += links.kinds(root)
    pages.sort(key=lambda path: -path.stat().st_size)
    print(f"{count} links followed; {len(pages)} kinds of pages to look at", flush=True)
    with ProcessPoolExecutor() as pool:
        jobs = []
        for look in LOOKS:
            shown = [page for page in pages if look in looks(page.relative_to(folder).parts[0])]
            # Both halves of a look hold as many large pages.
            jobs += [
                pool.submit(browser.check, half, folder, chromium, *look)
                for half in (shown[::2], shown[1::2])
            ]
        for job in jobs:
            faults += job.result()
    for fault in sorted(set(faults)):
        print(f"error: {fault}")
    print(f"{len(pages)} pages in up to {len(LOOKS)} looks, {len(set(faults))} faults, "
          f"{time.monotonic() - start:.0f} s")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
