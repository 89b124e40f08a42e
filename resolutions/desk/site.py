"""The front page of the desk, and its index beside every page: in editors' words."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse

from .codes import LoginForm
from .models import Upload

DESK, ACCOUNTS = "Editors’ desk", "Accounts"
# By model: the group it is shown in, its name, and what somebody finds there. What is
# not named here is shown under the name of its own.
PLACES = {
    "desk.Batch": (DESK, "Batches", "What was sent at one time, and how far it is read"),
    "desk.Upload": (DESK, "Uploads", "Every file by itself: look, publish, discard"),
    "desk.ErrorReport": (DESK, "Error reports", "What readers say is wrong"),
    "desk.Correction": (DESK, "Corrections", "Who corrected what, and when"),
    "resolutions.LineageJudgement": (DESK, "Where wording comes from", "Drafts and adopted texts, links between paragraphs: to confirm, cut or add"),
    "desk.NewReading": (DESK, "New readings", "What a newer parser reads otherwise"),
    "desk.Edition": (DESK, "Editions", "Which text was public from when to when"),
    "resolutions.Resolution": (DESK, "Resolutions", "What is public now; to withdraw it"),
    "auth.User": (ACCOUNTS, "Users", "Who may log in, and in which role"),
    "auth.Group": (ACCOUNTS, "Groups", "What each role may do"),
    "otp_totp.TOTPDevice": (ACCOUNTS, "One-time codes", "Who logs in with codes"),
    "axes.AccessAttempt": (ACCOUNTS, "Locked log-ins", "Wrong passwords; delete to unlock"),
    "axes.AccessLog": (ACCOUNTS, "Log-ins", "Who logged in, and when"),
}  # fmt: skip
APPS_OF_THE_DESK = {"desk", "resolutions"}


class DeskSite(AdminSite):
    site_header = "Crime Prevention Resolutions: editors’ desk"
    site_title = "Editors’ desk"
    index_title = "What lies on the desk"
    login_form = LoginForm
    login_template = "admin/desk/login.html"

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[Any]:
        """What somebody may see: the desk in the order of the work, then accounts."""
        apps = super().get_app_list(request, app_label)
        groups: dict[str, dict[str, Any]] = {}
        order = list(PLACES)
        for app in apps:
            is_desk = app["app_label"] in APPS_OF_THE_DESK
            for model in app["models"]:
                label = model["model"]._meta.label
                known = PLACES.get(label)
                title = known[0] if known else DESK if is_desk else app["name"]
                group = groups.setdefault(title, {**app, "name": title, "models": []})
                if known:
                    model |= {"name": known[1], "about": known[2]}
                place = order.index(label) if known else len(order)
                group["models"].append((place, model))
        for group in groups.values():
            group["models"].sort(key=lambda pair: (pair[0], pair[1]["name"]))
            group["models"] = [model for _, model in group["models"]]
        return sorted(
            groups.values(), key=lambda group: (group["name"] != DESK, group["name"])
        )

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        counts = {}
        if request.user.has_perm("desk.view_upload"):
            counts = Upload.objects.count_by_state()
        states = [(state, counts[state]) for state in Upload.State if state in counts]
        return super().index(request, {"states": states, **(extra_context or {})})
