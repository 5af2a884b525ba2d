"""The rules over contacts in DuckDB: contacts grouped by case, `some` and `every` three-valued."""
import sys

import duckdb
from common import benchmark, tell


def truth(spec):
    """Aggregates over the contacts `k` of one case, and the expression of the rule's truth."""
    kind, condition = spec[0], spec[1]
    hits = f"count(*) filter (where {condition})"
    misses = f"count(*) filter (where not ({condition}))"
    unknown = f"count(*) filter (where k.key is not null and ({condition}) is null)"
    if kind == "count":
        return f"{hits} {spec[2]}"
    if kind == "some":
        answer = f"case when {hits} > 0 then true when {unknown} > 0 then null else false end"
    else:
        answer = f"case when {misses} > 0 then false when {unknown} > 0 then null else true end"
    return spec[2].format(f"({answer})") if len(spec) > 2 else answer


def main():
    folder = sys.argv[1]
    answers = ", ".join(f'{truth(spec)} as "{code}"' for code, _, spec in benchmark.LIST_RULES)
    sums = ", ".join(
        f'count(*) filter (where "{code}"), count(*) filter (where not "{code}"),'
        f' count(*) filter (where "{code}" is null)'
        for code, _, _ in benchmark.LIST_RULES
    )
    form = "header=true, auto_detect=false, delim=',', quote='\"'"
    row = duckdb.sql(
        f"""
        select {sums} from (
          select {answers}
          from read_csv(?, {form}, columns={{'id': 'VARCHAR', 'pdu': 'VARCHAR',
            'startedOn': 'DATE', 'risk': 'VARCHAR'}}) c
          left join read_csv(?, {form}, columns={{'key': 'VARCHAR', 'type': 'VARCHAR',
            'date': 'DATE', 'attended': 'VARCHAR', 'minutes': 'BIGINT'}}) k on k.key = c.id
          group by c.id, "startedOn", risk)
        """,
        params=[f"{folder}/cases.csv", f"{folder}/contacts.csv"],
    ).fetchall()[0]
    codes = [code for code, _, _ in benchmark.LIST_RULES]
    tell({code: row[n * 3 : n * 3 + 3] for n, code in enumerate(codes)})


main()
