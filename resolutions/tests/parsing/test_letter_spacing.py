import pytest

from resolutions.parsing import parse
from resolutions.parsing.formats import Line
from resolutions.parsing.letter_spacing import close_up
from resolutions.parsing.lexicon import Lexicon
from resolutions.parsing.text import Text

KNOWN = Lexicon.of_texts(["requests the states to notes of plan a b i annex"])


@pytest.mark.parametrize(
    ("printed", "read", "why"),
    [
        ("T h e   G e n e r a l   A s s e m b l y ,", "The General Assembly,", "two spaces and more between words"),
        ("T h e G e n e r a l A s s e m b l y ,", "The General Assembly,", "one space everywhere: a line that is known"),
        ("TheGeneralAssembly,", "The General Assembly,", "OCR saw no space"),
        ("RESOLUTIONADOPTEDBYTHEGENERALASSEMBLY", "RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY", "in capitals"),
        ("A N N E X", "ANNEX", "one word"),
        ("1.  R e q u e s t s  the States", "1.  Requests  the States", "a word in a line"),
        ("The General Assembly,", "The General Assembly,", "as it is set today"),
        ("The  General Assembly,", "The  General Assembly,", "a wide gap between two words"),
        ("A B C D E", "A B C D E", "the head of a table makes no word"),
        ("Plans a b of the States", "Plans a b of the States", "two letters are no word"),
    ],
)  # fmt: skip
def test_letter_spaced_words_are_closed_up(printed, read, why):
    (line,) = close_up([Line(1, 1, Text(printed))], KNOWN.knows)
    assert line.content == read, why


def test_a_letter_spaced_typescript_is_read():
    text = "742 (VIII). Piracy on lakes\nT h e   G e n e r a l   A s s e m b l y ,\nNoting the report,\n1.  U r g e s  States;\n2.  R e q u e s t s  a report."
    parsed = parse(text.encode(), "A_RES_742(VIII).txt")
    assert parsed.front.body == "General Assembly"
    assert [(p.anchor, p.text) for p in parsed.paragraphs] == [
        ("pp1", "Noting the report,"),
        ("op1", "Urges States;"),
        ("op2", "Requests a report."),
    ]
