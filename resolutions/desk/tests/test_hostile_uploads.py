"""Files made to do harm, on their way through the desk."""

from __future__ import annotations

import pytest

from resolutions.desk.models import Upload
from resolutions.desk.tests.conftest import sent_and_read
from resolutions.models import Resolution
from resolutions.tests import test_hostile_files as hostile

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_archive")]

NAMES = [
    '<script>alert("x")</script>.txt',
    "../../etc/passwd",
    "a\u202etxt.exe",
    "x" * 1000 + ".txt",
    "=cmd|'/C calc'!A1.txt",
    "nul\x00.txt",
]


def test_each_is_refused_in_a_sentence_and_a_good_one_beside_it_is_read(editor):
    good = hostile.DOCUMENT.read_bytes()
    uploads = sent_and_read(
        editor,
        ("sheet.docx", hostile.docx([b"<w:document"])),
        ("broken.docx", b"PK\x03\x04" + bytes(100)),
        ("broken.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40),
        ("exe.docx", b"MZ" + bytes(range(256)) * 40),
        ("good.txt", good),
    )
    *bad, fine = uploads
    assert [upload.state for upload in bad] == [Upload.State.FAILED] * 4
    assert all(upload.message.endswith(".") for upload in bad)
    assert fine.state == Upload.State.READY
    assert not Resolution.objects.exists()


@pytest.mark.parametrize("name", NAMES)
def test_a_name_does_no_harm(editor, name):
    (upload,) = sent_and_read(editor, (name, b"No resolution."))
    assert len(upload.filename) <= 255
    assert "/" not in upload.filename
    for address in (upload.get_absolute_url(), upload.batch.get_absolute_url()):
        page = editor.get(address)
        assert page.status_code == 200
        assert b"<script>alert" not in page.content
