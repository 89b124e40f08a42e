"""Is the site fit to answer? Asked by load balancers, containers and `make run`."""

from __future__ import annotations

from django.db import Error
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from resolutions.models import Resolution


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database answers and has its tables, else 503."""
    try:
        Resolution.objects.exists()
    except Error:
        return JsonResponse({"status": "database unavailable"}, status=503)
    return JsonResponse({"status": "ok"})
