#!/usr/bin/env python3
"""The benchmark's fields and rules, written once; every engine's form of them is made from here.

    python3 rules.py write      writes the vocabularies and frameworks in standards/

A field is (path, kind, ...). A rule is a nested tuple:
    ("and", a, b) ("or", a, b) ("not", a)      three-valued logic
    ("flag", field)                            a boolean field
    ("eq", field, word) ("in", field, words)   a code field
    ("num", op, field, number)                 a number field against a number
    ("band", field, low, high)                 low <= field <= high
    ("before", a, b)                           day a is not after day b
    ("days", a, b, op, n)                      days from a to b, compared with n
"""
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
WORDS = ["alpha", "bravo", "carol", "delta", "echo", "fox", "golf", "hotel"]

IDENTIFIER = "case.id"
TEXTS = ["unit.region", "unit.pdu", "note.first", "note.second"]
DATES = [f"day.d{n:02}" for n in range(1, 13)]
CODES = {f"code.c{n:02}": WORDS[: 3 + n % 6] for n in range(1, 19)}
NUMBERS = {f"number.n{n:02}": (0 if n <= 8 else 2) for n in range(1, 16)}
FLAGS = [f"flag.f{n:02}" for n in range(1, 11)]


def fields():
    """All sixty fields in the order of the file: (path, kind, detail)."""
    found = [(IDENTIFIER, "text", None)]
    found += [(path, "text", None) for path in TEXTS]
    found += [(path, "date", None) for path in DATES]
    found += [(path, "code", words) for path, words in CODES.items()]
    found += [(path, "number", places) for path, places in NUMBERS.items()]
    found += [(path, "flag", None) for path in FLAGS]
    return found


def rules():
    """The sixty rules: ten of each of six shapes, over fields that change from rule to rule."""
    codes, numbers = list(CODES), list(NUMBERS)
    found = []
    for n in range(60):
        code, other = codes[n * 5 % 18], codes[(n * 7 + 3) % 18]
        number, second = numbers[n * 4 % 15], numbers[(n * 11 + 2) % 15]
        flag, flag2 = FLAGS[n % 10], FLAGS[(n * 3 + 1) % 10]
        first = DATES[n % 9]
        later = DATES[n % 9 + 1 + n % 3]
        limit = 10 + n * 7 % 60
        shape = n % 6
        if shape == 0:
            rule = ("and", ("num", ">=", number, limit), ("not", ("eq", code, CODES[code][n % 3])))
        elif shape == 1:
            rule = ("or", ("in", code, CODES[code][1:3]), ("flag", flag))
        elif shape == 2:
            rule = ("and", ("days", first, later, "<=", 5 + n % 40), ("num", "<", number, limit + 20))
        elif shape == 3:
            rule = (
                "or",
                ("and", ("flag", flag), ("eq", code, CODES[code][0])),
                ("and", ("num", ">", number, limit), ("num", "<=", second, 60)),
            )
        elif shape == 4:
            rule = (
                "and",
                ("or", ("not", ("flag", flag)), ("before", first, later)),
                ("or", ("flag", flag2), ("in", other, CODES[other][:2])),
            )
        else:
            rule = (
                "and",
                ("band", number, limit // 2, limit + 30),
                ("or", ("eq", other, CODES[other][1]), ("days", first, later, ">", 7 + n % 30)),
            )
        found.append((f"1.1.{n // 6 + 1}.{'abcdef'[n % 6]}", rule))
    return found


def feel(rule):
    """A rule in FEEL."""
    kind = rule[0]
    if kind in ("and", "or"):
        return "(" + f" {kind} ".join(feel(part) for part in rule[1:]) + ")"
    if kind == "not":
        return f"not({feel(rule[1])})"
    if kind == "flag":
        return rule[1]
    if kind == "eq":
        return f'{rule[1]} = "{rule[2]}"'
    if kind == "in":
        return f"{rule[1]} in (" + ", ".join(f'"{word}"' for word in rule[2]) + ")"
    if kind == "num":
        return f"{rule[2]} {rule[1]} {rule[3]}"
    if kind == "band":
        return f"{rule[1]} between {rule[2]} and {rule[3]}"
    if kind == "before":
        return f"{rule[1]} <= {rule[2]}"
    if kind == "days":
        return f"days between({rule[1]}, {rule[2]}) {rule[3]} {rule[4]}"
    raise ValueError(kind)


def sql(rule):
    """A rule in SQL, for columns whose names are the paths and whose flags are 'yes' and 'no'."""
    kind = rule[0]
    if kind in ("and", "or"):
        return "(" + f" {kind} ".join(sql(part) for part in rule[1:]) + ")"
    if kind == "not":
        return f"not ({sql(rule[1])})"
    if kind == "flag":
        return f"\"{rule[1]}\" = 'yes'"
    if kind == "eq":
        return f"\"{rule[1]}\" = '{rule[2]}'"
    if kind == "in":
        return f'"{rule[1]}" in (' + ", ".join(f"'{word}'" for word in rule[2]) + ")"
    if kind == "num":
        return f'"{rule[2]}" {rule[1]} {rule[3]}'
    if kind == "band":
        return f'"{rule[1]}" between {rule[2]} and {rule[3]}'
    if kind == "before":
        return f'"{rule[1]}" <= "{rule[2]}"'
    if kind == "days":
        return f'"{rule[2]}" - "{rule[1]}" {rule[3]} {rule[4]}'
    raise ValueError(kind)


def polars(rule, pl, has_booleans=False):
    """A rule as a polars expression; flags are booleans, or words of an Enum."""
    kind = rule[0]
    if kind == "and":
        return polars(rule[1], pl, has_booleans) & polars(rule[2], pl, has_booleans)
    if kind == "or":
        return polars(rule[1], pl, has_booleans) | polars(rule[2], pl, has_booleans)
    if kind == "not":
        return ~polars(rule[1], pl, has_booleans)
    if kind == "flag":
        return pl.col(rule[1]) if has_booleans else pl.col(rule[1]) == "yes"
    if kind == "eq":
        return pl.col(rule[1]) == rule[2]
    if kind == "in":
        return pl.col(rule[1]).is_in(rule[2])
    if kind == "num":
        return compare(pl.col(rule[2]), rule[1], rule[3])
    if kind == "band":
        return pl.col(rule[1]).is_between(rule[2], rule[3])
    if kind == "before":
        return pl.col(rule[1]) <= pl.col(rule[2])
    if kind == "days":
        span = (pl.col(rule[2]) - pl.col(rule[1])).dt.total_days()
        return compare(span, rule[3], rule[4])
    raise ValueError(kind)


def name(path):
    """A field's name for engines whose names have no points; the last part is unique."""
    return path.split(".")[-1]


def number(path, limit):
    """A limit for a number field, for engines that do not compare whole numbers with others."""
    return str(limit) if NUMBERS[path] == 0 else f"{limit}.0"


def bkflow(rule):
    """A rule in bkflow-feel's FEEL; days are numbers, because it has no type of a given day."""
    kind = rule[0]
    if kind in ("and", "or"):
        return "(" + f" {kind} ".join(bkflow(part) for part in rule[1:]) + ")"
    if kind == "not":
        return f"not({bkflow(rule[1])})"
    if kind == "flag":
        return name(rule[1])
    if kind == "eq":
        return f'{name(rule[1])} = "{rule[2]}"'
    if kind == "in":
        return f"{name(rule[1])} in [" + ", ".join(f'"{word}"' for word in rule[2]) + "]"
    if kind == "num":
        return f"{name(rule[2])} {rule[1]} {number(rule[2], rule[3])}"
    if kind == "band":
        return f"{name(rule[1])} between {rule[2]} and {rule[3]}"
    if kind == "before":
        return f"{name(rule[1])} <= {name(rule[2])}"
    if kind == "days":
        return f"{name(rule[2])} - {name(rule[1])} {rule[3]} {rule[4]}"
    raise ValueError(kind)


def zen(rule):
    """A rule in ZEN expressions; days are numbers, which is quicker than their dates."""
    kind = rule[0]
    if kind in ("and", "or"):
        return "(" + f" {kind} ".join(zen(part) for part in rule[1:]) + ")"
    if kind == "not":
        return f"not ({zen(rule[1])})"
    if kind == "flag":
        return name(rule[1])
    if kind == "eq":
        return f'{name(rule[1])} == "{rule[2]}"'
    if kind == "in":
        return f"{name(rule[1])} in [" + ", ".join(f'"{word}"' for word in rule[2]) + "]"
    if kind == "num":
        return f"{name(rule[2])} {rule[1]} {rule[3]}"
    if kind == "band":
        return f"{name(rule[1])} in [{rule[2]}..{rule[3]}]"
    if kind == "before":
        return f"{name(rule[1])} <= {name(rule[2])}"
    if kind == "days":
        return f"{name(rule[2])} - {name(rule[1])} {rule[3]} {rule[4]}"
    raise ValueError(kind)


def compare(left, op, right):
    return {
        "<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right,
    }[op]


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def vocabulary():
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<vocabulary xmlns="urn:caseaudit:vocabulary:1" id="benchmark" version="1.0">',
        "  <title>Sixty made-up fields for timing</title>",
    ]
    for path, words in CODES.items():
        name = path.split(".")[1]
        lines.append(f'  <codes id="{name}" title="{name}">')
        lines += [f'    <code value="{word}"/>' for word in words]
        lines.append("  </codes>")
    lines.append('  <case key="case.id" title="Case">')
    for path, kind, detail in fields():
        title = path.replace(".", " ")
        if kind == "text":
            required = ' required="yes"' if path == IDENTIFIER else ""
            lines.append(f'    <field path="{path}" type="text" title="{title}"{required}/>')
        elif kind == "date":
            lines.append(f'    <field path="{path}" type="date" title="{title}"/>')
        elif kind == "flag":
            lines.append(f'    <field path="{path}" type="boolean" title="{title}"/>')
        elif kind == "code":
            name = path.split(".")[1]
            lines.append(f'    <field path="{path}" type="code" codes="{name}" title="{title}"/>')
        elif detail == 0:
            lines.append(
                f'    <field path="{path}" type="integer" title="{title}" minimum="0" maximum="100"/>'
            )
        else:
            lines.append(
                f'    <field path="{path}" type="decimal" title="{title}" places="{detail}"'
                ' minimum="0" maximum="100"/>'
            )
    return "\n".join(lines + ["  </case>", "</vocabulary>", ""])


def framework_head(name, vocabulary_name, title):
    return [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<framework xmlns="urn:caseaudit:framework:1" id="{name}" version="1.0"'
        f' vocabulary="{vocabulary_name}">',
        f"  <title>{title}</title>",
        '  <source id="made-up" title="Made up for timing"/>',
        '  <ratings source="made-up" verified="yes">',
        '    <rating id="low" label="Low" points="0"/>',
        '    <rating id="high" label="High" points="1"/>',
        "  </ratings>",
        '  <level id="pdu" label="Delivery unit" plural="Delivery units" field="unit.pdu"/>',
        '  <bands id="halves" over="share" rounding="halfUp" source="made-up" verified="yes">',
        '    <band rating="low" from="0" to="49"/>',
        '    <band rating="high" from="50" to="100"/>',
        "  </bands>",
        '  <domain code="1" title="Timing">',
        '    <standard code="1.1" title="Timing" bands="halves">',
    ]


def framework_questions(rules_with_codes):
    lines, question = [], None
    for code, text in rules_with_codes:
        parent, letter = code.rsplit(".", 1)
        if parent != question:
            if question:
                lines.append("      </keyQuestion>")
            question = parent
            lines.append(f'      <keyQuestion code="{parent}" title="part {parent}">')
            lines.append(f"        <question>Is part {parent} done?</question>")
        lines.append(f'        <prompt code="{letter}">')
        lines.append(f"          <question>Does rule {code} hold?</question>")
        lines.append(f"          <met>{escaped(text)}</met>")
        lines.append("        </prompt>")
    return lines + ["      </keyQuestion>", "    </standard>", "  </domain>", "</framework>", ""]


def framework():
    lines = framework_head("benchmark", "benchmark", "Sixty rules for timing")
    return "\n".join(lines + framework_questions([(c, feel(r)) for c, r in rules()]))


CONTACT_TYPES = ["office visit", "home visit", "telephone appointment", "other"]
RISKS = ["low", "medium", "high", "very high"]
# Each rule over lists in FEEL, and its truth for one case in SQL: an aggregate over its contacts.
LIST_RULES = [
    (
        "1.1.1.a",
        'some c in contacts satisfies c.type = "home visit" and c.attended',
        ("some", "type = 'home visit' and attended = 'yes'"),
    ),
    (
        "1.1.1.b",
        "some c in contacts satisfies c.date <= startedOn + duration(\"P5D\")",
        ("some", '"date" <= "startedOn" + 5'),
    ),
    (
        "1.1.1.c",
        'count(contacts[attended and type in ("office visit", "home visit")]) >= 4',
        ("count", "attended = 'yes' and type in ('office visit', 'home visit')", ">= 4"),
    ),
    (
        "1.1.1.d",
        'every c in contacts satisfies c.type != "other" or c.attended',
        ("every", "type <> 'other' or attended = 'yes'"),
    ),
    (
        "1.1.2.a",
        'count(contacts[not(attended)]) <= if risk = "low" then 9 else 6',
        ("count", "not (attended = 'yes')", "<= case when risk = 'low' then 9 else 6 end"),
    ),
    (
        "1.1.2.b",
        'risk = "low" or (some c in contacts satisfies c.type = "home visit" and c.date >= startedOn'
        ' and c.minutes >= 30)',
        ("some", "type = 'home visit' and \"date\" >= \"startedOn\" and minutes >= 30",
         "risk = 'low' or {}"),
    ),
]


def list_vocabulary():
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<vocabulary xmlns="urn:caseaudit:vocabulary:1" id="benchmark-contacts" version="1.0">',
        "  <title>Cases with contacts for timing</title>",
    ]
    for name, words in (("risk", RISKS), ("contactType", CONTACT_TYPES)):
        lines.append(f'  <codes id="{name}" title="{name}">')
        lines += [f'    <code value="{word}"/>' for word in words]
        lines.append("  </codes>")
    return "\n".join(
        lines
        + [
            '  <case key="case.id" title="Case">',
            '    <field path="case.id" type="text" title="Case reference" required="yes"/>',
            '    <field path="unit.pdu" type="text" title="Delivery unit"/>',
            '    <field path="startedOn" type="date" title="Start"/>',
            '    <field path="risk" type="code" codes="risk" title="Risk"/>',
            '    <list name="contacts" title="Contact">',
            '      <field path="type" type="code" codes="contactType" title="Type"/>',
            '      <field path="date" type="date" title="Date"/>',
            '      <field path="attended" type="boolean" title="Attended"/>',
            '      <field path="minutes" type="integer" title="Minutes" minimum="0" maximum="120"/>',
            "    </list>",
            "  </case>",
            "</vocabulary>",
            "",
        ]
    )


def list_framework():
    lines = framework_head("benchmark-contacts", "benchmark-contacts", "Rules over contacts")
    return "\n".join(lines + framework_questions([(c, text) for c, text, _ in LIST_RULES]))


def main():
    if sys.argv[1:] != ["write"]:
        sys.exit(__doc__)
    folder = HERE / "standards"
    folder.mkdir(exist_ok=True)
    for name, text in (
        ("benchmark.xml", vocabulary()),
        ("benchmark-contacts.xml", list_vocabulary()),
        ("benchmark-framework.xml", framework()),
        ("benchmark-contacts-framework.xml", list_framework()),
    ):
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
