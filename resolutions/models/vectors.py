"""The search vectors of a text, which PostgreSQL generates with the row."""

from __future__ import annotations

from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db.models import F, Func, GeneratedField, TextField
from django.db.models.functions import Length

SEARCH_CONFIG = "english"
"""Stems of words; stop words are left out, their places counted."""

LITERAL_CONFIG = "simple"
"""Every word as it is spelt."""

LONG_TEXT = 4_000
"""A vector keeps 256 places of a word, so that in a text of more characters a phrase
with "the" in it may be missed; those texts are compared with a phrase one by one."""

TextField.register_lookup(Length)


NORMAL_FORM = "resolutions_normal_form"
"""PostgreSQL's function for the tables of `normal_form`, made by a migration."""


def normalised(field: str) -> Func:
    """The text in the normal form of the archive, but for capitals, which every
    configuration makes small by itself."""
    return Func(F(field), function=NORMAL_FORM, output_field=TextField())


def vector(field: str, config: str) -> SearchVector:
    """As an expression, which an index on the same expression answers."""
    return SearchVector(normalised(field), config=config)


def stored_vector(field: str, config: str) -> GeneratedField:
    """As a column: to find a phrase, PostgreSQL looks at the vector of every row that
    has all its words."""
    return GeneratedField(
        expression=vector(field, config),
        output_field=SearchVectorField(),
        db_persist=True,
    )
