from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from resolutions.parsing.types import ParseWarning, UnreadableFile
from resolutions.tests.factories import (
    a_footnote,
    a_preambular,
    an_operative,
    parsed,
    parsing_gives,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_archive")]


def run(*paths):
    out = StringIO()
    status = 0
    try:
        call_command("ingest", *map(str, paths), stdout=out)
    except SystemExit as stop:
        status = stop.code
    return status, out.getvalue().splitlines()


@pytest.fixture
def files(tmp_path):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(name)
    return tmp_path


def test_it_prints_a_line_for_each_file_and_a_summary(files, monkeypatch):
    whole = parsed(
        "A/RES/64/179",
        [a_preambular(1), a_preambular(2), an_operative(1)],
        [a_footnote(1)],
        warnings=(ParseWarning("odd", "Odd."),) * 2,
    )
    parsing_gives(monkeypatch, whole, parsed("A/RES/65/1"), parsed("A/RES/65/1"))
    status, lines = run(files)
    assert status == 0
    assert lines[0] == (
        "1/3 imported: a.txt, A/RES/64/179, "
        "2 preambular, 1 operative, 1 footnote, 2 warnings"
    )
    assert lines[2].startswith("3/3 further source: c.txt, A/RES/65/1, ")
    assert lines[3] == "2 imported, 1 further source"


def test_it_goes_on_after_a_failed_file_and_exits_with_1(files, monkeypatch):
    parsing_gives(monkeypatch, UnreadableFile("This is no text."), parsed())
    status, lines = run(files / "a.txt", files / "b.txt")
    assert status == 1
    assert lines[0] == "1/2 failed: a.txt, This is no text."
    assert lines[1].startswith("2/2 imported: b.txt")
    assert lines[2] == "1 failed, 1 imported"


def test_a_missing_path_is_an_error_for_that_path_only(files, monkeypatch):
    parsing_gives(monkeypatch, parsed())
    status, lines = run(files / "missing.txt", files / "a.txt")
    assert status == 1
    assert "missing.txt: No such file or directory." in lines[0]
    assert lines[1].startswith("2/2 imported")


def test_it_is_safe_to_run_twice(files, monkeypatch):
    parsing_gives(monkeypatch, parsed())
    run(files / "a.txt")
    status, lines = run(files / "a.txt")
    assert status == 0
    assert lines[-1] == "1 already held"


def test_an_empty_folder_is_said_to_be_empty(tmp_path):
    assert run(tmp_path) == (0, ["No files were found."])


def test_a_file_name_stays_on_its_line(tmp_path, monkeypatch):
    (tmp_path / "a\nimported: b.txt").write_text("text")
    parsing_gives(monkeypatch, parsed())
    _, lines = run(tmp_path)
    assert len(lines) == 2


def test_without_a_path_it_says_how_it_is_called():
    with pytest.raises(CommandError, match="PATH"):
        call_command("ingest")
