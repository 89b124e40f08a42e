"""United Nations bodies: their names, and the code their document symbols begin with.

`E/CN.15` is the Commission on Crime Prevention and Criminal Justice. A body's
resolutions are `<code>/RES/…`, its decisions `<code>/DEC/…`; most commissions issue
neither as a document of its own, they print them in their annual report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import vocabulary


@dataclass(frozen=True, slots=True)
class Body:
    """A body as `vocabulary/bodies.csv` has it.

    `numbering` says how its resolutions are numbered: by "session" (64/179), by
    "year" (2007/12), "continuous" with the year in brackets (1373 (2001)), only in
    the "old" way (217 (III)), or "" where the archive knows no symbol for them.
    `report` is where its annual report stands, without the year or session: E/2009/30
    reports the Commission on Crime Prevention and Criminal Justice ("E/30"), A/73/53
    the Human Rights Council ("A/53"). `form` is "dotted" where the body prints its
    resolutions as "UNEP/EA.5/Res.5".
    """

    name: str
    code: str
    numbering: str
    first_session: int
    own_document: bool
    report: str
    form: str


def _load() -> tuple[tuple[Body, ...], dict[str, Body]]:
    bodies, names = [], {}
    for row in vocabulary.rows("bodies"):
        body = Body(
            name=row["name"],
            code=row["code"],
            numbering=row["numbering"],
            first_session=int(row["first_session"] or 1),
            own_document=row["own_document"] == "yes",
            report=row["report"],
            form=row["form"],
        )
        bodies.append(body)
        for name in [row["name"], *filter(None, row["aliases"].split("|"))]:
            names[name] = body
    return tuple(bodies), names


BODIES, _PRINTED = _load()
_BY_NAME = {name.upper(): body for name, body in _PRINTED.items()}
_BY_CODE = {body.code: body for body in BODIES if body.code}
_BY_REPORT = {body.report: body for body in BODIES if body.report}

# The Human Rights Council reports to the Assembly since its sixty-first session.
_REPORT_HEAD = re.compile(r"E/\d{4}|A/(?:6[1-9]|[7-9]\d|1\d\d)", re.ASCII)

GENERAL_ASSEMBLY = _BY_CODE["A"]
COUNCIL = _BY_CODE["E"]
HUMAN_RIGHTS_COUNCIL = _BY_CODE["A/HRC"]
PARTIES = _BY_CODE["CTOC/COP"]
STATES_PARTIES = _BY_CODE["CAC/COSP"]
SECURITY_COUNCIL = _BY_CODE["S"]
COMMISSION_ON_HUMAN_RIGHTS = _BY_CODE["E/CN.4"]

SYMBOL_ROOTS: tuple[str, ...] = tuple(
    sorted({code.split("/")[0] for code in _BY_CODE}, key=len, reverse=True)
)
"""What a document symbol can begin with: "A", "E", "CTOC", …"""

NAME_PATTERN: str = "|".join(
    re.escape(name).replace(r"\ ", r"\s+")
    for name in sorted(_PRINTED, key=len, reverse=True)
)
"""An alternation of all names and short names as printed, the longest first."""


def assembly_met(session: int, year: int) -> bool:
    """Whether a regular session of the General Assembly fell in that year.

    The thirty-first met from September 1976 to September 1977.
    """
    return year in (1945 + session, 1946 + session)


def body_named(name: str | None) -> Body | None:
    """The body of that name or short name, in any case; None if it is not known."""
    return _BY_NAME.get(" ".join((name or "").upper().split()))


def unknown_body(name: str) -> Body:
    """A body that the archive knows no symbols of; nothing it numbers has one."""
    return Body(name, "", "", 1, False, "", "")


def body_coded(code: str) -> Body | None:
    """The body whose symbols begin with exactly this code ("E/CN.15")."""
    return _BY_CODE.get(code)


def body_of_document(symbol: str) -> Body | None:
    """The body a document symbol belongs to, by its longest known code.

    An annual report belongs to the body that reports: E/2009/30, A/73/53.
    """
    parts = symbol.split("/")
    annual = len(parts) >= 3 and _REPORT_HEAD.fullmatch("/".join(parts[:2]))
    if annual and (body := _BY_REPORT.get(f"{parts[0]}/{parts[2]}")):
        return body
    for length in range(min(3, len(parts)), 0, -1):
        code = "/".join(parts[:length])
        if body := _BY_CODE.get(code) or _BY_CODE.get(re.sub(r"\.\d+$", "", code)):
            return body
    return None
