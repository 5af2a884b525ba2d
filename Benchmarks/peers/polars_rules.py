"""The sixty rules in polars: a lazy scan with a whole schema, code lists as Enum, all cores."""
import sys

import polars as pl
from common import benchmark, tell
from polars_schema import schema


def main():
    frame = pl.scan_csv(sys.argv[1], schema=schema())
    rules = [(code, benchmark.polars(rule, pl).alias(code)) for code, rule in benchmark.rules()]
    answers = frame.select([rule for _, rule in rules]).collect()
    counts = {}
    for code, _ in rules:
        met, unknown = answers[code].sum(), answers[code].null_count()
        counts[code] = (met, len(answers) - met - unknown, unknown)
    tell(counts)


main()
