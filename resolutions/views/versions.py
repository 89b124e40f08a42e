"""The version of a page, known before anything of it is read.

A page is a function of its address, of what is public and of the code. So the answer
to "has it changed?" costs one row (`PublicVersion`) and no page.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import sha256

from django.conf import settings
from django.db import Error, InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from ..models import PublicVersion, SearchState
from ..prepared import fetch

VERSION = f"""
    SELECT p.version::text, s.version
    FROM {PublicVersion._meta.db_table} p LEFT JOIN {SearchState._meta.db_table} s ON true
"""
# What pages are made of, beside what is held: their code, words and looks.
MADE_OF = ("archive", "resolutions", "templates", "static")
LENGTH = 32
KNOWN = "versions_of_page"
# Of what is public, and of the search index.
Versions = tuple[str, int | None]
UNKNOWN: Versions = ("", None)

Answering = Callable[[HttpRequest], HttpResponseBase]


def answer_known(get_response: Answering) -> Answering:
    """The first middleware: who has the present version of a page already is told so
    at once. Nobody else has its mark, which only `marked` gives, so that neither the
    page nor what stands before it has to be asked whether there is one.
    """

    def answered(request: HttpRequest) -> HttpResponseBase:
        # Static files have strong marks.
        if 'W/"' in request.META.get("HTTP_IF_NONE_MATCH", ""):
            etag = etag_of(request) if request.method in ("GET", "HEAD") else ""
            if etag and is_known(request, etag):
                return marked(HttpResponseNotModified(), etag)
        return get_response(request)

    return answered


def etag_of(request: HttpRequest) -> str:
    """The mark of the page as it is now; "" where that cannot be known.

    To be asked for before the page reads anything: then it can be of an older version
    than the page, which costs a needless answer, and never of a newer one.
    """
    version, _ = _versions(request)
    if not version:
        return ""
    address = f"{request.scheme}://{request.get_host()}{request.path}"
    made_of = "\0".join(
        (fingerprint(), version, address, request.META.get("QUERY_STRING", ""))
    )
    # Weak: the same page, though not the same bytes once it is compressed.
    return f'W/"{sha256(made_of.encode()).hexdigest()[:LENGTH]}"'


def of_index(request: HttpRequest) -> int | None:
    """The version of the search index as the page was asked for."""
    return _versions(request)[1]


def _versions(request: HttpRequest) -> Versions:
    # Asked for once for each request.
    if (known := getattr(request, KNOWN, None)) is None:
        known = _asked_for()
        setattr(request, KNOWN, known)
    return known


def is_known(request: HttpRequest, etag: str) -> bool:
    """Whether the client says that it has this version. What "*" asks, whether there is
    any page, only the page can tell."""
    return etag in parse_etags(request.headers.get("If-None-Match", ""))


def marked(response: HttpResponseBase, etag: str) -> HttpResponseBase:
    """With its mark, and the word that it may be kept but has to be asked about. What
    says itself how long it may be kept is left as it is."""
    if (
        etag
        and response.status_code in (200, 304)
        and not response.has_header("Cache-Control")
    ):
        response["ETag"] = etag
        response["Cache-Control"] = "no-cache"
        patch_vary_headers(response, ("Accept-Encoding",))
    return response


@cache
def fingerprint() -> str:
    """Of the code that this process runs; to be taken before it can have changed."""
    digest = sha256((settings.BASE_DIR / "requirements.txt").read_bytes())
    digest.update(str(settings.SEARCH_BY_SQL).encode())
    for folder in MADE_OF:
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"{path}\0{path.stat().st_size}\0".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _asked_for() -> Versions:
    """Nothing where the database does not answer: the page will say so itself.

    This is the first question of every page to a connection that is kept open. It
    finds out whether the connection still works, which Django would ask first.
    """
    connection.health_check_done = True  # type: ignore[attr-defined]
    for _ in range(2):
        try:
            found = fetch(VERSION)
            return found[0] if found else UNKNOWN
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block:
                return UNKNOWN
            connection.close()
        except Error:
            return UNKNOWN
    return UNKNOWN
