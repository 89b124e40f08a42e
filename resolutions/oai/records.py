"""What is held and what is gone, in the order of its dates; and the sets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import (
    BooleanField,
    Exists,
    F,
    FilteredRelation,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Coalesce
from django.utils.text import slugify

from ..exports.feeds import UNDATED
from ..models import FormerAddress, Paragraph, Resolution, SourceFile
from ..parsing.topics import TOPICS
from .arguments import Span

KINDS_OF_SET = ("body", "topic")
After = tuple[datetime, str]


class Record(NamedTuple):
    """`stamp` is when the text became public or changed last, or when it was withdrawn
    or found another symbol."""

    stamp: datetime
    symbol: str
    is_deleted: bool


def page(span: Span, spec: str, after: After | None, size: int) -> list[Record]:
    """Records of a set, or of all with an empty one, from a place on."""
    if spec and spec.partition(":")[0] not in KINDS_OF_SET:
        return []
    parts = [_between(part, span, after) for part in (_held(spec), _gone(spec))]
    found = parts[0].union(parts[1], all=True).order_by("stamp", "name")
    return [Record(*row) for row in found[:size]]


def count(span: Span, spec: str) -> int:
    return sum(
        _between(part, span, None).count() for part in (_held(spec), _gone(spec))
    )


def record(symbol: str) -> Record | None:
    for part in (_held(""), _gone("")):
        for row in part.filter(symbol=symbol):
            return Record(*row)
    return None


def earliest() -> datetime:
    """No record is older, now or later: what arrives is newer."""
    arrived = SourceFile.objects.aggregate(first=Min("imported_at"))["first"]
    left = _gone("").aggregate(first=Min("stamp"))["first"]
    bare = Resolution.objects.exclude(sources__is_text_source=True).exists()
    return UNDATED if bare else min(filter(None, (arrived, left)), default=UNDATED)


def sets() -> list[tuple[str, str]]:
    """(specification, name) of each set that has records."""
    bodies = sorted(set(_bodies()))
    topics = _topics()
    return [
        *([("body", "By the body that speaks")] if bodies else []),
        *((body_spec(body), body) for body in bodies),
        *([("topic", "By topic")] if topics else []),
        *((f"topic:{slug}", TOPICS.get(slug, slug)) for slug in sorted(topics)),
    ]


def sets_of(records: Iterable[Record]) -> dict[str, list[str]]:
    """The sets that each record, named by its symbol, is in."""
    symbols = [each.symbol for each in records]
    found: dict[str, list[str]] = {symbol: [] for symbol in symbols}
    held = Resolution.objects.filter(symbol__in=symbols).order_by()
    for symbol, body in held.values_list("symbol", "body"):
        found[symbol] += [body_spec(body)] if body else []
    topics = held.filter(paragraphs__topics__isnull=False).distinct()
    rows = topics.values_list("symbol", "paragraphs__topics__slug")
    for symbol, slug in sorted(rows):
        found[symbol].append(f"topic:{slug}")
    gone = _gone("").filter(symbol__in=symbols)
    for symbol, body, slugs in gone.values_list("symbol", "body", "topics"):
        found[symbol] += [body_spec(body)] if body else []
        found[symbol] += [f"topic:{slug}" for slug in slugs]
    return found


def body_spec(body: str) -> str:
    return f"body:{slugify(body)}"


def _bodies() -> list[str]:
    held = (
        Resolution.objects.exclude(body=None).order_by().values_list("body", flat=True)
    )
    gone = _gone("").exclude(body=None).values_list("body", flat=True)
    return [*held.distinct(), *gone]


def _topics() -> set[str]:
    with_topics = Paragraph.topics.through.objects.values_list("topic__slug", flat=True)
    gone = _gone("").values_list("topics", flat=True)
    return {*with_topics.distinct(), *(slug for slugs in gone for slug in slugs)}


def _held(spec: str) -> QuerySet[Any, Any]:
    source = FilteredRelation("sources", condition=Q(sources__is_text_source=True))
    held = Resolution.objects.order_by().annotate(read_from=source)
    kind, _, value = spec.partition(":")
    if kind == "body":
        named = [body for body in set(_bodies()) if not value or slugify(body) == value]
        held = held.filter(body__in=named)
    elif kind == "topic":
        about = Paragraph.objects.filter(resolution=OuterRef("pk"))
        about = about.filter(
            **{"topics__slug": value} if value else {"topics__isnull": False}
        )
        held = held.filter(Exists(about))
    return held.annotate(
        stamp=Coalesce(F("read_from__imported_at"), Value(UNDATED)),
        name=F("symbol"),
        is_deleted=Value(False, BooleanField()),
    ).values_list("stamp", "name", "is_deleted")


def _gone(spec: str) -> QuerySet[Any, Any]:
    """The newest note of each symbol at which nothing is held."""
    rows = FormerAddress.objects.filter(anchor="")
    newest = rows.order_by("symbol", "-left_at", "-pk").distinct("symbol")
    held = Resolution.objects.filter(symbol=OuterRef("symbol"))
    gone = FormerAddress.objects.filter(pk__in=newest.values("pk")).exclude(
        Exists(held)
    )
    kind, _, value = spec.partition(":")
    if kind == "body":
        named = [body for body in gone.values_list("body", flat=True) if body]
        gone = gone.filter(
            body__in=[body for body in named if not value or slugify(body) == value]
        )
    elif kind == "topic":
        gone = (
            gone.filter(topics__contains=[value]) if value else gone.exclude(topics=[])
        )
    return (
        gone.order_by()
        .annotate(
            stamp=F("left_at"),
            name=F("symbol"),
            is_deleted=Value(True, BooleanField()),
        )
        .values_list("stamp", "name", "is_deleted")
    )


def _between(
    rows: QuerySet[Any, Any], span: Span, after: After | None
) -> QuerySet[Any, Any]:
    if span.start:
        rows = rows.filter(stamp__gte=span.start)
    if span.end:
        rows = rows.filter(stamp__lt=span.end)
    if after:
        stamp, symbol = after
        rows = rows.filter(Q(stamp__gt=stamp) | Q(stamp=stamp, symbol__gt=symbol))
    return rows
