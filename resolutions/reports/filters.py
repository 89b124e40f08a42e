"""The parameters of `/reports` as filters, read with django-filter.

A value that is not one is left out and named in the notes, as in a search.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django import forms
from django.db import connection
from django.db.models import QuerySet
from django_filters import Filter, FilterSet  # type: ignore[import-untyped]

from ..models import ReportRequest
from ..querysets import ReportRequestQuerySet
from ..search.facets import read_year

LONGEST_VALUE = 300
YEARS = {
    "due_from": "due_year__gte",
    "due_to": "due_year__lte",
    "from": "asked_in__gte",
    "to": "asked_in__lte",
}
WORDS = {
    "product": "product",
    "addressee": "addressees__contains",
    "recipient": "recipient",
    "body": "asked_by",
    "resources": "resources",
    "period": "period",
}
WHAT = {
    "product": "something that can be asked for",
    "addressee": "somebody who was asked",
    "recipient": "a body that something is due to",
    "body": "a body that asks",
    "resources": "a clause on resources",
    "period": "a period",
}
ORDERS = ("newest", "due")


class OneValueField(forms.Field):
    """The last value of a parameter, tidied; never invalid."""

    def clean(self, value: Any) -> str:
        line = " ".join(str(value or "")[:LONGEST_VALUE].split())
        return "".join(char if char.isprintable() else "\ufffd" for char in line)


class OneValueFilter(Filter):  # type: ignore[misc]
    field_class = OneValueField


class ReportRequestFilters(FilterSet):  # type: ignore[misc]
    """`chosen` has what was understood, `notes` what was not."""

    @classmethod
    def get_filters(cls) -> dict[str, Filter]:
        return {name: OneValueFilter() for name in (*WORDS, *YEARS, "sort")}

    @cached_property
    def chosen(self) -> dict[str, str]:
        return {
            name: value
            for name, value in self._typed.items()
            if value and self._is_known(name, value)
        }

    @cached_property
    def notes(self) -> list[str]:
        return [
            f"“{value[:40]}” is not known as {WHAT.get(name, 'a year')} and was ignored."
            for name, value in self._typed.items()
            if value and name != "sort" and name not in self.chosen
        ]

    def found(self) -> QuerySet[ReportRequest]:
        """The requests that obey every filter, in the order asked for."""
        requests: ReportRequestQuerySet = self.queryset
        for name, value in self.chosen.items():
            if name in YEARS:
                requests = requests.filter(**{YEARS[name]: int(value)})
            elif name in WORDS:
                wanted: Any = [value] if name == "addressee" else value
                requests = requests.filter(**{WORDS[name]: wanted})
        if self.chosen.get("sort") == "due":
            return requests.due_first().with_paragraph()
        return requests.newest_first().with_paragraph()

    @cached_property
    def _typed(self) -> dict[str, str]:
        self.form.is_valid()
        cleaned: dict[str, str] = self.form.cleaned_data
        return cleaned

    def _is_known(self, name: str, value: str) -> bool:
        if name == "sort":
            return value in ORDERS
        if name in YEARS:
            return read_year(value) is not None
        return value in CHOICES[name]()


def addressees() -> list[str]:
    """Everybody who is asked for something, those asked most often first."""
    return _most_used("""
        SELECT name FROM resolutions_reportrequest, unnest(addressees) AS name
        GROUP BY name ORDER BY count(*) DESC, name
    """)


def _values_of(field: str) -> list[str]:
    return _most_used(f"""
        SELECT {field} FROM resolutions_reportrequest WHERE {field} IS NOT NULL
        GROUP BY {field} ORDER BY count(*) DESC, {field}
    """)


def _most_used(query: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return [row[0] for row in cursor.fetchall()]


CHOICES: dict[str, Callable[[], list[str]]] = {
    "product": lambda: list(ReportRequest.Product.values),
    "addressee": addressees,
    "recipient": lambda: _values_of("recipient"),
    "body": lambda: _values_of("asked_by"),
    "resources": lambda: list(ReportRequest.Resources.values),
    "period": lambda: _values_of("period"),
}
"""What each parameter may be, those used most often first."""
