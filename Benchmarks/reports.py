#!/usr/bin/env python3
"""Times the report of an audit at national scale, and of many findings beside OpenSCAP's.

    Benchmarks/reports.py --scratch DIR [--cases 250000] [--repeats 3] [--caseaudit PROGRAM]
    Benchmarks/reports.py --scratch DIR --findings [--caseaudit PROGRAM]

The first makes an audit of all regions and times its report stage with all case pages that an audit
makes by itself and with none, looks at the size of the main page, and loads it in Chromium. The
second counts 5,000, 10,000 and 20,000 findings and has both programs write their reports. Exits 1 when
something is missing from a report; seconds are printed, never judged: read them on an idle machine.
"""
import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from racing import AS_OF, ROOT, build, run

FRAMEWORK = ROOT / "standards" / "frameworks" / "adult-pdu-2021.xml"
TIMING = re.compile(r"^(\w[\w ]*?) +([\d.]+) s +([\d.]+) s +(\d+) MB$", re.MULTILINE)


def generate(program, scratch, count):
    """Makes records once; the seed is fixed, so a kept folder is as good."""
    folder = scratch / f"regions-{count}"
    if not folder.exists():
        run([program, "generate", "--framework", FRAMEWORK, "--cases", str(count), "--seed", "1",
             "--as-of", AS_OF, "--out", folder])
    return folder


def audit(program, cases, out, case_pages):
    """Audits into a new folder, and gives each stage's seconds, processor seconds and peak megabytes."""
    shutil.rmtree(out, ignore_errors=True)
    done = subprocess.run(
        [program, "audit", "--framework", FRAMEWORK, "--cases", cases, "--as-of", AS_OF,
         "--out", out, "--case-pages", str(case_pages), "--quiet", "--timings"],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False,
    )
    if done.returncode != 0:
        sys.exit(f"the audit ended with {done.returncode}\n{done.stderr}")
    return {name: (float(clock), float(work), int(peak))
            for name, clock, work, peak in TIMING.findall(done.stderr)}


def size(folder):
    """How many files there are below a folder, and their megabytes."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return len(files), sum(file.stat().st_size for file in files) / 1e6


def load(scratch, page, repeats):
    """The median milliseconds until a page is loaded in a Chromium that has just seen none."""
    python = scratch / "browser" / "bin" / "python"
    chromium = shutil.which("chromium")
    if chromium is None:
        return None
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", scratch / "browser"], check=True)
        pins = (ROOT / "Tests" / "Browser" / "requirements.txt").read_text().splitlines()
        wanted = [pin for pin in pins if pin.startswith("playwright==")]
        subprocess.run([python, "-m", "pip", "install", "-q", *wanted], check=True)
    script = """
import json, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    found = []
    for _ in range(int(sys.argv[3])):
        browser = playwright.chromium.launch(executable_path=sys.argv[1], args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(sys.argv[2])
        page.wait_for_function("performance.getEntriesByType('navigation')[0].loadEventEnd > 0")
        found.append(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
        browser.close()
print(json.dumps(found))
"""
    done = subprocess.run([python, "-c", script, chromium, page.as_uri(), str(repeats)],
                          stdout=subprocess.PIPE, text=True, check=True)
    return statistics.median(json.loads(done.stdout))


def scale(program, scratch, count, repeats):
    """Prints what the report of so many cases takes."""
    cases = generate(program, scratch, count)
    out = scratch / "report"
    for case_pages in (2000, 0):
        runs = [audit(program, cases, out, case_pages) for _ in range(repeats)]
        print(f"\n{count} cases, {case_pages} of them with a page, median of {repeats}")
        for stage in runs[0]:
            clock, work, peak = zip(*(times[stage] for times in runs))
            print(f"  {stage:<20}{statistics.median(clock):8.2f} s{statistics.median(work):8.2f} s of "
                  f"processors, peak so far {max(peak)} MB")
        number, megabytes = size(out)
        print(f"  {number} files, {megabytes:.0f} MB")
    units = json.loads((out / "result.json").read_text())["units"]
    levels = [sum(unit["level"] == level for unit in units) for level in ("region", "pdu")]
    print(f"\n{levels[0]} regions and {levels[1]} PDUs")
    index = out / "report" / "index.html"
    print(f"main page: {index.stat().st_size / 1e3:.0f} kB")
    milliseconds = load(scratch, index, max(repeats, 3))
    print("no Chromium to load it in" if milliseconds is None
          else f"loaded in Chromium after {milliseconds:.0f} ms")
    return levels == [12, 120] or count < 60_000


def xccdf(path, count):
    """Writes a benchmark of so many rules and a result in which each of them failed."""
    rules = "".join(
        f'<Rule id="xccdf_made.up_rule_r{n}" severity="medium"><title>Rule {n}</title>'
        f"<description>What rule {n} asks of a system.</description>"
        f"<rationale>Why rule {n} asks it.</rationale>"
        f"<fixtext>What to do about rule {n}.</fixtext></Rule>"
        for n in range(count)
    )
    results = "".join(
        f'<rule-result idref="xccdf_made.up_rule_r{n}" severity="medium" time="2024-07-01T00:00:00">'
        "<result>fail</result></rule-result>"
        for n in range(count)
    )
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<Benchmark xmlns="http://checklists.nist.gov/xccdf/1.2" id="xccdf_made.up_benchmark_b">'
        "<status>draft</status><title>Made up</title><version>1</version>"
        f'<Group id="xccdf_made.up_group_g"><title>Group</title>{rules}</Group>'
        '<TestResult id="xccdf_made.up_testresult_t" start-time="2024-07-01T00:00:00" '
        'end-time="2024-07-01T00:00:01"><title>Result</title><target>northmarch</target>'
        f'{results}<score system="urn:xccdf:scoring:default">0</score></TestResult></Benchmark>'
    )


def findings_of(program, cases):
    """How many prompts are not met, over all cases."""
    _, _, text = run([program, "score", "--framework", FRAMEWORK, "--cases", cases,
                      "--as-of", AS_OF, "--json"])
    return sum(prompt["notMet"] for prompt in json.loads(text).values())


def cases_with(program, scratch, wanted):
    """Records in which about so many prompts are not met, and how many it is."""
    few = 400
    count = round(wanted * few / findings_of(program, generate(program, scratch, few)))
    folder = generate(program, scratch, count)
    return folder, count, findings_of(program, folder)


def cut_lists(out):
    """The pages of PDUs that list only the first cases of several: they would leave findings out."""
    units = json.loads((out / "result.json").read_text())["units"]
    regions = {unit["name"].lower() for unit in units if unit["level"] == "region"}
    return [page for page in (out / "report" / "units").rglob("*-cases.html")
            if page.parent.name not in regions
            and " are listed. All are in " in page.read_text(encoding="utf-8")]


def race_findings(program, scratch):
    """Prints what reports of more and more findings take, ours and OpenSCAP's."""
    oscap = shutil.which("oscap")
    whole = True
    print("\nfindings: report stage by the clock, of processors, size; then OpenSCAP's report")
    for wanted in (5_000, 10_000, 20_000):
        folder, count, found = cases_with(program, scratch, wanted)
        for case_pages in (0, 2000):
            out = scratch / "report"
            clock, work, _ = audit(program, folder, out, case_pages)["report"]
            number, megabytes = size(out / "report")
            what = "every finding explained" if case_pages else "every finding listed"
            print(f"  {found:>6} in {count} cases, {what:<24}{clock:7.2f} s{work:7.2f} s"
                  f"{megabytes:7.1f} MB in {number} files")
            whole = whole and not cut_lists(out)
        if oscap is None:
            print("         no oscap here: apt-get install openscap-scanner openscap-utils")
            continue
        results, html = scratch / "xccdf.xml", scratch / "xccdf.html"
        xccdf(results, wanted)
        started = time.perf_counter()
        subprocess.run([oscap, "xccdf", "generate", "report", "--output", html, results], check=True)
        seconds = time.perf_counter() - started
        print(f"  {wanted:>6} by oscap {seconds:37.2f} s{html.stat().st_size / 1e6:14.1f} MB")
    if not whole:
        print("A LIST OF A PDU WAS CUT, so that findings are missing")
    return whole


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scratch", type=Path, required=True)
    parser.add_argument("--cases", type=int, default=250_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--caseaudit", type=Path, help="a program already built")
    parser.add_argument("--findings", action="store_true", help="many findings beside OpenSCAP")
    options = parser.parse_args()
    scratch = options.scratch.resolve()
    scratch.mkdir(parents=True, exist_ok=True)
    program = options.caseaudit.resolve() if options.caseaudit else build()
    done = race_findings(program, scratch) if options.findings else scale(
        program, scratch, options.cases, options.repeats
    )
    sys.exit(0 if done else 1)


main()
