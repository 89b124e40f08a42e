"""What editors say of two wordings or of two texts, made and taken back.

Each is one transaction and refuses with `NotNow`. Unlike a correction it is public at
once: it changes no text, only what the pages say of where it comes from.
"""

from __future__ import annotations

import re
from typing import Any

from django.db import transaction

from .. import ingest
from ..lineage import judging
from ..models import LineageJudgement, Paragraph, Resolution
from ..parsing.symbols import Symbol
from ..tray import PLACE_RE, place_named
from .actions import NotNow

Verdict = LineageJudgement.Verdict
# "A/RES/60/1, op3" and "A/RES/60/1 op3" for A/RES/60/1/op3.
APART_RE = re.compile(r"[\s,]+(?=[a-z0-9.]+$)", re.IGNORECASE)
LONGEST_REASON = 2_000


def judge_paragraphs(
    earlier: str, later: str, verdict: str, by: Any, reason: str
) -> LineageJudgement:
    """Confirm, cut or add a link; both places as somebody types them."""
    _check(verdict, Verdict.values, reason)
    with transaction.atomic():
        ingest.save_alone()
        old, new = find_paragraph(earlier), find_paragraph(later)
        try:
            return judging.judge(old, new, verdict, by, reason.strip())
        except ValueError as error:
            raise NotNow(str(error)) from error


def judge_texts(
    earlier: str, later: str, verdict: str, by: Any, reason: str
) -> LineageJudgement:
    """Confirm, reject or add a pair of texts; both by symbol."""
    _check(verdict, Verdict.values, reason)
    with transaction.atomic():
        ingest.save_alone()
        old, new = find_text(earlier), find_text(later)
        try:
            return judging.judge_texts(old, new, verdict, by, reason.strip())
        except ValueError as error:
            raise NotNow(
                "The text that comes first in time is the earlier one, and the two"
                " are not one."
            ) from error


def undo(pk: int, by: Any) -> LineageJudgement:
    with transaction.atomic():
        ingest.save_alone()
        judgement = LineageJudgement.objects.standing().filter(pk=pk).first()
        if judgement is None:
            raise NotNow("The judgement is undone already.")
        judging.undo(judgement, by)
        return judgement


def find_paragraph(typed: str) -> Paragraph:
    """The paragraph of "A/RES/60/1/op3", of its address, or of the two apart."""
    place = place_named(APART_RE.sub("/", typed.strip()))
    named = PLACE_RE.fullmatch(place)
    rows = Paragraph.objects.select_related("resolution", "verb")
    rows = rows.defer("search_vector", "literal_vector")
    found = named and rows.filter(resolution__symbol=named[1], anchor=named[2]).first()
    if not found:
        raise NotNow(f"No paragraph “{typed[:120].strip()}” is held.")
    return found


def find_text(typed: str) -> Resolution:
    symbol = place_named(typed)
    read = Symbol.parse(symbol)
    names = {symbol, read.canonical} if read else {symbol}
    found = Resolution.objects.filter(symbol__in=names).first()
    if found is None:
        raise NotNow(f"No text of the symbol “{typed[:120].strip()}” is held.")
    return found


def _check(verdict: str, verdicts: list[str], reason: str) -> None:
    if verdict not in verdicts:
        raise NotNow("Say whether the one comes from the other or not.")
    if verdict != Verdict.CONFIRMED and not reason.strip():
        raise NotNow("Give the reason: who reads this later wants to know it.")
    if len(reason) > LONGEST_REASON:
        raise NotNow(f"A reason can have {LONGEST_REASON:,} characters.")
