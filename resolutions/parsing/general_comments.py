"""General comments and recommendations of treaty bodies: "general comment No. 24 (2019)".

`vocabulary/general_comments.csv` has the committees and from which number on a comment
is a document of its own ("CRC/C/GC/24"); the earlier ones stand in annual reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import vocabulary
from .document_citations import spanned
from .types import CitationSpan

_COMMITTEES = {row["body"]: row for row in vocabulary.rows("general_comments")}
_COMMITTEE = "|".join(re.escape(name) for name in sorted(_COMMITTEES, key=len)[::-1])
_COMMENT = re.compile(
    r"\b[Gg]eneral (?:comments?|recommendations?) (?=Nos?\. ?\d)"
    r"(?P<list>(?:(?:, and |,? and |, )?(?:Nos?\. ?)?\d{1,2}(?: \((?:19|20)\d\d\))?(?!\w)){1,8})"
)
_ITEM = re.compile(r"(?:Nos?\. ?)?(?P<number>\d{1,2})(?: \((?P<year>\d{4})\))?")
_BEFORE = re.compile(
    rf"(?:(?P<body>{_COMMITTEE})(?:['’]s)?"
    r"(?: (?:in|of|adopted|by|its|the|and|to|take note of|consider|[a-z]+ing)){0,6} )$"
)
_AFTER = re.compile(
    r"(?:,? (?:on|concerning) [^;.]{1,300}?)?,? (?:of|by|adopted by|issued by)(?: the)? "
    rf"(?P<body>{_COMMITTEE})\b"
)


def find_general_comments(text: str) -> Iterator[CitationSpan]:
    """Every general comment or recommendation cited by number, in order.

    The committee is named right before ("in its general comment No. 24") or after;
    where it is not, nothing is guessed.
    """
    for found in _COMMENT.finditer(text):
        named = _BEFORE.search(text, max(0, found.start() - 200), found.start())
        named = _AFTER.match(text, found.end()) or named
        row = _COMMITTEES[named["body"]] if named else None
        if row and row["noun"] not in found[0]:
            row = None
        offset = found.start("list")
        items = list(_ITEM.finditer(found["list"]))
        for item in items:
            number = int(item["number"])
            known = row and number >= int(row["first"])
            symbol = f"{row['code']}/{number}" if row and known else None
            start = found.start() if len(items) == 1 else offset + item.start()
            reason = "symbol_not_known" if row else "body_not_named"
            yield spanned(text, start, offset + item.end(), symbol, reason=reason)
