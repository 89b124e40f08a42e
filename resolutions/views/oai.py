"""What harvesters ask: OAI-PMH, by GET and by POST."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from ..oai import answer
from .answers import page_of_pasted_text
from .resolve import given_fields


@page_of_pasted_text
def oai(request: HttpRequest) -> HttpResponseBase:
    """The protocol answers errors with 200 and a code of its own."""
    given = given_fields(request).lists()
    pairs = [(name, value) for name, values in given for value in values]
    base_url = request.build_absolute_uri(reverse("oai"))
    host = base_url.split("/")[2].split(":")[0]
    written = answer(pairs, base_url, settings.ADMIN_EMAIL or f"webmaster@{host}")
    return HttpResponse(written, content_type="text/xml; charset=utf-8")
