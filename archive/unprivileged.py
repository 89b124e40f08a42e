"""Who the embedded PostgreSQL runs as.

PostgreSQL refuses to run as root. An ordinary user runs it as himself; root runs it
as somebody else through `setpriv`, without touching the modes of any directory. When
that somebody could not walk the path to the binaries or to the data (a clone in a
directory of mode 0700), the server process alone keeps the one capability that lets
it through.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

SERVER_ACCOUNTS = ("postgres", "nobody")
REACHES = 'cd "$1" && exec "$0" --version'
PASS_CLOSED_DIRECTORIES = (
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
    # PostgreSQL looks at its binaries with access(2), which disregards the
    # capabilities of an ordinary user unless told so.
    "--securebits=+no_setuid_fixup",
)


class EmbeddedPostgresError(Exception):
    """The embedded PostgreSQL cannot be used; the message says why, in a sentence."""


@dataclass(frozen=True)
class ServerUser:
    """The owner of the server's files, and what to put before its commands."""

    uid: int
    gid: int
    prefix: tuple[str, ...] = ()

    def own(self, path: Path) -> None:
        """Give `path`, which must be the server's own, to the server's user."""
        if os.geteuid() == 0:
            os.chown(path, self.uid, self.gid)


def server_user(home: Path, binaries: Path) -> ServerUser:
    """Return the user to run the server of `home` as; make `home` his.

    A server that has run before keeps its user. Raises EmbeddedPostgresError when
    nobody suitable is found.
    """
    home.mkdir(mode=0o700, exist_ok=True)
    owner = home.stat()
    if os.geteuid() != 0:
        if owner.st_uid != os.geteuid():
            raise EmbeddedPostgresError(f"{home} belongs to another user.")
        return ServerUser(owner.st_uid, owner.st_gid)
    if owner.st_uid == 0:
        account = _account()
        uid, gid = account.pw_uid, account.pw_gid
        os.chown(home, uid, gid)
    else:
        uid, gid = owner.st_uid, owner.st_gid
    return ServerUser(uid, gid, _prefix(uid, gid, home, binaries))


def _account() -> pwd.struct_passwd:
    for name in SERVER_ACCOUNTS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise EmbeddedPostgresError(
        "PostgreSQL does not run as root, and there is no user postgres or nobody"
        " to run it as."
    )


def _prefix(uid: int, gid: int, home: Path, binaries: Path) -> tuple[str, ...]:
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        raise EmbeddedPostgresError(
            "PostgreSQL does not run as root, and there is no setpriv command to"
            " run it as another user."
        )
    plain = (setpriv, f"--reuid={uid}", f"--regid={gid}", "--clear-groups")
    for prefix in (plain, plain + PASS_CLOSED_DIRECTORIES):
        reaches = subprocess.run(
            [*prefix, "sh", "-c", REACHES, str(binaries / "postgres"), str(home)],
            cwd="/",
            capture_output=True,
            check=False,
        )
        if reaches.returncode == 0:
            return prefix
    raise EmbeddedPostgresError(
        f"PostgreSQL does not run as root, and user {uid} has no way to {home}."
    )
