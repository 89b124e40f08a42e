from __future__ import annotations

from xml.etree import ElementTree

from resolutions.pictures.bars import Bar, bar_chart

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*bars):
    chart = bar_chart("c", "Title <b>", "Said", bars)
    return ElementTree.fromstring(chart.replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" '))


def test_the_bars_are_as_high_as_their_counts():
    svg = drawn(Bar("2009", 10, 5), Bar("2010", 5), Bar("2011", 0))
    heights = [float(each.get("height")) for each in svg.iter(f"{SVG}rect")]
    assert heights == [110, 55, 55, 0]


def test_those_who_do_not_see_it_are_told():
    svg = drawn(Bar("2009", 1))
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "c-title c-desc"
    assert svg.find(f"{SVG}title").text == "Title <b>"


def test_of_many_labels_the_first_and_last_stay_and_none_run_together():
    svg = drawn(*(Bar(str(year), 1) for year in range(1946, 2025)))
    labels = [t for t in svg.iter(f"{SVG}text") if t.get("class") == "bar-label"]
    assert (labels[0].text, labels[-1].text) == ("1946", "2024")
    places = [float(each.get("x")) for each in labels]
    assert min(b - a for a, b in zip(places, places[1:], strict=False)) > 35


def test_nothing_is_drawn_of_nothing():
    assert bar_chart("c", "t", "d", []) == ""
