"""Whose request it is, also behind proxies."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str | None:
    """The address that the outermost trusted proxy, of settings.PROXIES, was asked from.

    Each proxy adds the address it was asked from at the end of X-Forwarded-For. What
    stands further left was sent by the client and may be anything.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if settings.PROXIES and len(forwarded) >= settings.PROXIES:
        address = _read(forwarded[-settings.PROXIES])
        if address:
            return address
    return _read(request.META.get("REMOTE_ADDR", ""))


def _read(value: str) -> str | None:
    try:
        return str(ipaddress.ip_address(value.strip()))
    except ValueError:
        return None
