"""The rules over a joined extract in DuckDB: each file read for the columns that a rule needs."""
import sys

import duckdb
from common import tell

CODES = ["1.1.1.a", "1.1.1.b", "1.1.1.c", "1.1.2.a", "1.1.2.b", "1.1.2.c"]


def day(column):
    return f"strptime(nullif({column}, ''), '%d/%m/%Y')::date"


def truth(column):
    return f"case {column} when 'Y' then true when 'N' then false end"


def table(folder, name):
    return (f"read_csv('{folder}/{name}.csv', header=true, auto_detect=true, all_varchar=true,"
            f" delim=',', quote='\"')")


def some(condition):
    """Three-valued `some` over the rows `r` of a group."""
    return (f"case when count(*) filter (where {condition}) > 0 then true"
            f" when count(*) filter (where ({condition}) is null) > 0 then null else false end")


def every(condition):
    return (f"case when count(*) filter (where not ({condition})) > 0 then false"
            f" when count(*) filter (where ({condition}) is null) > 0 then null else true end")


def main():
    folder, as_of = sys.argv[1], sys.argv[2]
    query = f"""
    with events as materialized (
      select crn, event_number as number,
        {day("disposal_date")} as started
      from {table(folder, "event")} where active_flag = 'Y'),
    visits as (
      select e.crn, e.number,
        {some("r.type in ('CHVS', 'C253', 'IOHV') and r.attended")} as a,
        count(*) filter (where r.attended) >= 6 as b,
        count(*) filter (where r.day between e.started and e.started + 30) >= 3 as c
      from events e join (
        select crn, event_number as number, contact_type as type, {truth("attended")} as attended,
          {day("contact_date")} as day
        from {table(folder, "contact")}) r on r.crn = e.crn and r.number = e.number
      group by all),
    terms as (
      select e.crn, e.number, {every("r.begun is not null")} as answer
      from events e join (
        select crn, event_number as number, {day("commencement_date")} as begun
        from {table(folder, "requirement")}
        union all
        select crn, event_number, {day("commencement_date")} from {table(folder, "licence_condition")}
      ) r on r.crn = e.crn and r.number = e.number
      group by all),
    registers as (
      select crn, {every(f"ended is not null or review >= date '{as_of}'")} as answer
      from (select crn, {day("deregistration_date")} as ended, {day("next_review_date")} as review
        from {table(folder, "registration")})
      group by crn),
    people as (select crn, {day("allocation_date")} as allocated from {table(folder, "person")}),
    answers as (
      select case when v.crn is null then false else v.a end as a0, coalesce(v.b, false) as a1,
        coalesce(v.c, false) as a2, case when t.crn is null then true else t.answer end as a3,
        case when g.crn is null then true else g.answer end as a4,
        p.allocated <= e.started + 5 as a5
      from events e
        left join visits v on v.crn = e.crn and v.number = e.number
        left join terms t on t.crn = e.crn and t.number = e.number
        left join registers g on g.crn = e.crn
        left join people p on p.crn = e.crn)
    select {", ".join(f"count(*) filter (where a{n}), count(*) filter (where not a{n}),"
                      f" count(*) filter (where a{n} is null)" for n in range(6))}
    from answers
    """
    row = duckdb.sql(query).fetchall()[0]
    tell({code: row[n * 3 : n * 3 + 3] for n, code in enumerate(CODES)})


main()
