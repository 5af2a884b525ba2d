"""The sixty rules in polars over columns in memory: lazy, codes as Enum, all cores.

    polars_columns.py CASES REPEATS

The answers are made first and counted second, on the streaming engine: of the forms tried the
fastest. Flags are booleans before the clock starts.
"""
import sys
import time

import polars as pl
from common import benchmark, tell_rates
from polars_schema import schema


def main():
    path, repeats = sys.argv[1], int(sys.argv[2])
    frame = pl.read_csv(path, schema=schema())
    frame = frame.with_columns(pl.col(flag) == "yes" for flag in benchmark.FLAGS).rechunk()
    codes = [code for code, _ in benchmark.rules()]
    query = (
        frame.lazy()
        .select(
            benchmark.polars(rule, pl, has_booleans=True).alias(code)
            for code, rule in benchmark.rules()
        )
        .select(
            total for code in codes for total in (
                pl.col(code).sum().alias(f"{code} met"),
                pl.col(code).null_count().alias(f"{code} unknown"),
            )
        )
    )
    seconds = []
    for turn in range(repeats + 1):
        started = time.perf_counter()
        row = query.collect(engine="streaming").row(0, named=True)
        if turn > 0:
            seconds.append(time.perf_counter() - started)
    counts = {}
    for code in codes:
        met, unknown = row[f"{code} met"], row[f"{code} unknown"]
        counts[code] = (met, len(frame) - met - unknown, unknown)
    tell_rates(len(frame), seconds, counts)


main()
