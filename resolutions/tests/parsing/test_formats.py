import pytest

from resolutions.parsing.formats import read
from resolutions.parsing.types import UnreadableFile

RESOLUTION = "The General Assembly,\n\tRecalling its résolution,\n"


@pytest.mark.parametrize(
    ("data", "content", "why"),
    [
        (RESOLUTION.encode(), "résolution", "UTF-8"),
        (RESOLUTION.encode("utf-8-sig"), "résolution", "a byte order mark is no text"),
        (RESOLUTION.encode("utf-16"), "résolution", "UTF-16 says so itself"),
        (RESOLUTION.encode("cp1252"), "résolution", "Windows-1252 is the last resort"),
        (RESOLUTION.replace("\n", "\r\n").encode(), "résolution", "Windows line ends"),
        (b"\x0bThe General\xc2\xa0Assembly,", "General Assembly", "no-break space"),
        (
            "office of the O\u00adffice \ufb01ne".encode(),
            "Office fine",
            "soft hyphen, fi",
        ),
        ("di\ufb00erent o\ufb03ces".encode(), "different offices", "ff, ffi"),
        ("purposes,\u200e".encode(), "purposes,", "a mark of direction"),
        ("\u0421alls upon".encode(), "Calls upon", "a Cyrillic letter in a Latin word"),
    ],
)
def test_text_is_decoded(data, content, why):
    assert content in "\n".join(line.content for line in read(data, "a.txt").lines), why


def test_reading_as_windows_1252_is_said():
    codes = [w.code for w in read(RESOLUTION.encode("cp1252"), "a.txt").warnings]
    assert codes == ["read_as_windows_1252"]


@pytest.mark.parametrize(
    ("data", "sentence", "why"),
    [
        (b"", "empty", "nothing at all"),
        (b" \n\n ", "empty", "only spaces"),
        (b"%PDF-1.7 rest", "PDF", "told by its first bytes"),
        (b"PK\x03\x04rest", "Word", "a zip container"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word 97", "an OLE container"),
        (b"The General\x00Assembly", "binary", "NUL is in no text"),
        (b"\x01\x02\x03\x04\x05\x06 text", "binary", "mostly control characters"),
        (b"\xff\xfeT\x00h", "cut short", "half a UTF-16 character"),
        (bytes(range(128, 256)) * 4, "binary", "bytes that Windows-1252 does not have"),
    ],
)
def test_what_is_no_text_is_refused_in_a_sentence(data, sentence, why):
    with pytest.raises(UnreadableFile, match=sentence):
        read(data, "a.txt")


def test_the_name_of_a_file_does_not_decide():
    assert read(RESOLUTION.encode(), "resolution.2009").media_type == "text/plain"


def test_markdown_leaves_emphasis_and_raised_figures_as_spans():
    source = read("- 1. *Takes note* of the thereto¹² report;\n".encode(), "a.txt")
    text = source.lines[0].text
    assert source.media_type == "text/markdown"
    assert text.content == "1. Takes note of the thereto12 report;"
    spans = [(s.kind, text.content[s.start : s.end]) for s in text.spans]
    assert spans == [("italic", "Takes note"), ("raised", "12")]


def test_a_form_feed_or_a_leading_space_begins_a_page():
    line = "words of a printed line that is cut where the page ends, as pages do\n"
    text = line * 6 + "\f" + line * 6 + " " + line * 6
    pages = [x.page for x in read(text.encode(), "a.txt").lines if not x.is_blank]
    assert pages == [1] * 6 + [2] * 6 + [3] * 6
