"""The lines of a masthead that hold nothing but the name of a body."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from .bodies import BODIES
from .formats import Line
from .landmarks import enacting_body

_LINES_OF_A_NAME = 4
_BOARD_RE = re.compile(
    r"Executive Board of the United Nations Development Programme,? "
    r"(?:and )?the United Nations Population Fund"
    r"(?: and the United Nations Office for Project Services)?"
    r"|(?:United Nations Children[’']s Fund ?)?Executive Board"
    r"|Executive Board of the United Nations Human Settlements Programme"
)
_BODY_NAMES = frozenset(body.name for body in BODIES)
_BODY_NAMES_IN_SMALL = frozenset(name.lower() for name in _BODY_NAMES)


def lines_of_names(lines: Sequence[Line]) -> frozenset[int]:
    """The lines above the enacting words that hold nothing but the name of a body:
    "Commission on Crime Prevention" stands above "and Criminal Justice"."""
    first_page = itertools.takewhile(
        lambda line: line.page == 1 and enacting_body(line.content.strip()) is None,
        lines,
    )
    head = [line for line in first_page if not line.is_blank]
    found: set[int] = set()
    for index in range(len(head)):
        name = ""
        for count, line in enumerate(head[index : index + _LINES_OF_A_NAME], start=1):
            name = f"{name} {line.content.strip()}".strip()
            # "United Nations Habitat Assembly of the United Nations Human Settlements
            # Programme" heads its resolutions.
            if (
                name.lower() in _BODY_NAMES_IN_SMALL
                or name.split(" of the United Nations ")[0] in (_BODY_NAMES - {name})
                or _BOARD_RE.fullmatch(name)
            ):
                found.update(x.number for x in head[index : index + count])
    return frozenset(found)
