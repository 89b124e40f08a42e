"""The pages in a real browser: without JavaScript, by keyboard, on a phone, for axe."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = [
    "/",
    "/search",
    "/search?q=organized+crime&kind=operative&-verb=urges",
    "/search?q=nothinglikeit&verb=urges",
    "/A/RES/64/179",
    "/A/RES/69/197",
    "/LOCAL/65-232-revised-draft",
    "/A/RES/64/179/op26",
    "/A/RES/69/197/pp52",
    "/compare",
    "/compare?from=LOCAL/65-232-revised-draft&to=A/RES/65/232",
    "/compare?from=A/RES/65/232&to=A/RES/69/197&editorial=hide&same=show",
    "/documents",
    "/documents/A/RES/60/288",
    "/documents/UNTS/39574",
    "/documents?sort=cited&kind=resolution",
    "/documents/UNTS/39574?year=2014",
    "/documents/by-year?year=2010",
    "/A/RES/69/197/cites",
    "/topics",
    "/topics/corruption",
    "/verbs",
    "/verbs/requests",
    "/map",
    "/map?of=A/RES/69/197",
    "/map?of=UNTS/39574",
    "/resolve",
    "/wording",
    "/series",
    "/series/strengthening-united-nations-crime-prevention-criminal-justice-programme-technical",
    "/wording?text=Notes+the+United+Nations+Convention+against+Corruption+and+urges+States",
    "/resolve?c=resolutions+64/179+and+64/180%0A18/3%0Anothing",
    "/citations",
    "/tray?p=A/RES/64/179/op3&p=A/RES/69/197/pp52&p=A/RES/1/1/op1",
    "/about",
    "/report-an-error?at=/A/RES/64/179/op8",
    "/report-an-error?at=/A/RES/64/179/op8&sent=1",
    "/A/RES/64/179/op99",
    "/nothing",
]


@pytest.fixture
def open_tab(browser, site, db):
    """Open a tab of a given kind; its console errors are in `tab.errors`."""
    contexts = []

    def open_one(**options):
        context = browser.new_context(base_url=site.url, **options)
        contexts.append(context)
        tab = context.new_page()
        tab.errors = []
        tab.on(
            "console",
            lambda message: message.type == "error" and tab.errors.append(message.text),
        )
        tab.on("pageerror", lambda error: tab.errors.append(str(error)))
        return tab

    yield open_one
    for context in contexts:
        context.close()


# The other scheme has the same pages in other colours.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
# Folded parts are read as well; of hundreds of paragraphs the first and the last ones
# stand for the rest.
TO_BE_READ = """
    for (const part of document.querySelectorAll("details")) part.open = true;
    for (const each of document.body.querySelectorAll("*"))
        [...each.children].slice(12, -12).forEach((child) => child.remove());
"""
PARTS = 3


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize(("scheme", "rules"), [("light", {}), ("dark", COLOURS)])
def test_axe_finds_nothing_to_complain_about(open_tab, scheme, rules, part):
    tab = open_tab(color_scheme=scheme, reduced_motion="reduce")
    found = {}
    for address in PAGES[part::PARTS]:
        tab.goto(address)
        tab.evaluate(TO_BE_READ)
        found[address] = [
            (each["id"], each["nodes"][0]["html"], each["nodes"][0]["failureSummary"])
            for each in Axe().run(tab, options=rules).response["violations"]
        ]
    assert {address: each for address, each in found.items() if each} == {}


def test_no_page_is_wider_than_a_small_phone_and_none_logs_an_error(open_tab):
    tab = open_tab(viewport={"width": 320, "height": 640})
    wide = []
    for address in PAGES:
        tab.goto(address)
        tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        width = tab.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide.append((address, width))
    assert wide == []
    # The browser itself logs the status of the two pages that are not there.
    assert [error for error in tab.errors if "404" not in error] == []


def test_everything_works_without_javascript(open_tab):
    tab = open_tab(java_script_enabled=False, viewport={"width": 1200, "height": 900})
    tab.goto("/")
    tab.get_by_label("Search the paragraphs").fill("money-laundering")
    tab.get_by_role("main").get_by_role("button", name="Search").click()
    before = tab.locator(".result").count()
    assert before > 3
    assert tab.locator(".snippet mark").first.inner_text().lower() == "money-laundering"

    tab.locator(".facets").get_by_role("link", name="2014", exact=True).click()
    assert "year=2014" in tab.url
    assert tab.locator(".result").count() < before
    tab.get_by_role("link", name="Remove the filter Year: 2014").click()
    assert tab.locator(".result").count() == before
    tab.locator(".facets").get_by_role("link", name="not 2014").click()
    assert "-year=2014" in tab.url

    tab.locator(".result h3 a").first.click()
    assert tab.locator(".alone").last.is_visible()
    tab.get_by_role("link", name="Read it in its place").click()
    assert tab.locator(".paragraph:target").is_visible()
    assert not tab.get_by_role("button", name="Copy").first.is_visible()


def test_a_footnote_and_the_way_back(open_tab):
    tab = open_tab(java_script_enabled=False)
    tab.goto("/A/RES/64/179")
    tab.locator("#op3").get_by_role("link", name="Footnote 2").click()
    assert tab.url.endswith("#fn2")
    assert "39574" in tab.locator("li:target").inner_text()
    tab.get_by_role("link", name="Back to footnote 2 in operative paragraph 3").click()
    assert tab.url.endswith("#op3-fn2")


def test_the_keyboard_reaches_the_text_and_every_permalink(open_tab):
    tab = open_tab()
    tab.goto("/A/RES/64/179")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the text"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "content"
    reached = set()
    for _ in range(250):
        tab.keyboard.press("Tab")
        reached.add(
            tab.evaluate(
                """() => {
                    const link = document.activeElement;
                    if (!link.matches('.permalink')) return '';
                    return getComputedStyle(link).opacity > 0.9
                        ? link.getAttribute('href') : 'hidden';
                }"""
            )
        )
    assert "hidden" not in reached
    assert {f"/A/RES/64/179/op{number}" for number in range(1, 34)} <= reached


def test_a_permalink_is_in_sight_where_there_is_no_pointer_to_hover(open_tab):
    tab = open_tab(
        has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}
    )
    tab.goto("/A/RES/64/179")
    opacity = "getComputedStyle(document.querySelector('#op8 .permalink')).opacity"
    assert tab.evaluate(opacity) == "1"


def test_the_filters_fold_on_a_phone_only(open_tab):
    phone = open_tab(viewport={"width": 390, "height": 844})
    phone.goto("/search?q=crime")
    year = phone.locator(".facets summary", has_text="Year")
    assert not year.is_visible()
    phone.get_by_text("Filters", exact=True).click()
    assert year.is_visible()
    wide = open_tab(viewport={"width": 1200, "height": 900})
    wide.goto("/search?q=crime")
    assert wide.locator(".facets summary", has_text="Year").is_visible()


def test_a_citation_is_copied_with_a_button(open_tab):
    tab = open_tab(permissions=["clipboard-read", "clipboard-write"])
    tab.goto("/A/RES/64/179/op8")
    button = tab.get_by_role("button", name="Copy the citation")
    button.click()
    tab.get_by_role("button", name="Copied").wait_for()
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied == tab.locator("#cite-un").inner_text()
    assert "64/179" in copied
    assert tab.errors == []


def test_print_has_the_text_and_no_navigation(open_tab):
    tab = open_tab()
    tab.goto("/A/RES/64/179")
    tab.emulate_media(media="print")
    assert tab.locator("#op33").is_visible()
    assert tab.locator("#fn18").is_visible()
    assert not tab.locator(".site-nav").is_visible()
    assert not tab.locator(".contents").is_visible()
    assert tab.locator(".print-address").is_visible()


@pytest.mark.parametrize("width", [1280, 360])
def test_the_key_of_a_comparison_runs_along_the_line(page, site, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site.url}/compare?from=A/RES/64/179&to=A/RES/65/232")
    box = page.locator("p.key").first.bounding_box()
    assert box["width"] > 2 * box["height"]
