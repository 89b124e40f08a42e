"""The pages on which an editor judges where wording comes from, and their buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from ..comparing.diff import diff
from ..comparing.held import words_of
from ..lineage.pairs import WORDS, relation_of
from ..models import (
    LineageJudgement,
    Paragraph,
    PlacedText,
    Resolution,
    TextPair,
    WordingLink,
)
from ..redlining import words_html
from ..views.compare import compare_url
from ..views.lineage import certainty_words
from . import judgements
from .actions import NotNow
from .views import action

TO_VIEW = "resolutions.view_lineagejudgement"
TO_JUDGE = "resolutions.add_lineagejudgement"
ON_A_PAGE, MOST_SAID = 25, 100

Judge = Callable[[str, str, str, Any, str], LineageJudgement]


@dataclass(frozen=True, slots=True)
class JudgedLink:
    """A stored link of a paragraph, with its difference in words."""

    link: WordingLink
    html: SafeString

    @property
    def percent(self) -> int:
        return round(100 * self.link.similarity)

    @property
    def said(self) -> str:
        return certainty_words(self.link)


@dataclass(frozen=True, slots=True)
class ProposedPair:
    """Two texts that may be one, with the evidence and what was said of it."""

    earlier: Resolution
    later: Resolution
    share: float | None
    relation: str
    judgement: LineageJudgement | None

    @property
    def percent(self) -> int | None:
        return None if self.share is None else round(100 * self.share)

    @property
    def compare_url(self) -> str:
        return compare_url(self.earlier, self.later)


@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest) -> HttpResponseBase:
    """`?at=A/RES/61/1/op1`: where a paragraph comes from, and what came from it."""
    _need(request, TO_VIEW)
    if request.method == "POST":
        return _judged(request, judgements.judge_paragraphs)
    at = request.GET.get("at", "").strip()
    context: dict[str, Any] = {"at": at, "title": "Where a paragraph comes from"}
    status = 200
    if at:
        try:
            context |= _place_context(judgements.find_paragraph(at))
        except NotNow as refusal:
            messages.error(request, str(refusal))
            status = 404
    return _page(request, "place.html", context, status)


@require_http_methods(["GET", "HEAD", "POST"])
def pairs(request: HttpRequest) -> HttpResponseBase:
    """Drafts with what was adopted, and texts that another body took over."""
    _need(request, TO_VIEW)
    if request.method == "POST":
        return _judged(request, judgements.judge_texts)
    asked = request.GET.get("q", "").strip()[:100]
    rows = TextPair.objects.select_related("earlier", "later")
    if asked:
        rows = rows.filter(
            Q(earlier__symbol__icontains=asked) | Q(later__symbol__icontains=asked)
        )
    is_open = request.GET.get("state") != "all"
    if is_open:
        said = LineageJudgement.objects.standing().of_texts()
        said = said.filter(
            earlier_symbol=OuterRef("earlier__symbol"),
            later_symbol=OuterRef("later__symbol"),
        )
        rows = rows.filter(~Exists(said))
    rows = rows.order_by("-later__placed__moment", "earlier__placed__moment")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "Drafts and adopted texts",
        "asked": asked,
        "is_open": is_open,
        "page": page,
        "pairs": list(_proposed(page)),
        **_said_of_texts(asked),
    }
    return _page(request, "pairs.html", context)


@action(TO_JUDGE)
def undo(request: HttpRequest, pk: int) -> HttpResponseBase:
    judgement = get_object_or_404(LineageJudgement, pk=pk)
    try:
        judgements.undo(pk, request.user)
        messages.success(request, "Undone: what is computed stands again.")
    except NotNow as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(_url_of(judgement))


def place_url(at: str) -> str:
    return f"{reverse('admin:desk_judge_place')}?{urlencode({'at': at})}"


def _url_of(judgement: LineageJudgement) -> str:
    """Where it was judged."""
    if judgement.is_of_texts:
        asked = urlencode({"q": judgement.later_symbol, "state": "all"})
        return f"{reverse('admin:desk_judge_pairs')}?{asked}"
    return place_url(f"{judgement.later_symbol}/{judgement.later_anchor}")


def _judged(request: HttpRequest, judge: Judge) -> HttpResponseBase:
    _need(request, TO_JUDGE)
    earlier, later, verdict, reason = (
        request.POST.get(name, "") for name in ("earlier", "later", "verdict", "reason")
    )
    try:
        made = judge(earlier, later, verdict, request.user, reason)
    except NotNow as refusal:
        messages.error(request, str(refusal))
        at = request.POST.get("at", "")
        back = f"{request.path}?{urlencode({'at': at})}" if at else request.path
        return HttpResponseRedirect(back)
    messages.success(request, f"{made}: {made.get_verdict_display().lower()}.")
    if at := request.POST.get("at", ""):
        return HttpResponseRedirect(place_url(at))
    return HttpResponseRedirect(_url_of(made))


def _place_context(found: Paragraph) -> dict[str, Any]:
    links = WordingLink.objects.select_related(
        *("earlier__resolution", "later__resolution", "earlier__verb", "later__verb")
    ).prefetch_related("earlier__acts", "later__acts")
    symbol = found.resolution.symbol
    said = LineageJudgement.objects.about(symbol, found.anchor)
    said = said.of_paragraphs().select_related("made_by", "undone_by")
    return {
        "title": f"Where {symbol}, {found.anchor} comes from",
        "paragraph": found,
        "place": f"{symbol}/{found.anchor}",
        "sides": [
            ("It comes from", list(_links(links.filter(later=found)))),
            ("Came from it", list(_links(links.filter(earlier=found)))),
        ],
        "standing": said.standing(),
        "undone": said.exclude(undone_at=None),
    }


def _links(links: Any) -> Iterator[JudgedLink]:
    for link in links:
        old, new = words_of(link.earlier), words_of(link.later)
        yield JudgedLink(link, words_html(diff(old.text, new.text, old.acts, new.acts)))


def _proposed(page: Page[TextPair]) -> Iterator[ProposedPair]:
    rows = list(page)
    texts = {pk for row in rows for pk in (row.earlier_id, row.later_id)}
    placed = PlacedText.objects.select_related("resolution").in_bulk(texts)
    said = LineageJudgement.objects.standing().of_texts().select_related("made_by")
    said = said.filter(later_symbol__in=[row.later.symbol for row in rows])
    by_pair = {(each.earlier_symbol, each.later_symbol): each for each in said}
    for row in rows:
        relation = relation_of(placed[row.later_id], placed[row.earlier_id])
        yield ProposedPair(
            row.earlier,
            row.later,
            row.share,
            WORDS[relation] if relation else "",
            by_pair.get((row.earlier.symbol, row.later.symbol)),
        )


def _said_of_texts(asked: str) -> dict[str, Any]:
    said = LineageJudgement.objects.of_texts().select_related("made_by", "undone_by")
    if asked:
        said = said.filter(
            Q(earlier_symbol__icontains=asked) | Q(later_symbol__icontains=asked)
        )
    return {
        "standing": said.standing()[:MOST_SAID],
        "undone": said.exclude(undone_at=None)[:MOST_SAID],
    }


def _need(request: HttpRequest, permission: str) -> None:
    if not request.user.has_perm(permission):
        raise PermissionDenied


def _page(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    common = admin.site.each_context(request)
    own = {"subtitle": None, "can_judge": request.user.has_perm(TO_JUDGE)}
    path = f"admin/desk/judging/{template}"
    return render(request, path, common | own | context, status=status)
