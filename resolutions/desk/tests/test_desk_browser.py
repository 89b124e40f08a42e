"""The desk in a real browser, from a Word file to its public permalink."""

from __future__ import annotations

from html import escape

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import FIVE
from resolutions.desk import queue
from resolutions.desk.models import Upload
from resolutions.desk.roles import PUBLISHERS
from resolutions.desk.tests.conftest import a_person
from resolutions.tests.parsing.docx_files import docx, p

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "correct horse battery"
SYMBOL = "A/RES/62/975"


@pytest.fixture
def word_file(tmp_path):
    text = (FIVE / "A-RES-62-175.txt").read_text().replace("62/175", "62/975")
    path = tmp_path / "A-RES-62-975.docx"
    path.write_bytes(
        docx(*(p(escape(line)) for line in text.splitlines() if line.strip()))
    )
    return path


@pytest.fixture
def desk(browser, site):
    """Open a tab for somebody of a role; console errors are in `tab.errors`."""
    contexts = []

    def log_in(name, group=None, superuser=False, **options):
        user = a_person(name, group, is_superuser=superuser)
        user.set_password(PASSWORD)
        user.save()
        context = browser.new_context(base_url=site.url, **options)
        contexts.append(context)
        tab = context.new_page()
        tab.errors = []
        tab.on(
            "console",
            lambda message: message.type == "error" and tab.errors.append(message.text),
        )
        tab.on("pageerror", lambda error: tab.errors.append(str(error)))
        tab.goto("/admin/")
        tab.get_by_label("Username").fill(name)
        tab.get_by_label("Password").fill(PASSWORD)
        tab.get_by_role("button", name="Log in").click()
        return tab

    yield log_in
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_from_a_word_file_to_its_permalink(desk, word_file, scripts):
    tab = desk("ada", PUBLISHERS, java_script_enabled=scripts)
    tab.goto("/admin/desk/batch/add/")
    tab.get_by_label("Files").set_input_files([word_file])
    tab.get_by_label("Note").fill("Drafts of the session")
    tab.get_by_role("button", name="Send").click()
    assert "0 of 1 files are read" in tab.get_by_role("status").inner_text()
    queue.read_all()
    # The page finds out by itself.
    publish = tab.get_by_role("button", name="Publish all that are ready (1)")
    publish.wait_for(timeout=15_000)
    tab.get_by_role("link", name=word_file.name).click()
    tab.get_by_role("button", name=f"Publish as {SYMBOL}").click()
    assert "Published." in tab.locator(".messagelist").inner_text()
    tab.locator(".desk-upload").get_by_role("link", name=SYMBOL).click()
    assert tab.url.endswith(f"/{SYMBOL}")
    assert tab.goto(f"/{SYMBOL}/op1").status == 200
    assert tab.get_by_role("heading", level=1).inner_text()
    assert tab.errors == []


def test_a_paragraph_is_corrected_and_published(desk, word_file):
    tab = desk("ada", PUBLISHERS, java_script_enabled=False)
    tab.goto("/admin/desk/batch/add/")
    tab.get_by_label("Files").set_input_files([word_file])
    tab.get_by_role("button", name="Send").click()
    queue.read_all()
    upload = Upload.objects.get(filename=word_file.name)
    tab.goto(upload.get_absolute_url())
    tab.get_by_role("link", name="Look at the text beside its source").click()
    tab.locator("#op2").get_by_role("link", name="correct").click()
    tab.get_by_label("Number or letter as printed").fill("2 bis")
    tab.get_by_role("button", name="Save kind and number").click()
    assert tab.url.endswith("/preview/#op2")
    assert tab.locator("#op2-bis").is_visible()
    tab.goto(upload.get_absolute_url())
    tab.get_by_role("button", name=f"Publish as {SYMBOL}").click()
    assert tab.goto(f"/{SYMBOL}/op2-bis").status == 200


def test_files_are_dropped_into_the_frame(desk, word_file):
    tab = desk("ada", PUBLISHERS)
    tab.goto("/admin/desk/batch/add/")
    other = word_file.with_name("other.txt")
    other.write_text("Another.")
    frame = tab.get_by_label("Files").bounding_box()
    # Beside the button, as from another window.
    place = {"x": frame["x"] + frame["width"] - 20, "y": frame["y"] + 10}
    files = {"items": [], "files": [str(word_file), str(other)]}
    browser = tab.context.new_cdp_session(tab)
    for kind in ("dragEnter", "dragOver", "drop"):
        browser.send(
            "Input.dispatchDragEvent",
            {"type": kind, **place, "data": {**files, "dragOperationsMask": 1}},
        )
    tab.get_by_role("button", name="Send").click()
    for name in (word_file.name, other.name):
        tab.get_by_role("link", name=name).wait_for()


def test_everything_is_reached_by_the_keyboard(desk, word_file):
    tab = desk("ada", PUBLISHERS)
    tab.goto("/admin/desk/batch/add/")
    tab.get_by_label("Or the text itself").focus()
    tab.keyboard.insert_text((FIVE / "A-RES-62-175.txt").read_text() + "New.")
    press_until(tab, "Send")
    queue.read_all()
    tab.reload()
    press_until(tab, "Publish all that are ready (1)")
    assert "is held already" in tab.locator(".messagelist").inner_text()
    press_until(tab, "Pasted text")
    press_until(tab, "Replace the text of A/RES/62/175 with this one")
    assert "The text is replaced" in tab.locator(".messagelist").inner_text()


def press_until(tab, name):
    """Go on with the tabulator to what has that name, and press it."""
    named = "const e = document.activeElement; return (e.value || e.innerText).trim()"
    for _ in range(60):
        tab.keyboard.press("Tab")
        if tab.evaluate(f"(() => {{ {named} }})()") == name:
            send_by(tab, "Enter")
            return
    raise AssertionError(f"The tabulator does not reach {name}.")


def test_where_wording_comes_from_is_judged_by_the_keyboard_alone(desk):
    tab = desk("ada", PUBLISHERS, java_script_enabled=False)
    tab.goto("/admin/resolutions/lineagejudgement/place/")
    tab.get_by_label("Paragraph, as A/RES/64/179/op8").focus()
    tab.keyboard.insert_text("a/res/65/232/op3")
    send_by(tab, "Enter")
    tab.get_by_label("It comes from the paragraph").focus()
    tab.keyboard.insert_text("A/RES/62/175/op3")
    tab.keyboard.press("Tab")
    tab.keyboard.insert_text("The minutes say so.")
    send_by(tab, "Enter")
    assert "The minutes say so." in tab.get_by_role("main").inner_text()
    tab.goto("/A/RES/65/232/op3")
    wordings = tab.locator(".wordings")
    assert "A/RES/62/175, operative paragraph 3" in wordings.inner_text()
    tab.go_back()
    tab.get_by_role("button", name="Undo").focus()
    send_by(tab, "Space")
    assert "No judgement stands." in tab.get_by_role("main").inner_text()


def send_by(tab, key):
    with tab.expect_navigation():
        tab.keyboard.press(key)


def test_readers_are_told_why_something_was_withdrawn(desk):
    tab = desk("ada", PUBLISHERS)
    tab.goto("/admin/resolutions/resolution/?q=64/179")
    tab.get_by_role("link", name="A/RES/64/179").click()
    tab.get_by_label("The reason").fill("Uploaded by mistake.")
    tab.get_by_role("button", name="Withdraw").click()
    assert "is withdrawn" in tab.locator(".messagelist").inner_text()
    assert tab.goto("/A/RES/64/179/op3").status == 410
    assert "Uploaded by mistake." in tab.get_by_role("main").inner_text()
    assert [each for each in tab.errors if "410" not in each] == []
    assert Axe().run(tab).response["violations"] == []


def test_the_desk_is_in_order_for_everybody(desk, word_file):
    """No page breaks the rules for scripts and styles, is too wide or fails axe."""
    tab = desk("root", superuser=True, viewport={"width": 360, "height": 740})
    wrong = complaints(tab, "/admin/", "/admin/codes/", "/admin/desk/batch/add/")
    tab.goto("/admin/codes/")
    tab.get_by_role("button", name="Use one-time codes").click()
    wrong |= complaints(tab, "/admin/codes/", "/admin/login/")
    bad = word_file.with_name("bad.pdf")
    bad.write_bytes(b"%PDF-1.7")
    tab.goto("/admin/desk/batch/add/")
    tab.get_by_label("Files").set_input_files([word_file, bad])
    tab.get_by_role("button", name="Send").click()
    wrong |= complaints(tab, tab.url)
    queue.read_all()
    upload = Upload.objects.get(filename=word_file.name)
    wrong |= complaints(
        tab,
        upload.batch.get_absolute_url(),
        "/admin/desk/batch/",
        "/admin/desk/upload/",
        upload.get_absolute_url(),
        f"/admin/desk/upload/{upload.pk}/history/",
        f"/admin/desk/upload/{upload.pk}/preview/",
        f"/admin/desk/upload/{upload.pk}/correct/",
        f"/admin/desk/upload/{upload.pk}/correct/?at=op1",
        f"/admin/desk/upload/{upload.pk}/correct/?at=fn1",
        "/admin/desk/correction/",
        "/admin/desk/newreading/",
        "/admin/desk/errorreport/",
        "/admin/desk/edition/",
        "/admin/desk/",
        "/admin/axes/accesslog/",
        "/admin/password_change/",
        "/admin/resolutions/resolution/",
        "/admin/resolutions/lineagejudgement/",
        "/admin/resolutions/lineagejudgement/pairs/?state=all",
        "/admin/resolutions/lineagejudgement/place/?at=A/RES/65/232/op3",
        "/admin/auth/user/add/",
    )
    assert wrong == {}


def complaints(tab, *addresses):
    """What is wrong with the pages, by address; those in order are not in it."""
    wrong = {}
    for address in addresses:
        tab.errors.clear()
        tab.goto(address)
        found = list(tab.errors)
        width = tab.evaluate("document.documentElement.scrollWidth")
        found += [f"{width} wide"] if width > 360 else []
        found += [
            (each["id"], each["nodes"][0]["html"][:200])
            for each in Axe().run(tab).response["violations"]
        ]
        if found:
            wrong[address] = found
    return wrong
