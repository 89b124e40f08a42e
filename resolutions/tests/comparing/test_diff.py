"""What changed, word by word, and which changes are the editors'."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.comparing.diff import diff, is_editorial


def shown(old, new, opening=""):
    """The difference in one line: "kept [-taken out-]{+put in+}", a ~ if editorial."""
    acts = ((0, len(opening)),) if opening else ()
    signs = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    return "".join(
        signs[part.op].format(part.text) + ("~" if part.editorial else "")
        for part in diff(old, new, acts, acts)
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # One word for another, with the space between them kept.
        ("to urge all States", "to invite all States", "to [-urge-]{+invite+} all States"),
        # A word put in brings its space with it.
        ("the work of States", "the work of all States", "the work of{+ all+} States"),
        # A comma belongs to the item that is put in before it.
        ("piracy, cybercrime", "piracy, fraud, cybercrime", "piracy{+, fraud+}, cybercrime"),
        # No confetti: "of the" between two changes is read with them.
        (
            "the protection of the victims",
            "the rights of the witnesses",
            "the [-protection of the victims-]{+rights of the witnesses+}",
        ),
        # A date is one thing.
        (
            "held on 8 May 2009 there",
            "held on 9 May 2010 there",
            "held on [-8 May 2009-]{+9 May 2010+} there",
        ),
        # So is the number of a resolution.
        ("paragraph of 64/178 on", "paragraph of 64/179 on", "paragraph of [-64/178-]{+64/179+} on"),
    ],
)  # fmt: skip
def test_reads_well(old, new, expected):
    assert shown(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "opening"),
    [
        ("Welcomes the report;", "Also welcomes the report;", "Welcomes"),  # repetition
        ("Recalling its work,", "Recalling also its work,", "Recalling"),
        ("Requests him to", "Requests, furthermore, him to", "Requests"),
        ("the Programme of", "the programme of", ""),  # capitals
        ("crimes, and", "crimes and", ""),  # punctuation
        ("2008-2011", "2008–2011", ""),  # form of a dash
        ("fulfill the task", "fulfil the task", ""),  # spelling
        ("money laundering cases", "money-laundering cases", ""),  # hyphen
        ("at its sixty-fourth session", "at its sixty-fifth session", ""),
        ("sixty-fourth and sixty-fifth sessions", "first and second sessions", ""),
        (
            "its resolution 61/143 of 19 December 2006 on women",
            "its resolution 64/137 of 18 December 2009 on women",
            "",
        ),
        (
            "session, held in Vienna from 16 to 24 April 2009",
            "session, held in Vienna from 12 to 16 April 2010",
            "",
        ),
        ("Takes note of the meeting", "Notes the meeting", "Takes note of"),
    ],
)
def test_editorial(old, new, opening):
    opening_of_new = "Notes" if new.startswith("Notes") else opening
    acts = ((0, len(opening)),), ((0, len(opening_of_new)),)
    parts = diff(old, new, acts[0] if opening else (), acts[1] if opening else ())
    assert len(parts) > 1 and is_editorial(parts), parts


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "Urges it to improve work",
            "Urges it to further improve work",
        ),  # in the matter
        ("Encourages States", "Strongly encourages States"),  # intensity
        ("has reached 157 States", "has reached 158 States"),  # a fact
        ("held on 4 May 2009", "held on 5 May 2009"),  # a date of no session
        ("under resolution 64/137 of", "under resolution 64/138 of"),  # not its own
        ("its resolution 60/1 and", "its resolutions 60/1 and 61/2 and"),  # one more
        ("its resolutions 60/1 and 61/2 on", "its resolutions 62/3 on"),  # one fewer
    ],
)
def test_substantive(old, new):
    opening = old.split(" ")[0]
    parts = diff(old, new, ((0, len(opening)),), ((0, len(opening)),))
    assert not is_editorial(parts)


def test_a_change_of_wording_beside_an_editorial_one_is_told_apart():
    assert (
        shown("Urges the Programme to act", "Also urges the programme to wait", "Urges")
        == "[-Urges-]~{+Also urges+}~ the [-Programme-]~{+programme+}~ to [-act-]{+wait+}"
    )


WORDS = st.sampled_from(
    [
        "also",
        "Also",
        "crime",
        "Crime",
        "64/179",
        ",",
        ";",
        "of",
        "the",
        "and",
        "session",
    ]
)
TEXTS = st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=30)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_both_texts_come_back_to_the_letter(old, new):
    parts = diff(old, new, ((0, 4),), ((0, 4),))
    assert "".join(part.text for part in parts if part.op != "+") == old
    assert "".join(part.text for part in parts if part.op != "-") == new
    assert all(part.text for part in parts)
    assert (old == new) == all(part.op == "=" for part in parts)
