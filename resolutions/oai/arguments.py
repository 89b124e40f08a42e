"""The arguments of a request, checked as the protocol has them (section 3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

MOST_CHARACTERS = 2_000
DAY_RE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
SECOND_RE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
SECOND = "%Y-%m-%dT%H:%M:%SZ"

LISTED = ("from", "until", "set")
# Of each verb: what it must have, what it may have.
VERBS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Identify": ((), ()),
    "ListMetadataFormats": ((), ("identifier",)),
    "ListSets": ((), ("resumptionToken",)),
    "ListIdentifiers": (("metadataPrefix",), LISTED),
    "ListRecords": (("metadataPrefix",), LISTED),
    "GetRecord": (("identifier", "metadataPrefix"), ()),
}
RESUMED = ("ListIdentifiers", "ListRecords")


class OaiError(Exception):
    """One of the error codes of the protocol, with a sentence."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Span:
    """From a moment on and before another one; None is open."""

    start: datetime | None = None
    end: datetime | None = None


def checked(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The arguments by name, the verb among them.

    Raises OaiError: badVerb, badArgument.
    """
    given = list(pairs)
    verbs = [value for name, value in given if name == "verb"]
    if len(verbs) != 1 or verbs[0] not in VERBS:
        raise OaiError("badVerb", f"One verb is needed: {', '.join(VERBS)}.")
    arguments = dict(given)
    if len(arguments) != len(given):
        raise OaiError("badArgument", "An argument is given twice.")
    verb = verbs[0]
    names = arguments.keys() - {"verb"}
    if not all(map(_is_readable, arguments.values())):
        raise OaiError("badArgument", "An argument has characters that nothing has.")
    required, allowed = VERBS[verb]
    if verb in RESUMED and "resumptionToken" in names:
        required, allowed = (), ("resumptionToken",)
    if others := names - {*required, *allowed}:
        named = ", ".join(sorted(each[:40] for each in others if _is_readable(each)))
        raise OaiError("badArgument", f"{verb} has no argument {named} here.")
    if missing := set(required) - names:
        raise OaiError("badArgument", f"{verb} needs {', '.join(sorted(missing))}.")
    return arguments


def span_of(arguments: Mapping[str, str]) -> Span:
    """`from` and `until`, both included, to the day or to the second."""
    first, last = arguments.get("from"), arguments.get("until")
    if first and last and len(first) != len(last):
        raise OaiError("badArgument", "from and until differ in granularity.")
    start = _moment("from", first) if first is not None else None
    end = None
    if last is not None:
        end = _moment("until", last)
        if start and start > end:
            raise OaiError("badArgument", "from is later than until.")
        step = timedelta(days=1) if DAY_RE.fullmatch(last) else timedelta(seconds=1)
        end = end + step if end.year < 9999 else None
    return Span(start, end)


def _moment(name: str, typed: str) -> datetime:
    form = "%Y-%m-%d" if DAY_RE.fullmatch(typed) else SECOND
    try:
        if not (DAY_RE.fullmatch(typed) or SECOND_RE.fullmatch(typed)):
            raise ValueError
        return datetime.strptime(typed, form).replace(tzinfo=UTC)
    except ValueError:
        message = f"{name} is no date: YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ."
        raise OaiError("badArgument", message) from None


def _is_readable(text: str) -> bool:
    return len(text) <= MOST_CHARACTERS and text.isprintable()
