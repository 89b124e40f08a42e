"""What editors say of two wordings; it stands above what is computed, and stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.utils import timezone

from ..comparing.held import words_of
from ..comparing.similarity import similarity
from ..models import (
    LineageJudgement,
    Paragraph,
    PlacedText,
    Resolution,
    WordingLink,
)
from .offers import Offer

Verdict = LineageJudgement.Verdict


def judge(
    earlier: Paragraph, later: Paragraph, verdict: str, by: Any, reason: str = ""
) -> LineageJudgement:
    """Confirm, cut or add the link between two paragraphs, and link the later text anew.

    Another judgement of the same two places is taken back. Raises ValueError where
    `earlier` does not stand in a text before that of `later`. To be called in a
    transaction, under `ingest.save_alone`.
    """
    _check_order(earlier.resolution, later.resolution)
    judgement = LineageJudgement(
        earlier_symbol=earlier.resolution.symbol,
        earlier_anchor=earlier.anchor,
        earlier_text=earlier.text,
        later_symbol=later.resolution.symbol,
        later_anchor=later.anchor,
        later_text=later.text,
    )
    return _stand(judgement, verdict, by, reason)


def judge_texts(
    earlier: Resolution, later: Resolution, verdict: str, by: Any, reason: str = ""
) -> LineageJudgement:
    """Say that one text came from another as a whole, or that it did not; as `judge`."""
    _check_order(earlier, later)
    judgement = LineageJudgement(
        earlier_symbol=earlier.symbol, later_symbol=later.symbol
    )
    return _stand(judgement, verdict, by, reason)


def undo(judgement: LineageJudgement, by: Any) -> None:
    """Take a judgement back: what is computed stands again. To be called as `judge`."""
    # The modules need each other: placing asks here what has been judged.
    from .placing import mend

    judgement.undone_by, judgement.undone_at = by, timezone.now()
    judgement.save(update_fields=["undone_by", "undone_at"])
    if judgement.is_of_texts:
        return
    later = _place(judgement.later_symbol, judgement.later_anchor, judgement.later_text)
    if later is not None:
        mend([later.resolution_id])


def _stand(
    judgement: LineageJudgement, verdict: str, by: Any, reason: str
) -> LineageJudgement:
    from .placing import mend

    judgement.verdict, judgement.made_by, judgement.reason = verdict, by, reason
    before = LineageJudgement.objects.standing().filter(
        earlier_symbol=judgement.earlier_symbol,
        earlier_anchor=judgement.earlier_anchor,
        later_symbol=judgement.later_symbol,
        later_anchor=judgement.later_anchor,
    )
    before.update(undone_by=by, undone_at=timezone.now())
    judgement.save()
    if not judgement.is_of_texts:
        held = Resolution.objects.filter(symbol=judgement.later_symbol)
        mend(list(held.values_list("pk", flat=True)))
    return judgement


def _check_order(earlier: Resolution, later: Resolution) -> None:
    moments = dict(
        PlacedText.objects.filter(pk__in=[earlier.pk, later.pk]).values_list(
            "pk", "moment"
        )
    )
    if earlier.pk == later.pk or moments[earlier.pk] >= moments[later.pk]:
        raise ValueError("A wording comes from a text before its own in time.")


def as_judged(symbol: str, offers: Iterable[Offer]) -> list[Offer]:
    """The offers that a text makes and gets, without those cut and with those added."""
    found = list(offers)
    judgements = LineageJudgement.objects.standing().of_paragraphs().about(symbol)
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
