"""Writes a made-up workbook as wide as a workload extract, with nothing but the standard library.

    python3 Benchmarks/workbook.py OUT.xlsx [ROWS [COLUMNS]]

Of every eight columns one holds texts, one codes, three whole numbers, one days, one Y or N and one
numbers with two places; words stand in the shared strings, days are serial numbers in a day's format.
"""

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


def main():
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
