#!/usr/bin/env python3
"""Times the national caseload as an extract of eight files beside DuckDB, and checks that both count the same.

    Benchmarks/extracts.py --scratch DIR [--people 250000] [--repeats 3] [--caseaudit PROGRAM]

Both join the files by person and event and answer six rules. Ours reads every column that the mapping knows
and checks every value; DuckDB reads the columns that the rules need. Exits 1 when the counts differ.
"""
import argparse
import subprocess
import sys
from pathlib import Path

from racing import AS_OF, HERE, ROOT, STANDARDS, build, peers, race


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scratch", type=Path, required=True)
    parser.add_argument("--people", type=int, default=250_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--caseaudit", type=Path, help="a program already built")
    options = parser.parse_args()
    scratch = options.scratch.resolve()
    scratch.mkdir(parents=True, exist_ok=True)
    program = options.caseaudit.resolve() if options.caseaudit else build()
    python = peers(scratch)
    folder = scratch / f"delius-{options.people}"
    if not folder.exists():
        subprocess.run([sys.executable, HERE / "delius.py", "--people", str(options.people), "--seed", "1",
                        folder], check=True)
    _, same = race(
        f"6 rules over the joined extract of {options.people} people",
        {
            "caseaudit": [program, "score", "--framework", STANDARDS / "extract-framework.xml", "--cases", folder,
                          "--mapping", ROOT / "standards" / "mappings" / "ndelius-csv.xml", "--as-of", AS_OF,
                          "--json"],
            "duckdb": [python, HERE / "peers" / "duckdb_extract.py", folder, AS_OF],
        },
        options.repeats,
    )
    sys.exit(0 if same else 1)


main()
