"""Tokens made into a tree: the second of the two steps of reading a search.

The groups that brackets open stand on a stack of the parser's own, so that no depth of
brackets is a recursion; deeper than `DEEPEST` they are ignored.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from . import terms
from .scope import scoped
from .tokens import Token
from .tree import All, And, Near, Node, Or, Phrase, Prefix, Text, Word, both, either
from .tree import negated as negation_of

DEEPEST = 30
FARTHEST = 50
# What a search may ask for and be answered within a second.
MOST_TERMS = 128
MOST_PREFIXES = 16
MOST_PAIRS = 16
NOTHING_AFTER = "An operator with nothing after it was ignored."


@dataclass(slots=True)
class _Group:
    """What stands between two brackets, as far as it has been read, and the operators
    that wait for the next term."""

    alternatives: list[list[Node]] = field(default_factory=lambda: [[]])
    joined_by: str = ""
    near: int | None = None
    negate: bool = False
    spoken: tuple[str, ...] = ()

    def forget_operators(self) -> bool:
        """Whether there were any."""
        waited = bool(self.joined_by) or self.near is not None or self.negate
        self.joined_by, self.near, self.negate, self.spoken = "", None, False, ()
        return waited


class Parser:
    """Reads tokens; what makes no sense is left out and named in `notes`."""

    def __init__(self) -> None:
        self.notes: dict[str, None] = {}
        self._groups = [_Group()]
        self._ignored_depth = 0
        self._terms = self._prefixes = self._pairs = 0

    def read(self, tokens: Iterable[Token]) -> Node:
        """The tree of the tokens; never raises."""
        for token in tokens:
            if token.kind == "open":
                self._open()
            elif token.kind == "close":
                self._close()
            elif token.kind in ("word", "quoted", "field"):
                self._read_terms(token)
            else:
                self._operator(token)
            if self._terms > MOST_TERMS:
                self._note(f"Only the first {MOST_TERMS} words were searched for.")
                break
        if len(self._groups) > 1 or self._ignored_depth:
            self._note("A bracket without its partner was ignored.")
        while len(self._groups) > 1:
            self._close_group()
        return self._finished(self._groups.pop())

    def _note(self, sentence: str) -> None:
        self.notes[sentence] = None

    def _open(self) -> None:
        if len(self._groups) > DEEPEST:
            self._ignored_depth += 1
            self._note(f"Brackets more than {DEEPEST} deep were ignored.")
        else:
            self._groups.append(_Group())

    def _close(self) -> None:
        if self._ignored_depth:
            self._ignored_depth -= 1
        elif len(self._groups) == 1:
            self._note("A bracket without its partner was ignored.")
        else:
            self._close_group()

    def _close_group(self) -> None:
        finished = self._finished(self._groups.pop())
        if not isinstance(finished, All):
            self._add(finished)
        elif self._groups[-1].forget_operators():
            self._note(NOTHING_AFTER)

    def _finished(self, group: _Group) -> Node:
        if group.forget_operators():
            self._note(NOTHING_AFTER)
        read = [scoped(_both(each)) for each in group.alternatives if each]
        if any(left_out for _, left_out in read):
            self._note("“in:title” has no words beside it and was ignored.")
        return either(*(alternative for alternative, _ in read))

    def _operator(self, token: Token) -> None:
        group = self._groups[-1]
        if token.kind == "not":
            group.negate = not group.negate
            return
        if not group.alternatives[-1]:
            group.forget_operators()
            self._note("An operator with nothing before it was ignored.")
            return
        if group.forget_operators():
            self._note("Of two operators in a row the first was ignored.")
        if token.kind == "near":
            group.near = min(max(int(token.text), 1), FARTHEST)
            if group.near != int(token.text):
                self._note(f"near/{token.text[:9]} was read as near/{group.near}.")
        else:
            group.joined_by = token.kind
            # A small "and" may be a word of what someone has in mind.
            group.spoken = ("and",) if token.text == "and" else ()

    def _read_terms(self, token: Token) -> None:
        read, notes = terms.read(token)
        found = [node for node in read if not self._is_prefix_too_many(node)]
        self._terms += sum(map(_size, found))
        for sentence in notes:
            self._note(sentence)
        if self._terms <= MOST_TERMS and found:
            # "crime,justice" behind a NOT: neither of them.
            self._add(both(*found) if len(found) > 1 else found[0])

    def _is_prefix_too_many(self, node: Node) -> bool:
        self._prefixes += isinstance(node, Prefix)
        if self._prefixes <= MOST_PREFIXES or not isinstance(node, Prefix):
            return False
        self._note(f"Only the first {MOST_PREFIXES} words with an asterisk were used.")
        return True

    def _near(self, left: Node, right: Node, distance: int) -> Node | None:
        """Each of the alternatives on the left near one of those on the right."""
        if isinstance(left, Near):
            left = left.right
        pairs = list(product(_choices(left), _choices(right)))
        if not pairs or any(one.where != other.where for one, other in pairs):
            self._note(f"near/{distance} stands between two words; it was read as AND.")
            return None
        if self._pairs + len(pairs) > MOST_PAIRS:
            self._note(
                f"More than {MOST_PAIRS} pairs of words near each other were asked"
                " for; the others were read as AND."
            )
            return None
        self._pairs += len(pairs)
        return either(*(Near(one, other, distance) for one, other in pairs))

    def _add(self, node: Node) -> None:
        group = self._groups[-1]
        joined_by, near, negate = group.joined_by, group.near, group.negate
        if group.spoken and isinstance(node, (Word, Phrase)):
            node = replace(node, skipped=group.spoken)
        group.forget_operators()
        if joined_by == "or":
            group.alternatives.append([])
        items = group.alternatives[-1]
        if near is None:
            items.append(negation_of(node) if negate else node)
            return
        beside = self._near(items[-1], negation_of(node) if negate else node, near)
        if beside is None:
            items.append(negation_of(node) if negate else node)
        elif isinstance(items[-1], Near):
            items.append(beside)
        else:
            items[-1] = beside


def _both(items: Sequence[Node]) -> Node:
    """All of the items; of words alone the order of typing is kept as well, in which
    one may stand twice."""
    node = both(*items)
    words: list[str] = []
    for item in items:
        if not isinstance(item, (Word, Phrase)) or item.where != "text":
            return node
        words += item.skipped
        words += item.words if isinstance(item, Phrase) else (item.text,)
    return replace(node, typed=tuple(words)) if isinstance(node, And) else node


def _size(node: Node) -> int:
    return len(node.words) if isinstance(node, Phrase) else 1


def _choices(node: Node) -> list[Text]:
    """The texts that an operand of near offers; none if it is not made of texts."""
    parts = node.parts if isinstance(node, Or) else (node,)
    found = [part for part in parts if isinstance(part, (Word, Phrase, Prefix))]
    return found if len(found) == len(parts) else []
