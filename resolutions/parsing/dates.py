"""Dates as the United Nations prints them: "18 December 2009"."""

from __future__ import annotations

from datetime import date

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DATE = rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}"
"""Pattern of a printed date."""


def read_date(printed: str) -> date | None:
    """Return the date of "18 December 2009", None for a day that does not exist."""
    day, month, year = printed.split()
    try:
        return date(int(year), MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None
