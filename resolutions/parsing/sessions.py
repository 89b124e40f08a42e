"""In which year a body's session opens, and whether it can have opened at all."""

from __future__ import annotations

from functools import cache

from . import vocabulary

LATEST_YEAR = 2040
"""No document read here is of a later year; where its own year is unknown, a session
that would open after this one has not been held."""


def session_year(body: str | None, session: int) -> int | None:
    """The year in which a regular session opens; None where the vocabulary has none."""
    for first, last, year, yearly in _sessions_of(body):
        if first <= session <= last:
            return year + int((session - first) / yearly)
    return None


def held_by(body: str, session: int, year: int = LATEST_YEAR) -> bool:
    """Whether the body's session can have opened by that year; true where the
    vocabulary does not have the body's sessions."""
    opens = session_year(body, session)
    return opens is None or opens <= year


@cache
def _sessions_of(body: str | None) -> tuple[tuple[int, int, int, float], ...]:
    return tuple(
        (
            int(row["from_session"]),
            int(row["to_session"] or 10_000),
            int(row["from_year"]),
            float(row["sessions_a_year"]),
        )
        for row in vocabulary.rows("session_years")
        if row["body"] == body
    )
