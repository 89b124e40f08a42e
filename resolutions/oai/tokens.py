"""Where a list goes on: all of it stands in the token, so that the server keeps nothing.

A list is in the order of its dates, and a token names the last record that was given.
What is published meanwhile comes later in the order: nothing is left out of a harvest,
and what changes during one is given again with its new date.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from .arguments import OaiError

KEPT = ("metadataPrefix", "from", "until", "set")


@dataclass(frozen=True, slots=True)
class Resumed:
    """The arguments of the first request, the last record given, and how many were."""

    arguments: Mapping[str, str]
    after: tuple[datetime, str]
    given: int


def token(resumed: Resumed) -> str:
    moment, symbol = resumed.after
    kept = [resumed.arguments.get(name) for name in KEPT]
    written = json.dumps([*kept, moment.isoformat(), symbol, resumed.given])
    return urlsafe_b64encode(written.encode()).decode().rstrip("=")


def read(typed: str) -> Resumed:
    """Raises OaiError: badResumptionToken."""
    try:
        padded = typed + "=" * (-len(typed) % 4)
        *kept, moment, symbol, given = json.loads(urlsafe_b64decode(padded.encode()))
        arguments = {
            name: value
            for name, value in zip(KEPT, kept, strict=True)
            if value is not None
        }
        after = datetime.fromisoformat(moment)
        texts = (symbol, *arguments.values())
        if not all(isinstance(each, str) and each.isprintable() for each in texts):
            raise ValueError
        if after.tzinfo is None or type(given) is not int or not 0 < given < 10**9:
            raise ValueError
    except (ValueError, TypeError, RecursionError):
        message = "The token is none that was given here."
        raise OaiError("badResumptionToken", message) from None
    return Resumed(arguments, (after, symbol), given)
