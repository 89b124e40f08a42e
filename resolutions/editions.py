"""What is held is replaced, renamed or withdrawn; its addresses go on leading somewhere.

Each of these is part of a transaction in which `ingest.save_alone` has been called, so
that nobody sees a text half changed. An import by `ingest` never changes a text; only
these do.
"""

from __future__ import annotations

from . import former, storing
from .models import Resolution
from .parsing.types import ParsedResolution


def replace(
    held: Resolution, parsed: ParsedResolution, data: bytes, digest: str, filename: str
) -> Resolution:
    """Put another text in the place of a held one; its file becomes a source of it.

    The files of before stay. A symbol that differs is the new symbol of the resolution:
    the old one redirects, as do all places that the new text has elsewhere. Raises
    IntegrityError if the new symbol is that of another held resolution, or the file one
    of another.
    """
    before, symbol = former.places_of(held), held.symbol
    held.sources.filter(is_text_source=True).update(is_text_source=False)
    # The same file, read anew.
    held.sources.filter(sha256=digest).delete()
    resolution = storing.store_resolution(parsed, instead_of=held)
    storing.store_source(
        resolution, parsed, data, digest, filename, is_text_source=True
    )
    after = former.places_in(parsed)
    former.note_moves(symbol, before, parsed.symbol, after)
    return resolution


def withdraw(held: Resolution, reason: str, successor: str = "") -> None:
    """Take a resolution out of the archive, with its files.

    Its addresses say the reason, or lead to the resolution of the symbol `successor`.
    What cites it cites a document that is not held. Whoever wants to keep the files
    takes them first.
    """
    about = former.about_of(held)
    storing.clear(held)
    held.sources.all().delete()
    former.note_withdrawal(held.symbol, about, reason, successor)
    held.delete()
