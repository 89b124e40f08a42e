"""What a search answers, in the shape of its public JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class Jump:
    """A document, or a paragraph of one, that the search names."""

    label: str
    url: str
    symbol: str


@dataclass(frozen=True, slots=True)
class Step:
    """A search that finds more than this one: `count` hits."""

    label: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class Query:
    """`read_as` says in a sentence how the search was understood; `jumps` are the
    documents that `q` names if it names nothing else, `jump` the address of the one
    if it is the symbol of one: words are looked for as words too."""

    q: str
    read_as: str
    notes: tuple[str, ...]
    sort: str
    jump: str | None
    jumps: tuple[Jump, ...]


@dataclass(slots=True)
class Hit:
    symbol: str
    title: str
    year: int | None
    body: str | None
    status: str
    anchor: str
    kind: str
    number: str | None
    url: str
    verb: str | None
    topics: tuple[str, ...]
    snippet: SafeString


@dataclass(frozen=True, slots=True)
class OtherLines:
    """Headings and unclassified lines that have the words of a search where no
    paragraph has them: how many, and the first of them. They are no hits."""

    count: int = 0
    lines: tuple[Hit, ...] = ()


@dataclass(slots=True)
class FacetValue:
    """`count` is what choosing the value alone would give. `url` chooses it or takes
    it back, `exclude_url` does the same for its exclusion."""

    value: str
    label: str
    count: int
    selected: bool
    excluded: bool
    url: str
    exclude_url: str


@dataclass(frozen=True, slots=True)
class FacetResult:
    """`more_url` lists all values where the list is cut (`truncated`)."""

    title: str
    values: tuple[FacetValue, ...]
    truncated: bool
    more_url: str | None


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force; `url` is the search without it."""

    name: str
    value: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A place in a list of results, and the (symbol, anchor) there and beside it;
    `list_url` is the page of the list with the place on it."""

    list_url: str
    at: int
    here: tuple[str, str] | None
    previous: tuple[str, str] | None
    next: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Whole:
    """All that a search finds: the keys of the paragraphs; `url` is that of its page."""

    url: str
    read_as: str
    found: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SearchResults:
    query: Query
    count: int
    page: int
    pages: int
    size: int
    url: str
    next: str | None
    previous: str | None
    results: tuple[Hit, ...]
    facets: dict[str, FacetResult]
    chips: tuple[Chip, ...]
    other_spelling: Step | None
    next_steps: tuple[Step, ...]
    other_lines: OtherLines

    def as_dict(self) -> dict[str, Any]:
        """Of dictionaries, lists and values alone. `dataclasses.asdict` says the same,
        and takes ten times as long to copy every value."""
        return {name: _plain(getattr(self, name)) for name in self.__slots__}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return {name: _plain(getattr(value, name)) for name in value.__slots__}
