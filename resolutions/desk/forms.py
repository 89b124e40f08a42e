"""What an editor fills in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from .models import Batch
from .quotas import over_quota

MOST_FILES: int = settings.DATA_UPLOAD_MAX_NUMBER_FILES


class ManyFilesInput(forms.FileInput):
    """Files can be chosen or dropped on it, many at a time."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """A list of files, which may be empty.

    An empty file is no error here: it is kept as a failed one, beside those that work.
    """

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list) else [data] if data else []
        return [file for file in files if isinstance(file, UploadedFile)]


class BatchForm(forms.ModelForm):  # type: ignore[type-arg]
    documents = ManyFilesField(
        required=False,
        label="Files",
        help_text=(
            "Word (.docx, .doc), PDF, scans and pictures, web pages saved as HTML,"
            f" Markdown, plain text; up to {MOST_FILES:,} files of 25 MB each. Choose"
            " them, or drop them into the frame."
        ),
    )
    text = forms.CharField(
        required=False,
        strip=False,
        label="Or the text itself",
        widget=forms.Textarea(attrs={"rows": 12, "cols": 80}),
        help_text="Paste one resolution; it is kept as a file of its own.",
    )

    class Meta:
        model = Batch
        fields = ["documents", "text", "note"]
        widgets = {"note": forms.TextInput(attrs={"class": "vTextField"})}
        help_texts = {"note": "For the other editors: where the files come from."}

    # Set by the view: whose quota it is.
    user: Any = None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        files, text = cleaned.get("documents") or [], cleaned.get("text") or ""
        if not files and not text.strip():
            raise forms.ValidationError("Choose at least one file, or paste a text.")
        size = sum(file.size or 0 for file in files) + len(text.encode("utf-8"))
        count = len(files) + bool(text.strip())
        if refusal := over_quota(self.user, count, size):
            raise forms.ValidationError(refusal)
        return cleaned
