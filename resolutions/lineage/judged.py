"""What was judged of two wordings, put above what is computed of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..comparing.held import words_of
from ..comparing.similarity import similarity
from ..models import LineageJudgement, Paragraph, PlacedText, WordingLink
from .offers import Offer

Verdict = LineageJudgement.Verdict


def as_judged(symbol: str, offers: Iterable[Offer]) -> list[Offer]:
    """The offers that a text makes and gets, without those cut and with those added."""
    found = list(offers)
    judgements = LineageJudgement.objects.standing().of_paragraphs().about(symbol)
    for judgement in judgements:
        found = _with(judgement, found)
    return found


def _with(judgement: LineageJudgement, offers: Sequence[Offer]) -> list[Offer]:
    earlier = judged_place(
        judgement.earlier_symbol, judgement.earlier_anchor, judgement.earlier_text
    )
    later = judged_place(
        judgement.later_symbol, judgement.later_anchor, judgement.later_text
    )
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


def judged_place(symbol: str, anchor: str, text: str) -> Paragraph | None:
    """The paragraph that was judged: that of its words, else that of its anchor."""
    rows = Paragraph.objects.defer("search_vector", "literal_vector")
    rows = rows.filter(resolution__symbol=symbol)
    by_words = rows.filter(text=text).order_by("position")
    own = [each for each in by_words if each.anchor == anchor]
    return next(iter(own or by_words), None) or rows.filter(anchor=anchor).first()
