"""The whole site, followed from the front page: nothing leads nowhere."""

from __future__ import annotations

from collections import Counter, deque
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

import pytest

pytestmark = pytest.mark.usefixtures("archive_of_five")

# Each combination of filters is a page, each document has a map, each paragraph its
# files; a few of them stand for the rest.
MOST = {"elsewhere": 60, "/search": 25, "/map": 15}
FILES = (".json", ".txt", ".bib", ".ris")
FILES_OF_EACH = 60


class Page(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.links, self.ids, self.tags = [], Counter(), Counter()
        self.headings, self.inline, self.unlabelled = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.tags[tag] += 1
        if "id" in given:
            self.ids[given["id"]] += 1
        if tag in ("a", "link") and given.get("href") is not None:
            self.links.append(given["href"])
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(int(tag[1]))
        if "style" in given or any(name.startswith("on") for name in given):
            self.inline.append(tag)
        if tag == "style" or (tag == "script" and "src" not in given):
            self.inline.append(tag)


def crawl(client):
    """Every page that can be reached, by address; checks that each one answers."""
    pages, waiting, seen, asked = {}, deque(["/"]), {"/"}, Counter()
    while waiting:
        address = waiting.popleft()
        answer = client.get(address)
        assert answer.status_code in (200, 301, 302), address
        if answer.status_code != 200:
            found = [answer["Location"]]
        elif answer["Content-Type"].startswith("text/html"):
            pages[address] = page = Page(answer.content.decode())
            found = page.links
        else:
            continue
        for link in found:
            target = urlsplit(urljoin(f"http://testserver{address}", link))
            if target.netloc != "testserver" or target.path.startswith("/static/"):
                continue
            next_address = target._replace(scheme="", netloc="", fragment="").geturl()
            if next_address in seen:
                continue
            kind = target.path.removesuffix(".json")
            kind = "/search" if "in=" in target.query else kind
            if target.query:
                # Who cites a document or a paragraph is narrowed on its own page.
                kind = kind if kind in MOST else "elsewhere"
                asked[kind] += 1
                if asked[kind] > MOST[kind]:
                    continue
            elif target.path.endswith(FILES):
                ending = target.path.rpartition(".")[2]
                asked[ending] += 1
                if asked[ending] > FILES_OF_EACH:
                    continue
            seen.add(next_address)
            waiting.append(next_address)
    return pages


def test_every_link_leads_somewhere_and_every_page_is_in_order(client):
    pages = crawl(client)
    assert len(pages) > 300
    dead = []
    for address, page in pages.items():
        assert [id for id, count in page.ids.items() if count > 1] == [], address
        assert page.tags["h1"] == 1, address
        assert page.tags["main"] == 1, address
        assert page.inline == [], address
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(after - before <= 1 for before, after in steps), address
        for link in page.links:
            target = urlsplit(urljoin(f"http://testserver{address}", link))
            path = target._replace(scheme="", netloc="", fragment="").geturl()
            if target.netloc != "testserver" or not target.fragment:
                continue
            if path in pages and unquote(target.fragment) not in pages[path].ids:
                dead.append((address, link))
    assert dead == []
