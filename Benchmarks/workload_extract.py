#!/usr/bin/env python3
"""Writes a made-up workbook in the manner of the workload tool's monthly extract: thirteen sheets, up to 116 columns.

    python3 Benchmarks/workload_extract.py samples/feeds/workload-extract/WMT_PS.xlsx --staff 24 --seed 7
    python3 Benchmarks/workload_extract.py OUT.xlsx --staff 12000 --seed 1      (the size of the national service)

Headings are spelt with and without blanks, hyphens and capitals as they come; days are serial numbers, words stand in the
shared strings, and empty rows trail behind. Nobody in it exists. The same numbers give the same bytes.
"""

import argparse
import pathlib
import random
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TIERS = [f"{letter}{digit}" for letter in "ABCD" for digit in "3210"]
WEIGHTS = [1, 3, 4, 0, 4, 7, 8, 1, 5, 8, 9, 1, 1, 6, 7, 2]
GRADES = ["PSO", "PSM", "PSQ", "PSP", "PS4", "PSB"]
UNITS = [
    ("Northmarch", "N96", ["Alderbeck", "Brackendale", "Carrow Vale", "Dunmere"]),
    ("Eastwold", "N97", ["Fenwick", "Garside", "Harbour and Vale"]),
]
DATESTAMP = 45474  # 1 July 2024
CMS = ["CMS01", "CMS02", "CMS05", "CMS16"]


class Day(int):
    """A day as a spreadsheet counts days."""


def letters(column):
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


class Book:
    def __init__(self):
        self.strings = {}
        self.sheets = []

    def shared(self, text):
        return self.strings.setdefault(text, len(self.strings))

    def add(self, name, header, rows):
        lines = []
        for number, row in enumerate([header] + rows, start=1):
            cells = []
            for column, value in enumerate(row):
                place = f"{letters(column)}{number}"
                if value is None or value == "":
                    continue
                if isinstance(value, Day):
                    cells.append(f'<c r="{place}" s="1"><v>{int(value)}</v></c>')
                elif isinstance(value, int):
                    cells.append(f'<c r="{place}"><v>{value}</v></c>')
                else:
                    cells.append(f'<c r="{place}" t="s"><v>{self.shared(value)}</v></c>')
            lines.append(f'<row r="{number}">{"".join(cells)}</row>')
        # What is left when somebody clears rows instead of deleting them.
        for number in range(len(rows) + 2, len(rows) + 5):
            lines.append(f'<row r="{number}"><c r="A{number}" s="0"/></row>')
        self.sheets.append((name, f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'))

    def write(self, path):
        count = len(self.sheets)
        numbers = range(1, count + 1)
        parts = {
            "[Content_Types].xml":
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="xml" ContentType="application/xml"/>'
                f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>'
                + "".join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{TYPES}.worksheet+xml"/>'
                          for n in numbers)
                + f'<Override PartName="/xl/styles.xml" ContentType="{TYPES}.styles+xml"/>'
                f'<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPES}.sharedStrings+xml"/></Types>',
            "_rels/.rels":
                f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
                'Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml":
                f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
                + "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>'
                          for n, (name, _) in zip(numbers, self.sheets))
                + "</sheets></workbook>",
            "xl/_rels/workbook.xml.rels":
                f'<Relationships xmlns="{PACKAGE}">'
                + "".join(f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
                          for n in numbers)
                + f'<Relationship Id="rId{count + 1}" Type="{OFFICE}/styles" Target="styles.xml"/>'
                f'<Relationship Id="rId{count + 2}" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
                "</Relationships>",
            "xl/styles.xml":
                f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
                '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
                '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        }
        for n, (_, text) in zip(numbers, self.sheets):
            parts[f"xl/worksheets/sheet{n}.xml"] = text
        parts["xl/sharedStrings.xml"] = (
            f'<sst xmlns="{MAIN}" uniqueCount="{len(self.strings)}">'
            + "".join(f"<si><t>{text}</t></si>" for text in self.strings) + "</sst>"
        )
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as book:
            for name, text in parts.items():
                info = zipfile.ZipInfo(name, (2024, 7, 1, 9, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                book.writestr(info, text)


def spelt(names):
    """Headings as they come: every third with capitals and blanks or hyphens."""
    return [name.replace("_", " ").upper() if i % 3 == 1 else name.replace("_", "-") if i % 7 == 2 else name
            for i, name in enumerate(names)]


WHO = ["trust", "region_desc", "region_code", "pdu_desc", "pdu_code", "ldu_desc", "ldu_code", "team_desc",
       "team_code", "om_surname", "om_forename", "om_key", "om_grade_code"]
COUNTS = [f"{place}tier{tier}{suffix}".lower() for suffix in ("", "s") for place in ("comm", "cust", "licence")
          for tier in (["0"] if not suffix else []) + TIERS]
TAIL = ["comin1st16weeks", "licin1st16weeks", "datestamp", "vcrn_count"]
FLAGS = ["row_type", "case_ref_no", "tier_code", "team_code", "om_grade_code", "om_key", "location"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--staff", type=int, default=24)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    units = [(region, code, pdu, f"{code}P{n:02}") for region, code, pdus in UNITS for n, pdu in enumerate(pdus, 1)]
    people = []
    for index in range(asked.staff):
        region, code, pdu, pdu_code = units[index * len(units) // asked.staff]
        team = index % 3 + 1
        people.append(["Probation", region, code, pdu, pdu_code, f"{pdu} unit", f"{pdu_code}L1", f"{pdu} {team}",
                       f"{pdu_code}T{team}", f"Surname{index}", "Made-up", f"{code}A{index:05}",
                       GRADES[index % len(GRADES)]])

    def counts(most):
        made = []
        for suffix in ("", "s"):
            for place in range(3):
                if not suffix:
                    made.append(chance.randrange(2))
                for weight in WEIGHTS:
                    top = weight * most // 10 if not suffix else (1 if weight > 7 and most > 3 else 0)
                    made.append(chance.randrange(top + 1) if top else 0)
        return made

    def wide(most):
        rows = []
        for person in people:
            made = counts(most)
            rows.append(person + made + [chance.randrange(4), chance.randrange(3), Day(DATESTAMP), sum(made)])
        return rows

    book = Book()
    header = spelt(WHO + COUNTS + TAIL)
    assert len(header) == 116
    for name, most in (("wmt_extract", 5), ("wmt_extract_filtered", 4), ("t2a", 1), ("omic_teams", 2)):
        book.add(name, header, wide(most))
    book.add(
        "court_reports",
        WHO + ["om_team_staff_grade", "sdr_last_30", "sdr_due_next_30", "sdr_conv_last_30", "oral_reports", "datestamp"],
        [person + ["", chance.randrange(4), chance.randrange(3), chance.randrange(2), chance.randrange(5),
                   Day(DATESTAMP)] for person in people if chance.random() < 0.5],
    )
    for name, kind in (("flag_warr_4_n", "W"), ("flag_upw", "U"), ("flag_o_due", "O"), ("flag_priority", "P")):
        rows = [[kind, f"X{chance.randrange(10 ** 6):06}", chance.choice(TIERS), person[8], person[12], person[11],
                 chance.choice(["COMMUNITY", "LICENCE", "CUSTODY"])] for person in people[::4]]
        book.add(name, FLAGS, rows)
    cms = []
    for number in range(asked.staff):
        maker, owner = chance.choice(people), chance.choice(people)
        cms.append([700000 + number, f"X{chance.randrange(10 ** 6):06}", Day(DATESTAMP - chance.randrange(7)),
                    chance.choice(CMS), "Made up", "Made-up name", maker[11], maker[12], maker[8], maker[2],
                    "Made-up name", owner[11], owner[12], owner[8], owner[2]])
    book.add("cms", ["contact_id", "crn", "contact_date", "contact_type_code", "contact_type_desc",
                     "contact_staff_name", "contact_staff_key", "contact_staff_grade", "contact_team_key",
                     "contact_provider_code", "om_name", "om_key", "om_grade", "om_team_key", "om_provider_code"], cms)
    book.add("wmt_extract_sa", FLAGS + ["disposal_type_desc", "disposal_type_code", "standalone_order"],
             [["S", f"X{chance.randrange(10 ** 6):06}", "D1", person[8], person[12], person[11], "COMMUNITY",
               "Community order", "201", "Y"] for person in people[::6]])
    book.add("suspended_lifers",
             FLAGS + ["in_custody", "register_code", "register_description", "register_level",
                      "register_level_description", "register_category", "register_category_description",
                      "deregistration_date", "registration_date", "next_review_date"],
             [["L", f"X{chance.randrange(10 ** 6):06}", "C1", person[8], person[12], person[11], "LICENCE", "N", "INLL",
               "Lifer", "", "", "", "", "", Day(DATESTAMP - 900), Day(DATESTAMP + 90)] for person in people[::9]])
    book.add("t2a_detail", ["crn", "event_no", "allocation_date", "nsi_cd", "birth_date", "age"],
             [[f"X{chance.randrange(10 ** 6):06}", 1, Day(DATESTAMP - 60), "T2A", Day(DATESTAMP - 19 * 365), 19]
              for _ in people[::5]])
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    book.write(asked.out)


if __name__ == "__main__":
    main()
