"""The language of a search: what was typed, and the tree it is read as."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.search.language import LONGEST, read
from resolutions.search.language.parser import (
    DEEPEST,
    MOST_PAIRS,
    MOST_PREFIXES,
    MOST_TERMS,
)
from resolutions.search.language.tokens import FIELDS
from resolutions.search.language.tree import (
    All,
    And,
    Field,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
    Years,
    texts,
)

CRIME, DRUGS, LAW = Word("crime"), Word("drugs"), Word("law")


def stemmed(*words, where="text"):
    return Phrase(words, literal=False, where=where)


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("", All()),
        ("crime", CRIME),
        ("Crime drugs", And((CRIME, DRUGS))),
        # a word twice is one word
        ("crime crime", CRIME),
        # operators in any case
        ("crime and drugs", And((CRIME, DRUGS))),
        ("crime or drugs", Or((CRIME, DRUGS))),
        ("crime Or drugs law", Or((CRIME, And((DRUGS, LAW))))),
        ("crime not drugs", And((CRIME, Not(DRUGS)))),
        ("crime -drugs", And((CRIME, Not(DRUGS)))),
        # as a word processor prints a minus
        ("crime −drugs –law", And((CRIME, Not(DRUGS), Not(LAW)))),
        ("not not crime", CRIME),
        ("-(crime or drugs) law", And((Not(Or((CRIME, DRUGS))), LAW))),
        ("(crime or drugs) law", And((Or((CRIME, DRUGS)), LAW))),
        ("((crime))", CRIME),
        # quoted is literal: capitals, hyphens and the quotation marks do not matter
        ('"As well as the"', Phrase(("as", "well", "as", "the"))),
        ("“counter-Terrorism”", Phrase(("counter", "terrorism"))),
        ("«crime»", Phrase(("crime",))),
        ('"or"', Phrase(("or",))),
        ('"crime*"', Phrase(("crime",))),
        ('~"preventing crimes"', stemmed("preventing", "crimes")),
        ('-"as well"', Not(Phrase(("as", "well")))),
        # what is written together stays together
        ("counter-terrorism", stemmed("counter", "terrorism")),
        ("64/179", stemmed("64", "179")),
        ("State’s", stemmed("state", "s")),
        ("crime,drugs;law", And((CRIME, DRUGS, LAW))),
        # a dash between blanks is no minus
        ("crime – drugs", And((CRIME, DRUGS))),
        ("Côte", Word("cote")),
        ("organiz*", Prefix("organiz")),
        ("counter-terror*", And((Word("counter"), Prefix("terror")))),
        ("crime near/5 drugs", Near(CRIME, DRUGS, 5)),
        ("crime NEAR/3 drug*", Near(CRIME, Prefix("drug"), 3)),
        ('crime near/3 "of the"', Near(CRIME, Phrase(("of", "the")), 3)),
        (
            "crime near/2 drugs near/3 law",
            And((Near(CRIME, DRUGS, 2), Near(DRUGS, LAW, 3))),
        ),
        (
            "(crime or drugs) near/2 law",
            Or((Near(CRIME, LAW, 2), Near(DRUGS, LAW, 2))),
        ),
        ("crime or drugs near/2 law", Or((CRIME, Near(DRUGS, LAW, 2)))),
        ("verb:urges", Field("verb", "urges")),
        ("VERB: urges", Field("verb", "urges")),
        ('addressee:"Member States"', Field("addressee", "Member States")),
        (
            "verb:urges|requests",
            Or((Field("verb", "urges"), Field("verb", "requests"))),
        ),
        ("-topic:corruption", Not(Field("topic", "corruption"))),
        ("cites:A/RES/60/288", Field("cites", "A/RES/60/288")),
        # the brackets of a symbol are its own
        ("(cites:A/RES/217(III)A)", Field("cites", "A/RES/217(III)A")),
        ("year:2009", Years(2009, 2009)),
        ("year:2009..2014", Years(2009, 2014)),
        ("year:2009-2014", Years(2009, 2014)),
        ("year:2014..2009", Years(2009, 2014)),
        ("year:2009..", Years(2009, None)),
        ("year:..2009", Years(None, 2009)),
        ("year:none", Field("year", "none")),
        ("in:operative crime", And((Field("kind", "operative"), CRIME))),
        (
            "in:operative|preambular",
            Or((Field("kind", "operative"), Field("kind", "preambular"))),
        ),
        # footnotes and title are places to look for the words beside them
        ("in:footnotes", Field("in", "footnotes")),
        ("crime in:footnotes", Word("crime", "footnotes")),
        ("in:footnotes -crime", Not(Word("crime", "footnotes"))),
        (
            "(in:footnotes crime) drugs",
            And((Word("crime", "footnotes"), DRUGS)),
        ),
        ("crime or drugs in:footnotes", Or((CRIME, Word("drugs", "footnotes")))),
        ("in:title crime", Word("crime", "title")),
        # a NOT before the place: the words are here and not there
        ("crime NOT in:title", And((CRIME, Not(Word("crime", "title"))))),
        ("crime -in:footnotes", And((CRIME, Not(Word("crime", "footnotes"))))),
        ("crime -drugs -in:title", And((CRIME, Not(DRUGS), Not(Word("crime", "title"))))),
        ("crime in:footnotes -in:title", And((Word("crime", "footnotes"), Not(Word("crime", "title"))))),
        ("-in:footnotes", Not(Field("in", "footnotes"))),
        # two places: in both; one of two
        ("crime in:title in:footnotes", And((Word("crime", "title"), Word("crime", "footnotes")))),
        ("crime in:title|footnotes", Or((Word("crime", "title"), Word("crime", "footnotes")))),
        ("crime in:operative|title", Or((And((CRIME, Field("kind", "operative"))), Word("crime", "title")))),
        ("-(crime in:title) law", And((Not(Word("crime", "title")), LAW))),
        ("title:crime", Word("crime", "title")),
        ('title:"Of Crime"', Phrase(("of", "crime"), where="title")),
        ("title:crim* drugs", And((Prefix("crim", "title"), DRUGS))),
        # signs that others use for the operators
        ("crime | drugs", Or((CRIME, DRUGS))),
        ("crime || drugs && law", Or((CRIME, And((DRUGS, LAW))))),
        ("crime & drugs", And((CRIME, DRUGS))),
        ("crime !drugs", And((CRIME, Not(DRUGS)))),
        ("+crime +drugs", And((CRIME, DRUGS))),
        ("crime near5 drugs", Near(CRIME, DRUGS, 5)),
        ("crime near:5 drugs", Near(CRIME, DRUGS, 5)),
        # single quotation marks, which an apostrophe is not
        ("‘of the crime’", Phrase(("of", "the", "crime"))),
        ("'of the crime' law", And((Phrase(("of", "the", "crime")), LAW))),
        ("States' crime, peoples' law", And((Word("states"), CRIME, Word("peoples"), LAW))),
        ("d'Ivoire's", stemmed("d", "ivoire", "s")),
        # a figure keeps its comma
        ("1,000 crime,2 law", And((stemmed("1", "000"), CRIME, Word("2"), LAW))),
        ("verb:urges,requests", Or((Field("verb", "urges"), Field("verb", "requests")))),
        ("year:2009,2014", Or((Years(2009, 2009), Years(2014, 2014)))),
        ("year:>2009", Years(2010, None)),
        ("year:>=2009", Years(2009, None)),
        ("year:<2009", Years(None, 2008)),
        ("year:<=2009", Years(None, 2009)),
        ("from:2009 to:2014", And((Years(2009, None), Years(None, 2014)))),
        ("kind:pp", Field("kind", "preambular")),
        ("footnotes:crime drugs", And((Word("crime", "footnotes"), DRUGS))),
        ('footnote:"of crime"', Phrase(("of", "crime"), where="footnotes")),
        ("title:crime in:footnotes drugs", And((Word("crime", "title"), Word("drugs", "footnotes")))),
    ],
)  # fmt: skip
def test_a_search_is_read_as_a_tree(typed, tree):
    reading = read(typed)
    assert reading.tree == tree
    assert reading.notes == ()


@pytest.mark.parametrize(
    ("typed", "tree", "note"),
    [
        ('crime "drugs', And((CRIME, DRUGS)), "quotation mark without its partner"),
        ('""', All(), "without a word between"),
        ("(crime", CRIME, "bracket without its partner"),
        ("crime)", CRIME, "bracket without its partner"),
        ("()", All(), "no words to look for"),
        ("crime or", CRIME, "nothing after it"),
        ("(crime not) drugs", And((CRIME, DRUGS)), "nothing after it"),
        ("or crime", CRIME, "nothing before it"),
        ("crime and or drugs", Or((CRIME, DRUGS)), "two operators"),
        ("crime not or drugs", Or((CRIME, DRUGS)), "two operators"),
        ("near/5 crime", CRIME, "nothing before it"),
        ("crime near/5 -drugs", And((CRIME, Not(DRUGS))), "stands between two words"),
        (
            "crime near/5 verb:urges",
            And((CRIME, Field("verb", "urges"))),
            "stands between two words",
        ),
        ("crime near/999 drugs", Near(CRIME, DRUGS, 50), "read as near/50"),
        ("*", All(), "at least 2 letters"),
        ("a*", Word("a"), "at least 2 letters"),
        ("org*ed", Prefix("org"), "at the end of a word"),
        ("foo:crime", CRIME, "“foo:” is no field"),
        ("vreb:crime", CRIME, "Was “verb:” meant?"),
        ("from:soon crime", CRIME, "“soon” is not known as a year"),
        ("year:>2099 crime", CRIME, "not known as a year"),
        ("verb: or crime", CRIME, "“verb:” has nothing after it"),
        ("verb:topic:x", Field("topic", "x"), "“verb:” has nothing after it"),
        ("title:(crime)", CRIME, "“title:” has nothing after it"),
        ("year:soon crime", CRIME, "not known as a year"),
        ("year:1800..1900 crime", CRIME, "not known as a year"),
        ("in:space crime", CRIME, "no place to search in"),
        ("cri\u202eme", CRIME, "cannot be seen"),
        ("cri\x00me", CRIME, "cannot be seen"),
        ("\ud800crime", CRIME, "cannot be seen"),
        ("?! =", All(), "no words to look for"),
        ("verb:urges in:title", Field("verb", "urges"), "“in:title” has no words"),
        ("title:crime -in:title", Word("crime", "title"), "“in:title” has no words"),
        ("-crime -in:title", Not(CRIME), "“in:title” has no words"),
        ("(-in:title) crime", CRIME, "“in:title” has no words"),
        # nothing between the brackets: the operator before them holds for nothing else
        ("crime not () drugs", And((CRIME, DRUGS)), "nothing after it"),
        ("crime &", CRIME, "nothing after it"),
    ],
)
def test_what_makes_no_sense_is_left_out_and_named(typed, tree, note):
    reading = read(typed)
    assert reading.tree == tree
    assert any(note in each for each in reading.notes)


def test_an_address_is_no_field():
    assert read("https://docs.un.org").notes == ()


def test_no_more_is_read_than_can_be_searched_for():
    many = read(" ".join(f"word{n}" for n in range(1000)))
    assert len(list(texts(many.tree))) == MOST_TERMS
    assert any("first 128 words" in note for note in many.notes)
    assert len(read("y" * 3 * LONGEST).text) == LONGEST
    # one quoted text counts its words
    assert read(f'crime "{"of " * 300}"').tree == CRIME


def test_no_more_is_looked_for_than_is_answered_in_a_second():
    many = read(" OR ".join(f"a{n:03}*" for n in range(100)) + " OR crime")
    assert len(many.tree.parts) == MOST_PREFIXES + 1
    assert any("16 words with an asterisk" in note for note in many.notes)
    near = read(" ".join(f"a{n} near/5 b{n}" for n in range(30)))
    assert sum(isinstance(part, Near) for part in near.tree.parts) == MOST_PAIRS
    assert any("read as AND" in note for note in near.notes)


def depth_of(node):
    if isinstance(node, Not):
        return 1 + depth_of(node.part)
    if isinstance(node, (And, Or)):
        return 1 + max(map(depth_of, node.parts))
    return 0


def test_deep_brackets_make_no_deep_tree():
    deep = read("(crime or drugs -" * 200 + "law" + ")" * 200)
    assert depth_of(deep.tree) <= 3 * DEEPEST
    assert any("deep were ignored" in note for note in deep.notes)


PIECES = st.sampled_from(
    ['"', "~", "(", ")", "-", " ", "*", "near/3 ", " or ", " NOT ", "and", "crime "]
    + [f"{name}:" for name in FIELDS]
    + ["2009..", "footnotes ", "x", "\u202e", "\0", "\ud800", "’", "é", "'", ":", "|"]
    + [" '", "' ", "‘", " | ", "&", "!", ">2009", "1,000"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=80))
def test_whatever_is_typed_is_read(typed):
    reading = read(typed)
    assert depth_of(reading.tree) <= 3 * DEEPEST
    for text in texts(reading.tree):
        words = text.words if isinstance(text, Phrase) else (text.text,)
        assert words and all(word and word.isprintable() for word in words)
        assert not any(char in word for word in words for char in " '\"\\:&|!()<>*")
    # what was read is read again as the same
    again = read(reading.text)
    assert (again.text, again.tree) == (reading.text, reading.tree)


def test_the_language_needs_no_django():
    program = (
        "import sys, types, importlib;"
        "package = types.ModuleType('resolutions.search');"
        "package.__path__ = ['resolutions/search'];"
        "sys.modules['resolutions.search'] = package;"
        "importlib.import_module('resolutions.search.language');"
        "assert 'django' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
