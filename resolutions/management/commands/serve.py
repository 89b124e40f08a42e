"""Run the site, and first put in place whatever of it is missing."""

from __future__ import annotations

import errno
import os
import socket
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from archive.database import migrate_where_needed, preparing
from archive.server import Server
from resolutions.ingest import files_under, ingest_paths
from resolutions.models import SourceFile

DOCUMENTS = settings.BASE_DIR / "fixtures" / "documents"
# The workers of a site that was killed give its port free when they notice.
PORT_SECONDS = 3


class Command(BaseCommand):
    help = (
        "Migrate, take in the documents of fixtures/ and collect the static files"
        " where needed; then serve the site on HOST and PORT."
    )
    requires_system_checks = []

    def handle(self, **options: Any) -> None:
        host = os.environ.get("HOST") or "127.0.0.1"
        port = _free_port(host, os.environ.get("PORT") or "8000")
        try:
            self.prepare()
        except OperationalError as error:
            raise CommandError(f"The database does not answer: {error}") from error
        shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host
        address = f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/"
        Server(host, port, lambda: self.say(f"The archive is at {address}")).run()

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def prepare(self) -> None:
        """Bring database and static files up to date, one process at a time."""
        with preparing():
            migrate_where_needed(self.say)
            self.take_in_documents()
            # A STATIC_ROOT from outside is filled by whoever names it.
            if "STATIC_ROOT" not in os.environ:
                self.collect_static_files()

    def take_in_documents(self) -> None:
        digests = {
            sha256(path.read_bytes()).hexdigest(): path
            for path in files_under([DOCUMENTS])
        }
        held = SourceFile.objects.filter(sha256__in=digests)
        for digest in held.values_list("sha256", flat=True):
            del digests[digest]
        for outcome in ingest_paths(digests.values()):
            detail = outcome.symbol or outcome.message
            self.say(f"{outcome.filename}: {outcome.status}, {detail}")

    def collect_static_files(self) -> None:
        digest = _digest_of_static_files()
        stamp = settings.STATIC_ROOT.with_name("static.sha256")
        if stamp.exists() and stamp.read_text() == digest:
            return
        self.say("Collecting the static files")
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(digest)


def _free_port(host: str, value: str) -> int:
    """Return `value` as a port that can be listened on, or say why it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    deadline = time.monotonic() + PORT_SECONDS
    while True:
        try:
            port = int(value)
            with socket.socket(family) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind((host, port))
            return port
        except (ValueError, OverflowError):
            raise CommandError(f"PORT is not a port number: {value}") from None
        except OSError as error:
            if error.errno != errno.EADDRINUSE or time.monotonic() > deadline:
                raise CommandError(
                    f"Cannot listen on port {port} of {host}: {error.strerror}."
                    " PORT chooses another."
                ) from None
        time.sleep(0.1)


def _digest_of_static_files() -> str:
    digest = sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            content = Path(storage.path(name)).read_bytes()
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()
