"""The desk in Django's admin: lists to read, a form to send files, buttons to act.

Nothing here is changed by Django's own forms. What has happened is on record, and what
can be done is a button that posts to an address of its own (`views`).
"""

from __future__ import annotations

from typing import Any

from axes.models import AccessFailureLog
from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django_otp.plugins.otp_totp.models import TOTPDevice
from simple_history.admin import SimpleHistoryAdmin

from ..models import LineageJudgement, Resolution
from . import correct_views, judging_views, looking, views
from .forms import BatchForm
from .intake import take_in
from .models import Batch, Correction, Edition, ErrorReport, NewReading, Upload

# The package's own shows keys, as pictures; each person's key is his alone.
admin.site.unregister(TOTPDevice)
# Kept only where a setting says so; the attempts of each name are counted anyway.
admin.site.unregister(AccessFailureLog)


class ToRead(admin.ModelAdmin):  # type: ignore[type-arg]
    """What can be looked at and is not changed by a form."""

    list_per_page = 50
    view_on_site = False
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Batch)
class BatchAdmin(ToRead):
    list_display = ["__str__", "sent_by", "files"]
    list_select_related = ["sent_by"]
    add_form_template = "admin/desk/batch/add_form.html"
    change_form_template = "admin/desk/batch/change_form.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("desk.add_batch"))

    @admin.display(description="Files")
    def files(self, batch: Batch) -> str:
        return views.summary(batch.uploads.count_by_state())

    def get_fields(self, request: HttpRequest, obj: Batch | None = None) -> Any:
        # The page of a batch says the rest in words of its own.
        return BatchForm.Meta.fields if obj is None else []

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        if change:
            return super().get_form(request, obj, change, **kwargs)
        # A class of its own for each request: two may come at once.
        return type("BatchForm", (BatchForm,), {"user": request.user})

    def save_model(
        self, request: HttpRequest, obj: Batch, form: Any, change: bool
    ) -> None:
        obj.sent_by = request.user  # type: ignore[assignment]
        obj.save()
        take_in(obj, form.cleaned_data["documents"], form.cleaned_data["text"])

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        context = {"title": "Send files", **(extra_context or {})}
        return super().add_view(request, form_url, context)

    def response_add(
        self, request: HttpRequest, obj: Batch, post_url_continue: Any = None
    ) -> HttpResponse:
        return HttpResponseRedirect(obj.get_absolute_url())

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        batch = self.get_object(request, object_id)
        context = views.progress(batch) if batch else {}
        context |= {"subtitle": None, "title": f"Sent on {batch}"}
        return super().change_view(request, object_id, form_url, context)

    def get_urls(self) -> list[URLPattern]:
        own = [
            path("<int:pk>/publish/", views.publish_batch, name="desk_batch_publish"),
            path("<int:pk>/retry/", views.retry_batch, name="desk_batch_retry"),
        ]
        return [*views.guarded(self.admin_site, own), *super().get_urls()]


@admin.register(Upload)
class UploadAdmin(ToRead, SimpleHistoryAdmin):  # type: ignore[misc]
    list_display = ["filename", "state", "symbol", "message", "batch"]
    list_filter = ["state"]
    search_fields = ["filename", "symbol", "title"]
    fields = [
        *("filename", "size", "sha256", "batch", "attempts", "finished_at"),
        "parser_version",
    ]
    change_form_template = "admin/desk/upload/change_form.html"
    # The package's own has an inline style.
    object_history_list_template = "admin/desk/history_list.html"

    def get_queryset(self, request: HttpRequest) -> Any:
        return Upload.objects.for_listing()

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        upload = self.get_object(request, object_id)
        context = views.upload_context(upload) if upload else {}
        context |= {"subtitle": None, "title": str(upload)}
        return super().change_view(request, object_id, form_url, context)

    def get_urls(self) -> list[URLPattern]:
        own = [
            path(f"<int:pk>/{name}/", view, name=f"desk_upload_{name}")
            for name, view in views.UPLOAD_ACTIONS.items()
        ]
        own += [
            path("<int:pk>/preview/", looking.preview_page, name="desk_upload_preview"),
            path(
                "<int:pk>/correct/", correct_views.correct, name="desk_upload_correct"
            ),
            path("<int:pk>/changes/", looking.changes_page, name="desk_upload_changes"),
            path(
                "<int:pk>/page/<int:page>/",
                looking.page_picture,
                name="desk_upload_page",
            ),
        ]
        return [*views.guarded(self.admin_site, own), *super().get_urls()]


@admin.register(Correction)
class CorrectionAdmin(ToRead, SimpleHistoryAdmin):  # type: ignore[misc]
    """Who corrected what and when; made, undone and confirmed elsewhere."""

    list_display = ["__str__", "words", "upload", "made_by", "made_at", "undone_at"]
    list_filter = ["sort", "made_by"]
    search_fields = ["upload__symbol", "upload__filename", "anchor"]
    list_select_related = ["upload", "made_by"]
    fields = [
        *("upload", "sort", "place", "words", "made_by", "made_at"),
        *("undone_by", "undone_at"),
    ]
    readonly_fields = ["place", "words"]
    object_history_list_template = "admin/desk/history_list.html"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("upload__content", "upload__parse")

    def get_urls(self) -> list[URLPattern]:
        own = [
            path("<int:pk>/undo/", correct_views.undo, name="desk_correction_undo"),
            path(
                "<int:pk>/confirm/",
                correct_views.confirm,
                name="desk_correction_confirm",
            ),
        ]
        return [*views.guarded(self.admin_site, own), *super().get_urls()]


@admin.register(NewReading)
class NewReadingAdmin(ToRead):
    """What a newer parser reads otherwise."""

    list_display = ["__str__", "state", "message", "parser_version", "asked_by"]
    list_filter = ["state"]
    list_select_related = ["upload", "asked_by"]
    fields = ["upload", "state", "parser_version", "asked_by", "asked_at"]
    change_form_template = "admin/desk/newreading/change_form.html"
    change_list_template = "admin/desk/newreading/change_list.html"

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request)
        return rows.defer("parse", "upload__content", "upload__parse")

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        reading = self.get_object(request, object_id)
        context = views.reading_context(reading) if reading else {}
        context |= {"subtitle": None, "title": str(reading)}
        return super().change_view(request, object_id, form_url, context)

    def get_urls(self) -> list[URLPattern]:
        own = [
            path("ask/", views.ask_for_readings, name="desk_newreading_ask"),
            path("<int:pk>/take/", views.take_reading, name="desk_newreading_take"),
            path("<int:pk>/drop/", views.drop_reading, name="desk_newreading_drop"),
        ]
        return [*views.guarded(self.admin_site, own), *super().get_urls()]


@admin.register(ErrorReport)
class ErrorReportAdmin(ToRead, SimpleHistoryAdmin):  # type: ignore[misc]
    list_display = ["__str__", "state", "text"]
    list_filter = ["state"]
    search_fields = ["address", "text"]
    fields = ["address", "text", "sent_at", "state"]
    change_form_template = "admin/desk/errorreport/change_form.html"
    object_history_list_template = "admin/desk/history_list.html"

    def get_urls(self) -> list[URLPattern]:
        own = [path("<int:pk>/state/", views.report_state, name="desk_report_state")]
        return [*views.guarded(self.admin_site, own), *super().get_urls()]


@admin.register(Edition)
class EditionAdmin(ToRead):
    list_display = [
        *("symbol", "published_at", "published_by"),
        *("ended_at", "ended_by", "ending", "reason"),
    ]
    list_filter = ["ending"]
    change_form_template = "admin/desk/change_form.html"
    search_fields = ["symbol"]
    list_select_related = ["published_by", "ended_by"]
    # Names as words: most roles may not open what an account is.
    fields = [
        *("symbol", "upload", "parser_version", "published_at", "publisher"),
        *("ended_at", "ender", "ending", "reason"),
    ]

    @admin.display(description="Published by")
    def publisher(self, edition: Edition) -> str:
        return str(edition.published_by or "")

    @admin.display(description="Ended by")
    def ender(self, edition: Edition) -> str:
        return str(edition.ended_by or "")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("text")


@admin.register(Resolution)
class ResolutionAdmin(ToRead):
    """What is public, also what a shell command made public: to be withdrawn."""

    list_display = ["symbol", "title", "status", "year"]
    list_filter = ["status", "body"]
    search_fields = ["symbol", "title"]
    fields = ["symbol", "title", "body", "session", "status", "adopted"]
    change_form_template = "admin/desk/resolution/change_form.html"

    def get_urls(self) -> list[URLPattern]:
        own = [
            path("<int:pk>/withdraw/", views.withdraw, name="desk_withdraw"),
            path("<int:pk>/fetch/", views.fetch, name="desk_fetch"),
        ]
        return [*views.guarded(self.admin_site, own), *super().get_urls()]


@admin.register(LineageJudgement)
class LineageJudgementAdmin(ToRead):
    """What editors judged of where wording comes from; made and undone elsewhere."""

    list_display = ["__str__", "verdict", "reason", "maker", "made_at", "undone_at"]
    list_filter = ["verdict", ("undone_at", admin.EmptyFieldListFilter)]
    list_select_related = ["made_by", "undone_by"]
    search_fields = ["earlier_symbol", "later_symbol", "reason"]
    fields = [
        *("earlier_symbol", "earlier_anchor", "earlier_text"),
        *("later_symbol", "later_anchor", "later_text"),
        *("verdict", "reason", "maker", "made_at", "undoer", "undone_at"),
    ]
    readonly_fields = ["maker", "undoer"]
    change_list_template = "admin/desk/judging/change_list.html"
    change_form_template = "admin/desk/judging/change_form.html"

    @admin.display(description="Judged by")
    def maker(self, judgement: LineageJudgement) -> str:
        return str(judgement.made_by or "")

    @admin.display(description="Undone by")
    def undoer(self, judgement: LineageJudgement) -> str:
        return str(judgement.undone_by or "")

    def get_urls(self) -> list[URLPattern]:
        own = [
            path("place/", judging_views.place, name="desk_judge_place"),
            path("pairs/", judging_views.pairs, name="desk_judge_pairs"),
            path("<int:pk>/undo/", judging_views.undo, name="desk_judgement_undo"),
        ]
        return [*views.guarded(self.admin_site, own), *super().get_urls()]


@admin.register(TOTPDevice)
class DeviceAdmin(ToRead):
    """Who logs in with codes; to be deleted for somebody who has lost his device."""

    list_display = ["user", "confirmed"]
    fields = ["user", "confirmed"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.has_perm("otp_totp.delete_totpdevice"))
