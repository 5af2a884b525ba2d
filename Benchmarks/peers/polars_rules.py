"""The sixty rules in polars: a lazy scan with a whole schema, code lists as Enum, all cores."""
import sys

import polars as pl
from common import benchmark, tell


def schema():
    types = {}
    for path, kind, detail in benchmark.fields():
        if kind == "text":
            types[path] = pl.String
        elif kind == "date":
            types[path] = pl.Date
        elif kind == "code":
            types[path] = pl.Enum(detail)
        elif kind == "flag":
            types[path] = pl.Enum(["no", "yes"])
        else:
            types[path] = pl.Int64 if detail == 0 else pl.Float64
    return types


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
