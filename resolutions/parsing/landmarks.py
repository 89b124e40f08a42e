"""The lines by which a resolution is found and divided.

Each is a line of its own in print: the words that enact, the title with its number, the
vote, the headings of annexes, sections, articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .bodies import BODIES
from .dates import DATE
from .states import split_names, state_named

NUMBERED_TITLE_RE = re.compile(
    r"(?P<number>(?:(?:S|ES)-)?\d{1,4}/\d{1,4}(?: ?[A-Z](?![a-z]))?"
    r"|\d{1,4}(?: [A-Z])? ?\((?:(?:S-|ES-)?[IVXL1l]{0,6}[IVXL][IVXL1l]{0,6}|1)\)|\d{1,4} \(\d{4}\))\."
    r"(?:\s+|(?=[A-Z][a-z]{2}))(?P<title>\S.*)"
)
"""The number and title of a resolution: "64/179. Strengthening …"; OCR reads "22 (1)"
for session I, "122 (V1)" for VI."""
_IN_ROMAN_RE = re.compile(r"(?<=\()(?:(?:S-|ES-)?[IVXL1l]{1,12})(?=\))")

COUNCIL_NUMBER_RE = re.compile(
    rf"(?:(?:United Nations )?Security Council )?(?:Resolution|RESOLUTION) (?P<number>\d{{1,4}} \(\d{{4}}\))(?: of (?P<date>{DATE}))?"
)
"""The Security Council's number; its resolutions have no title."""

FOR_ADOPTION = (
    r"(?: (?:recommended )?for (?:adoption|(?:the )?consideration)\b.{0,120})?"
)
"""How the heading of a report's one draft goes on: "… for adoption by the Council"."""

COUNCIL_ADOPTION_RE = re.compile(
    r"(?:Adopted by the Security Council )?at its (?P<meeting>\d{1,5})(?:st|nd|rd|th) "
    rf"meeting(?: \(closed\))?(?:,? by [^.]{{5,200}}?)?,? on (?P<date>{DATE})"
    # Voted on in writing, in 2020 and 2021: no meeting is named.
    rf"|(?:Adopted by the Security Council on|[Oo]f) (?P<of>{DATE})"
)

_ENACTING_RE = re.compile(
    r"(?P<the>The )?(?P<body>[A-Z][A-Za-z, -]{3,120}?)(?P<comma>[,.]?)"
)
_LONGEST_ENACTING = 160
# "The Economic and Social Council therefore", below paragraphs that begin "Whereas".
_PARTIES_RE = re.compile(r"(?:High Contracting |Contracting |States )?[Pp]arties")
_THEREFORE_RE = re.compile(r",? therefore[,:]?$")
BOARD = "Executive Board"
"""How the boards of all funds and programmes call themselves; the archive knows no
symbols of theirs."""
_BODY_NAMES = frozenset((*(body.name for body in BODIES), BOARD))
# "The Economic and Social Council Takes note …", in the 1950s without the comma.
_RUN_ON_RE = re.compile(
    rf"\s*(?P<words>The (?:{'|'.join(sorted(_BODY_NAMES, key=len, reverse=True))}),?)\s+(?=[A-Z\d])"
)
# "THE GENERAL ASSEMBLY," in drafts of the 1940s.
_IN_CAPITALS = {f"THE {name.upper()},": name for name in _BODY_NAMES}
# The mark of a note on the day of adoption: "The Economic and Social Council,18".
_MARKED_RE = re.compile(r"(?<=,)\s?\d{1,3}/?$")
_VOTE_RE = re.compile(
    r"\[?(?:(?:Adopted|ADOPTED) (?:unanimously|without a vote|by (?:a |an )?\w*\s?\w* ?vote"
    r"|at the)|The voting was as follows|Recorded vote:?$"
    # "RECORDED VOTE ON RESOLUTION 45/11:" above the names.
    r"|(?i:recorded vote on (?:draft )?resolution\b.{0,80}$)"
    r"|(?:In favour|Against|Abstaining|Abstentions|IN FAVOUR|AGAINST|ABSTAINING):(?: |$))"
)
_ANNEX_RE = re.compile(
    r"(?P<name>annex|appendix|enclosure)(?:[ .]+(?P<number>[IVXL]{1,6}|[A-Z]|\d{1,2}))?\.?"
    r"(?P<note>\W{0,2}\d{0,3}|\*)",
    re.IGNORECASE,
)
_ANNEX_OF_RE = re.compile(
    r"Annex to (?:the )?(?:[Rr]esolution|[Dd]ecision) \d{1,4}(?:/\d{1,4}| \([A-Z\d]{1,6}\))"
)
# "Annex A – Items subject to approval*", as the Security Council heads its annexes.
_TITLED_ANNEX_RE = re.compile(
    r"(?:Annex|ANNEX|Appendix) (?P<number>[IVXL]{1,6}|[A-Z]|\d{1,2})(?:: | [–—-] )"
    r"[A-Z][^.;]{2,150}[^.;,:]"
)
# "…;4", "…,” 12": a paragraph with a mark behind its punctuation.
_MARKED_END_RE = re.compile(
    r"[,:][”\"’)]?\d{1,3}$|[a-z)]\.[”\"’)]?\d{1,3}$|;[”\"’)]?\s?\d{1,3}/?$"
)
_NEXT_ITEM_FOLLOWS = ("; and", "; or", ", and", ", or", "; and/or")
_NOTED_RE = re.compile(r"(?<=[.;:])\d{1,3}$")
# A principle that is one sentence: "Principle 4. States shall …."
_LONGEST_NAME = 6
_SECTION_RE = re.compile(
    r"(?:(?:Part|Section|Chapter) )?(?P<number>[IVXL]{1,6}|[A-H])"
    # Converters lose the tab: "A.Methods of work".
    # A longer title ends without punctuation.
    r"(?:\.?(?:\s+(?P<title>[A-Z“](?:.{0,200}|[^.;]{200,400}[a-z\d”)])))?"
    r"|\.(?P<glued>[A-Z][a-z].{0,200}))"
)
# "== II ==", as wikis mark headings.
_WIKI_RE = re.compile(r"^== ?([A-Z].{0,200}?) ?==$")
_NAMED_RE = re.compile(
    r"(?P<name>Article|Rule|Principle|Part|Section|Chapter|Guideline) "
    r"(?P<number>\d{1,3}|[IVXL]{1,6}|[A-Z]|One|Two|Three|Four|Five)\b(?P<rest>\W.{0,200})?",
    re.IGNORECASE,
)

_OTHER_KINDS = (
    (re.compile(r"Corrigend(?:um|a)\b", re.I), "a corrigendum"),
    (re.compile(r".{0,200}\bamendments? to draft (?:resolution|decision)"), "an amendment"),
    (re.compile(r"Statement(?:s)? (?:by|of) the President\b"), "a statement"),
    (re.compile(r"PRESIDENTIAL STATEMENT|President(?:ial|’s|'s) statement", re.I), "a statement"),
    (re.compile(r"At the \d+(?:st|nd|rd|th) meeting\b.{0,300}President of the"), "a statement"),
    (re.compile(r"(?:Annual |Interim |Final )?[Rr]eport (?:of|by|on)\b|REPORT OF\b"), "a report"),
    (re.compile(r"Letter dated\b|Identical letters dated\b"), "a letter"),
    (re.compile(r"Note (?:by|verbale)\b"), "a note"),
    (re.compile(r"(?:Annotated )?(?:[Pp]rovisional |[Pp]reliminary )?[Aa]genda\b(?! item)"), "an agenda"),
    (re.compile(r"Ministerial declaration\b", re.I), "a declaration"),
    (re.compile(r"(?:Summary|Verbatim) record\b", re.I), "a meeting record"),
    (re.compile(r"Decisions?\b"), "a decision"),
)  # fmt: skip

TITLE_BLOCKS = 30
"""Among so many of its first blocks a document says what it is."""


def with_roman_session(number: str) -> str:
    """Return a resolution's number with its session as it is printed: "122 (VI)"."""
    return _IN_ROMAN_RE.sub(lambda m: m[0].replace("1", "I").replace("l", "I"), number)


def other_kind(contents: Iterable[str]) -> str | None:
    """Return what kind of document its first lines say it is, None for none known."""
    lines = list(contents)
    for pattern, kind in _OTHER_KINDS:
        if any(pattern.match(line) for line in lines):
            return kind
    return None


@dataclass(frozen=True, slots=True)
class Division:
    """A heading that divides: `name` as in "article", `number` as printed."""

    name: str
    number: str | None
    title: str = ""


def without_mark(content: str) -> str:
    """The words that enact, without the mark of a footnote behind their comma."""
    return _MARKED_RE.sub("", content)


def enacting_body(content: str) -> str | None:
    """Return the body of a line that opens a text ("The General Assembly,"), else None.

    Without its comma, as A/RES/65/1 prints it, or without its article, the line must
    name a body of the archive.
    """
    if len(content) > _LONGEST_ENACTING:
        return None
    content = without_mark(content)
    if name := _IN_CAPITALS.get(content.rstrip(":")):
        return name
    match = _ENACTING_RE.fullmatch(_THEREFORE_RE.sub(",", content))
    if match is None or len(content.split()) > 16:
        return None
    # Those who agreed on a text are no body: the agreement a letter transmits.
    known = match["body"] in _BODY_NAMES
    if _PARTIES_RE.fullmatch(match["body"]) or (
        not known and _are_states(match["body"])
    ):
        return None
    the, comma = bool(match["the"]), match["comma"] == ","
    # A masthead names the body alone: "Human Rights Council".
    return match["body"] if (the and comma) or (known and (the or comma)) else None


def _are_states(names: str) -> bool:
    """True for "Russian Federation and the Republic of Belarus", which A/79/903 prints
    above a declaration: a State by its long name may not be known, one of them is."""
    return any(state_named(name) for name in split_names(names))


def split_enacting_words(content: str) -> int | None:
    """Return where a line goes on after its enacting words, None where it does not."""
    match = _RUN_ON_RE.match(content)
    return match.end("words") if match else None


def is_vote(content: str) -> bool:
    """True for lines that record how a resolution was adopted and who voted how."""
    return _VOTE_RE.match(content) is not None


def read_annex(content: str) -> Division | None:
    """Read "Annex", "Annex II", "Appendix", "Annex A – Items", "Annex to resolution
    71/11", which the Council prints below an annexed resolution."""
    if _ANNEX_OF_RE.fullmatch(content):
        return Division("annex", None)
    match = _ANNEX_RE.fullmatch(content) or _TITLED_ANNEX_RE.fullmatch(content)
    return Division("annex", match["number"]) if match else None


def read_section(content: str) -> Division | None:
    """Read "II", "II. Title", "A", "Part One", "Section B"."""
    match = _SECTION_RE.fullmatch(_WIKI_RE.sub(r"\1", content))
    if match is None:
        return None
    title = match["title"] or match["glued"] or ""
    if title.endswith((",", ";")):
        return None
    return Division("section", match["number"], title)


def read_named(content: str) -> Division | None:
    """Read "Article 5", "Rule 12", "Principle 3", with or without a title."""
    content = _NOTED_RE.sub("", content)
    match = _NAMED_RE.fullmatch(content)
    if match is None:
        return None
    rest = (match["rest"] or "").strip(" .:–—-")
    if rest.endswith((",", ";")) or len(rest.split()) > 20:
        return None
    if rest and content.endswith((".", ":")) and len(rest.split()) > _LONGEST_NAME:
        return None
    return Division(match["name"].lower(), match["number"], rest)


def named_sentence(content: str) -> Division | None:
    """Read "Principle 4. States shall ….": a principle whose text stands on its line."""
    content = _NOTED_RE.sub("", content)
    match = _NAMED_RE.match(content)
    if match is None or read_named(content) or not content.endswith((".", ";", ":")):
        return None
    if not re.match(r"[.:]? [A-Z]", match["rest"] or ""):
        return None
    return Division(match["name"].lower(), match["number"])


def is_preamble_heading(content: str) -> bool:
    """True for the heading "PREAMBLE" that declarations print above their reasons."""
    return content.upper() == "PREAMBLE"


def is_heading(content: str, longest: int = 200) -> bool:
    """True for a short line without the punctuation that ends a paragraph."""
    return (
        len(content) <= longest
        and (content[:1].isupper() or content[:1].isdigit())
        and re.search(r"[A-Za-z)”\d]$", content) is not None
        and not content.endswith((*_NEXT_ITEM_FOLLOWS, ".”", '."'))
        and _MARKED_END_RE.search(content) is None
    )
