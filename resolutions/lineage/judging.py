"""What editors say of two wordings; it stands above what is computed, and stays."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from ..models import LineageJudgement, Paragraph, PlacedText, Resolution
from .judged import judged_place
from .placing import mend


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
    judgement.undone_by, judgement.undone_at = by, timezone.now()
    judgement.save(update_fields=["undone_by", "undone_at"])
    if judgement.is_of_texts:
        return
    later = judged_place(
        judgement.later_symbol, judgement.later_anchor, judgement.later_text
    )
    if later is not None:
        mend([later.resolution_id])


def _stand(
    judgement: LineageJudgement, verdict: str, by: Any, reason: str
) -> LineageJudgement:
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
