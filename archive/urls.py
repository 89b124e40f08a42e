from __future__ import annotations

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from resolutions.desk.codes import codes
from resolutions.desk.reporting import report_error

urlpatterns = [
    path("admin", RedirectView.as_view(pattern_name="admin:index")),
    path("admin/codes/", admin.site.admin_view(codes), name="codes"),
    path("admin/", admin.site.urls),
    path("report-an-error", report_error, name="report-error"),
    path("", include("resolutions.urls")),
]

handler400 = "resolutions.views.errors.bad_request"
handler404 = "resolutions.views.errors.not_found"
handler500 = "resolutions.views.errors.server_error"
