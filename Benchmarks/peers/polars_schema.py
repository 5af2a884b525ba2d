"""The types of the sixty columns in polars."""
import polars as pl
from common import benchmark


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
