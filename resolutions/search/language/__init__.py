"""The language of a search, from what was typed to a tree. Pure Python, no Django.

`GRAMMAR` has its rules. Operators and names of filters are read in any case. NOT binds
closest, then near, AND and OR. Words joined by a hyphen, a slash or a full stop stay
together ("counter-terrorism", "64/179"). `in:footnotes` and `in:title` hold for the
words of their group: these are then looked for in the footnotes that a paragraph marks,
or in the title of its resolution; with a NOT, not there.
Capitals, accents, hyphens, apostrophes and the shape of quotation marks never matter.

Nothing typed is an error. What makes no sense is left out and named in the notes.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from .parser import Parser
from .tokens import QUOTES, cut
from .tree import All, Node

GRAMMAR = """\
search   = group { "OR" group }
group    = near { [ "AND" ] near }
near     = term { "near/" number term }
term     = { "NOT" | "-" } ( "(" search ")" | filter | quoted | prefix | word )
           "|" may stand for OR, "&" for AND, "!" for NOT
quoted   = '"' text '"'          exactly these words, stop words too
         | '~"' text '"'         these words in this order, each in any form
prefix   = letters "*"           words that begin so, as they are spelt
word     = letters and digits    the word in all its English forms and spellings
filter   = "verb:" value | "addressee:" value | "topic:" value | "body:" value
         | "kind:" value | "status:" value | "cites:" symbol
         | "year:" year | "year:" [ year ] ".." [ year ] | "year:none"
         | "year:" ( "<" | "<=" | ">" | ">=" ) year | "from:" year | "to:" year
         | "in:" ( "operative" | "preambular" | "annex" | "footnotes" | "title" )
         | ( "title:" | "footnotes:" ) ( quoted | prefix | word )
value    = word | quoted | value ( "|" | "," ) value
"""

# More than this no one types, and each address on a page of results repeats it.
LONGEST = 3_000
# An apostrophe has a letter before it, which an opening quotation mark has not.
SINGLE_QUOTED_RE = re.compile(r"(?<!\w)(?:‘([^‘’]*)’|'([^']*)')(?!\w)")
UNREADABLE = ("Cc", "Cf", "Cs", "Co", "Cn")


@dataclass(frozen=True, slots=True)
class Reading:
    """`text` is what was typed, as far as it was read; `tree` what it asks for."""

    text: str = ""
    tree: Node = All()
    notes: tuple[str, ...] = ()


@lru_cache(maxsize=200)
def read(typed: str) -> Reading:
    """Read a search; never raises, and says in `notes` what was left out. The pages of
    one list of results are read once."""
    text, notes = _tidy(typed)
    paired, unpaired = _paired(text)
    if unpaired:
        notes.append("A quotation mark without its partner was ignored.")
    parser = Parser()
    tree = parser.read(cut(paired))
    notes += parser.notes
    if text and tree == All():
        notes.append("The search has no words to look for, so all are shown.")
    return Reading(text, tree, tuple(notes))


def _tidy(typed: str) -> tuple[str, list[str]]:
    notes = []
    # Cut first: what follows must not take longer for a longer text.
    head = " ".join(typed[: 2 * LONGEST].split())
    text = "".join(
        char for char in head if unicodedata.category(char) not in UNREADABLE
    )
    if text != head:
        notes.append("Characters that cannot be seen were taken out of the search.")
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    if len(text) > LONGEST or len(typed) > 2 * LONGEST:
        notes.append(f"Only the first {LONGEST:,} characters were searched for.")
    return text[:LONGEST].strip(), notes


def _paired(text: str) -> tuple[str, bool]:
    """Without the last quotation mark if it has no partner, and whether it had none."""
    plain = text.translate(QUOTES)
    if '"' not in plain:
        plain = SINGLE_QUOTED_RE.sub(r'"\1\2"', plain)
    if plain.count('"') % 2 == 0:
        return plain, False
    last = plain.rindex('"')
    return f"{plain[:last]} {plain[last + 1 :]}", True
