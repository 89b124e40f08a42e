"""The page on which an editor corrects a place of an upload, and its buttons.

Footnote marks are written into the text as [^3], where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    QueryDict,
)
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from ..anchors import anchor_label
from ..models import Addressee, Verb
from ..parsing.correcting import DATES, FIELDS, digest_at
from ..parsing.symbols import Symbol
from ..parsing.topics import TOPICS
from ..parsing.types import Mark, Paragraph, ParsedResolution
from . import corrections, looking
from .actions import NotNow
from .drafts import draft_of
from .models import Correction, Upload
from .views import action

MARK_RE = re.compile(r"\[\^(\d{1,4})\]")
KINDS = {
    "preambular": "Preambular paragraph",
    "operative": "Operative paragraph",
    "heading": "Heading",
    "annex": "Paragraph of an annex",
    "unclassified": "Unclassified",
}
LEVELS = ("a paragraph", "(a)", "(i)", "a.", "deeper")
PARAGRAPH_SORTS = (
    *("text", "split", "merge", "place", "remove", "verb", "addressees", "topics"),
)
LONGEST = 100_000


@require_http_methods(["GET", "HEAD", "POST"])
@looking.page_of_a_read_upload("desk.change_upload")
def correct(
    request: HttpRequest, upload: Upload, parsed: ParsedResolution
) -> HttpResponseBase:
    """`?at=op3` a paragraph, `?at=fn2` a footnote, without it the document."""
    anchor = (request.POST if request.method == "POST" else request.GET).get("at", "")
    if request.method == "POST":
        return _corrected(request, upload, parsed, anchor)
    return _page(request, upload, parsed, anchor)


def _corrected(
    request: HttpRequest, upload: Upload, parsed: ParsedResolution, anchor: str
) -> HttpResponseBase:
    sort = request.POST.get("sort", "")
    try:
        value = _value(request.POST, sort, parsed, anchor)
        seen = request.POST.get("seen")
        corrections.make(upload.pk, request.user, sort, anchor, value, seen)
    except NotNow as refusal:
        messages.error(request, str(refusal))
        return _page(request, upload, parsed, anchor, status=409)
    messages.success(request, f"Corrected: {_words(anchor)}.")
    if sort in ("field", "symbol"):
        return HttpResponseRedirect(correct_url(upload))
    preview = reverse("admin:desk_upload_preview", args=[upload.pk])
    return HttpResponseRedirect(f"{preview}#{anchor}")


def correct_url(upload: Upload, anchor: str = "") -> str:
    url = reverse("admin:desk_upload_correct", args=[upload.pk])
    return f"{url}?{urlencode({'at': anchor})}" if anchor else url


def _words(anchor: str) -> str:
    return anchor_label(anchor) if anchor else "the symbol"


def _page(
    request: HttpRequest,
    upload: Upload,
    parsed: ParsedResolution,
    anchor: str,
    status: int = 200,
) -> HttpResponse:
    if anchor.startswith("fn"):
        return _footnote_page(request, upload, parsed, anchor, status)
    if anchor and anchor not in FIELDS:
        return _paragraph_page(request, upload, parsed, anchor, status)
    draft = draft_of(upload)
    outcomes = zip(draft.corrections, draft.corrected.outcomes, strict=True)
    front = parsed.front
    context = {
        "parsed": parsed,
        "seen_symbol": digest_at(parsed, "symbol", ""),
        "fields": [
            {
                "name": name,
                "words": looking.FIELDS[name],
                "value": "\n".join(front.sponsors)
                if name == "sponsors"
                else getattr(front, name) or "",
                "is_long": name in ("title", "sponsors", "vote", "agenda_title"),
                "is_date": name in DATES,
                "seen": digest_at(parsed, "field", name),
            }
            for name in FIELDS
        ],
        "outcomes": [(each, outcome.state) for each, outcome in outcomes],
        "undone": upload.corrections.exclude(undone_at=None).select_related(
            "made_by", "undone_by"
        ),
        "next_note": max((n.number for n in parsed.footnotes), default=0) + 1,
    }
    title = f"Correct {upload}"
    return looking.desk_page(request, upload, "correct.html", title, context, status)


def _footnote_page(
    request: HttpRequest,
    upload: Upload,
    parsed: ParsedResolution,
    anchor: str,
    status: int,
) -> HttpResponse:
    if not re.fullmatch(r"fn[1-9]\d{0,3}", anchor):
        raise Http404
    note = next((each for each in parsed.footnotes if each.anchor == anchor), None)
    context = {
        "anchor": anchor,
        "note": note,
        "seen": digest_at(parsed, "footnote", anchor),
    }
    title = f"Correct {_words(anchor)}"
    return looking.desk_page(
        request, upload, "correct_footnote.html", title, context, status
    )


def _paragraph_page(
    request: HttpRequest,
    upload: Upload,
    parsed: ParsedResolution,
    anchor: str,
    status: int,
) -> HttpResponse:
    places = {each.anchor: n for n, each in enumerate(parsed.paragraphs)}
    if anchor not in places:
        raise Http404
    at = places[anchor]
    paragraph = parsed.paragraphs[at]
    following = parsed.paragraphs[at + 1 : at + 2]
    context = {
        "paragraph": paragraph,
        "following": following[0] if following else None,
        # What was refused is not lost.
        "written": request.POST["text"]
        if request.POST.get("sort") == "text" and "text" in request.POST
        else with_marks(paragraph.text, paragraph.marks),
        "seen": digest_at(parsed, "text", anchor),
        "seen_both": digest_at(parsed, "merge", anchor),
        "kinds": KINDS,
        "levels": list(enumerate(LEVELS)),
        "topics": TOPICS,
        "verbs": Verb.objects.values_list("name", flat=True),
        "addressees": Addressee.objects.values_list("name", flat=True),
    }
    title = f"Correct {_words(anchor)}"
    return looking.desk_page(
        request, upload, "correct_paragraph.html", title, context, status
    )


def with_marks(text: str, marks: tuple[Mark, ...]) -> str:
    """The text with its footnote marks written into it: "of 2005,[^3] and"."""
    pieces, start = [], 0
    for mark in sorted(marks, key=lambda each: each.position):
        pieces += [text[start : mark.position], f"[^{mark.number}]"]
        start = mark.position
    return "".join([*pieces, text[start:]])


def read_marks(written: str) -> tuple[str, list[list[int]]]:
    """The text without its marks, in one line, and (number, position) of each mark."""
    text, marks, start = "", [], 0
    written = " ".join(written.split())
    for found in MARK_RE.finditer(written):
        text += written[start : found.start()]
        if text.endswith(" ") and written[found.end() :].startswith(" "):
            text = text[:-1]
        marks.append([int(found[1]), len(text)])
        start = found.end()
    text += written[start:]
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    return text, [[n, min(max(0, at - lead), len(text))] for n, at in marks]


def _value(
    post: QueryDict, sort: str, parsed: ParsedResolution, anchor: str
) -> dict[str, Any]:
    """What was entered, as `parsing.correcting` wants it; NotNow with a sentence."""
    if any(len(value) > LONGEST for value in post.values()):
        raise NotNow(f"A text can have {LONGEST:,} characters.")
    if sort == "field":
        return {"value": post.get("value", "").strip()}
    if sort == "symbol":
        typed = post.get("symbol", "").strip()
        symbol = Symbol.parse(typed)
        if symbol is None:
            raise NotNow(f"“{typed[:80]}” cannot be read as a symbol.")
        return {"symbol": symbol.canonical}
    if sort == "footnote":
        return {"text": " ".join(post.get("text", "").split())}
    found = (each for each in parsed.paragraphs if each.anchor == anchor)
    paragraph = next(found, None)
    if paragraph is None or sort not in PARAGRAPH_SORTS:
        raise NotNow(corrections.ELSEWHERE)
    reader = _READERS.get(sort)
    return reader(post, paragraph) if reader else {}


def _text(post: QueryDict, paragraph: Paragraph) -> dict[str, Any]:
    text, marks = read_marks(post.get("text", ""))
    return {"text": text, "marks": marks}


def _split(post: QueryDict, paragraph: Paragraph) -> dict[str, Any]:
    words = " ".join(post.get("before", "").split())
    if not words or paragraph.text.count(words) != 1:
        raise NotNow(
            "Give the words with which the second paragraph begins, as they stand in"
            " the text, and enough of them that they stand there once."
        )
    return {"at": paragraph.text.index(words)}


def _place(post: QueryDict, paragraph: Paragraph) -> dict[str, Any]:
    depth = post.get("depth", "0")
    return {
        "kind": post.get("kind", ""),
        "number": post.get("number", "").strip(" ().") or None,
        "depth": int(depth) if re.fullmatch(r"\d", depth) else 0,
    }


def _verb(post: QueryDict, paragraph: Paragraph) -> dict[str, Any]:
    verb = " ".join(post.get("verb", "").lower().split())
    return {"verb": verb[:60], "phrase": post.get("phrase", "").strip()[:200]}


def _addressees(post: QueryDict, paragraph: Paragraph) -> dict[str, Any]:
    lines = (
        " ".join(each.split())[:200] for each in post.get("values", "").split("\n")
    )
    return {"values": list(dict.fromkeys(line for line in lines if line))}


def _topics(post: QueryDict, paragraph: Paragraph) -> dict[str, Any]:
    chosen = set(post.getlist("values"))
    return {"values": [slug for slug in TOPICS if slug in chosen]}


_READERS: dict[str, Callable[[QueryDict, Paragraph], dict[str, Any]]] = {
    "text": _text,
    "split": _split,
    "place": _place,
    "verb": _verb,
    "addressees": _addressees,
    "topics": _topics,
}


def _on_correction(perform: Callable[[int, Any], Correction], done: str) -> Any:
    @action("desk.change_upload")
    def view(request: HttpRequest, pk: int) -> HttpResponseBase:
        correction = get_object_or_404(Correction, pk=pk)
        try:
            perform(pk, request.user)
            messages.success(request, done)
        except NotNow as refusal:
            messages.error(request, str(refusal))
        upload = Upload.objects.for_listing().get(pk=correction.upload_id)
        return HttpResponseRedirect(correct_url(upload))

    return view


undo = _on_correction(corrections.undo, "Undone.")
confirm = _on_correction(corrections.confirm, "Confirmed: the correction holds.")
