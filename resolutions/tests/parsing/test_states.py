import pytest

from resolutions.parsing.states import split_names, state_named, state_names


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Italy", "Italy"),
        ("Céte d’lvoire", "Côte d'Ivoire"),
        ("Côte d’Ivoire", "Côte d'Ivoire"),
        ("I celand", "Iceland"),
        ("M ontenegro", "Montenegro"),
        ("Iran (Islamic Republic of)", "Iran (Islamic Republic of)"),
        ("Mali", "Mali"),
        ("Bolivarian Republic of Venezuela", "Venezuela (Bolivarian Republic of)"),
        ("Kingdom of the Netherlands", "Netherlands (Kingdom of the)"),
        ("Bahamas (The)", "Bahamas"),
        ("the Gambia", "Gambia"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_a_state_is_known_also_when_its_name_is_damaged(printed, name):
    assert state_named(printed) == name


def test_every_state_is_found_by_its_own_name():
    assert [state_named(name) for name in state_names()] == list(state_names())


def test_an_and_inside_a_name_does_not_part_it():
    printed = (
        "Bosnia and Herzegovina, Chile, Trinidad and Tobago, United Kingdom of Great "
        "Britain and Northern Ireland and Uruguay"
    )
    assert split_names(printed) == [
        "Bosnia and Herzegovina",
        "Chile",
        "Trinidad and Tobago",
        "United Kingdom of Great Britain and Northern Ireland",
        "Uruguay",
    ]
