"""Sheets, CSV and for Excel, that show texts as they are and calculate nothing."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any

from xlsxwriter import Workbook

from .xml_text import xml_safe

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Excel opens no file with a longer text in a cell.
LONGEST_CELL = 32_767

# What Excel, LibreOffice and Google Sheets take for the beginning of a formula.
FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: Any) -> Any:
    """The value; a text that a spreadsheet would calculate gets an apostrophe before
    it, which no symbol begins with."""
    if isinstance(value, str) and value.startswith(FORMULA_BEGINS):
        return f"'{value}"
    return value


def csv_lines(rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Each row as a line of RFC 4180, None as an empty field."""
    buffer = StringIO()
    writer = csv.writer(buffer)
    for row in rows:
        writer.writerow([safe_cell(value) for value in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def workbook(title: str, head: Iterable[str], rows: Iterable[Iterable[Any]]) -> bytes:
    """A workbook with one sheet, its head in bold and always in sight. A text is a text
    in it, whatever it begins with."""
    data = BytesIO()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with Workbook(data, options) as book:
        # The same rows are the same file.
        book.set_properties({"title": title, "created": datetime(2000, 1, 1)})
        sheet = book.add_worksheet(title)
        sheet.freeze_panes(1, 0)
        bold = book.add_format({"bold": True})
        for column, name in enumerate(head):
            sheet.write_string(0, column, name, bold)
        for line, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(line, column, value)
                elif value:
                    shown = xml_safe(str(value))[:LONGEST_CELL]
                    sheet.write_string(line, column, shown)
    return data.getvalue()
