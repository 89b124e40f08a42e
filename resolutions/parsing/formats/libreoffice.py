"""LibreOffice, where it is installed, as a converter of old Word files."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

_SECONDS = 60
# A document may name pictures and programs; none is fetched or run.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def convert_to_docx(data: bytes) -> bytes | None:
    """Return a Word 97-2003 file as .docx; None without LibreOffice or when it fails.

    Each call has a profile of its own, since two at once would wait for each other. The
    exit code is 0 also on failure: what counts is the file.
    """
    program = shutil.which("soffice")
    if program is None:
        return None
    with TemporaryDirectory(prefix="resolution-") as folder:
        place = Path(folder)
        (place / "profile" / "user").mkdir(parents=True)
        settings = place / "profile" / "user" / "registrymodifications.xcu"
        settings.write_text(_SETTINGS, encoding="utf-8")
        (place / "source.doc").write_bytes(data)
        _run(program, place)
        made = place / "made" / "source.docx"
        return made.read_bytes() if made.is_file() else None


def _run(program: str, place: Path) -> None:
    """Run LibreOffice; after the time limit it is ended with all it has started."""
    process = subprocess.Popen(
        [
            program,
            "--headless",
            "--norestore",
            f"-env:UserInstallation={(place / 'profile').as_uri()}",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(place / "made"),
            str(place / "source.doc"),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={"PATH": os.environ.get("PATH", ""), "HOME": str(place)},
        start_new_session=True,
    )
    try:
        process.wait(timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
