"""What answers a search: the index of postings or, said the same, plain SQL."""

from __future__ import annotations

from django.conf import settings

from .answer import Answer, Chosen
from .language.tree import Node
from .plain import PlainAnswer
from .postings.answering import PostingsAnswer


def answer(tree: Node, chosen: Chosen, order: str, as_of: int | None = None) -> Answer:
    """Answer a bound tree with filters as `ParagraphFilters.chosen` has them. `as_of` is
    the version of the index, if it was asked for just before."""
    if settings.SEARCH_BY_SQL:
        return PlainAnswer(tree, chosen, order)
    return PostingsAnswer(tree, chosen, order, as_of)
