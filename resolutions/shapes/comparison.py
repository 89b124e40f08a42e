"""A comparison of two resolutions as plain values."""

from __future__ import annotations

from ..comparing.comparison import Comparison, Row
from ..models import Resolution
from .places import Shape, resolution_link


def comparison_shape(old: Resolution, new: Resolution, comparison: Comparison) -> Shape:
    """The rows in the order of the new text.

    `editorial` stands beside `diff`, entry for entry: the kind of a change that only
    editors make ("capital letters"), None for every other part. `split` and `merged`
    say that one side of the row stands in another row too.
    """
    counts = comparison.counts
    return {
        "from": resolution_link(old),
        "to": resolution_link(new),
        "summary": {
            "same": counts["same"],
            "reworded": counts["reworded"] + counts["editorial"],
            "reworded_by_editors_only": counts["editorial"],
            "added": counts["added"],
            "dropped": counts["dropped"],
            "moved": counts["moved"],
            "split": counts["split"],
            "merged": counts["merged"],
            "verbs_changed": counts["verbs"],
        },
        "rows": [_row_shape(row) for row in comparison.rows],
        "footnotes": [_words_shape(row) for row in comparison.footnotes],
    }


def _row_shape(row: Row) -> Shape:
    return {
        **_words_shape(row),
        "moved": row.moved,
        "split": row.is_split,
        "merged": row.is_merged,
        "verb_from": row.old.verb if row.old else None,
        "verb_to": row.new.verb if row.new else None,
        "addressees_from": list(row.old.addressees) if row.old else [],
        "addressees_to": list(row.new.addressees) if row.new else [],
    }


def _words_shape(row: Row) -> Shape:
    return {
        "from": row.old.anchor if row.old else None,
        "to": row.new.anchor if row.new else None,
        "change": row.change,
        "similarity": row.similarity,
        "diff": [[part.op, part.text] for part in row.parts],
        "editorial": [part.editorial or None for part in row.parts],
        "editorial_only": row.is_editorial,
    }
