"""The list of cited documents: what is asked of it, counted and in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Max, Min, Q, QuerySet
from django.http import QueryDict
from django.urls import reverse

from ..models import CitedDocument, CitingPlace
from ..parsing import vocabulary
from ..parsing.document_kinds import KINDS, is_variant, root_of
from ..search.facets import read_year
from .places import NONE, Value

LONGEST_QUESTION = 200
SORTS = {
    "symbol": "By symbol",
    "cited": "Most cited first",
    "newest": "Most lately cited first",
}
TREATY_NAMES = {
    f"UNTS/{row['registration']}": row["name"]
    for row in vocabulary.rows("treaties")
    if row.get("name")
}


@dataclass(frozen=True, slots=True)
class Question:
    """What the list is asked for; a value that means nothing is left out.

    `q` is a part of a symbol, title or name; `cited` a year in which the documents
    are cited, `first` the year in which they are cited for the first time.
    """

    q: str = ""
    kind: str = ""
    body: str = ""
    held: str = ""
    cited: str = ""
    first: str = ""
    sort: str = "symbol"

    @classmethod
    def read(cls, params: QueryDict) -> Question:
        kind, sort = params.get("kind", ""), params.get("sort", "")
        held, body = params.get("held", ""), params.get("body", "")
        return cls(
            q=" ".join(params.get("q", "")[:LONGEST_QUESTION].split()),
            kind=kind if kind in KINDS else "",
            body=body[:LONGEST_QUESTION],
            held=held if held in ("0", "1") else "",
            cited=str(read_year(params.get("cited", "")) or ""),
            first=str(read_year(params.get("first", "")) or ""),
            sort=sort if sort in SORTS else "symbol",
        )

    @property
    def asked(self) -> dict[str, str]:
        """What differs from the list of all, as parameters."""
        named = {name: getattr(self, name) for name in self.__dataclass_fields__}
        plain = Question()
        return {
            name: value
            for name, value in named.items()
            if value != getattr(plain, name)
        }

    @property
    def year(self) -> int | None:
        """The year whose citations are counted, None for all."""
        chosen = self.cited or self.first
        return int(chosen) if chosen else None

    def url(self, page: int = 1) -> str:
        params = {**self.asked, **({"page": page} if page > 1 else {})}
        path = reverse("documents")
        return f"{path}?{urlencode(params)}" if params else path


def found(question: Question, but: str = "") -> QuerySet[CitedDocument]:
    """The documents asked for, in no order; `but` names a filter to leave out."""
    documents = CitedDocument.objects.order_by()
    if question.q:
        documents = documents.filter(_worded(question.q))
    if question.kind and but != "kind":
        documents = documents.filter(kind=question.kind)
    if question.body and but != "body":
        body = None if question.body == NONE else question.body
        documents = documents.filter(body=body)
    if question.held and but != "held":
        documents = documents.filter(resolution__isnull=question.held == "0")
    if question.cited:
        cited = CitingPlace.objects.filter(resolution__year=int(question.cited))
        documents = documents.filter(pk__in=cited.values("document"))
    if question.first:
        documents = documents.filter(pk__in=_first_cited_in(int(question.first)))
    return documents


def in_order(
    documents: QuerySet[CitedDocument], question: Question
) -> QuerySet[CitedDocument]:
    """As the question wants them sorted; those that are cited alike by symbol."""
    if question.sort == "symbol":
        return documents.order_by("sort_key", "pk")
    here = Q(places__resolution__year=question.year) if question.year else Q()
    if question.sort == "cited":
        by = documents.annotate(
            by=Count("places__place", distinct=True, filter=here or None)
        )
        return by.order_by(F("by").desc(), "sort_key", "pk")
    latest = documents.annotate(by=Max("places__resolution__year"))
    return latest.order_by(F("by").desc(nulls_last=True), "sort_key", "pk")


def kind_values(question: Question) -> list[Value]:
    """Every kind in use, in the order of the vocabulary."""
    counts = _counts(question, "kind")
    return [
        _value(question, "kind", kind, label, counts[kind])
        for kind, label in KINDS.items()
        if kind in counts
    ]


def body_values(question: Question) -> list[Value]:
    """The bodies, those with most documents first."""
    counts = _counts(question, "body")
    ordered = sorted(counts, key=lambda body: (-counts[body], body or "~"))
    return [
        _value(question, "body", body or NONE, body or "No body named", counts[body])
        for body in ordered
    ]


def variants_of(document: CitedDocument) -> list[CitedDocument]:
    """Its addenda, corrigenda, revisions and parts, and what it is one of."""
    root = root_of(document.symbol)
    near = CitedDocument.objects.filter(symbol__startswith=root)
    rows = near.exclude(pk=document.pk).select_related("resolution")
    return [each for each in rows if is_variant(each.symbol, root)]


def name_of(document: CitedDocument) -> str | None:
    """The title of what is held, the name of a treaty; else None."""
    if document.resolution is not None:
        return document.resolution.title or None
    return TREATY_NAMES.get(document.symbol)


def _worded(q: str) -> Q:
    named = [s for s, name in TREATY_NAMES.items() if q.casefold() in name.casefold()]
    return (
        Q(symbol__icontains=q) | Q(resolution__title__icontains=q) | Q(symbol__in=named)
    )


def _first_cited_in(year: int) -> QuerySet[Any, Any]:
    return (
        CitingPlace.objects.order_by()
        .filter(document__isnull=False)
        .values("document")
        .annotate(first=Min("resolution__year"))
        .filter(first=year)
        .values("document")
    )


def _counts(question: Question, name: str) -> dict[str | None, int]:
    rows = found(question, but=name).values_list(name).annotate(Count("pk"))
    return dict(rows)


def _value(question: Question, name: str, value: str, label: str, count: int) -> Value:
    selected = getattr(question, name) == value
    url = replace(question, **{name: "" if selected else value}).url()
    return Value(value, label, count, selected, url)
