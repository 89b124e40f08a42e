from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("", include("resolutions.urls"))]

handler400 = "resolutions.views.errors.bad_request"
handler404 = "resolutions.views.errors.not_found"
handler500 = "resolutions.views.errors.server_error"
