import pytest

from resolutions.parsing.formats.raised_numbers import fit_marks, fit_notes


@pytest.mark.parametrize(
    ("read", "last", "numbers", "why"),
    [
        ([(1,), (2,), (3,)], 0, [1, 2, 3], "all were read"),
        ([(7,), (), (9,)], 6, [7, 8, 9], "one was not read: it follows"),
        ([(), (8,), (9,)], 6, [7, 8, 9], "the first was not read"),
        ([(), (12,)], 6, [11, 12], "the first comes just before what was read"),
        ([(2, 12), (13,)], 11, [12, 13], "one way of reading fits, another does not"),
        ([(1,), (12,)], 10, [11, 12], "a figure before the last note is misread"),
        ([(), ()], 4, [5, 6], "none was read: they follow the page before"),
        ([(183,), (6,)], 4, [5, 6], "no page holds so many notes"),
        ([(1,), (2,), ()], 20, [1, 2, 3], "two notes agree that numbers begin anew"),
        ([(1,), (22,)], 20, [21, 22], "one figure alone does not"),
        ([], 4, [], "no notes"),
    ],
)
def test_the_numbers_of_notes_rise(read, last, numbers, why):
    assert fit_notes(read, last) == numbers, why


@pytest.mark.parametrize(
    ("read", "marks", "numbers", "why"),
    [
        ([(141,), (142,)], [], [141, 142], "two notes bear each other out"),
        ([(53,)], [(53,)], [53], "a mark bears it out"),
        ([(), (53,)], [(53,), ()], [52, 53], "the first was not read"),
        ([(53,)], [], [1], "one figure alone may be misread"),
        ([(53,)], [(1,)], [1], "so it may where a mark says otherwise"),
    ],
)
def test_the_notes_of_an_extract_may_begin_late(read, marks, numbers, why):
    assert fit_notes(read, 0, marks) == numbers, why
    assert fit_notes([(3,)], 2, [(53,)]) == [3], "no extract begins on its second page"


@pytest.mark.parametrize(
    ("read", "here", "known", "numbers", "why"),
    [
        ([(1,), (2,)], {1, 2}, {1, 2}, [1, 2], "all were read"),
        ([(1,), (), (3,)], {1, 2, 3}, {1, 2, 3}, [1, None, 3], "unread stays open"),
        ([(12,), (2,)], {12}, {2, 12}, [12, 2], "a mark of an earlier page again"),
        (
            [(10,), (1,), (12,)],
            {10, 11, 12},
            {1, 10, 11, 12},
            [10, None, 12],
            "11 as 1",
        ),
        ([(8, 3), (9,)], {3, 9}, {3, 9}, [3, 9], "the second reading fits"),
        ([(3,), (3,)], {3}, {3}, [3, 3], "a mark printed twice on one page"),
        ([(9,)], {1}, {1}, [None], "there is no such note"),
        (
            [(1,), (1,), (1,)],
            {10, 11, 12, 1},
            {1, 10, 11, 12},
            [1, None, None],
            "parts",
        ),
        ([(4,)], set(), {4}, [4], "notes at the end of the document"),
    ],
)
def test_marks_fit_the_notes_of_their_page_or_stay_open(
    read, here, known, numbers, why
):
    assert fit_marks(read, here, known) == numbers, why
