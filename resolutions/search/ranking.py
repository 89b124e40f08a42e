"""Which hits come first, and the words around a hit."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db import DatabaseError, connection, transaction
from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.functions import Length
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from ..models import SEARCH_CONFIG, Paragraph
from .query import Words

# A paragraph up to this many characters is shown whole.
SHORT = 400
# Private-use characters: a tag put in by PostgreSQL could not be told from the text.
HIT, END, GAP = "\ue000", "\ue001", "\ue002"
PRIVATE_RE = re.compile(f"[{HIT}{END}{GAP}]")
HIT_RE = re.compile(f"{HIT}([^{HIT}{END}]*){END}")

NEWEST_FIRST = (
    F("resolution__year").desc(nulls_last=True),
    F("resolution__sort_key").desc(),
    "resolution",
    "position",
)
OLDEST_FIRST = (
    F("resolution__year").asc(nulls_last=True),
    "resolution__sort_key",
    "resolution",
    "position",
)
OPERATIVE_FIRST = Case(
    When(kind="operative", then=0), When(kind="preambular", then=1), default=2
)


def search_query(words: Words) -> SearchQuery:
    return SearchQuery(words.websearch, config=SEARCH_CONFIG, search_type="websearch")


def lexemes_in(words: Words) -> int | None:
    """How many words PostgreSQL looks for: 0 for stop words only, None if it refuses."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT numnode(websearch_to_tsquery(%s::regconfig, %s))",
                [SEARCH_CONFIG, words.websearch],
            )
            return int(cursor.fetchone()[0])
    except DatabaseError:
        return None


def in_order(
    hits: QuerySet[Paragraph], query: SearchQuery | None, sort: str
) -> QuerySet[Paragraph]:
    """A total order, so that no hit is on two pages.

    By relevance, hits that score the same come operative paragraphs first, then
    newer before older. Without words all score the same: the newest come first.
    """
    if sort == "oldest":
        return hits.order_by(*OLDEST_FIRST)
    if sort == "newest" or query is None:
        return hits.order_by(*NEWEST_FIRST)
    rank = SearchRank(F("search_vector"), query)
    return hits.order_by(rank.desc(), OPERATIVE_FIRST, *NEWEST_FIRST)


def with_excerpts(
    hits: QuerySet[Paragraph], query: SearchQuery | None
) -> QuerySet[Paragraph]:
    """With `excerpt`: a short paragraph whole, of a long one the words around hits."""
    if query is None:
        return hits.annotate(excerpt=F("text"))
    whole = _headline(query, highlight_all=True)
    # With fragments, PostgreSQL chooses the passages that hold most of the words.
    passages = _headline(
        query, max_fragments=2, max_words=35, min_words=15, fragment_delimiter=GAP
    )
    return hits.annotate(
        length=Length("text"),
        excerpt=Case(When(length__lte=SHORT, then=whole), default=passages),
    )


def snippet(text: str, excerpt: str) -> SafeString:
    """The excerpt as safe HTML, hits in <mark>, with dots where text is left out."""
    if excerpt == text:
        return mark_safe(escape(Truncator(text).chars(SHORT)))  # noqa: S308
    passages = excerpt.split(GAP)
    shown, plain = passages[0], _plain(passages[0])
    before = "" if text.startswith(plain) else "… "
    for passage in passages[1:]:
        # PostgreSQL may cut in two what stands together.
        together = f"{plain} {_plain(passage)}" in text
        shown += f"{' ' if together else ' … '}{passage}"
        plain = _plain(passage)
    after = "" if text.endswith(plain) else " …"
    marked = HIT_RE.sub(r"<mark>\1</mark>", str(escape(shown)))
    # The text itself may have held one of these characters.
    return mark_safe(f"{before}{_plain(marked)}{after}")  # noqa: S308


def _plain(passage: str) -> str:
    return PRIVATE_RE.sub("", passage)


def _headline(query: SearchQuery, **options: Any) -> SearchHeadline:
    return SearchHeadline(
        "text",
        query,
        config=Value(SEARCH_CONFIG),
        start_sel=HIT,
        stop_sel=END,
        **options,
    )
