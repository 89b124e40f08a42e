"""Every address that answers JSON: the name of its route, what it is, its parameters,
the shape of its answer."""

from __future__ import annotations

from typing import NamedTuple


class Parameter(NamedTuple):
    """`type` as in `shapes`; a list is a parameter that may be repeated."""

    name: str
    about: str
    type: str = "string"
    is_needed: bool = False


class Address(NamedTuple):
    """`posted` says that the parameters may also be sent by POST."""

    about: str
    shape: str
    parameters: tuple[Parameter, ...] = ()
    posted: bool = False


PAGE = Parameter("page", "Page, counted from 1.", "integer")
YEAR = Parameter("year", "Only what was adopted in this year.", "[string]")
FILTERS = tuple(
    Parameter(name, f"Only paragraphs with this {what}; several are alternatives.", "[string]")
    for name, what in (
        ("year", "year of adoption, or “none”"),
        ("verb", "opening verb"),
        ("topic", "topic"),
        ("body", "body"),
        ("addressee", "addressee"),
        ("kind", "kind: preambular, operative or annex"),
        ("status", "status: adopted or draft"),
        ("cites", "cited document"),
    )
)  # fmt: skip
EXCLUDING = tuple(
    Parameter(f"-{each.name}", "Leaves these values out.", "[string]")
    for each in FILTERS
)
SEARCH = (
    Parameter("q", "What is looked for; the language is explained at /help."),
    *FILTERS,
    *EXCLUDING,
    Parameter("from", "The first year.", "integer"),
    Parameter("to", "The last year.", "integer"),
    Parameter("sort", "Order.", "'relevance'|'newest'|'oldest'"),
    PAGE,
    Parameter("size", "Results on a page: 20, at most 100.", "integer"),
    Parameter("more", "A facet of which all values are listed.", "[string]"),
)
CITERS = (
    YEAR,
    Parameter("body", "Only texts of this body.", "[string]"),
    Parameter("verb", "Only paragraphs with this opening verb.", "[string]"),
    Parameter("place", "Only citations of this place of the document.", "[string]"),
    PAGE,
)
DOCUMENTS = (
    Parameter("q", "A part of a symbol, a title or a name."),
    Parameter("kind", "Only documents of this kind."),
    Parameter("body", "Only documents of this body."),
    Parameter("held", "1: held in the archive, 0: not.", "'0'|'1'"),
    Parameter("cited", "A year in which they are cited.", "integer"),
    Parameter("first", "The year in which they are cited for the first time.", "integer"),
    Parameter("sort", "Order."),
    PAGE,
)  # fmt: skip
REPORTS = (
    Parameter("product", "What was asked for: a report, a study, a meeting …"),
    Parameter("addressee", "Who was asked."),
    Parameter("recipient", "Whom it is for."),
    Parameter("body", "The body that asked."),
    Parameter("resources", "What was said of resources."),
    Parameter("period", "How often: annual, regular …"),
    Parameter("from", "The first year of asking.", "integer"),
    Parameter("to", "The last year of asking.", "integer"),
    Parameter("due_from", "The first year in which it is due.", "integer"),
    Parameter("due_to", "The last year in which it is due.", "integer"),
    Parameter("sort", "Order."),
    PAGE,
)
GRAPH = (
    YEAR,
    Parameter("body", "Only citations by this body.", "[string]"),
    Parameter("symbol", "Only citations by or of this document.", "[string]"),
)
COMPARED = (
    Parameter("from", "Symbol of the older text.", is_needed=True),
    Parameter("to", "Symbol of the newer text.", is_needed=True),
)

ADDRESSES: dict[str, Address] = {
    "home-json": Address("What the archive holds.", "Home", (PAGE,)),
    "search-json": Address("Paragraphs, with facets.", "Search", SEARCH),
    "documents-json": Address("The cited documents.", "Documents", DOCUMENTS),
    "documents-by-year-json": Address(
        "What is cited, year by year.",
        "DocumentsByYear",
        (Parameter("year", "The year whose documents are listed.", "integer"),),
    ),
    "document-json": Address(
        "A cited document, and every paragraph that cites it.", "DocumentPage", CITERS
    ),
    "topics-json": Address("The topics.", "Topics"),
    "topic-json": Address("A topic, and what is about it.", "TopicPage", (PAGE,)),
    "verbs-json": Address("The verbs, and for whom they are used.", "Verbs"),
    "verb-json": Address("A verb, and what opens with it.", "VerbPage", (PAGE,)),
    "compare-json": Address(
        "Two texts, paragraph matched to paragraph.", "Comparison", COMPARED
    ),
    "tray-json": Address(
        "Paragraphs collected in an address.",
        "Tray",
        (
            Parameter("p", "A paragraph: A/RES/64/179/op8.", "[string]"),
            Parameter("title", "What the sheet is called."),
        ),
    ),
    "map-json": Address(
        "What cites a document, and what it cites.",
        "Map",
        (Parameter("of", "The symbol of the document.", is_needed=True),),
    ),
    "resolve-json": Address(
        "Citations in any style, each with its symbol.",
        "Lookups",
        (
            Parameter("c", "A citation, or lines of them.", "[string]"),
            Parameter("body", "The body that “its resolution” is read as."),
        ),
        posted=True,
    ),
    "wording-json": Address(
        "The wordings held that come nearest to a pasted paragraph.",
        "Wordings",
        (Parameter("text", "The paragraph."),),
        posted=True,
    ),
    "series-list-json": Address("The series of texts.", "SeriesList"),
    "series-json": Address("The editions of one text.", "Series"),
    "reports-json": Address("Reports asked for.", "Reports", REPORTS),
    "citations-json": Address("All citations as a graph.", "Graph", GRAPH),
    "cites-json": Address("What a text cites beside its last edition.", "Cites"),
    "paragraph-json": Address("A paragraph.", "ParagraphPage", CITERS),
    "resolution-json": Address("A text, whole.", "Resolution"),
}
