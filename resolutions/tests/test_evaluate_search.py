from __future__ import annotations

import io
import json

import pytest
from django.core.management import CommandError, call_command

from resolutions.evaluation import searching
from resolutions.evaluation.searching import Labelled, losses, read_labels, score
from resolutions.management.commands import evaluate_search
from resolutions.parsing.symbols import Symbol
from resolutions.tests.factories import a_preambular, an_operative, hold


def test_the_labels_are_many_and_name_places_that_there_can_be():
    labels = read_labels()
    assert len({each.query for each in labels}) >= 60
    for labelled in labels:
        for place in labelled.expected:
            symbol = place.split(" ")[0]
            assert (
                symbol.startswith("LOCAL/") or Symbol.parse(symbol).canonical == symbol
            )


@pytest.mark.django_db
def test_a_right_paragraph_further_down_is_worth_less(empty_archive):
    hold("A/RES/64/1", [an_operative(1, "Crime"), a_preambular(1, "Crime")])
    hold("A/RES/65/1", [an_operative(1, "Drugs")], year=2010)
    scores = score(
        [
            Labelled("crime", ("A/RES/64/1 op1",)),
            Labelled("crime OR crime", ("A/RES/64/1 pp1",)),
            Labelled("drugs", ("A/RES/65/1",)),
            Labelled("zebra", ("A/RES/65/1",)),
        ]
    )
    assert list(scores.values()) == [1.0, 0.631, 1.0, 0.0]


def test_a_query_that_scores_less_or_is_gone_is_a_loss():
    before = {"a": 1.0, "b": 0.5, "c": 0.2}
    assert losses(before, {"a": 0.9, "b": 0.5}) == ["a", "c"]


def test_the_command_prints_the_scores_and_fails_on_a_loss(monkeypatch, tmp_path):
    monkeypatch.setattr(
        evaluate_search.Command,
        "_in_scratch_database",
        lambda self, folders, labels: {"crime": 0.5, "drugs": 1.0},
    )
    out, kept = io.StringIO(), tmp_path / "scores.json"
    call_command("evaluate_search", ".", save=kept, stdout=out)
    assert out.getvalue().splitlines() == [
        "0.500  crime",
        "nDCG@3 of 2 queries: 0.7500",
    ]
    assert searching.load(kept) == {"crime": 0.5, "drugs": 1.0}
    call_command("evaluate_search", ".", baseline=kept, stdout=out)
    kept.write_text(json.dumps({"crime": 0.6}))
    with pytest.raises(CommandError, match="crime: 0.600 → 0.500"):
        call_command("evaluate_search", ".", baseline=kept, stdout=out)
