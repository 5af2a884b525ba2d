"""What the benchmarks share: running programs, building ours, peers, data, and fair turns."""
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
STANDARDS = HERE / "standards"
AS_OF = "2024-07-01"
OUTCOMES = ("met", "notMet", "notEvidenced")


def run(command, **options):
    """Runs a command to its end and gives its seconds, peak megabytes and output."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
    # Outputs are small; stderr is read after stdout.
    output, messages = process.stdout.read(), process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{messages.decode()}\nfailed")
    return seconds, usage.ru_maxrss / 1024, output.decode()


def counts(text):
    """The counts of each prompt out of a program's JSON."""
    return {
        code: tuple(values[outcome] for outcome in OUTCOMES)
        for code, values in json.loads(text).items()
    }


def build():
    subprocess.run(
        ["swift", "build", "-c", "release", "--product", "caseaudit"], cwd=ROOT, check=True
    )
    path = subprocess.run(
        ["swift", "build", "-c", "release", "--show-bin-path"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout.strip()
    return Path(path) / "caseaudit"


def peers(scratch):
    """Makes the peers' environment once, and again whenever their versions change."""
    python = scratch / "venv" / "bin" / "python"
    wanted = (HERE / "peers" / "requirements.txt").read_text()
    installed = scratch / "installed.txt"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", scratch / "venv"], check=True)
    if not installed.exists() or installed.read_text() != wanted:
        requirements = HERE / "peers" / "requirements.txt"
        subprocess.run([python, "-m", "pip", "install", "-q", "-r", requirements], check=True)
        installed.write_text(wanted)
    return python


def generate(program, scratch, name, count, form):
    """Makes data once and gives its folder; the seed is fixed, so a kept folder is as good."""
    folder = scratch / f"{name}-{count}-{form}"
    if not folder.exists():
        seconds, peak, _ = run(
            [program, "generate", "--framework", STANDARDS / f"{name}-framework.xml",
             "--cases", str(count), "--seed", "1", "--out", folder, "--format", form,
             "--as-of", AS_OF, "--vocabulary", STANDARDS / f"{name}.xml"]
        )
        print(f"made {folder.name} in {seconds:.1f} s, {peak:.0f} MB")
    return folder


def race(title, runners, repeats, checks=counts):
    """Runs programs in turn and prints their medians beside the first one's."""
    results = {name: [] for name in runners}
    answers = {}
    for _ in range(repeats):
        for name, command in runners.items():
            seconds, peak, output = run(command)
            results[name].append((seconds, peak))
            answers[name] = output
    print(f"\n{title}, median of {repeats}")
    ours = None
    for name, runs in results.items():
        seconds = statistics.median(second for second, _ in runs)
        peak = max(megabytes for _, megabytes in runs)
        ours = ours or seconds
        print(f"  {name:<22}{seconds:8.3f} s  {seconds / ours:6.2f}x  {peak:7.0f} MB")
    if checks is None:
        return ours, True
    first, *others = [checks(answers[name]) for name in runners]
    same = all(first == other for other in others)
    print("  all count the same" if same else "  THE COUNTS DIFFER")
    if not same:
        for other in others:
            wrong = [code for code in first if first[code] != other.get(code)]
            for code in wrong[:5]:
                print(f"    {code}: {first[code]} against {other.get(code)}")
    return ours, same
