"""What a request may bring before any view sees it.

Django reads the files of a form before it looks at the form's token, so anybody could
fill the disk. Here files are let in for those alone who may send some, and of each
file only as much as a file can have.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from ..ingest import MAX_BYTES

MOST_OF_A_REQUEST = 1024 * 1024 * 1024
SENDS_FILES = "desk.add_batch"


class FilesOfEditors(FileUploadHandler):
    """Stands before the handler that keeps the files, and lets it have what it may."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,
        content_length: int,
        boundary: Any,
        encoding: str | None = None,
    ) -> None:
        if content_length > MOST_OF_A_REQUEST:
            raise RequestDataTooBig("More than 1 GB in one request.")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        user = getattr(self.request, "user", None)
        if user is None or not (user.is_staff and user.has_perm(SENDS_FILES)):
            raise StopUpload(connection_reset=True)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        # One byte too many is kept, so that the file shows as too large.
        room = MAX_BYTES + 1 - start
        return raw_data[:room] if room > 0 else None

    def file_complete(self, file_size: int) -> None:
        return None
