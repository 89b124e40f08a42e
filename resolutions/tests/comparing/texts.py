"""The five documents as texts to compare, from their golden parses."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from resolutions.comparing.passages import Passage, Text

EXPECTED = Path(__file__).parents[3] / "fixtures" / "expected"
FILES = {
    "LOCAL/65-232-revised-draft": "draft-of-A-RES-65-232",
    **{f"A/RES/{n}": f"A-RES-{n.replace('/', '-')}" for n in ("62/175", "64/179")},
    **{f"A/RES/{n}": f"A-RES-{n.replace('/', '-')}" for n in ("65/232", "69/197")},
}


@lru_cache
def text(symbol):
    whole = json.loads((EXPECTED / f"{FILES[symbol]}.json").read_text())
    return Text(
        tuple(_passage(each) for each in whole["paragraphs"]),
        tuple(
            Passage(f"fn{each['number']}", each["text"], "footnote")
            for each in whole["footnotes"]
        ),
    )


def _passage(paragraph):
    acts = paragraph["acts"]
    return Passage(
        anchor=paragraph["anchor"],
        text=paragraph["text"],
        kind=paragraph["kind"],
        opening=paragraph["opening"],
        acts=tuple((a["start"], a["start"] + len(a["phrase"])) for a in acts),
        verb=acts[0]["verb"] if acts and paragraph["opening"] else None,
        addressees=tuple(sorted(paragraph["addressees"])),
        marks=tuple((m["position"], f"fn{m['number']}") for m in paragraph["marks"]),
    )
