"""Annexes that may have lost their numbers, and those that never had any."""

from resolutions.parsing import pipeline

ADOPTS = (
    "Resolution adopted by the General Assembly on 2 May 2019\n73/999.\tA title\n"
    "The General Assembly,\nAdopts the text in the annex to the present resolution.\n"
    "90th plenary meeting\n2 May 2019\n"
)


def codes(text):
    return [(w.code, w.anchor) for w in pipeline.parse(text.encode(), "a.txt").warnings]


def test_few_numbers_among_many_sentences_are_said():
    towns = ("Each town", "The old mill", "A good boat", "No net", "Some of the water")
    bare = "".join(
        f"{town} is kept clean {n} times a year by those who live along the banks"
        f"{' of the river' * n}.\n"
        for town in towns
        for n in range(2, 8)
    )
    annex = f"Annex\nA plan\n1.\tRivers are old.\n{bare}2.\tLakes are deep.\n"
    assert ("annex_numbers_lost", "annex1.op1") in codes(ADOPTS + annex)
    articles = "".join(f"Article {n}\nRivers are old.\n" for n in range(1, 40))
    annex = (
        f"Annex\nA treaty\n{articles}Article 40\n1.\tRivers flow.\n2.\tLakes do not.\n"
    )
    assert "annex_numbers_lost" not in [code for code, _ in codes(ADOPTS + annex)]


def enumerate_longer(*words):
    """Lines of one length would be taken for printed lines."""
    return [(" and below" * 3 * n, word) for n, word in enumerate(words)]


DECLARATION = "Annex\nA declaration\n" + "".join(
    f"We {verb} that rivers, lakes and seas are for all who live along their banks{more}.\n"
    for more, verb in enumerate_longer(
        "know", "affirm", "agree", "recall", "repeat", "declare", "commit"
    )
)


def test_an_annex_of_some_sentences_may_have_lost_its_numbers():
    """A/RES/75/1 has one operative paragraph, and its file no number at all."""
    assert ("annex_numbers_lost", "annex1.p1") in codes(ADOPTS + DECLARATION)


def test_where_numbers_are_printed_an_annex_may_have_none():
    printed = ADOPTS.replace("Adopts", "1.\tAdopts").replace(
        "resolution.", "resolution;\n2.\tDecides to meet."
    )
    assert not [c for c, _ in codes(printed + DECLARATION) if "annex" in c]


def test_a_principle_of_one_sentence_has_no_number():
    principles = "".join(
        f"Principle {n}. Rivers, lakes and seas are for all who live along{' them' * 9 * n}.\n"
        for n in range(1, 9)
    )
    text = ADOPTS + "Annex\nPrinciples of rivers\n" + principles
    assert not [c for c, _ in codes(text) if "annex" in c]
