"""A paragraph → all its wordings in order of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from ..comparing.diff import Part, diff, is_editorial
from ..comparing.held import words_of
from ..comparing.similarity import similarity
from ..models import (
    Paragraph,
    PlacedText,
    Resolution,
    WordingLink,
)

# A wording of more texts than this is a formula; the nearest steps are followed.
MOST = 400

# All links by which wordings before it and after it are reached, and the doubtful ones
# of the paragraph itself, which lead no further; `UNION` goes over each of them once.
LINKS = """
    WITH RECURSIVE
    sure AS (SELECT * FROM resolutions_wordinglink WHERE NOT is_doubtful),
    before AS (
        SELECT l.* FROM sure l WHERE l.later_id = %(own)s
        UNION
        SELECT l.* FROM sure l JOIN before b ON l.later_id = b.earlier_id
    ),
    after AS (
        SELECT l.* FROM sure l WHERE l.earlier_id = %(own)s
        UNION
        SELECT l.* FROM sure l JOIN after a ON l.earlier_id = a.later_id
    )
    (SELECT * FROM before LIMIT %(most)s)
    UNION (SELECT * FROM after LIMIT %(most)s)
    UNION (
        SELECT * FROM resolutions_wordinglink
        WHERE is_doubtful AND (later_id = %(own)s OR earlier_id = %(own)s)
        LIMIT %(most)s
    )
"""


@dataclass(frozen=True)
class Wording:
    """One wording of the strand: the paragraph, and how it is tied to the one before.

    `came_from` is the wording that it comes from within the strand, by `link`; the first
    has none. `similarity` and `change` say how it is beside the paragraph asked about.
    """

    paragraph: Paragraph
    moment: str
    link: WordingLink | None = None
    came_from: Paragraph | None = None
    similarity: float = 1.0
    change: str = "same"
    # Editions between it and the wording it comes from that have none of the strand.
    missing_from: tuple[Resolution, ...] = ()

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """What its step changed; empty for the first wording."""
        if self.came_from is None:
            return ()
        old, new = words_of(self.came_from), words_of(self.paragraph)
        return diff(old.text, new.text, old.acts, new.acts)

    @property
    def is_editorial(self) -> bool:
        return is_editorial(self.parts)

    @property
    def verb_changed(self) -> bool:
        old = self.came_from
        return bool(
            old
            and old.verb
            and self.paragraph.verb
            and old.verb != self.paragraph.verb
            and old.kind == self.paragraph.kind
        )


@dataclass(frozen=True)
class Possible:
    """A wording that the paragraph may come from, or that may come from it (`is_later`)."""

    paragraph: Paragraph
    moment: str
    link: WordingLink
    is_later: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Strand:
    """The wordings before a paragraph, itself, and those after it, in order of time;
    and those that are only possible ones of it."""

    earlier: list[Wording] = field(default_factory=list)
    own: Wording | None = None
    later: list[Wording] = field(default_factory=list)
    # Editions after its last wording, which have none.
    dropped_in: tuple[Resolution, ...] = ()
    possible: tuple[Possible, ...] = ()

    @property
    def wordings(self) -> list[Wording]:
        return [*self.earlier, *([self.own] if self.own else []), *self.later]

    @property
    def first(self) -> Wording | None:
        return self.earlier[0] if self.earlier else None


def strand_of(paragraph: Paragraph) -> Strand:
    """Five queries, however many wordings there are; three where there is no other."""
    found = list(WordingLink.objects.raw(LINKS, {"own": paragraph.pk, "most": MOST}))
    links = [link for link in found if not link.is_doubtful]
    rows = _paragraphs(
        {pk for link in found for pk in (link.earlier_id, link.later_id)}
    )
    rows[paragraph.pk] = rows.get(paragraph.pk, paragraph)
    placed = PlacedText.objects.in_bulk({row.resolution_id for row in rows.values()})
    moments = {pk: text.moment for pk, text in placed.items()}
    before = _reached(paragraph.pk, links, "later_id", "earlier_id")
    after = _reached(paragraph.pk, links, "earlier_id", "later_id")
    into: defaultdict[int, list[WordingLink]] = defaultdict(list)
    for link in links:
        into[link.later_id].append(link)

    def wording(row: Paragraph, path: Collection[str]) -> Wording:
        link = max(into[row.pk], key=lambda each: each.similarity, default=None)
        return Wording(
            row,
            moments.get(row.resolution_id, ""),
            link,
            rows[link.earlier_id] if link else None,
            _similarity(paragraph, row, rows),
            _change(rows[paragraph.pk], row, path),
        )

    def in_order(found: dict[int, frozenset[str]]) -> list[Wording]:
        wordings = [wording(rows[pk], path) for pk, path in found.items()]
        return sorted(wordings, key=lambda w: (w.moment, w.paragraph.position))

    own = wording(rows[paragraph.pk], ())
    doubtful = [link for link in found if link.is_doubtful]
    possible = _possible(rows[paragraph.pk], doubtful, rows, moments)
    strand = _with_gaps(Strand(in_order(before), own, in_order(after)), placed)
    # Where it may stand nobody can say that it does not.
    perhaps = {each.paragraph.resolution_id for each in possible}
    dropped = tuple(text for text in strand.dropped_in if text.pk not in perhaps)
    return replace(strand, possible=tuple(possible), dropped_in=dropped)


def _possible(
    own: Paragraph,
    links: Iterable[WordingLink],
    rows: dict[int, Paragraph],
    moments: dict[int, str],
) -> list[Possible]:
    found = []
    for link in links:
        is_later = link.earlier_id == own.pk
        other = rows[link.later_id if is_later else link.earlier_id]
        old, new = words_of(rows[link.earlier_id]), words_of(rows[link.later_id])
        parts = diff(old.text, new.text, old.acts, new.acts)
        moment = moments.get(other.resolution_id, "")
        found.append(Possible(other, moment, link, is_later, parts))
    return sorted(found, key=lambda each: (each.moment, each.paragraph.position))


def _with_gaps(strand: Strand, placed: dict[int, PlacedText]) -> Strand:
    """The strand with the adopted editions that have no wording of it named."""
    series = {text.series_id for text in placed.values() if text.series_id}
    others = PlacedText.objects.filter(
        series__in=series, resolution__status=Resolution.Status.ADOPTED
    ).select_related("resolution")
    lacking = [text for text in others if text.pk not in placed] if series else []
    by_row = {each.paragraph.pk: each for each in strand.wordings}

    def between(
        text: PlacedText | None, after: str, before: str
    ) -> tuple[Resolution, ...]:
        return tuple(
            each.resolution
            for each in lacking
            if text
            and each.series_id == text.series_id
            and after < each.moment < before
        )

    def filled(wording: Wording) -> Wording:
        source = by_row.get(wording.came_from.pk) if wording.came_from else None
        if source is None:
            return wording
        text = placed.get(source.paragraph.resolution_id)
        gaps = between(text, source.moment, wording.moment)
        return replace(wording, missing_from=gaps)

    last = strand.wordings[-1]
    return Strand(
        [filled(each) for each in strand.earlier],
        filled(strand.own) if strand.own else None,
        [filled(each) for each in strand.later],
        between(placed.get(last.paragraph.resolution_id), last.moment, "~"),
    )


def _similarity(
    paragraph: Paragraph, other: Paragraph, rows: dict[int, Paragraph]
) -> float:
    if paragraph.pk == other.pk:
        return 1.0
    return round(similarity(words_of(rows[paragraph.pk]), words_of(other)), 3)


def _change(own: Paragraph, other: Paragraph, path: Collection[str]) -> str:
    """What happened between the two: whatever parted or moved them on the way."""
    for change in ("merged", "split", "moved"):
        if change in path:
            return change
    return "same" if own.text == other.text else "reworded"


def _reached(
    start: int, links: Iterable[WordingLink], here: str, there: str
) -> dict[int, frozenset[str]]:
    """The paragraphs reached over links in one direction, each with the changes of the
    steps that lead to it."""
    steps: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for link in links:
        steps[getattr(link, here)].append((getattr(link, there), link.change))
    found: dict[int, frozenset[str]] = {}
    waiting: list[tuple[int, frozenset[str]]] = [(start, frozenset())]
    while waiting:
        place, path = waiting.pop(0)
        for other, change in steps[place]:
            if other not in found and other != start:
                found[other] = path | {change}
                waiting.append((other, found[other]))
    return found


def _paragraphs(pks: Collection[int]) -> dict[int, Paragraph]:
    rows = Paragraph.objects.defer("search_vector", "literal_vector")
    rows = rows.select_related("resolution", "verb").prefetch_related("acts")
    return rows.in_bulk(list(pks))
