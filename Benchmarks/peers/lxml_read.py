"""Reads the cases' XML with lxml into typed columns: the ingest alone, without a rule."""
import json
import sys
from datetime import date

from common import benchmark
from lxml import etree

NAMESPACE = "{urn:caseaudit:cases:1}"


def main():
    fields = benchmark.fields()
    columns = {path: [] for path, _, _ in fields}
    convert = {}
    for path, kind, detail in fields:
        if kind == "date":
            convert[path] = date.fromisoformat
        elif kind == "number":
            convert[path] = int if detail == 0 else float
        elif kind == "flag":
            convert[path] = "yes".__eq__
        elif kind == "code":
            convert[path] = {word: n for n, word in enumerate(detail)}.__getitem__
        else:
            convert[path] = str
    steps = [(path, columns[path].append, convert[path]) for path, _, _ in fields]
    for _, element in etree.iterparse(sys.argv[1], tag=NAMESPACE + "case"):
        values = element.attrib
        for path, append, form in steps:
            text = values.get(path)
            append(None if text is None else form(text))
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    recorded = sum(value is not None for column in columns.values() for value in column)
    print(json.dumps({"cases": len(columns["case.id"]), "recorded": recorded}))


main()
