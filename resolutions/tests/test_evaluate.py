"""`manage.py evaluate`, run with the database out of reach."""

import json
import os
import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from resolutions.evaluation.shape import resolution_shape as parsed_shape
from resolutions.models import Resolution
from resolutions.parsing import parse
from resolutions.shapes import resolution_shape

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "fixtures" / "documents"
NAMES = ("A-RES-62-175", "A-RES-64-179")
NOT_IN_A_FILE = {
    *("url", "official_url"),
    # Told by other texts that are held.
    *("drafts", "adopted_as", "taken_over_from", "taken_over_as"),
}


@pytest.fixture
def folder(tmp_path):
    """Two resolutions and a file that is none."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for name in NAMES:
        shutil.copy(DOCUMENTS / f"{name}.txt", folder)
    (folder / "letter.txt").write_text("Dear Sir,\n")
    return folder


def run(*arguments):
    """Exit status and lines; pytest-django refuses any query."""
    out, err, status = StringIO(), StringIO(), 0
    try:
        call_command("evaluate", *map(str, arguments), stdout=out, stderr=err)
    except SystemExit as stop:
        status = stop.code
    return status, out.getvalue().splitlines(), err.getvalue()


def expect(folder, name, expected):
    (folder / f"{name}.json").write_text(json.dumps(expected))


def read_of(folder, name):
    data = (folder / f"{name}.txt").read_bytes()
    shape = parsed_shape(parse(data, f"{name}.txt"), data, f"{name}.txt")
    return json.loads(json.dumps(shape))


def test_each_file_has_a_line_in_order_of_name_and_the_last_lines_are_totals(folder):
    status, lines, errors = run(folder, "--jobs", 1)
    assert (status, errors) == (0, "")
    assert lines[0].startswith(
        "papers/A-RES-62-175.txt: A/RES/62/175, 14 preambular, 16 operative, "
        "8 footnotes, 10 marks, 18 left out ("
    )
    assert lines[2].startswith("papers/letter.txt: REFUSED, This does not read as")
    assert lines[3].startswith(
        "2 files read, 1 refused, 33 preambular, 49 operative, 26 footnotes"
    )
    assert lines[4].startswith("refused 1: This does not read as a resolution")


def test_the_order_is_the_same_with_several_processes(folder):
    def names(jobs):
        return [line.partition(": ")[0] for line in run(folder, "--jobs", jobs)[1]][:3]

    assert names(3) == names(1)


def test_warnings_are_counted_by_code():
    _, lines, _ = run(DOCUMENTS, "--only", "A-RES-69-*")
    assert "1 footnote_without_mark" in lines[0]
    assert "warning footnote_without_mark: 1, in 1 of the files" in lines


def test_a_file_can_be_read_in_a_process_of_its_own_as_an_import_does(folder):
    _, lines, _ = run(folder, "--isolated", "--only", "*175*")
    assert lines[0].startswith("papers/A-RES-62-175.txt: A/RES/62/175, 14 preambular")


def test_the_database_is_neither_started_nor_asked(folder, tmp_path):
    """As a command of its own, with a database that nobody could start or reach."""
    environment = {
        **{key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ},
        "DATA_DIR": str(tmp_path / "data"),
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "evaluate", str(folder)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 files read, 1 refused" in done.stdout
    assert not list(tmp_path.glob("data/**/PG_VERSION"))


def test_what_was_read_is_written_in_the_archives_shape(folder, tmp_path):
    assert run(folder, "--json", tmp_path / "run.json")[0] == 0
    files = json.loads((tmp_path / "run.json").read_text())["files"]
    assert list(files) == [
        *(f"papers/{name}.txt" for name in NAMES),
        "papers/letter.txt",
    ]
    assert files["papers/A-RES-62-175.txt"] == read_of(folder, "A-RES-62-175")
    assert files["papers/letter.txt"]["refused"].startswith("This does not read")


# What the archive knows of the document that is cited.
ADDRESSES_OF_A_CITATION = ("url", "official_url", "name", "anchors")


@pytest.mark.django_db
def test_the_shape_is_that_of_the_archive_without_its_addresses(archive_of_five):
    held = json.loads(json.dumps(resolution_shape(Resolution.objects.get(year=2007))))
    found = read_of(DOCUMENTS, "A-RES-62-175")
    assert held.keys() - NOT_IN_A_FILE == found.keys()
    for each in [*held["paragraphs"], *held["footnotes"]]:
        each.pop("url", None)
        for citation in each["citations"]:
            for key in ADDRESSES_OF_A_CITATION:
                citation.pop(key)
            if citation["status"] == "held":
                citation["status"] = "not_held"
    # Topics and addressees have no order in the archive.
    for each in [*held["paragraphs"], *found["paragraphs"]]:
        each["topics"].sort()
        each["addressees"].sort()
    held["left_out"] = [None] * held["left_out"]
    for key in ("title", "adopted", "paragraphs", "footnotes", "warnings", "symbol"):
        assert found[key] == held[key]
    assert len(found["left_out"]) == len(held["left_out"])


def test_what_is_expected_and_read_scores_without_an_error(folder):
    for name in NAMES:
        expect(folder, name, read_of(folder, name))
    status, lines, _ = run(folder)
    assert status == 0
    assert lines[-1] == "2 of 2 documents without one error (100.0%)"
    assert "expected texts: 82 of 82 right" in lines


def changed(key, **change):
    def expected(shape):
        return {key: [{**shape[key][0], **change}, *shape[key][1:]]}

    return expected


MISTAKES = [
    # a field of the front matter
    (lambda shape: {"title": "Crime"}, 'title: "Crime" was read as'),
    # a key that nobody knows
    (lambda shape: {"colour": "blue"}, 'colour: "blue" was read as null'),
    # words
    (changed("paragraphs", text="Recalling,"), 'pp1 text: "Recalling," was read as'),
    (changed("footnotes", text="Ibid."), 'fn1 text: "Ibid." was read as'),
    # a footnote at another paragraph
    (changed("paragraphs", footnotes=[5]), "pp1 footnotes: [5] was read as []"),
    (changed("paragraphs", kind="operative"), "operative: 17 was read as 16"),
    # a paragraph more, found by its anchor
    (
        lambda shape: {"paragraphs": shape["paragraphs"][:-1]},
        "op16: is not expected",
    ),
    (
        lambda shape: {"paragraphs": [*shape["paragraphs"], {"anchor": "op17"}]},
        "op17: is missing",
    ),
    # a paragraph more, found by the text around it
    (
        lambda shape: {"paragraphs": [{"text": p["text"]} for p in shape["paragraphs"]][1:]},
        "pp1: is not expected",
    ),
    (lambda shape: {"footnotes": shape["footnotes"][1:]}, "fn1: is not expected"),
    (
        lambda shape: {"footnotes": [*shape["footnotes"], {"number": 9}]},
        "fn9: is missing",
    ),
    (lambda shape: {"warnings": [{"code": "odd"}]}, 'warnings: ["odd"] was read as'),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "error"), MISTAKES)
def test_an_error_is_named_with_its_file_and_place(folder, expected, error):
    expect(folder, NAMES[0], expected(read_of(folder, NAMES[0])))
    status, lines, _ = run(folder)
    assert status == 0
    errors = [line for line in lines if line.startswith(f"papers/{NAMES[0]}.txt: ")][1:]
    assert any(error in line for line in errors)
    assert lines[-1] == "0 of 1 documents without one error (0.0%)"


def test_only_what_is_given_is_compared(folder):
    texts = [{"text": each["text"]} for each in read_of(folder, NAMES[0])["paragraphs"]]
    expect(folder, NAMES[0], {"symbol": "A/RES/62/175", "paragraphs": texts})
    _, lines, _ = run(folder)
    assert "expected texts: 30 of 30 right" in lines
    assert lines[-1] == "1 of 1 documents without one error (100.0%)"


def test_a_file_that_should_be_read_and_is_refused_is_an_error(folder):
    expect(folder, "letter", {"title": "Crime"})
    assert run(folder)[1][-1] == "0 of 1 documents without one error (0.0%)"


def baseline(folder, tmp_path, change):
    """An earlier run in which something of the first file was different."""
    path = tmp_path / "before.json"
    run(folder, "--json", path)
    before = json.loads(path.read_text())
    change(before["files"])
    path.write_text(json.dumps(before))
    return run(folder, "--baseline", path)


def first(files):
    return files[f"papers/{NAMES[0]}.txt"]


def give(target, key, *more):
    target[key] = [*target[key], *more]


AGAINST_A_BASELINE = [
    # the same
    (lambda files: None, 0, "0 losses, 0 gains, 0 changes against the baseline"),
    # one paragraph more before than now
    (
        lambda files: give(first(files), "paragraphs", first(files)["paragraphs"][-1]),
        1,
        "operative 17 → 16",
    ),
    (lambda files: first(files)["paragraphs"].pop(), 0, "operative 15 → 16"),
    (
        lambda files: give(first(files), "footnotes", {"number": 9}),
        1,
        "footnotes 9 → 8",
    ),
    (
        lambda files: give(first(files)["paragraphs"][0], "marks", {"number": 9}),
        1,
        "marks 11 → 10",
    ),
    # fewer warnings are a gain
    (
        lambda files: give(first(files), "warnings", {"code": "odd"}),
        0,
        "gain: papers/A-RES-62-175.txt: warnings odd 1 → 0",
    ),
    # more paragraphs that nobody understood are not
    (
        lambda files: first(files)["paragraphs"][0].update(kind="unclassified"),
        0,
        "gain: papers/A-RES-62-175.txt: unclassified 1 → 0",
    ),
    (lambda files: first(files).update(stage="draft"), 1, "stage 'draft' → None"),
    (lambda files: first(files).update(title=""), 0, "gain: papers/A-RES-62-175.txt: title"),
    (lambda files: first(files).update(title="Crime"), 0, "change: papers/A-RES-62-175"),
    (
        lambda files: files.update({"papers/letter.txt": first(files)}),
        1,
        "loss: papers/letter.txt: refused, This does not read",
    ),
    (
        lambda files: files.update({"papers/gone.txt": first(files)}),
        1,
        "loss: papers/gone.txt: refused, The file is not there.",
    ),
    (
        lambda files: files.update({f"papers/{NAMES[0]}.txt": {"refused": "No."}}),
        0,
        "gain: papers/A-RES-62-175.txt: is read",
    ),
    # a file that is new has nothing to lose
    (lambda files: files.pop("papers/letter.txt"), 0, "0 losses, 0 gains"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "status", "words"), AGAINST_A_BASELINE)
def test_a_loss_against_an_earlier_run_ends_with_1(
    folder, tmp_path, change, status, words
):
    found, lines, _ = baseline(folder, tmp_path, change)
    assert found == status
    assert any(words in line for line in lines)


def empty(folder):
    for path in folder.iterdir():
        path.unlink()


CANNOT_RUN = [
    (lambda folder: [folder / "missing"], "missing: No such file or directory."),
    (lambda folder: [folder, "--only", "*.docx"], "No files were found."),
    (lambda folder: [folder, "--baseline", folder / "no"], "is no baseline"),
    (lambda folder: [folder, "--baseline", folder / "letter.txt"], "is no baseline"),
    (lambda folder: [folder, "--json", folder], "Is a directory."),
    (
        lambda folder: [folder, shutil.copytree(folder, folder / "b" / "papers")],
        "Two files would be called papers/",
    ),
]


@pytest.mark.parametrize(("arguments", "words"), CANNOT_RUN)
def test_what_cannot_be_run_ends_with_2_and_says_why(folder, arguments, words):
    status, _, errors = run(*arguments(folder))
    assert status == 2
    assert words in errors


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"paragraphs": {}}', '{"footnotes": [1]}']
)
def test_what_is_expected_must_be_a_resolution(folder, text):
    (folder / f"{NAMES[0]}.json").write_text(text)
    status, _, errors = run(folder)
    assert status == 2
    assert f"{NAMES[0]}.json" in errors
