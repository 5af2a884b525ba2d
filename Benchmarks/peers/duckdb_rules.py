"""The sixty rules in DuckDB: one query straight from the file, columns typed, all cores."""
import sys

import duckdb
from common import benchmark, tell

TYPES = {"text": "VARCHAR", "date": "DATE", "code": "VARCHAR", "flag": "VARCHAR"}


def main():
    columns = ", ".join(
        f"'{path}': '{TYPES.get(kind) or ('BIGINT' if detail == 0 else 'DECIMAL(12,2)')}'"
        for path, kind, detail in benchmark.fields()
    )
    answers = ", ".join(f'{benchmark.sql(rule)} as "{code}"' for code, rule in benchmark.rules())
    sums = ", ".join(
        f'count(*) filter (where "{code}"), count(*) filter (where not "{code}"),'
        f' count(*) filter (where "{code}" is null)'
        for code, _ in benchmark.rules()
    )
    row = duckdb.sql(
        f"select {sums} from (select {answers} from read_csv(?, header=true, auto_detect=false,"
        f" delim=',', quote='\"', columns={{{columns}}}))",
        params=[sys.argv[1]],
    ).fetchall()[0]
    tell({code: row[n * 3 : n * 3 + 3] for n, (code, _) in enumerate(benchmark.rules())})


main()
