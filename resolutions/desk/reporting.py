"""Readers report an error in a paragraph, a resolution or any other page.

The form needs no account and sets no cookie. A token signed by the site, which names
the address and the time, says that the form was fetched here; a field that nobody sees
catches what fills in every field; and one address can send a few reports a day. That
address is kept as a keyed digest, for a day.
"""

from __future__ import annotations

from datetime import timedelta
from ipaddress import ip_address
from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent
from django.core.signing import BadSignature, TimestampSigner
from django.db import connection, transaction
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    QueryDict,
    UnreadablePostError,
)
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from archive.proxies import client_address

from ..ingest import UNSTORABLE_RE
from ..views.answers import Refusal, page_of_pasted_text
from .models import ErrorReport, ReportSent

A_DAY = timedelta(days=1)
MOST_A_DAY = 10
LONGEST_TEXT, LONGEST_ADDRESS = 2000, 300
SIGNER = TimestampSigner(salt="report an error")
# Any number, as long as it is the same in every process.
REPORT_LOCK = 6_417_910


@page_of_pasted_text
@never_cache
def report_error(request: HttpRequest) -> HttpResponseBase:
    """The form, with `at` as the address that it is about; a POST keeps a report."""
    if request.method == "POST":
        return _take(request)
    at = _address(request.GET.get("at", ""))
    context = {
        "at": at,
        "token": SIGNER.sign(at),
        "sent": "sent" in request.GET,
        "longest": LONGEST_TEXT,
    }
    return render(request, "resolutions/report_error.html", context)


def _take(request: HttpRequest) -> HttpResponseBase:
    fields = _fields(request)
    at = _signed_address(fields.get("token", ""))
    text = fields.get("text", "").strip()
    if not text:
        raise Refusal(400, "Say in a few words what is wrong.")
    if len(text) > LONGEST_TEXT:
        raise Refusal(413, f"A report can have {LONGEST_TEXT:,} characters.")
    thanks = f"{reverse('report-error')}?{urlencode({'at': at, 'sent': '1'})}"
    response = HttpResponseRedirect(thanks)
    response.status_code = 303
    if fields.get("website"):
        # Nobody sees the field: only a program fills it in, and is not told.
        return response
    text = UNSTORABLE_RE.sub("\N{REPLACEMENT CHARACTER}", text)
    if not _keep(at, text, _digest_of_sender(request)):
        return _too_many(request)
    return response


def _keep(at: str, text: str, sender: str) -> bool:
    """False where this sender has sent as many as one can."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [REPORT_LOCK])
        ReportSent.objects.filter(sent_at__lt=timezone.now() - A_DAY).delete()
        if ReportSent.objects.filter(sender=sender).count() >= MOST_A_DAY:
            return False
        ReportSent.objects.create(sender=sender)
        ErrorReport.objects.create(address=at, text=text)
        return True


def _too_many(request: HttpRequest) -> HttpResponse:
    refusal = Refusal(
        429,
        f"From one address {MOST_A_DAY} reports can be sent in a day. Those that were"
        " sent have arrived.",
    )
    context: dict[str, Any] = {"status": 429, "message": refusal.message}
    response = render(request, "400.html", context, status=429)
    response["Retry-After"] = str(int(A_DAY.total_seconds()))
    return response


def _digest_of_sender(request: HttpRequest) -> str:
    """Of the address, or of the network of a house where it is an IPv6 address."""
    told = client_address(request) or ""
    if ":" in told:
        told = str(int(ip_address(told)) >> 64)
    return salted_hmac("report an error", told, algorithm="sha256").hexdigest()


def _address(typed: str) -> str:
    """A path of this site; anything else is the front page."""
    at = typed.strip()
    is_path = at.startswith("/") and not at.startswith("//") and at.isprintable()
    return at if is_path and len(at) <= LONGEST_ADDRESS and "\\" not in at else "/"


def _signed_address(token: str) -> str:
    try:
        return _address(SIGNER.unsign(token[:1000], max_age=A_DAY))
    except BadSignature:
        raise Refusal(
            400, "The form is older than a day, or is not of this site: open it again."
        ) from None


def _fields(request: HttpRequest) -> QueryDict:
    request.encoding = "utf-8"
    try:
        return request.POST
    except (RequestDataTooBig, TooManyFieldsSent):
        raise Refusal(413, "That is more than a report can hold.") from None
    except (BadRequest, MultiPartParserError, UnreadablePostError):
        raise Refusal(400, "The form could not be read.") from None
