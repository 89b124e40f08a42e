"""Is the site fit to answer? Asked by load balancers, containers and `make run`."""

from __future__ import annotations

from django.db import Error
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.views.decorators.cache import never_cache

from ..models import Resolution
from .answers import public_page


@public_page
@never_cache
def healthz(request: HttpRequest) -> HttpResponseBase:
    """Answer 200 when the database answers and has its tables, else 503."""
    try:
        Resolution.objects.exists()
    except Error:
        return JsonResponse({"status": "database unavailable"}, status=503)
    return JsonResponse({"status": "ok"})
