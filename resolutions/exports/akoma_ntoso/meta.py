"""The identification of a document and of its annexes."""

from __future__ import annotations

from collections.abc import Iterable

from ...models import Footnote
from .elements import Element, el
from .work import Work

LANGUAGE = "eng"
SOURCE = "#archive"


def meta(
    work: Work, component: str = "main", unmarked: Iterable[Footnote] = ()
) -> Element:
    """`unmarked` are footnotes whose mark the text has lost: they stand here."""
    notes = [
        el("note", el("p", each.text), eId=f"fn_{each.number}", marker=str(each.number))
        for each in unmarked
    ]
    return el(
        "meta",
        _identification(work, component),
        # Identifiers are unique in the whole document: only its main part has these.
        *([_references(work)] if component == "main" else []),
        *([el("notes", *notes, source=SOURCE)] if notes else []),
    )


def _identification(work: Work, component: str) -> Element:
    expression = f"{work.iri}/{LANGUAGE}@"
    day = {"date": work.day.isoformat(), "name": work.day_is}
    author = {"href": f"#{work.actor}"}
    return el(
        "identification",
        el(
            "FRBRWork",
            el("FRBRthis", value=f"{work.iri}/!{component}"),
            el("FRBRuri", value=work.iri),
            el("FRBRalias", value=work.symbol, name="symbol"),
            el("FRBRdate", **day),
            el("FRBRauthor", **author),
            el("FRBRcountry", value="un"),
            el("FRBRsubtype", value="deliberation"),
            el("FRBRnumber", value=work.number, showAs=work.shown),
            el("FRBRname", value=work.name),
        ),
        el(
            "FRBRExpression",
            el("FRBRthis", value=f"{expression}/!{component}"),
            el("FRBRuri", value=expression),
            el("FRBRdate", **day),
            el("FRBRauthor", **author),
            el("FRBRlanguage", language=LANGUAGE),
        ),
        el(
            "FRBRManifestation",
            el("FRBRthis", value=f"{expression}/!{component}.xml"),
            el("FRBRuri", value=f"{expression}.xml"),
            el("FRBRdate", **day),
            el("FRBRauthor", href=SOURCE),
            el("FRBRformat", value="application/akn+xml"),
        ),
        source=SOURCE,
    )


def _references(work: Work) -> Element:
    """What the identification and the text refer to."""
    archive = {"href": "/ontology/organization/archive", "eId": "archive"}
    body = {"href": f"/ontology/organization/un/{work.actor}", "eId": work.actor}
    concepts = {"plenaryMeeting": "Plenary meeting", "preamble": "Preamble"}
    return el(
        "references",
        el("TLCOrganization", showAs="Crime Prevention Resolutions", **archive),
        el("TLCOrganization", showAs=work.body, **body),
        *(
            el("TLCConcept", eId=id, href=f"/ontology/concept/{id}", showAs=shown)
            for id, shown in concepts.items()
        ),
        source=SOURCE,
    )
