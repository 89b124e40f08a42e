"""Whether a block is the rest of the paragraph above it: rules, each with one question."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .blocks import (
    BULLET_RE,
    ENUMERATOR_RE,
    LABEL_DUE_RE,
    NUMBER_RE,
    Block,
    begins_anew,
    goes_on_counting,
)
from .closing import is_closing_line
from .dates import DATE
from .headed import is_headed
from .items import acts_in_small, leads_to_acts
from .landmarks import NUMBERED_TITLE_RE, is_heading, split_enacting_words
from .verbs import opens

_DATE_RE = re.compile(DATE)
_DATE_DUE_RE = re.compile(
    r"\b(?:on|of|from|until|till|since|dated|than|before|after|by|to|and|between)$"
)
_ENDED_RE = re.compile(r"[.;:][”\"’)\]]{0,2}\s?(?:\d{1,3}/?|[*®°?])?$")
# More characters than the name of an item has.
_FULL_LINE = 60
# No part of an enumeration, as "GC(69)/DEC/11, entitled" is.
_WORDS_RE = re.compile(r"[A-Z][a-z]+(?: [A-Za-z’-]+)*")
# No title is so long: what ends without punctuation was broken off.
_BROKEN_OFF = 200
# "… remained below the relevant", then "0.15–0.20 per cent target": no label.
_FIGURE_RE = re.compile(r"\d[\d.,–-]*(?<!\.) [a-z]")
# No line is broken at so few characters where lines are whole: it is a title.
_SHORT_LINE = 40
# How the paragraphs of a declaration begin that says "we" above them.
_COMMITS_RE = re.compile(
    r"(?:Commit|Reaffirm|Recogni[sz]e|Reiterate|Underscore|Acknowledge|Express|Welcome)"
    r" (?:to|that|the|our|ourselves|with|deep|grave|concern)\b"
)
_FULL_STOP_RE = re.compile(r"\.[”\"’)\]]{0,2}\s?\d{0,3}$")
# A quotation, whole: the words that a paragraph lays down ("… to read:").
_QUOTED_RE = re.compile(r"“[^“”]{1,2000}”[.;,]?")
# "Requests the Secretary-General", then "To compile …;": an item, with no colon before.
_OWN_ITEM_RE = re.compile(r"To [a-z]{3,}\b")
# "…; and": the next item follows.
_ITEM_ENDED_RE = re.compile(r"; (?:and(?:/or)?|or),?$")
# "… 1950 (2010),", then "2020 (2011), …": no paragraph begins so.
_CITED_NUMBER_RE = re.compile(
    r"\d{3,4} \(\d{4}\)|\d{2,3}/\d{1,3}\b(?!\.)|\d{4}[–-]\d{4}\b"
)
# "… Special Envoy to Libya,", then "Mr. Abdel-Elah …, for his efforts": nor so.
_PERSON_RE = re.compile(r"(?:Mr|Mrs|Ms|Dr|H\.E)\. ?[A-Z]|(?:Mr|Mrs|Ms|Dr|Sir) [A-Z]")
_PROVISO_RE = re.compile(r"(?:And )?[Pp]rovided,? (?:further,? |however,? )?that\b")
_PUNCTUATED_RE = re.compile(r"[,.;:][”\"’)\]]{0,2}\s?\d{0,3}$")
_COMMA_RE = re.compile(r",[”\"’)\]]{0,2}\s?(?:\d{1,3}/?|[*®°?])?$")


@dataclass(frozen=True, slots=True)
class Above:
    """The paragraph above a block: the text of its first block and of its last, the
    same where it has one, and whether it leaves a quotation open."""

    start: str
    end: str
    in_quotation: bool


def goes_on(above: Above, block: Block) -> bool:
    """True when `block` is the rest of the paragraph above it.

    The rules are asked in turn, each True or False where it knows, and None where it
    leaves the answer to the next.
    """
    if block.is_table or block.label or is_headed(above.start, above.end, block):
        return False
    if block.begins is not None and block.gap == "page":
        return _goes_on_by_indent(above, block.content, block.begins)
    for rule in (
        _completes_piece,
        _goes_on_overleaf,
        _goes_on_in_quotation,
        _goes_on_as_title,
        _goes_on_as_item,
        _goes_on_after_stop,
        _goes_on_by_first_letter,
        _goes_on_as_label,
        _goes_on_after_comma,
    ):
        answer = rule(above, block)
        if answer is not None:
            return answer
    # Only a text that runs over: a heading or title also ends without punctuation.
    return opens(above.start) is not None or NUMBER_RE.match(above.start) is not None


def _goes_on_by_indent(above: Above, content: str, begins: bool) -> bool:
    """Judge the first block of a page whose indent says whether it begins a paragraph."""
    start, end = above.start, above.end
    # The items of a list may hang where paragraphs begin.
    hangs = end[-1:].isalnum() and (
        content[:1].islower() or (_breaks_off(start, end) and not is_heading(content))
    )
    hangs = hangs or _goes_on_behind_comma(start, end, content)
    if _PUNCTUATED_RE.search(end) and is_heading(content):
        return False
    if not begins and (
        goes_on_counting(content, (start, end)) or _begins_sentence(content, end)
    ):
        return True
    return (hangs or not begins) and not begins_anew(content)


def _completes_piece(above: Above, block: Block) -> bool | None:
    """True for a conjunction alone, and for the rest of a bracket or of a date."""
    content = block.content
    if content in ("and", "or"):
        return True
    in_bracket = above.start[0] == "[" and "]" not in above.end
    if in_bracket and content.endswith("]") and not begins_anew(content):
        # "[on the recommendation of the Commission", "for Western Asia (E/2014/15)]".
        return True
    dated = _DATE_DUE_RE.search(above.end) and _DATE_RE.match(content)
    return True if dated else None


def _goes_on_overleaf(above: Above, block: Block) -> bool | None:
    """Judge what stands at the head of a page below a numbered paragraph, and in a file
    of whole lines what goes on in small letters."""
    start, end, content = above.start, above.end, block.content
    if block.gap == "page" and NUMBER_RE.match(start) and not begins_anew(content):
        ended = end.endswith(":") or (
            end.endswith(";") and _WORDS_RE.fullmatch(content)
        )
        if ended and is_heading(content):
            # "… the following draft resolution:", and overleaf its title; or a heading.
            return False
        return not _FULL_STOP_RE.search(end) or _goes_on_in_small(end, content)
    if block.gap == "leaf" and _goes_on_in_small(end, content):
        return _is_operative(start) or opens(start) is not None
    return None


def _goes_on_in_quotation(above: Above, block: Block) -> bool | None:
    """Judge what opens with a quotation mark inside a quotation or below a colon."""
    start, end, content = above.start, above.end, block.content
    quotes = content[:1] in '“"'
    below_colon = end.endswith(":")
    # A quotation of several paragraphs opens anew with each of them.
    opened_anew = quotes and above.in_quotation
    if opened_anew or (below_colon and quotes and leaves_quotation_open(content)):
        return opens(start) == "preambular" or _is_operative(start)
    if below_colon and _QUOTED_RE.fullmatch(content):
        return _is_operative(start) or opens(start) == "preambular"
    return None


def _goes_on_as_title(above: Above, block: Block) -> bool | None:
    """Judge a numbered title, and what stands below a title that ends in mid-phrase."""
    start, end, content = above.start, above.end, block.content
    if NUMBERED_TITLE_RE.fullmatch(content) and is_heading(content):
        return False
    titled = NUMBERED_TITLE_RE.fullmatch(start) or (
        block.gap == "line"
        and is_heading(start)
        and is_heading(content)
        and start.isupper() == content.isupper()
    )
    if titled and opens(start) is None and LABEL_DUE_RE.search(end):
        unended = content[-1:].isalnum() or content.endswith(")")
        return unended and not begins_anew(content)
    return None


def _goes_on_as_item(above: Above, block: Block) -> bool | None:
    """Judge the items of a list: those of a preamble belong to its paragraph."""
    start, end, content = above.start, above.end, block.content
    if _OWN_ITEM_RE.match(content) and end[-1:] not in "-–":
        return opens(start) == "preambular"
    if leads_to_acts(start) and start == end and acts_in_small(content):
        return True
    if _ITEM_ENDED_RE.search(end) or _ends_sentence_of_list(start, block):
        return False
    if end.endswith(":") and opens(start) == "preambular" and not begins_anew(content):
        return True
    return None


def _ends_sentence_of_list(start: str, block: Block) -> bool:
    """True for the rest of the sentence that a list of items breaks, set out below the
    last: "and requests the Secretary-General to submit …"."""
    further = re.match(r"and ([a-z]+s\b.*)", block.content)
    return (
        block.after_blank
        and further is not None
        and ENUMERATOR_RE.match(start) is not None
        and opens(further[1].capitalize()) == "operative"
    )


def _goes_on_after_stop(above: Above, block: Block) -> bool | None:
    """False below what has ended and for what begins anew."""
    end, content = above.end, block.content
    if _ENDED_RE.search(end) or begins_anew(content) or is_closing_line(end):
        return False
    if block.gap == "line" and _stands_below_title(above, content):
        return False
    if end.endswith(",") and split_enacting_words(f"{end} A") == len(end):
        # Nothing goes on with "The General Assembly,".
        return False
    return False if end.endswith("]") else None


def _stands_below_title(above: Above, content: str) -> bool:
    """True below a title that opens as reasons do, "Reaffirming our resolve", for what
    begins a sentence."""
    title = above.start
    is_title = title == above.end and is_heading(title)
    if not (is_title and opens(title) == "preambular" and content[:1].isupper()):
        return False
    if _COMMITS_RE.match(content):
        return True
    return len(title) < _SHORT_LINE and not LABEL_DUE_RE.search(title)


def _goes_on_by_first_letter(above: Above, block: Block) -> bool | None:
    """True for small letters, and for whatever stands overleaf below unended text."""
    content = block.content
    if content[:1].islower() or content[:1] in "(“\"'":
        return True
    if len(above.start) > _BROKEN_OFF and _FIGURE_RE.match(content):
        return above.end[-1:].isalnum()
    overleaf = block.gap == "page" or (
        block.gap == "leaf" and not is_heading(above.start)
    )
    return True if overleaf else None


def _goes_on_as_label(above: Above, block: Block) -> bool | None:
    """Judge a heading below one that ends in mid-phrase."""
    start, end, content = above.start, above.end, block.content
    if LABEL_DUE_RE.search(end) and is_heading(start) and is_heading(content):
        # "Request for a subvention to the Institute for", "Disarmament Research".
        lettered = re.match(r"[A-Z\d]\.", content)
        return not lettered and start.isupper() == content.isupper()
    return None


def _goes_on_after_comma(above: Above, block: Block) -> bool | None:
    """Judge what stands below a comma: a date, a number or a person goes on."""
    start, end, content = above.start, above.end, block.content
    if _COMMA_RE.search(end):
        dated = opens(start) is not None and _DATE_RE.match(content) is not None
        again = (
            _CITED_NUMBER_RE.match(content)
            or _PERSON_RE.match(content)
            or _PROVISO_RE.match(content)
        )
        return dated or again is not None
    return None


def _goes_on_behind_comma(start: str, end: str, content: str) -> bool:
    """True for small letters below a reason that ends with a comma and has no list, in
    a file whose first lines are not set in."""
    in_reason = opens(start) == "preambular" and ":" not in start
    return in_reason and end.endswith(",") and content[:1].islower()


def _begins_sentence(content: str, end: str) -> bool:
    """True for a further sentence of a paragraph, though it opens as reasons do, or the
    paragraphs of declarations: "… to take action. Guided by the Charter, we are …"."""
    opened = opens(content) == "preambular" or content.startswith("We ")
    return end.endswith(".") and opened


def _breaks_off(start: str, end: str) -> bool:
    """True for a paragraph or item, not the name of one, that ends in mid-sentence."""
    labels = (NUMBER_RE, ENUMERATOR_RE, BULLET_RE)
    labelled = any(label.match(start) for label in labels)
    return len(end) > _FULL_LINE and (labelled or opens(start) is not None)


def _goes_on_in_small(end: str, content: str) -> bool:
    """True for small letters overleaf below a full stop, which is none: a speck."""
    return re.match(r"[a-z]{2,}\b", content) is not None and end.endswith(".")


def _is_operative(start: str) -> bool:
    return NUMBER_RE.match(start) is not None or opens(start) == "operative"


def leaves_quotation_open(content: str) -> bool:
    return content.count("“") > content.count("”") or content.count('"') % 2 == 1
