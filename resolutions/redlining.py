"""A difference as safe HTML: one side with what was taken out, or with what was put in.

In go a passage and the parts of its row; out comes the passage's own text, escaped,
with its opening phrase in italics, its footnote marks and its changes in `<del>` or
`<ins>`, which say in words what they are for those who do not see them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from .comparing.diff import Part
from .comparing.passages import Passage
from .comparing.tokens import Span

ELSEWHERE = (
    '<span class="elsewhere"><span class="said">[in another paragraph: </span>{}'
    '<span class="said">]</span></span>'
)
# A shorter stretch is not what the passage was parted by.
SHORTEST_ELSEWHERE = 16
TAGS = {"-": ("del", "removed"), "+": ("ins", "added")}


def side_html(
    passage: Passage,
    parts: Sequence[Part],
    op: str,
    url: str,
    editorial: bool = True,
    elsewhere: Sequence[Span] = (),
) -> SafeString:
    """The side `op` ("-" the old, "+" the new) of a row, of the text at `url`.

    Without `editorial`, what only editors changed is not marked. `elsewhere` are the
    stretches that stand in another row, where the passage was split or merged: they
    are neither removed nor added.
    """
    html: list[str] = []
    start = 0
    for part in parts:
        if part.op not in ("=", op):
            continue
        end = start + len(part.text)
        is_marked = part.op == op and (editorial or not part.editorial)
        for first, last, is_kept in _cut(start, end, elsewhere if is_marked else ()):
            inner = mark_safe("".join(_pieces(passage, first, last, url)))
            if is_kept:
                html.append(format_html(ELSEWHERE, inner))
            else:
                html.append(_change(part, inner) if is_marked else inner)
        start = end
    html += _marks(passage, start, start + 1, url)
    return mark_safe("".join(html))


def words_html(parts: Sequence[Part]) -> SafeString:
    """Both sides in one line, for a title."""
    return format_html_join(
        "",
        "{}",
        ((_change(p, escape(p.text)) if p.op != "=" else p.text,) for p in parts),
    )


def kept_spans(parts: Sequence[Part], op: str) -> list[Span]:
    """The stretches that both sides have, by their places on the side `op`."""
    spans: list[Span] = []
    start = 0
    for part in parts:
        if part.op not in ("=", op):
            continue
        end = start + len(part.text)
        if part.op == "=" and len(part.text) >= SHORTEST_ELSEWHERE:
            spans.append((start, end))
        start = end
    return spans


def _cut(
    start: int, end: int, spans: Sequence[Span]
) -> Iterator[tuple[int, int, bool]]:
    """The stretches inside and outside the spans, in order."""
    for first, last in sorted(spans):
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        if start < first:
            yield start, first, False
        yield first, last, True
        start = last
    if start < end:
        yield start, end, False


def _change(part: Part, inner: str) -> SafeString:
    tag, words = TAGS[part.op]
    kind = (
        format_html(' class="editorial" title="Editorial: {}"', part.editorial)
        if part.editorial
        else ""
    )
    said = f"{words} by editors" if part.editorial else words
    return format_html(
        '<{}{}><span class="said">[{}: </span>{}<span class="said">]</span></{}>',
        mark_safe(tag), kind, said, inner, mark_safe(tag),
    )  # fmt: skip


def _pieces(passage: Passage, start: int, end: int, url: str) -> Iterator[str]:
    """The characters from `start` to `end`, with the marks that stand before them."""
    opening = len(passage.opening)
    cuts = {start, end} | {position for position, _ in passage.marks}
    places = sorted(place for place in cuts | {opening} if start <= place <= end)
    for first, last in zip(places, places[1:], strict=False):
        yield from _marks(passage, first, first + 1, url)
        words = escape(passage.text[first:last])
        yield f"<em>{words}</em>" if last <= opening else words


def _marks(passage: Passage, first: int, last: int, url: str) -> Iterator[str]:
    for position, anchor in passage.marks:
        if first <= position < last:
            number = anchor.removeprefix("fn")
            yield format_html(
                '<sup class="mark"><a href="{}#{}" aria-label="Footnote {}">{}</a></sup>',
                url, anchor, number, number,
            )  # fmt: skip
