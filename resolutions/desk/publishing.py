"""From the desk to the public, and back: publish, keep beside, replace, withdraw.

Each is one transaction, in which the public tables, the addresses that were left and
the desk's own record change together, or none of them. Each refuses with `NotNow`.
Locks are taken in one order: first the one under which what is held changes, then the
upload.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DataError, IntegrityError, OperationalError, transaction
from django.utils import timezone

from .. import editions, former, ingest
from ..models import Resolution, SourceFile
from ..parsing.plain import to_plain
from ..parsing.types import ParsedResolution, UnreadableFile
from .actions import NotNow, locked
from .drafts import draft_of
from .models import Batch, Edition, Upload

State = Upload.State
Ending = Edition.Ending


def publish(pk: int, by: Any) -> Edition:
    """Make the text of an upload public under a symbol that is not held.

    If a text was withdrawn from under that symbol, its addresses lead to the places of
    this one.
    """
    with _one_change():
        upload, parsed = _ready(pk)
        if Resolution.objects.filter(symbol=parsed.symbol).exists():
            raise NotNow(
                f"{parsed.symbol} is held already: choose whether this file replaces"
                " its text or is kept beside it."
            )
        _save(upload, parsed)
        before = Edition.objects.filter(symbol=parsed.symbol, text__isnull=False)
        if last := before.first():
            after = former.places_in(parsed)
            former.note_moves(parsed.symbol, last.places, parsed.symbol, after)
        return _record(upload, parsed, by)


def keep_beside(pk: int) -> None:
    """Add the file to the sources of a held resolution, whose text stays as it is."""
    with _one_change():
        upload, parsed = _ready(pk)
        if not Resolution.objects.filter(symbol=parsed.symbol).exists():
            raise NotNow(f"{parsed.symbol} is not held.")
        _save(upload, parsed)


def replace(pk: int, by: Any) -> Edition:
    """Put the text of an upload in the place of the held one.

    What it replaces is the text that this very upload is the source of, under whatever
    symbol, so that a corrected symbol renames; else the text of its symbol.
    """
    with _one_change():
        upload, parsed = _ready(pk, State.PUBLISHED)
        held = replaced_by(upload, parsed)
        if held is None:
            raise NotNow(f"{parsed.symbol} is not held: there is nothing to replace.")
        last = _end(held, by, Ending.REPLACED)
        if last.upload == upload and last.text == to_plain(parsed):
            raise NotNow("The text is public already as it is here.")
        editions.replace(held, parsed, upload.data, upload.sha256, upload.filename)
        if last.upload is not None and last.upload.state == State.PUBLISHED:
            last.upload.state = State.REPLACED
            last.upload.save(update_fields=["state"])
        _mark_public(upload, parsed.symbol)
        return _record(upload, parsed, by)


def differs_from_public(upload: Upload) -> bool:
    """True for a published upload whose corrected text is not the public one."""
    public = upload.editions.current().first()
    try:
        return public is not None and public.text != to_plain(draft_of(upload).parsed)
    except ValueError:
        return False


def replaced_by(upload: Upload, parsed: ParsedResolution) -> Resolution | None:
    """The held resolution whose text `upload` would replace."""
    own = upload.editions.current().first()
    symbol = own.symbol if own else parsed.symbol
    return Resolution.objects.filter(symbol=symbol).first()


def withdraw(symbol: str, by: Any, reason: str, successor: str = "") -> Edition:
    """Take a resolution out of the archive; readers are told the reason.

    With a `successor`, the symbol of another held resolution, they are led there. All
    files of the resolution come back to the desk.
    """
    with _one_change():
        held = Resolution.objects.filter(symbol=symbol).first()
        if held is None:
            raise NotNow(f"{symbol} is not held.")
        if not reason.strip():
            raise NotNow("Give the reason: readers are told it.")
        others = Resolution.objects.exclude(symbol=symbol)
        if successor and not others.filter(symbol=successor).exists():
            raise NotNow(f"{successor} is not held: nobody can be led there.")
        last = _end(held, by, Ending.WITHDRAWN, reason.strip())
        for source in held.sources.all():
            _take_back(source, by)
        editions.withdraw(held, reason.strip(), successor)
        return last


def fetch(symbol: str, by: Any) -> Upload:
    """Let a public text that a shell command published be read and corrected here."""
    with _one_change():
        source = SourceFile.objects.without_content().filter(
            resolution__symbol=symbol, is_text_source=True
        )
        found = source.select_related("resolution").first()
        if found is None:
            raise NotNow(f"{symbol} is not held.")
        return _upload_of(found, by)


@contextmanager
def _one_change() -> Iterator[None]:
    try:
        with transaction.atomic():
            ingest.save_alone()
            yield
    except OperationalError as error:
        # Web queries wait some seconds for a lock and no longer.
        raise NotNow("The archive is busy with another change; try again.") from error
    except DataError as error:
        reason = str(error).partition("\n")[0]
        raise NotNow(f"The database refused the text: {reason}.") from error
    except IntegrityError as error:
        raise NotNow("Its symbol or its file is that of another resolution.") from error


def _ready(pk: int, *also: State) -> tuple[Upload, ParsedResolution]:
    upload = locked(pk)
    if not upload.is_publishable and upload.state not in also:
        state = upload.get_state_display().lower()
        raise NotNow(f"{upload} cannot be published: it is {state}.")
    try:
        draft = draft_of(upload)
        if draft.conflicts:
            raise NotNow(
                f"{upload} cannot be published: the text under {len(draft.conflicts)} of"
                " its corrections has changed. Confirm or drop them first."
            )
        parsed = draft.parsed
        ingest.check_storable(parsed)
    except UnreadableFile as error:
        raise NotNow(f"{upload} cannot be published. {error}") from error
    except ValueError as error:
        raise NotNow(f"{upload} was read by an older parser: read it again.") from error
    return upload, parsed


def _save(upload: Upload, parsed: ParsedResolution) -> None:
    outcome = ingest.save(parsed, upload.data, upload.sha256, upload.filename)
    if outcome.status not in ("imported", "further source"):
        raise NotNow(f"{upload} cannot be published. {outcome.message}")
    _mark_public(upload, parsed.symbol)


def _mark_public(upload: Upload, symbol: str) -> None:
    """The archive keeps the bytes from here on."""
    upload.state, upload.content, upload.symbol = State.PUBLISHED, None, symbol
    upload.save(update_fields=["state", "content", "symbol"])


def _record(upload: Upload, parsed: ParsedResolution, by: Any) -> Edition:
    return Edition.objects.create(
        symbol=parsed.symbol,
        upload=upload,
        text=to_plain(parsed),
        parser_version=parsed.parser_version,
        published_by=by,
    )


def _end(held: Resolution, by: Any, ending: Ending, reason: str = "") -> Edition:
    """Close the record of the text that is public now; makes it for an imported one."""
    last = Edition.objects.current().filter(symbol=held.symbol).first()
    if last is None:
        last = _adopted(held, by)
    last.ended_at, last.ended_by = timezone.now(), by
    last.ending, last.reason = ending, reason
    last.save()
    return last


def _adopted(held: Resolution, by: Any) -> Edition:
    """The record of a text that a shell command published.

    Its file comes to the desk as an upload that waits to be read, so that the text can
    be published again.
    """
    edition = Edition(symbol=held.symbol, published_at=timezone.now())
    source = held.sources.without_content().filter(is_text_source=True).first()
    if source is not None:
        edition.upload = _upload_of(source, by)
        edition.parser_version = source.parser_version
        edition.published_at = source.imported_at
    return edition


def _upload_of(source: SourceFile, by: Any) -> Upload:
    known = Upload.objects.same_file(source.sha256).first()
    if known is not None:
        return known
    symbol = source.resolution.symbol
    batch = Batch.objects.create(sent_by=by, note=f"from the archive: {symbol}"[:200])
    return Upload.objects.create(
        batch=batch,
        filename=source.filename,
        sha256=source.sha256,
        size=len(source.content),
        symbol=symbol,
    )


def _take_back(source: SourceFile, by: Any) -> None:
    """The desk keeps the bytes from here on."""
    upload = _upload_of(source, by)
    upload.content = source.content
    if upload.state in (State.PUBLISHED, State.REPLACED):
        upload.state = State.WITHDRAWN
    upload.save(update_fields=["content", "state"])
