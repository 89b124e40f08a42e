"""What is too little to call two paragraphs one wording."""

from __future__ import annotations

import pytest

from resolutions.comparing.passages import Passage
from resolutions.comparing.similarity import similarity
from resolutions.lineage import placing
from resolutions.lineage.doubts import is_doubtful_edition, is_doubtful_elsewhere
from resolutions.models import WordingLink
from resolutions.tests.factories import hold_parsed
from resolutions.tests.lineage.test_judging import judge
from resolutions.tests.lineage.test_placing import SMUGGLING, an_edition, links

GROWN = (
    "Urges prison administrations to train forensic nurses, welcomes the manual that "
    "laboratories published, and requests donors to finance mobile clinics, vehicles, "
    "interpreters and shelters for witnesses in remote provinces without delay;"
)
SHORT = "Urges prison administrations to train forensic nurses;"
OTHER = "Urges customs officers to seal containers of chemical precursors at harbours;"
GROUNDS = (
    "Condemns bias on grounds of race, colour, sex, language, religion, age, birth, "
    "property, opinion or other status in courts;"
)
GROUNDS_TOO = (
    "Pupils are admitted without bias on grounds of race, colour, sex, language, "
    "religion, age, birth, property, opinion or other status to kindergartens;"
)

NAMED = "Welcomes the founding of the Global Harbour Watch and Customs Institute"
NAMED_TOO = "Asks the Global Harbour Watch and Customs Institute for a study of fog"
AGENDA = (
    "Decides to include in the provisional agenda of its next session a sub-item"
    " on the theft of bees and the keeping of hives in towns"
)


def passage(text, verb="urges"):
    return Passage("op1", text, verb=verb)


@pytest.mark.parametrize(
    ("old", "new", "verb", "is_moved", "is_doubtful"),
    [
        # The shorter one stands whole in the longer one.
        (SHORT, GROWN, "urges", False, False),
        # So it does, but a few words may stand anywhere.
        (SHORT, GROWN, "urges", True, True),
        # The verb alone is nothing.
        (SHORT, OTHER, "urges", False, True),
        # A body that both name; each asks something else of it.
        (NAMED, NAMED_TOO, None, False, True),
        # A reworded paragraph that stays in its place.
        (SMUGGLING, SMUGGLING.replace("without delay", "with care"), None, False, False),
        # The same, moved: most of it is kept.
        (SMUGGLING, SMUGGLING.replace("without delay", "with care"), None, True, False),
    ],
)  # fmt: skip
def test_editions(old, new, verb, is_moved, is_doubtful):
    first, second = passage(old, verb), passage(new, verb)
    alike = similarity(first, second)
    assert is_doubtful_edition(alike, first, second, is_moved) == is_doubtful


@pytest.mark.parametrize(
    ("alike", "text", "is_near", "is_doubtful"),
    [
        (0.65, SMUGGLING, False, False),
        (0.61, SMUGGLING, False, True),
        # Texts about one subject say one thing in words of their own.
        (0.61, SMUGGLING, True, False),
        # Every text has a list of grounds, or of conventions.
        (0.7, GROUNDS, False, True),
        (0.7, "Recalls the Vienna Declaration and the Nelson Mandela Rules", False, True),
        (0.85, GROUNDS, False, False),
        # Also among texts about one subject: a long name is most of what both say.
        (0.7, "Recalls the Vienna Declaration and the Nelson Mandela Rules", True, True),
        # Every text goes on at a later session.
        (0.75, AGENDA, False, True),
        (0.75, AGENDA, True, False),
    ],
)  # fmt: skip
def test_other_texts(alike, text, is_near, is_doubtful):
    found = is_doubtful_elsewhere(alike, passage(text), is_near)
    assert found == is_doubtful


def test_a_doubtful_link_is_shown_as_possible_and_leads_no_further(
    empty_archive, client
):
    for number, text in [(60, GROUNDS), (61, GROUNDS_TOO), (62, GROUNDS_TOO)]:
        title = "Fair trial" if number == 60 else "Schools for all"
        hold_parsed(an_edition(number, text, title=title))
    doubtful = WordingLink.objects.filter(is_doubtful=True)
    assert [
        (link.earlier.resolution.symbol, link.later.resolution.symbol)
        for link in doubtful
    ] == [("A/RES/60/1", "A/RES/61/1")]
    data = client.get("/A/RES/61/1/op1.json").json()
    assert data["earlier"] == []
    assert [each["symbol"] for each in data["possibly_earlier"]] == ["A/RES/60/1"]
    assert [each["symbol"] for each in data["later"]] == ["A/RES/62/1"]
    page = client.get("/A/RES/60/1/op1").content.decode()
    assert "Possibly later" in page
    assert "A/RES/62/1" not in page
    # The chain of the last one ends before the doubt.
    last = client.get("/A/RES/62/1/op1.json").json()
    assert [each["symbol"] for each in last["earlier"]] == ["A/RES/61/1"]
    assert last["possibly_earlier"] == []


def test_an_editor_settles_a_doubt(empty_archive, client):
    hold_parsed(an_edition(60, GROUNDS, title="Fair trial"))
    hold_parsed(an_edition(61, GROUNDS_TOO, title="Schools for all"))
    assert WordingLink.objects.get().is_doubtful
    judge("op1", "op1", "confirmed")
    assert not WordingLink.objects.get().is_doubtful
    assert [*placing.relink_all()]
    assert len(links()) == 1
    [later] = client.get("/A/RES/60/1/op1.json").json()["later"]
    assert later["step"]["confirmed"]
