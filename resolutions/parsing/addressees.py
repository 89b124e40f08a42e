"""To whom a paragraph speaks: the addressees of its directive acts.

"Requests the Secretary-General to …", "Requests that the Office continue …",
"Recommends to the Conference …, within …, to organize". Names are those of
`vocabulary/addressees.csv`; an addressee that is not in it is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from . import vocabulary
from .phrases import DIRECTIVE_VERBS
from .types import Act

_ROWS = vocabulary.rows("addressees")
_SHORT_FORMS = (
    "Office",
    "Commission",
    "Council",
    "Conference",
    "Committee",
    "Board",
    "High Commissioner",
    "Executive Director",
)
_FULL = "|".join(rf"(?P<n{at}>{row['pattern']})" for at, row in enumerate(_ROWS))
_SHORT = rf"(?<=[Tt]he )(?:{'|'.join(_SHORT_FORMS)})(?! (?:of|on|for)\b)"
_NAME = re.compile(rf"(?<![\w-])(?=\w)(?:{_FULL}|(?P<short>{_SHORT}))(?!\w)")
_GOES_ON = re.compile(r"(?:,| and| or| as well as)")
_UNODC = "United Nations Office on Drugs and Crime"

# An infinitive ends the addressees: "Member States to develop", but not "States
# parties to the Convention" nor "as appropriate to their national contexts".
_INFINITIVE = re.compile(
    r"\bto (?!the\b|a\b|an\b|that\b|this\b|these\b|those\b|its\b|their\b|his\b|her\b"
    r"|which\b|whom\b|it\b|them\b|all\b|such\b|both\b|each\b|other\b|do so\b)[a-z]"
)
_PREPOSITION = (
    r"(?:of|in|on|for|with|by|to|from|at|within|through|under|upon|against|as|that"
    r"|between|among|into|about|over|towards|across"
    r"|which|who|whose|and|or)\b"
)
_ADJECTIVES = rf"(?:(?!{_PREPOSITION})[a-z][a-z-]*,? (?:and (?=[a-z]+ ))?){{0,6}}"
# Names the vocabulary does not have, up to the comma or "and" before one it has: "the
# Department of Peace Operations, the World Food Programme and".
_UNKNOWN = (
    rf"(?:[A-Z][\w’'-]*+(?:,? (?:[A-Z][\w’'-]*+|\([A-Z][\w -]*+\)|the\b|{_PREPOSITION})"
    r"){0,40}?(?:, (?:and |as well as )?| and | or | as well as ))?"
)
_FIRST = re.compile(
    rf",? ?(?:, [^,;]{{1,160}}, )?(?:that )?{_ADJECTIVES}{_UNKNOWN}{_ADJECTIVES}"
)
# What may stand between two addressees: "Member States that have not yet done so, as
# well as other interested parties,".
_JOINED = re.compile(
    r"(?: (?:that|which|who|concerned|in a position|parties to|to the|of the)\b[^,;]{0,200}?)?"
    r"(?:, [^;]{1,200}?,?(?= (?:and|as well as) ))?"
    rf"(?:, (?:and |as well as )?| and | or | as well as ){_ADJECTIVES}{_UNKNOWN}{_ADJECTIVES}"
)
_LONGEST_GAP = 600
_LONGEST_NAME = 200
_LONGEST_ADDRESS = 1500


def find_addressees(text: str, acts: tuple[Act, ...]) -> tuple[str, ...]:
    """The addressees of the directive acts, in order, each once.

    `acts` are those of the same text, in order. "The Office" is the one named before
    it in the paragraph, else the United Nations Office on Drugs and Crime, whose
    programme these resolutions govern; "the Commission" is only one named before.
    """
    directive = [act for act in acts if act.verb in DIRECTIVE_VERBS]
    if not directive:
        return ()
    last = directive[-1]
    named = _names(text, last.start + len(last.phrase) + _LONGEST_ADDRESS)
    starts = [name.start for name in named]
    found: dict[str, None] = {}
    for index, act in enumerate(acts):
        if act.verb not in DIRECTIVE_VERBS:
            continue
        start = act.start + len(act.phrase)
        following = acts[index + 1].start if index + 1 < len(acts) else len(text)
        end = min(following, start + _LONGEST_ADDRESS)
        infinitive = _INFINITIVE.search(text, start, end)
        if infinitive:
            end = infinitive.start()
        within = named[bisect_left(starts, start) : bisect_left(starts, end)]
        for name in _addressed(text, start, end, within, infinitive is not None):
            found.setdefault(name)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    names: tuple[str, ...]


def _names(text: str, until: int) -> list[_Name]:
    """All known names up to an offset, with "the Office" and "the Commission" as what they stand for."""
    found: list[_Name] = []
    full: dict[str, tuple[str, ...]] = {"Office": (_UNODC,)}
    for match in _NAME.finditer(text, 0, until + _LONGEST_NAME):
        kind = match.lastgroup or ""
        if kind == "short":
            names = full.get(match[0], ())
        else:
            names = tuple(_ROWS[int(kind[1:])]["names"].split("|"))
            for word in _SHORT_FORMS:
                if word in match[0]:
                    full[word] = names[-1:]
        found.append(_Name(match.start(), match.end(), names))
    return found


def _addressed(
    text: str, start: int, end: int, within: list[_Name], list_ends: bool
) -> list[str]:
    """The names between verb and infinitive that are addressed, not only mentioned.

    Without an infinitive ("requests that X and Y continue", then `list_ends` is
    false) the list ends with the first name that nothing joins to the next.
    """
    names: list[str] = []
    last = None
    for name in within:
        if last is None:
            if name.start - start > _LONGEST_GAP:
                return names
            if not _FIRST.fullmatch(text, start, name.start):
                continue
        elif not _JOINED.fullmatch(text, last, name.start):
            continue
        names.extend(name.names)
        last = name.end
        if not list_ends and not _GOES_ON.match(text, last, end):
            return names
    return names
