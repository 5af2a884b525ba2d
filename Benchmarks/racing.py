"""What the benchmarks share: running programs, building ours, peers, data, and fair turns."""
import json
import os
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
