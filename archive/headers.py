"""A header that Django does not set."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

Answering = Callable[[HttpRequest], HttpResponseBase]


def content_security_policy(get_response: Answering) -> Answering:
    """A middleware: what a browser may load for a page, `CONTENT_SECURITY_POLICY`."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response["Content-Security-Policy"] = settings.CONTENT_SECURITY_POLICY
        return response

    return answered
