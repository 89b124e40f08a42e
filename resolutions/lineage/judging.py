"""What editors say of two wordings; it stands above what is computed, and stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import Q

from ..comparing.held import words_of
from ..comparing.similarity import similarity
from ..models import LineageJudgement, Paragraph, PlacedText, WordingLink
from .offers import Offer

Verdict = LineageJudgement.Verdict


@transaction.atomic
def judge(
    earlier: Paragraph, later: Paragraph, verdict: str, author: Any, note: str = ""
) -> LineageJudgement:
    """Confirm, cut or add the link between two paragraphs, and link the later text anew.

    Another judgement of the same two places is replaced. Raises ValueError where
    `earlier` does not stand in a text before that of `later`. To be called under
    `ingest.save_alone`.
    """
    # The modules need each other: placing asks here what has been judged.
    from .placing import mend

    moments = [
        PlacedText.objects.get(pk=each.resolution_id).moment
        for each in (earlier, later)
    ]
    if moments[0] >= moments[1]:
        raise ValueError("A wording comes from a text before its own in time.")
    judgement, _ = LineageJudgement.objects.update_or_create(
        earlier_symbol=earlier.resolution.symbol,
        earlier_anchor=earlier.anchor,
        later_symbol=later.resolution.symbol,
        later_anchor=later.anchor,
        defaults={
            "earlier_text": earlier.text,
            "later_text": later.text,
            "verdict": verdict,
            "author": author,
            "note": note,
        },
    )
    mend([later.resolution_id])
    return judgement


def withdraw(judgement: LineageJudgement) -> None:
    """Take a judgement back: what is computed stands again."""
    from .placing import mend

    later = _place(judgement.later_symbol, judgement.later_anchor, judgement.later_text)
    judgement.delete()
    if later is not None:
        mend([later.resolution_id])


def as_judged(symbol: str, offers: Iterable[Offer]) -> list[Offer]:
    """The offers that a text makes and gets, without those cut and with those added."""
    found = list(offers)
    judgements = LineageJudgement.objects.exclude(later_anchor="").filter(
        Q(later_symbol=symbol) | Q(earlier_symbol=symbol)
    )
    for judgement in judgements:
        found = _with(judgement, found)
    return found


def _with(judgement: LineageJudgement, offers: Sequence[Offer]) -> list[Offer]:
    earlier = _place(
        judgement.earlier_symbol, judgement.earlier_anchor, judgement.earlier_text
    )
    later = _place(judgement.later_symbol, judgement.later_anchor, judgement.later_text)
    if earlier is None or later is None:
        return list(offers)
    pair = (earlier.pk, later.pk)
    meant = [each for each in offers if (each.earlier, each.later) == pair]
    others = [each for each in offers if each not in meant]
    if judgement.verdict == Verdict.CUT:
        return others
    if judgement.verdict == Verdict.CONFIRMED and meant:
        return [*others, replace(meant[0], is_confirmed=True)]
    moments = dict(
        PlacedText.objects.filter(
            pk__in=[earlier.resolution_id, later.resolution_id]
        ).values_list("pk", "moment")
    )
    if len(moments) < len(set(pair)) or not (
        moments[earlier.resolution_id] < moments[later.resolution_id]
    ):
        return others
    change = WordingLink.Change
    added = Offer(
        *pair,
        earlier.resolution_id,
        moments[earlier.resolution_id],
        round(similarity(words_of(earlier), words_of(later)), 3),
        change.SAME if earlier.text == later.text else change.REWORDED,
        WordingLink.Method.EDITOR,
        is_confirmed=True,
    )
    return [*others, added]


def _place(symbol: str, anchor: str, text: str) -> Paragraph | None:
    """The paragraph that was judged: that of its words, else that of its anchor."""
    rows = Paragraph.objects.defer("search_vector", "literal_vector")
    rows = rows.filter(resolution__symbol=symbol)
    by_words = rows.filter(text=text).order_by("position")
    own = [each for each in by_words if each.anchor == anchor]
    return next(iter(own or by_words), None) or rows.filter(anchor=anchor).first()
