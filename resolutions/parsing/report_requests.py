"""Reports, studies and meetings that a paragraph asks for, and when they are due.

"Requests the Secretary-General to submit a report to the General Assembly at its
sixty-third session on the implementation of the mandates …" (A/RES/62/175, paragraph 16)
asks the Secretary-General for a report to the Assembly, due at its sixty-third session,
which opened in 2008. A body also asks itself: "Decides to include in the provisional
agenda of its sixty-sixth session …", "Decides to review …".

What asks is an act whose verb asks somebody for something, or decides. `products.csv`
has the words for what is asked. What is not printed is None and never inferred from the
practice of a body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from . import vocabulary
from .addressees import find_addressees
from .deadlines import BODY, Deadline, find_deadline, full_name
from .phrases import DIRECTIVE_VERBS
from .types import Act

Product = Literal["report", "study", "meeting", "information", "review", "agenda item"]
PRODUCTS: tuple[Product, ...] = (
    "report",
    "study",
    "meeting",
    "information",
    "review",
    "agenda item",
)
Resources = Literal["within existing resources", "extrabudgetary resources"]

_DECIDING = frozenset(
    {"decides", "resolves", "agrees", "requests", "recommends", "authorizes"}
)
_PERIODS = (
    (
        "annual",
        re.compile(r"\bannual(?:ly)?\b|\bevery year\b|\beach year\b|\byearly\b"),
    ),
    (
        "biennial",
        re.compile(r"\bbiennial(?:ly)?\b|\bevery (?:two years|second year)\b"),
    ),
    ("every session", re.compile(r"\bat (?:each|every)(?: of its)? sessions?\b")),
    ("quarterly", re.compile(r"\bquarterly\b|\bevery (?:three months|90 days)\b")),
    (
        "every six months",
        re.compile(r"\bevery (?:six months|180 days)\b|\bsemi-annual"),
    ),
    (
        "regular",
        re.compile(r"\b(?:regularly|periodically|periodic|on a regular basis)\b"),
    ),
)
_RECIPIENT = re.compile(
    rf"\bto (?:the )?{BODY}"
    r"|\b(?:submit|report|present|brief|inform) (?:back )?to (?P<it>it)\b"
)
_SUBJECT = re.compile(
    r"(?<![\w-])(?:on|regarding|concerning|about|upon) (?!its |an? (?:\w+ )?basis\b"
    r"|the (?:basis|occasion)\b|an annual|[A-Z])[^;]{3,400}?"
    r"(?=, (?:including|taking|with|in|as|which|and to|to be|bearing|for|reflecting|through"
    r"|at|drawing|based|pursuant|containing|following)\b| (?:at|to) (?:its|the General Assembly"
    r"|the Assembly|the Council|the Commission)\b| in the context of\b| under the (?:sub-)?item\b"
    r"|,? and (?:to|decides|requests)\b|, and\b|[;.]|$)"
)
_EXISTING = re.compile(
    r"\bwithin (?:the )?(?:limits of )?(?:its |their |the |available and )?"
    r"(?:existing|available)(?: and available| budgetary| financial| human)* resources\b"
    r"|\bwithin existing (?:mandates?|reporting obligations)\b"
)
_EXTRABUDGETARY = re.compile(
    r"\b(?:extra-?budgetary|voluntary) (?:resources|contributions|funding)\b"
)
_GOES_ON = re.compile(r"(?:[,;]? and)?[,; ]*\Z")
# An internal list of what to do for whom ends somewhere: nobody prints a request whose
# product stands further than this from its verb.
_LONGEST = 3000


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """One thing asked for, in the words `text[start:end]` of its paragraph.

    `verb` is the canonical verb of the act that asks ("requests"); `addressees` are
    those of that act, none where the body decides for itself. `recipient` is the body
    that is to receive it.
    """

    product: Product
    start: int
    end: int
    verb: str
    addressees: tuple[str, ...]
    recipient: str | None
    subject: str | None
    due: Deadline | None
    period: str | None
    resources: Resources | None


def find_report_requests(
    text: str, acts: Sequence[Act], body: str | None
) -> tuple[ReportRequest, ...]:
    """What the acts of a paragraph ask for, in order, each product once an act.

    `acts` are those of the text, in order, `body` is the name of the body that speaks.
    """
    found: list[ReportRequest] = []
    for index, act in enumerate(acts):
        if act.verb not in DIRECTIVE_VERBS and act.verb not in _DECIDING:
            continue
        end = acts[index + 1].start if index + 1 < len(acts) else len(text)
        found += _asked_by(text, act, min(end, act.start + _LONGEST), body)
    return tuple(found)


@cache
def _products() -> tuple[tuple[Product, str, re.Pattern[str]], ...]:
    return tuple(
        (
            cast(Product, row["product"]),
            row["asks"],
            re.compile(rf"\b(?i:{row['pattern']})"),
        )
        for row in vocabulary.rows("products")
    )


def _asked_by(
    text: str, act: Act, end: int, body: str | None
) -> Iterator[ReportRequest]:
    after = act.start + len(act.phrase)
    decides = act.verb not in DIRECTIVE_VERBS
    spans: list[tuple[int, int, Product]] = []
    for product, asks, pattern in _products():
        if asks == ("request" if decides else "decision"):
            continue
        if match := pattern.search(text, after, end):
            spans.append((match.start(), match.end(), product))
    spans = _first_of_each(spans)
    if decides:
        # What follows is what the meeting decided upon is to do.
        spans = spans[:1]
    # "submit a report to …, and to brief the Council": each has the words up to the next.
    stops = [*(start for start, _, _ in spans[1:]), end][: len(spans)]
    addressees = () if decides else find_addressees(text[:end], (act,))
    for (start, _, product), stop in zip(spans, stops, strict=True):
        yield _request(text, act, (start, stop), product, addressees, body)


def _first_of_each(
    spans: list[tuple[int, int, Product]],
) -> list[tuple[int, int, Product]]:
    """In order, each product once and none within the words of another."""
    kept: list[tuple[int, int, Product]] = []
    for span in sorted(spans, key=lambda span: (span[0], span[1])):
        taken = any(span[0] < end or span[2] == product for _, end, product in kept)
        if not taken:
            kept.append(span)
    return kept


def _request(
    text: str,
    act: Act,
    span: tuple[int, int],
    product: Product,
    addressees: tuple[str, ...],
    body: str | None,
) -> ReportRequest:
    start, stop = span
    recipient = _recipient(text, start, stop, body)
    if product in ("review", "agenda item"):
        recipient = body
    due = find_deadline(text, start, stop, recipient or body, act.start)
    subject = _SUBJECT.search(text, start, stop)
    return ReportRequest(
        product=product,
        start=act.start,
        end=start + len(_GOES_ON.sub("", text[start:stop])),
        verb=act.verb,
        addressees=addressees,
        recipient=recipient,
        subject=subject[0].rstrip(" ,") if subject else None,
        due=due,
        period=_period(text, act.start, stop),
        resources=_resources(text, act.start, stop),
    )


def _recipient(text: str, start: int, stop: int, body: str | None) -> str | None:
    match = _RECIPIENT.search(text, start, stop)
    if match is None:
        return None
    return body if match["it"] else full_name(match["name"], body)


def _period(text: str, start: int, stop: int) -> str | None:
    for name, pattern in _PERIODS:
        if pattern.search(text, start, stop):
            return name
    return None


def _resources(text: str, start: int, stop: int) -> Resources | None:
    if _EXISTING.search(text, start, stop):
        return "within existing resources"
    if _EXTRABUDGETARY.search(text, start, stop):
        return "extrabudgetary resources"
    return None
