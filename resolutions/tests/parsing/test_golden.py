"""The five documents, parsed whole, against files read by eye.

GOLDEN=write rewrites fixtures/expected/; read the difference before it is committed.
"""

import dataclasses
import json
import os
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from resolutions.parsing import parse
from resolutions.parsing.lexicon import Lexicon, shipped_lexicon

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
DOCUMENTS = sorted((FIXTURES / "documents").glob("*.txt"))
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def parsed(path):
    return parse(path.read_bytes(), path.name)


def plain(value):
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_parses_as_expected(path):
    found = json.loads(json.dumps(dataclasses.asdict(parsed(path)), default=plain))
    found.pop("parser_version")
    expected = FIXTURES / "expected" / f"{path.stem}.json"
    if os.environ.get("GOLDEN") == "write":
        text = json.dumps(found, indent=1, ensure_ascii=False)
        expected.write_text(text + "\n", encoding="utf-8")
    assert found == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "preambular", "operative", "footnotes", "without_mark"),
    [
        ("A-RES-62-175", 14, 16, 8, []),
        ("A-RES-64-179", 19, 33, 18, []),
        ("draft-of-A-RES-65-232", 24, 37, 19, []),
        ("A-RES-65-232", 24, 37, 26, []),
        ("A-RES-69-197", 52, 53, 24, [18]),
    ],
)
def test_a_careful_reader_counts_the_same(
    name, preambular, operative, footnotes, without_mark
):
    document = parsed(FIXTURES / "documents" / f"{name}.txt")
    kinds = Counter(p.kind for p in document.paragraphs)
    assert kinds == {"preambular": preambular, "operative": operative}
    assert [n.number for n in document.footnotes] == list(range(1, footnotes + 1))
    marked = {mark.number for p in document.paragraphs for mark in p.marks}
    assert sorted(set(range(1, footnotes + 1)) - marked) == without_mark


def words(text):
    return Counter(re.findall(r"[^\W\d_]+|\d+", text.translate(SUPERSCRIPTS)))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_word_of_the_source_is_somewhere(path):
    """Undo the repairs, put the marks back, and nothing but the fields is missing."""
    document = parsed(path)
    front = document.front
    pieces = [
        front.title,
        front.enacting_words,
        front.agenda_title or "",
        front.stage or "",
    ]
    pieces += [", ".join(front.sponsors), *(left.text for left in document.left_out)]
    fields = [front.agenda_title or "", front.committee_report or ""]
    for paragraph in document.paragraphs:
        text = paragraph.text
        for mark in reversed(paragraph.marks):
            place = mark.position
            text = text[:place] + mark.printed + text[place:]
        number = paragraph.number if paragraph.kind == "operative" else ""
        pieces.append(f"{number} {text}")
    pieces += [f"{note.number} {note.text}" for note in document.footnotes]
    left = words(" ".join(pieces))
    for repair in document.repairs:
        left -= words(repair.repaired)
        left += words(repair.found)
    missing = words(path.read_text(encoding="utf-8")) - left
    adopted = f"{front.adopted.day} {front.adopted:%B %Y}" if front.adopted else ""
    in_fields = words(
        f"Resolution adopted by the General Assembly on {adopted} on the report of the "
        f"Third Committee {' '.join(fields)} {document.symbol} {front.session} "
        f"{front.plenary_meeting} st nd rd th plenary meeting {adopted}"
    )
    # A mark beside its word may read as one number with it ("2006" and "4").
    glued = {w for w in missing if re.fullmatch(r"(?:19|20)\d\d\d{1,2}", w)}
    assert not {w: n for w, n in (missing - in_fields).items() if w not in glued}


def test_the_shipped_words_are_those_of_the_clean_documents():
    """Rebuild with `manage.py word_pairs` when this fails."""
    clean = [p for p in DOCUMENTS if not p.stem.startswith("draft")]
    nothing = Lexicon.of_pairs([])
    texts = [t for p in clean for t in parse(p.read_bytes(), p.name, nothing).texts()]
    assert Lexicon.of_texts(texts) == shipped_lexicon()
