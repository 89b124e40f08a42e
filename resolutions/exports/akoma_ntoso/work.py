"""How the naming convention of Akoma Ntoso names a resolution."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ...models import Resolution
from ...parsing.bodies import body_named
from ...parsing.symbols import Symbol

NO_NAME_RE = re.compile(r"[^A-Za-z0-9.()-]+")
# What the guidelines call the one body whose code would say nothing.
ASSEMBLY = "un-ga"


@dataclass(frozen=True, slots=True)
class Work:
    """`day_is` says what the date of the work stands for: "adoption", "year" (the
    first day of the year stated) or "received" (the day it came into the archive)."""

    name: str
    actor: str
    body: str
    number: str
    shown: str
    symbol: str
    title: str
    day: date
    day_is: str

    @property
    def iri(self) -> str:
        """ "/akn/un/statement/deliberation/un-ga/2009-12-18/64-179"."""
        return (
            f"/akn/un/statement/deliberation/{self.actor}/{self.day.isoformat()}"
            f"/{self.number}"
        )


def work_of(resolution: Resolution, received: date | None = None) -> Work:
    """Of a text without day and year the date is the one it was received, which the
    caller knows."""
    read = None if resolution.symbol_is_local else Symbol.parse(resolution.symbol)
    numbered = read is not None and read.kind in ("resolution", "decision")
    shown = read.short if read and numbered else resolution.symbol
    body = body_named(resolution.body or "")
    code = NO_NAME_RE.sub("-", body.code.lower()) if body and body.code else ""
    stated = date(resolution.year, 1, 1) if resolution.year else None
    day = resolution.adopted or stated
    return Work(
        name="resolution" if resolution.status == "adopted" else "resolutionDraft",
        actor=ASSEMBLY if code == "a" else f"un-{code}".rstrip("-"),
        body=resolution.body or "United Nations",
        number=NO_NAME_RE.sub("-", shown.replace(" ", "_")).strip("-"),
        shown=shown,
        symbol=resolution.symbol,
        title=resolution.title,
        day=day or received or date(1945, 10, 24),
        day_is="adoption" if resolution.adopted else "year" if day else "received",
    )
