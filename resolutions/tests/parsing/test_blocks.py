import pytest

from resolutions.parsing import parse
from resolutions.parsing.blocks import gather
from resolutions.parsing.formats import read
from resolutions.parsing.mending import mend

KNOWN = {"international", "general"}


def blocks(text, hard_wrapped=True):
    lines = read(text.encode(), "a.txt").lines
    found = mend(gather(lines, hard_wrapped, KNOWN.__contains__))
    return [block.content for block in found]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("to promote\ncooperation,\n", ["to promote cooperation,"], "printed lines"),
        ("the Secretary-\nGeneral to", ["the Secretary-General to"], "a compound keeps its hyphen"),
        ("inter-\nnational law", ["international law"], "a broken word loses it"),
        ("Recalling its resolutions 1851 (2008), 1897 (2009),\n\n2020 (2011) and 2077 (2012),", ["Recalling its resolutions 1851 (2008), 1897 (2009), 2020 (2011) and 2077 (2012),"], "no paragraph begins with a number cited"),
        ("1. Will consider:\n\nhow it changed; and/or\n\nthe facts.", ["1. Will consider:", "how it changed; and/or", "the facts."], "and/or: the next item follows"),
        ("Recalling the right to self-\n\fdetermination,", ["Recalling the right to self-determination,"], "a compound torn by a page"),
        ("United Nations\n\fConvention on", ["United Nations Convention on"], "page break"),
        ("Trafficking in\n\nCultural Property,", ["Trafficking in", "Cultural Property,"], "no paragraph is known to run over"),
        ("Recalling Trafficking in\n\nCultural Property,", ["Recalling Trafficking in Cultural Property,"], "A/RES/69/197 pp21"),
        ("Recalling the law,\n\nRecalling the report,", ["Recalling the law,", "Recalling the report,"], "both open"),
        ("Recalling the law,\n\nand the report,", ["Recalling the law, and the report,"], "small letter goes on"),
        ("28. Welcomes their mandates,\n\f29. Takes note", ["28. Welcomes their mandates,", "29. Takes note"], "a number never goes on"),
        ("1. Takes note;\n2. Urges States;", ["1. Takes note;", "2. Urges States;"], "no blank line between"),
        ("4. Urges the Convention of\n\n1971,³ the United", ["4. Urges the Convention of 1971,3 the United"], "A/RES/69/197 op4"),
        ("2. Takes note of “Safety”;\n\fGC(69)/DEC/11, entitled", ["2. Takes note of “Safety”; GC(69)/DEC/11, entitled"], "A/80/L.7 op2: a page turns inside an enumeration"),
        ("Recalling the question:\n\nWhat are the obligations?", ["Recalling the question: What are the obligations?"], "A/80/L.26 pp10 quotes a question"),
        ("at its 4936th meeting, on\n\n26 March 2004", ["at its 4936th meeting, on 26 March 2004"], "a date that is due"),
        ("2. Urges (a) support;\n(b) round tables; (c) training;\n(d) means;\n3. Urges", ["2. Urges (a) support; (b) round tables; (c) training; (d) means;", "3. Urges"], "E/2025/L.9 op16: letters that count on within a sentence"),
        ("2. Urges, (i) that they act;\n(ii) that they report;\n", ["2. Urges, (i) that they act; (ii) that they report;"], "small roman numbers as well"),
        ("2. Urges:\n(a) Support;\n(b) Means;\n", ["2. Urges:", "(a) Support;", "(b) Means;"], "the items of a list begin lines from the first"),
        ("(a) Those that (i) act;\n(ii) report;\n(b) Means;", ["(a) Those that (i) act; (ii) report;", "(b) Means;"], "an item of its own below a sentence that counts"),
        ("2. Urges those of subparagraph (a) above to act;\n(b) Means;", ["2. Urges those of subparagraph (a) above to act;", "(b) Means;"], "a letter that names another place"),
        ("5. Welcomes what is told in\noperative paragraph 4 of its resolution;", ["5. Welcomes what is told in operative paragraph 4 of its resolution;"], "no label of a working draft"),
        ("for the Decade 2014–\n2024 and", ["for the Decade 2014–2024 and"], "a range torn at its dash"),
        ("the Asia –\nPacific", ["the Asia – Pacific"], "a dash with spaces keeps them"),
        ("African-led, -\nowned and -managed", ["African-led, -owned and -managed"], "the hyphen before a part of a compound"),
        ("easy-\nto-use texts", ["easy-to-use texts"], "a compound of three"),
        ("Adopted texts\n\nThe General Assembly,", ["Adopted texts", "The General Assembly,"], "a title has no full stop"),
    ],
)  # fmt: skip
def test_paragraphs_are_mended(text, expected, why):
    assert blocks(text) == expected, why


def test_a_compound_of_the_document_keeps_its_hyphen_at_the_end_of_a_line():
    text = "64/1. T\nThe General Assembly,\n1. {}\n2. Urges States.\n"
    for words in (
        "Welcomes counter-terrorism and counter-\nterrorism;",
        "Welcomes counter-\nterrorism and counter-terrorism;",
    ):
        found = [p.text for p in parse(text.format(words).encode(), "a.txt").paragraphs]
        assert found == [
            "Welcomes counter-terrorism and counter-terrorism;",
            "Urges States.",
        ]


def test_whole_lines_stand_alone():
    text = "Recalling the law,\nRecalling the report,\n"
    assert blocks(text, hard_wrapped=False) == [
        "Recalling the law,",
        "Recalling the report,",
    ]


@pytest.mark.parametrize(
    ("text", "count", "why"),
    [
        ("14. A service shall begin under paragraph 13 above.\n<!-- Page 2 -->\nhave been met.", 1, "A/RES/37/92: the full stop overleaf is a speck"),
        ("14. A service shall begin.\nhave been met.", 2, "on one page it is none"),
        ("The service shall begin.\n<!-- Page 2 -->\nhave been met.", 2, "only a paragraph that is known to be one goes on"),
    ],
)  # fmt: skip
def test_small_letters_overleaf_go_on(text, count, why):
    page = f"64/1. T\nThe General Assembly,\n{text}\n15. Urges States.\n"
    parsed = parse(page.encode(), "a.txt")
    assert len(parsed.paragraphs) == count + 1, why
