"""What stands above the text of a working draft: "Zero draft", "Draft resolution: …",
"Version of 12 March, 10 a.m."."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .dates import DATE, MONTHS

_WHICH = (
    r"(?:zero|first|second|third|final|working|revised|clean|updated|consolidated|initial"
    r"|compilation|silence|co-facilitators’?|facilitators?’?s?|chair’s) "
)
_TEXT = r"(?:draft(?: resolution| decision| text)?|version|text|rev(?:ision)?\.?|v\.?)"
_MONTH = "|".join(MONTHS)
_DAY = (
    rf"(?:{DATE}|\d{{1,2}} (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}}"
    r"|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?)"
)
_LONGEST_VERSION = 120
_STAGE_RE = re.compile(
    rf"\W?(?P<stage>(?i:{_WHICH}(?:draft|text)(?: resolution| decision| text)?|draft text"
    r"|(?:rev(?:ision)?\.?|version|draft) ?\d{1,2}))\W?"
)
_VERSION_RE = re.compile(
    r"(?i:informal\w{0,2}(?: \w{4,13})? [–—-] )?"
    rf"\W?(?P<stage>(?i:(?:{_WHICH}){{0,2}}{_TEXT}|status|as)(?: ?\d{{1,2}})?)"
    r"[\s,(:–—-]{1,3}"
    rf"(?i:(?:as )?(?:of|at|dated|on) )?{_DAY}\b.{{0,40}}"
)
_TITLED_RE = re.compile(
    rf"(?P<stage>(?i:(?:{_WHICH})?draft (?:resolution|decision)))"
    r"(?: entitled:?|:| [–—-]) [“\"]?(?P<title>[A-Z].{3,400}?)[”\"]?"
)
_LABELLED_TITLE_RE = re.compile(
    r"(?:Title|TITLE): [“\"]?(?P<title>[A-Z].{3,400}?)[”\"]?"
)


@dataclass(frozen=True, slots=True)
class WorkingLine:
    """A line above a working draft: `stage` in its own words, and from where to where
    its title stands in the line, where it has one."""

    stage: str | None = None
    title: tuple[int, int] | None = None


def read_working_line(content: str) -> WorkingLine | None:
    """Read the stage, the title or the day of a version; None for any other line."""
    if version := _version(content):
        stage = version["stage"].lower()
        return WorkingLine(stage if "draft" in stage else None)
    if match := _STAGE_RE.fullmatch(content):
        return WorkingLine(match["stage"].lower())
    if match := _TITLED_RE.fullmatch(content):
        return WorkingLine(match["stage"].lower(), match.span("title"))
    if match := _LABELLED_TITLE_RE.fullmatch(content):
        return WorkingLine(None, match.span("title"))
    return None


def is_version(content: str) -> bool:
    """True for a line of its own that tells when a draft was written: "As of 12 March, 6
    p.m.", and for none of a sentence: "as of 12 March 2024;"."""
    is_torn = content[:1].islower() or content[-1:] in ";:,"
    ends_sentence = re.search(r"\w{4,}\.$|\d\.$", content) is not None
    return not (is_torn or ends_sentence) and _version(content) is not None


def _version(content: str) -> re.Match[str] | None:
    return _VERSION_RE.fullmatch(content) if len(content) <= _LONGEST_VERSION else None
