"""Addresses without anything variable in them, looked up once and not for every link."""

from __future__ import annotations

from functools import cache

from django.urls import get_script_prefix, reverse


def address_of(name: str) -> str:
    """The address of the page of this name, as `reverse` says it.

    Raises NoReverseMatch like it.
    """
    return _address_of(name, get_script_prefix())


@cache
def _address_of(name: str, prefix: str) -> str:
    # The prefix is for the cache alone: `reverse` asks for it itself.
    return reverse(name)
