import pytest

from resolutions.parsing.lexicon import Lexicon, shipped_lexicon
from resolutions.parsing.repairs import doubtful_words, rejoin, repair
from resolutions.parsing.text import Text


@pytest.mark.parametrize(
    ("damaged", "repaired", "why"),
    [
        ("Wel coming the adoption", "Welcoming the adoption", "torn in two"),
        ("its technical cooper ation capacity", "its technical cooperation capacity", "torn inside"),
        ("international levelsin order", "international levels in order", "run together"),
        ("Reiteratesits request", "Reiterates its request", "run together, capital kept"),
        ("for such areview mechanism", "for such a review mechanism", "one letter is a word"),
        ("18. Reguests the", "18. Requests the", "q read as g"),
        ("against Transnhational Organized", "against Transnational Organized", "one letter too many"),
        ("consideration al relevant Economic", "consideration all relevant Economic", "one letter lost, both neighbours known"),
        ("lbid., vol. 2349", "Ibid., vol. 2349", "capital I read as l"),
        ("Thid., vol. 2349", "Ibid., vol. 2349", "as tesseract reads an italic Ibid."),
        ("|bid., vols. 2171", "Ibid., vols. 2171", "capital I read as a bar"),
        ("Sales No. E/10/1V/6.", "Sales No. E.10.IV.6.", "full stops read as strokes"),
    ],
)  # fmt: skip
def test_damage_is_repaired_and_recorded(damaged, repaired, why):
    text = repair(Text(damaged), shipped_lexicon())
    assert text.content == repaired, why
    [span] = text.of_kind("repair")
    assert damaged == (
        text.content[: span.start] + span.value + text.content[span.end :]
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Welcoming the cooperations between", "a plural that the archive has not met"),
        ("the organised crime of Oman", "another spelling, a name"),
        ("the situation in Crimea and", "a name is not cut in two"),
        ("chap. III of the report", "roman numerals have no spelling"),
        ("the tasks as set out in", "two words that could be one"),
        ("an al fresco dinner", "no neighbour confirms a repair"),
        ("the Reg ents of", "no known word results"),
        ("E/10/14 of the Council", "a symbol is no sales number"),
    ],
)
def test_what_is_in_doubt_is_left_alone(text, why):
    assert repair(Text(text), shipped_lexicon()).content == text, why


def test_letter_spacing_of_a_pdf_is_closed_and_nothing_else():
    text = rejoin(
        Text("shall n ot harm Justic e in Crimea, Reguests"), shipped_lexicon()
    )
    assert text.content == "shall not harm Justice in Crimea, Reguests"
    assert [span.value for span in text.of_kind("repair")] == ["n ot", "Justic e"]


def test_a_word_that_the_document_prints_again_closes_letter_spacing():
    lexicon = shipped_lexicon().with_words_of(
        ["Zanzibarian ports, Zanzibarian ships", "Zanzibari an ports, Quux ar"]
    )
    assert rejoin(Text("Zanzibari an ports"), lexicon).content == "Zanzibari an ports"
    assert rejoin(Text("Zanzibaria n ports"), lexicon).content == "Zanzibarian ports"
    assert rejoin(Text("Quu x ar"), lexicon).content == "Quu x ar"


def test_two_words_are_not_closed_up_though_the_document_has_them_as_one():
    """S/RES/2461(2019) op4."""
    lexicon = shipped_lexicon().with_words_of(["the ghostship, a ghostship"])
    assert rejoin(Text("the ghost ship"), lexicon).content == "the ghost ship"


@pytest.mark.parametrize(
    ("found", "mended"),
    [
        ("I n v i t e s the Office", "Invites the Office"),
        ("parties a b c d of it", "parties a b c d of it"),
    ],
)
def test_letters_set_apart_are_a_word_where_they_make_one(found, mended):
    assert rejoin(Text(found), shipped_lexicon()).content == mended


def test_two_possible_repairs_are_none():
    lexicon = Lexicon.of_texts(["form of law", "from of law", "a form of a from of"])
    assert repair(Text("fom of law"), lexicon).content == "fom of law"


def test_odd_forms_are_reported():
    words = doubtful_words("the l0cal leveL of x and (b) paragraph", shipped_lexicon())
    assert words == ["l0cal", "leveL", "x"]
