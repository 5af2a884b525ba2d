"""Writes a made-up workbook as wide as a workload extract, with nothing but the standard library.

    python3 Benchmarks/workbook.py OUT.xlsx [ROWS [COLUMNS]]
    python3 Benchmarks/workbook.py --standards FOLDER [COLUMNS]

The second form writes a vocabulary, a mapping of every column and a framework of one rule.
Of every eight columns one holds texts, one codes, three whole numbers, one days, one Y or N and one
numbers with two places; words stand in the shared strings, days are serial numbers in a day's format.
"""

import pathlib
import random
import sys
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def letters(column):
    """The letters of a column, counted from 0."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def kind(column):
    """The type of a column in a vocabulary."""
    kinds = ["text", "code", "integer", "integer", "date", "boolean", "decimal", "integer"]
    return "text" if column == 0 else kinds[column % 8]


def write_standards(folder, columns):
    """Writes what reads and scores the workbook."""
    folder.mkdir(parents=True, exist_ok=True)
    fields, sources, fillings = [], [], []
    for column in range(1, columns):
        codes = ' codes="kinds"' if kind(column) == "code" else ""
    
        fields.append(f'<field path="column.c{column}" type="{kind(column)}"{codes} title="Column {column}"/>')
        form = codes or f' type="{kind(column)}"'
        sources.append(f'<column name="COL-{column}"{form}/>')
        fillings.append(f'<field path="column.c{column}" column="COL-{column}"/>')
    values = "".join(f'<code value="{letter}{digit}"/>' for letter in "ABCD" for digit in range(4))
    lines = "\n    ".join
    (folder / "wide.xml").write_text(
        f"""<?xml version="1.0" encoding="UTF-8"?>
<vocabulary xmlns="urn:caseaudit:vocabulary:1" id="wide" version="1.0">
  <title>As many made-up fields as a workload extract has columns</title>
  <codes id="kinds" title="Kinds">{values}</codes>
  <case key="case.id" title="Case">
    <field path="case.id" type="text" title="Case" required="yes"/>
    {lines(fields)}
  </case>
</vocabulary>
"""
    )
    (folder / "wide-mapping.xml").write_text(
        f"""<?xml version="1.0" encoding="UTF-8"?>
<mapping xmlns="urn:caseaudit:mapping:1" id="wide" version="1.0" vocabulary="wide" system="Made up"
  dates="serial" yes="Y" no="N">
  <title>A workbook whose every column is read</title>
  <table name="row" sheet="wmt_extract">
    <column name="COL-0" required="yes"/>
    {lines(sources)}
  </table>
  <case table="row" key="COL-0">
    {lines(fillings)}
  </case>
</mapping>
"""
    )
    (folder / "wide-framework.xml").write_text(
        """<?xml version="1.0" encoding="UTF-8"?>
<framework xmlns="urn:caseaudit:framework:1" id="wide" version="1.0" vocabulary="wide">
  <title>One rule</title>
  <source id="made-up" title="Made up for timing"/>
  <ratings source="made-up" verified="yes">
    <rating id="low" label="Low" points="0"/>
    <rating id="high" label="High" points="1"/>
  </ratings>
  <level id="kind" label="Kind" plural="Kinds" field="column.c1"/>
  <bands id="halves" over="share" rounding="halfUp" source="made-up" verified="yes">
    <band rating="low" from="0" to="49"/>
    <band rating="high" from="50" to="100"/>
  </bands>
  <domain code="1" title="Timing">
    <standard code="1.1" title="Timing" bands="halves">
      <keyQuestion code="1.1.1" title="part 1.1.1">
        <question>Is part 1.1.1 done?</question>
        <prompt code="a">
          <question>Does the rule hold?</question>
          <met>column.c2 >= 100 and column.c5</met>
        </prompt>
      </keyQuestion>
    </standard>
  </domain>
</framework>
"""
    )


def main():
    if sys.argv[1] == "--standards":
        return write_standards(pathlib.Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 116)
    path = sys.argv[1]
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 50_000
    columns = int(sys.argv[3]) if len(sys.argv) > 3 else 116
    chance = random.Random(1)
    strings = {}

    def shared(text):
        return strings.setdefault(text, len(strings))

    names = [letters(column) for column in range(columns)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as book:
        book.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
            '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
            '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
            '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
            "</Types>",
        )
        book.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="wmt_extract" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{PACKAGE}">'
            f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/>'
            f'<Relationship Id="rId3" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        )
        book.writestr(
            "xl/styles.xml",
            f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
            '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
            '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        )
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            part.write(f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">'.encode())
            for column, name in enumerate(names):
                part.write(f'<c r="{name}1" t="s"><v>{shared(f"COL-{column}")}</v></c>'.encode())
            part.write(b"</row>")
            for row in range(2, rows + 2):
                cells = []
                for column, name in enumerate(names):
                    place = f"{name}{row}"
                    kind = column % 8
                    if kind == 0:
                        text = f"C-{row:06}" if column == 0 else f"Text {chance.randrange(5000)}"
                        cells.append(f'<c r="{place}" t="s"><v>{shared(text)}</v></c>')
                    elif kind == 1:
                        code = "ABCD"[chance.randrange(4)] + str(chance.randrange(4))
                        cells.append(f'<c r="{place}" t="s"><v>{shared(code)}</v></c>')
                    elif kind == 4:
                        cells.append(f'<c r="{place}" s="1"><v>{44000 + chance.randrange(1500)}</v></c>')
                    elif kind == 5:
                        cells.append(f'<c r="{place}" t="s"><v>{shared("YN"[chance.randrange(2)])}</v></c>')
                    elif kind == 6:
                        cells.append(f'<c r="{place}"><v>{chance.randrange(100000) / 100}</v></c>')
                    else:
                        cells.append(f'<c r="{place}"><v>{chance.randrange(200)}</v></c>')
                part.write(f'<row r="{row}">{"".join(cells)}</row>'.encode())
            part.write(b"</sheetData></worksheet>")
        with book.open("xl/sharedStrings.xml", "w") as part:
            part.write(f'<sst xmlns="{MAIN}" uniqueCount="{len(strings)}">'.encode())
            for text in strings:
                part.write(f"<si><t>{text}</t></si>".encode())
            part.write(b"</sst>")


if __name__ == "__main__":
    main()
