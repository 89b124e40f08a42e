"""What editors judge of where wording comes from, in Django's admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest

from . import ingest
from .lineage import judging
from .models import LineageJudgement, Paragraph, PlacedText


class JudgementForm(forms.ModelForm):  # type: ignore[type-arg]
    """Two places, by symbol and anchor, and what is said of them."""

    class Meta:
        model = LineageJudgement
        fields = (
            *("earlier_symbol", "earlier_anchor", "later_symbol", "later_anchor"),
            *("verdict", "note"),
        )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        moments = []
        for side in ("earlier", "later"):
            place = Paragraph.objects.select_related("resolution").filter(
                resolution__symbol=data.get(f"{side}_symbol", ""),
                anchor=data.get(f"{side}_anchor", ""),
            )
            data[side] = place.first()
            if data[side] is None:
                self.add_error(f"{side}_anchor", "No such paragraph is held.")
                continue
            placed = PlacedText.objects.get(pk=data[side].resolution_id)
            moments.append(placed.moment)
        if len(moments) == 2 and moments[0] >= moments[1]:
            self.add_error("later_symbol", "The later text is not after the earlier.")
        return data


@admin.register(LineageJudgement)
class LineageJudgementAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    form = JudgementForm
    list_display = ["__str__", "verdict", "author", "made_at"]
    list_filter = ["verdict"]
    list_select_related = ["author"]
    search_fields = ["earlier_symbol", "later_symbol"]
    actions = None

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A judgement is replaced by another one, or taken back."""
        return False

    def save_model(
        self, request: HttpRequest, obj: LineageJudgement, form: Any, change: bool
    ) -> None:
        data = form.cleaned_data
        with transaction.atomic():
            ingest.save_alone()
            made = judging.judge(
                data["earlier"],
                data["later"],
                data["verdict"],
                request.user,
                data["note"],
            )
        obj.pk = made.pk

    def delete_model(self, request: HttpRequest, obj: LineageJudgement) -> None:
        with transaction.atomic():
            ingest.save_alone()
            judging.withdraw(obj)
