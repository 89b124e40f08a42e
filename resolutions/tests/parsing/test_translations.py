"""Bilingual volumes: the French column is set aside, and every line of it is on record."""

import pytest

from resolutions.parsing import parse

ENGLISH = (
    "5 (IV). Commission for rivers\n(document E/900)\nResolution of 2 March 1947\n"
    "The Economic and Social Council,\nHaving considered the state of the rivers in the region,\n"
)
FRENCH = (
    "5 (IV). Commission des fleuves\n(document E/900)\nRésolution du 2 mars 1947\n"
    "Le Conseil économique et social,\n"
    "Ayant examiné l’état des fleuves dans la région et les moyens de les protéger,\n"
)
PAGE = (
    "<!-- Page 1 -->\n" + ENGLISH + "---\n" + FRENCH + "<!-- Page 2 -->\n"
    "Decides that the Commission shall be established.\n"
    "Décide que la Commission sera créée dans les meilleurs délais et pour une année.\n"
)


def test_the_french_of_a_page_is_left_out_and_said():
    parsed = parse(PAGE.encode(), "E_RES_5(IV).txt")
    assert [(p.anchor, p.text) for p in parsed.paragraphs] == [
        ("pp1", "Having considered the state of the rivers in the region,"),
        ("op1", "Decides that the Commission shall be established."),
    ]
    left_out = [
        x.text for x in parsed.left_out if x.reason == "text in another language"
    ]
    assert left_out == [*FRENCH.split("\n")[:-1], PAGE.split("\n")[-2]]
    assert "translation_left_out" in {w.code for w in parsed.warnings}
    assert parsed.front.adopted.isoformat() == "1947-03-02"
    assert parsed.front.committee_report == "E/900"


def test_a_line_of_both_languages_is_cut_at_its_sentence():
    page = PAGE.replace(
        "Decides that the Commission shall be established.\nDécide",
        "Decides that the Commission shall be established for the region. Décide",
    )
    parsed = parse(page.encode(), "E_RES_5(IV).txt")
    assert parsed.paragraphs[-1].text == (
        "Decides that the Commission shall be established for the region."
    )


@pytest.mark.parametrize(
    "line",
    [
        "Recalling the Institut de droit international and Médecins sans frontières,",
        "Noting the work of the Organisation internationale de la francophonie in Côte d’Ivoire,",
    ],
)
def test_french_names_in_an_english_text_stay(line):
    text = f"The General Assembly,\n{line}\nRequests a report.\n"
    parsed = parse(text.encode(), "a.txt")
    assert parsed.paragraphs[0].text == line
    assert len(parsed.paragraphs) == 2
