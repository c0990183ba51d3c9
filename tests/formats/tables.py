"""Makes the tables of corpus/formats/ from one list of vacancies: python3 tests/formats/tables.py

Needs XlsxWriter, odfpy and pyarrow (pip install XlsxWriter odfpy pyarrow). What it makes is checked in, since no two versions write
the same bytes.
"""

import csv
import datetime
import json
import pathlib

import odf.opendocument
import odf.table
import odf.text
import pyarrow
import pyarrow.parquet
import xlsxwriter

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent.parent / "corpus" / "formats"

HEADER = ["Nr", "Functie", "Geplaatst", "Vacaturetekst", "Uren"]
ROWS = [
    (2001, "Coördinator vrijwilligers", "2026-02-02", "Wat ga je doen?\nJe coördineert het werk van veertig vrijwilligers en maakt duidelijke afspraken met hen.\n\nWat vragen wij?\nJe luistert goed, je werkt nauw samen met collega's en je houdt rekening met hun belangen.", 24),
    (2002, "Medewerker servicebalie", "2026-02-09", "Je helpt klanten aan de balie; je denkt met hen mee, ook als het druk is. Je zegt \"nee\" als het moet en legt uit waarom.", 32),
    (2003, "Planner", "2026-02-16", "<h2>Taken</h2><p>Je maakt de planning en stelt prioriteiten.</p><ul><li>Je werkt zelfstandig en nauwkeurig.</li><li>Je communiceert helder met de monteurs.</li></ul><p>Wij bieden &euro; 3.200 per maand.</p>", 36),
    (2004, "Kok", "2026-03-02", "", 38),
    (2005, "Teamleider productie", "2026-03-09", "Wij vragen:\n- je geeft leiding aan een team van twaalf mensen en coacht hen;\n- je neemt initiatief en komt met ideeën voor verbetering;\n- je bent flexibel: plannen veranderen hier elke week.", 40),
    (2006, "Adviseur", "2026-03-16", "Ben jij degene die overtuigend adviseert, kansen ziet en resultaten behaalt? Je bouwt een netwerk op en onderhoudt het – ook buiten de regio.", 36),
]


# A sheet without texts, which is passed over.
LISTS = [("Soort", "Naam"), ("a", "vast"), ("b", "tijdelijk")]


def formula(text: str) -> str:
    """A formula that comes to a text."""
    return '="' + text.replace('"', '""') + '"'


def excel(path: pathlib.Path) -> None:
    """The list as an Excel workbook. The second text is what a formula comes to."""
    book = xlsxwriter.Workbook(path)
    lists, sheet = book.add_worksheet("Keuzelijst"), book.add_worksheet("Vacatures")
    date = book.add_format({"num_format": "d-m-yyyy"})
    for number, row in enumerate(LISTS):
        lists.write_row(number, 0, row)
    sheet.write_row(0, 0, HEADER)
    for number, (id_, job, placed, text, hours) in enumerate(ROWS, 1):
        sheet.write_row(number, 0, [id_, job])
        sheet.write_datetime(number, 2, datetime.datetime.fromisoformat(placed), date)
        if id_ == 2002:
            sheet.write_formula(number, 3, formula(text), None, text)
        else:
            sheet.write_string(number, 3, text)
        sheet.write_number(number, 4, hours)
    book.close()


def open_document(path: pathlib.Path) -> None:
    """The list as an OpenDocument spreadsheet. Empty rows are written as one that is repeated."""
    book = odf.opendocument.OpenDocumentSpreadsheet()
    for name, rows in [("Keuzelijst", LISTS), ("Vacatures", [HEADER, *ROWS])]:
        sheet = odf.table.Table(name=name)
        for row in rows:
            line = odf.table.TableRow()
            for column, value in enumerate(row):
                line.addElement(open_document_cell(column, value, row[0]))
            sheet.addElement(line)
        rest = odf.table.TableRow(numberrowsrepeated=1048576 - len(rows))
        rest.addElement(odf.table.TableCell(numbercolumnsrepeated=16384))
        sheet.addElement(rest)
        book.spreadsheet.addElement(sheet)
    book.save(path)


def open_document_cell(column: int, value: object, id_: object) -> odf.table.TableCell:
    """A cell with what is stored and what is shown."""
    if value == "":
        return odf.table.TableCell()
    if isinstance(value, int):
        cell, shown = odf.table.TableCell(valuetype="float", value=value), f"{value},00"
    elif column == 2 and isinstance(id_, int):
        cell, shown = odf.table.TableCell(valuetype="date", datevalue=value), value[8:] + "-" + value[5:7]
    else:
        more = {"formula": "of:" + formula(value)} if id_ == 2002 and column == 3 else {}
        cell, shown = odf.table.TableCell(valuetype="string", **more), value
    for line in shown.split("\n"):
        cell.addElement(odf.text.P(text=line))
    return cell


def main() -> None:
    with (OUT / "export.csv").open("w", encoding="windows-1252", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(HEADER)
        writer.writerows(ROWS)
    keys = [name.lower() for name in HEADER]
    lines = [json.dumps(dict(zip(keys, row)), ensure_ascii=False) for row in ROWS]
    (OUT / "export.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    columns = dict(zip(keys, map(list, zip(*ROWS))))
    columns["geplaatst"] = [datetime.date.fromisoformat(placed) for placed in columns["geplaatst"]]
    # A nested column, which is passed over.
    columns["labels"] = [["a", "b"]] * len(ROWS)
    pyarrow.parquet.write_table(pyarrow.table(columns), OUT / "export.parquet", compression="zstd")
    excel(OUT / "export.xlsx")
    open_document(OUT / "export.ods")


if __name__ == "__main__":
    main()
