"""Subparagraphs: those with printed letters, and those whose letters a converter lost."""

from __future__ import annotations

import itertools
import re
from collections.abc import Set as AbstractSet

from .blocks import ENUMERATOR_RE, Block
from .drafts import Draft, Drafts
from .enumerators import follows, next_label, place
from .items import ITEM_STOP_RE, acts_unlike, ends_list
from .list_levels import Level, depth_of_item, level_of
from .titled_lists import is_title
from .types import Kind

# "…; and", "…; or": the last item is still to come.
_NEXT_DUE_RE = re.compile(r"[,;] (?:and(?:/or)?|or),?$")
# How the words begin that end the sentence below a list: "in this context, …".
_AFTER_LIST_RE = re.compile(
    r"(?:and|or|but|as|in|with|which|to|for|except|unless|while|provided|subject"
    r"|shall|should|must|will|may)\b"
)
_PARTICIPLE_RE = re.compile(r"[A-Z][a-z]+ing\b")
# "Acting under Chapter VII of the Charter, authorizes …": what a paragraph does.
_ACTS_RE = re.compile(
    r", (?:authori[sz]es|calls (?:up)?on|decides|demands|encourages|invites|requests|urges)\b"
)


class Lists(Drafts):
    """The subparagraphs of the paragraph above. `counted` says that some were given
    letters in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.counted = False
        # The first items without letters that may hang higher or lower in their lists.
        self.doubtful_items: list[str] = []
        # The lines of the first items below titles, where letters are lost.
        self._first_below_titles: AbstractSet[int] = frozenset()
        self._doubted: Draft | None = None
        self._lists_lost_letters = False
        # True where the letter before was printed as "a.", without brackets.
        self._dotted = False
        self._levels: list[Level] = []
        self._letter_is_printed = False
        # True where a heading stands between the colon of an item and its list.
        self._goes_on_below = False

    def _kind(self) -> Kind:
        raise NotImplementedError

    def _add_subparagraph(self, block: Block, letter: re.Match[str]) -> None:
        label, cut = letter[1], letter.end()
        self._letter_is_printed = True
        self._resume(label)
        opens_list = self.drafts[-1].text.content.endswith(":") or self._goes_on_below
        self._goes_on_below = False
        dotted = letter[0][0] != "("
        # "a." stands below "(i)", also where no colon leads to it; "(b)" never does.
        opens_list = opens_list or (dotted and label == "a")
        if not dotted and self._dotted:
            self._path = self._path[:-1]
        self._dotted = dotted
        del self._levels[len(self._path) :]
        self._path = place(label, self._path, opens_list, self._counts_roman_first())
        is_roman = label == "i"
        self._note_level(block.content[cut:], len(self._path), is_roman)
        self._append_item(block, label, cut)

    def _add_number_with_letter(
        self, block: Block, number: str, letter: re.Match[str]
    ) -> None:
        """ "66. (a) Set …": the paragraph has no words of its own, its letters have."""
        self._add(block, self._kind(), number, cut=len(block.content))
        self._path, self._levels, self._dotted = (), [], False
        self._letter_is_printed = True
        self._path = (letter[1],)
        self._note_level(block.content[letter.end() :], 1, letter[1] == "i")
        self._append_item(block, letter[1], letter.end())

    def _resume(self, label: str) -> None:
        """Go on with the list that a heading or a paragraph without number has
        interrupted, where the letter is its next, or the first below its last item."""
        if self._paused is None or self._path:
            return
        above, path = self._paused
        last = self.drafts[-1]
        below_heading = last.kind == "heading"
        if not below_heading and last.text.content.endswith(":"):
            return
        opens_list = below_heading and self._text_above_headings().endswith(":")
        roman = self._counts_roman_first()
        goes_on = place(label, path, opens_list, roman) if path or opens_list else ()
        if goes_on and (
            follows(goes_on, path, roman) or (opens_list and goes_on[:-1] == path)
        ):
            self._above, self._path = above, path
            self._goes_on_below = opens_list

    def _counts_roman_first(self) -> bool:
        """True in a list that counts (i), (ii), with letters below them."""
        return bool(self._levels) and self._levels[0].is_roman

    def _text_above_headings(self) -> str:
        texts = (d.text.content for d in reversed(self.drafts) if d.kind != "heading")
        return next(texts, "")

    def _add_lost_letter(
        self, block: Block, cut: int = 0, deeper: bool = False
    ) -> None:
        """An item without a letter gets the next one of the list it belongs to; `cut`
        is where it goes on after its bullet, `deeper` says that it opens a list."""
        del self._levels[len(self._path) :]
        self._letter_is_printed = is_doubtful = False
        content = block.content[cut:]
        if deeper:
            depth = len(self._path) + 1
        elif cut and self._path and not self.drafts[-1].text.content.endswith(":"):
            depth = len(self._path)
        else:
            depth, is_doubtful = depth_of_item(
                content, self.drafts, self._path, self._levels
            )
        if depth > len(self._path):
            is_roman = depth > 1 and not self._levels[depth - 2].is_roman
            label = "i" if is_roman else "a"
        else:
            is_roman = self._levels[depth - 1].is_roman
            label = next_label(self._path[depth - 1], is_roman)
        self._note_level(content, depth, is_roman)
        self._path = (*self._path[: depth - 1], label)
        self.counted = self._lists_lost_letters = True
        self._append_item(block, label, cut)
        if is_doubtful and self._above is not self._doubted:
            self._doubted = self._above
            self.doubtful_items.append(self.drafts[-1].anchor)

    def _append_item(self, block: Block, label: str, cut: int) -> None:
        above = self._above or self.drafts[-1]
        kind = self._kind() if above.kind in ("heading", "unclassified") else above.kind
        base = above.anchor if above.kind != "heading" else f"{self._prefix}p0"
        anchor = ".".join((base, *self._path))
        self._append(anchor, kind, label, block, cut, above.depth + len(self._path))

    def _note_level(self, content: str, depth: int, is_roman: bool) -> None:
        """Keep what the first item of each list is like, down to `depth`."""
        del self._levels[depth:]
        while len(self._levels) < depth:
            self._levels.append(level_of(content, is_roman))

    def _is_item_in_annex(self, content: str) -> bool:
        """True for an item without a letter, where the text lost others: a colon leads
        to it or the item before goes on with a semicolon."""
        last = self.drafts[-1]
        if last.kind != "annex" or content.startswith("We "):
            return False
        if ITEM_STOP_RE.search(last.text.content):
            goes_on = bool(last.depth and self._path) and not self._letter_is_printed
            first = last.text.content[:1]
            return goes_on and content[:1].isupper() == first.isupper()
        return last.text.content.endswith(":") and bool(ITEM_STOP_RE.search(content))

    def _begins_items(self, content: str) -> bool:
        """True for "To compile …" below "Requests the Secretary-General"."""
        above = self.drafts[-1] if self.drafts else None
        return (
            above is not None
            and above.kind == "operative"
            and above.text.content[-1:].isalnum()
            and re.match(r"To [a-z]{3,}\b", content) is not None
        )

    def _goes_on_after_capitals(self, content: str) -> bool:
        """True for words in small letters below items that begin with capitals, and for
        "and requests …", "shall freeze …": they end the sentence of the paragraph."""
        last = self.drafts[-1]
        if not last.depth or not content[:1].islower():
            return False
        if self._acts_unlike_items(content):
            return True
        if _NEXT_DUE_RE.search(last.text.content):
            return False
        if ends_list(content, last.text.content):
            return True
        return all(item[:1].isupper() for item in self._items_above())

    def _items_above(self) -> list[str]:
        """The items right above, the last first."""
        items = itertools.takewhile(lambda d: d.depth > 0, reversed(self.drafts))
        return [item.text.content for item in items]

    def _acts_unlike_items(self, content: str) -> bool:
        items = self._items_above()
        return bool(items) and all(acts_unlike(content, item) for item in items)

    def _acts_below_list(self, content: str) -> bool:
        """True for "Acting under Chapter VII of the Charter, authorizes the Mission …;"
        below items none of which opens as a reason does: a paragraph, as S/RES/1701(2006)
        has it."""
        items = self._items_above()
        return (
            bool(items)
            and _PARTICIPLE_RE.match(content) is not None
            and _ACTS_RE.search(content) is not None
            and not _NEXT_DUE_RE.search(items[0])
            and not any(_PARTICIPLE_RE.match(item) for item in items)
        )

    def _ends_list_with_letters(self, content: str) -> bool:
        """True below an item whose letter is printed for words that have none and go on
        in small letters, where no further item is due."""
        last = self.drafts[-1] if self.drafts else None
        return (
            last is not None
            and last.kind == "operative"
            and last.depth > 0
            and last.text.content.endswith((";", ","))
            and _AFTER_LIST_RE.match(content) is not None
        )

    def _add_words_after_list(self, block: Block) -> None:
        """Words that end the sentence of a list have no number: "and requests …;". Items
        without letters go on below them, unless a colon leads to other ones."""
        above, path = self._above, self._path
        begin_like_such = _AFTER_LIST_RE.match(block.content) is not None
        known = begin_like_such or self._acts_unlike_items(block.content)
        self._add(block, self._kind() if known else "unclassified", None)
        if self._lists_lost_letters and not block.content.endswith(":"):
            self._above, self._path = above, path

    def _goes_on_after_list(self, content: str) -> bool:
        """Words that end a sentence after its list ("the whole programme …")."""
        return bool(self._path) and content[:1].islower()

    def _heads_items(self, block: Block) -> bool:
        """True for the first of the items below a title, where numbers are lost: "(i)
        Protection of civilians", then "Ensure …;"."""
        last = self.drafts[-1].text.content
        titled = self._letter_is_printed or block.line in self._first_below_titles
        return (
            bool(self._path)
            and titled
            and is_title(last)
            and block.content.endswith((";", ":"))
        )

    def _stands_below_item_title(self, content: str) -> bool:
        """True below a subparagraph that is a title only: "(a) Mode of operation"; one
        with a colon, "(d) Support:", where what stands below it leads to the items."""
        last = self.drafts[-1] if self.drafts else None
        leads = content.endswith(":") and self._letter_is_printed
        return (
            last is not None
            and last.depth > 0
            and last.number is not None
            and last.kind == "operative"
            and (
                last.text.content[-1:].isalpha()
                or (leads and last.text.content.endswith(":"))
            )
            and not last.text.content.endswith(("; and", "; or"))
            and len(last.text.content.split()) <= 12
        )


def opens_with_letter(content: str, number: re.Match[str]) -> re.Match[str] | None:
    """Find the (a) of "66. (a) Set …" behind its number."""
    letter = ENUMERATOR_RE.match(content, number.end())
    return (
        letter if letter and letter[1] in ("a", "i") and letter[0][0] == "(" else None
    )
