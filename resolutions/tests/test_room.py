from __future__ import annotations

from resolutions.room import ENTRY, Room


def test_what_is_kept_is_bounded_and_the_last_asked_for():
    room = Room(10 * ENTRY)
    for key in "abcde":
        room.put(key, key.upper(), 0)
    assert room.get("a") == "A"
    room.put("f", "F", 4 * ENTRY)
    assert {key for key in "abcdef" if room.get(key)} == set("abcdef")
    room.get("a")
    room.put("g", "G", ENTRY)
    # Those go that nobody has asked for since.
    assert {key for key in "abcdefg" if room.get(key)} == set("adefg") | {"a"}


def test_nothing_puts_all_others_out():
    room = Room(10 * ENTRY)
    room.put("a", "A", 0)
    room.put("b", "B", 5 * ENTRY)
    assert (room.get("a"), room.get("b")) == ("A", None)


def test_what_is_there_stays_and_takes_its_room_once():
    room = Room(4 * ENTRY)
    for _ in range(9):
        room.put("a", "A", ENTRY)
    room.put("b", "B", ENTRY)
    assert (room.get("a"), room.get("b")) == ("A", "B")
