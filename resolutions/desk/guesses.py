"""What an upload may be to something held: a draft of it, its next edition.

Told by symbol, title, body and shared paragraphs, before anything is public. A guess
says on what it rests; nothing is done with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import Count

from ..models import Paragraph, Resolution
from ..parsing.types import ParsedResolution

# How many texts of one title are looked at.
MOST = 50
# So many paragraphs must be the same to the letter.
FEWEST_SHARED = 3
_OF_RE = re.compile(r"(?P<of>.+?)(?:/(?P<sort>Corr|Add|Rev)\.\d+)+")
_WORDS = {
    "Corr": "a corrigendum to",
    "Add": "an addendum to",
    "Rev": "a revision of",
}


@dataclass(frozen=True, slots=True)
class Guess:
    """`words` go before the symbol: "a draft of", "the next edition of"."""

    words: str
    held: Resolution
    reason: str


def guesses(parsed: ParsedResolution) -> list[Guess]:
    """What the text seems to be, the surest first; two queries."""
    found = _by_symbol(parsed)
    alike = list(
        Resolution.objects.filter(
            title__iexact=parsed.front.title, body=parsed.front.body
        ).exclude(symbol=parsed.symbol)[:MOST]
    )
    if parsed.front.title and alike:
        found += _by_title(parsed, alike)
    return found


def _by_symbol(parsed: ParsedResolution) -> list[Guess]:
    named = _OF_RE.fullmatch(parsed.symbol)
    if named is None:
        return []
    held = Resolution.objects.filter(symbol=named["of"]).first()
    if held is None:
        return []
    return [Guess(_WORDS[named["sort"]], held, "its symbol says so")]


def _by_title(parsed: ParsedResolution, alike: list[Resolution]) -> list[Guess]:
    is_draft = parsed.status == "draft"
    shared = _shared(parsed, alike)
    found = []
    others = [each for each in alike if (each.status == "draft") != is_draft]
    closest = max(others, key=lambda each: shared.get(each.pk, 0), default=None)
    if closest is not None and (count := shared.get(closest.pk, 0)) >= FEWEST_SHARED:
        reason = f"the same title and body; {count} paragraphs are the same"
        found.append(
            Guess("a draft of" if is_draft else "the adopted text of", closest, reason)
        )
    elif others and others[0].session == parsed.front.session and len(others) == 1:
        words = "a draft of" if is_draft else "the adopted text of"
        found.append(Guess(words, others[0], "the same title, body and session"))
    if not is_draft and parsed.front.adopted is not None:
        found += _editions(parsed.front.adopted.year, alike)
    return found


def _editions(year: int, alike: list[Resolution]) -> list[Guess]:
    dated = [
        (each.year, each)
        for each in alike
        if each.year is not None and each.status != "draft"
    ]
    before = max(((y, e.pk, e) for y, e in dated if y < year), default=None)
    after = min(((y, e.pk, e) for y, e in dated if y > year), default=None)
    reason = "the same title and body; of {}"
    found = []
    if before:
        words = "the next edition of"
        found.append(Guess(words, before[2], reason.format(before[0])))
    if after:
        words = "the edition before"
        found.append(Guess(words, after[2], reason.format(after[0])))
    return found


def _shared(parsed: ParsedResolution, alike: list[Resolution]) -> dict[int, int]:
    texts = {each.text for each in parsed.paragraphs if each.kind != "heading"}
    rows = (
        Paragraph.objects.filter(resolution__in=alike, text__in=texts)
        .order_by()
        .values_list("resolution")
        .annotate(shared=Count("text", distinct=True))
    )
    return dict(rows)
