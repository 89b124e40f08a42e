"""In which forms a page can be taken along: endings of its address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.utils.safestring import SafeString

from ..exports import word
from ..exports.akoma_ntoso import MEDIA_TYPE as AKOMA_NTOSO
from ..exports.sheets import XLSX
from ..repeating import Repeated

CSL = "application/vnd.citationstyles.csl+json"
RIS = "application/x-research-info-systems"
BIBTEX = "application/x-bibtex"

# Ending, media type, and what readers call it, in the order in which they are offered.
Form = tuple[str, str, str]
CITATIONS: tuple[Form, ...] = (
    (".bib", BIBTEX, "BibTeX"),
    (".ris", RIS, "RIS"),
    (".csl.json", CSL, "CSL-JSON"),
)
RESOLUTION_FORMS: tuple[Form, ...] = (
    (".docx", word.MEDIA_TYPE, "Word"),
    (".txt", "text/plain", "Plain text"),
    (".xml", AKOMA_NTOSO, "Akoma Ntoso (XML)"),
    *CITATIONS,
)
PARAGRAPH_FORMS: tuple[Form, ...] = ((".txt", "text/plain", "Plain text"), *CITATIONS)
SEARCH_FORMS: tuple[Form, ...] = (
    (".csv", "text/csv", "Sheet (CSV)"),
    (".xlsx", XLSX, "Sheet (Excel)"),
    (".atom", "application/atom+xml", "Feed (Atom)"),
)
TRAY_FORMS: tuple[Form, ...] = (
    (".docx", word.MEDIA_TYPE, "Word"),
    (".md", "text/markdown", "Markdown"),
    (".txt", "text/plain", "Plain text"),
)
FILES = Repeated("resolutions/_files.html", "base_text", safe="items")
FILE = Repeated("resolutions/_file.html", "url type name")
LINK = Repeated("resolutions/_file_link.html", "url type name")
ENDINGS = {
    "tray": [ending for ending, *_ in TRAY_FORMS],
    "resolution": [ending for ending, *_ in RESOLUTION_FORMS],
    "paragraph": [ending for ending, *_ in PARAGRAPH_FORMS],
    "search": [ending for ending, *_ in SEARCH_FORMS],
}


def files_of(
    url: str, forms: Sequence[Form], question: str = ""
) -> list[dict[str, str]]:
    """The files of a page, to be linked to: {url, type, name}. `question` is what
    stands behind the question mark of its address."""
    asked = f"?{question}" if question else ""
    return [
        {"url": f"{url}{ending}{asked}", "type": kind, "name": name}
        for ending, kind, name in forms
    ]


def files_to_take(
    files: Iterable[Mapping[str, str]], base_text: bool = False
) -> SafeString:
    """The part of a page that offers its files; `base_text` says more of the Word file."""
    items = FILE.lines((each["url"], each["type"], each["name"]) for each in files)
    return FILES.filled({"items": items, "base_text": base_text})


def file_links(files: Iterable[Mapping[str, str]]) -> SafeString:
    """The same in the head of the page, where programs look for them."""
    return LINK.lines((each["url"], each["type"], each["name"]) for each in files)
