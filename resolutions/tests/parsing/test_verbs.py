"""Opening phrases and acts: what each paragraph does."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.parsing import parse
from resolutions.parsing.verbs import find_acts, opens

DOCUMENTS = Path(__file__).resolve().parents[3] / "fixtures" / "documents"


def document(name):
    path = DOCUMENTS / f"{name}.txt"
    return parse(path.read_bytes(), path.name)


OPENINGS = [
    # (text, kind, opening phrase, canonical verb, why)
    ("Requests the Office to", "operative", "Requests", "requests", "plain"),
    ("Also requests the Office", "operative", "Also requests", "requests", "repetition"),
    ("Requests, furthermore, the Office", "operative", "Requests, furthermore,", "requests", "69/197 op44"),
    ("Requests that the Office continue", "operative", "Requests that", "requests", "65/232 op31"),
    ("Requests once again the Office", "operative", "Requests once again", "requests", "repetition after the verb"),
    ("Reiterates its request to the Office", "operative", "Reiterates its request to", "requests", "reiteration folded"),
    ("Reiterates its call upon States", "operative", "Reiterates its call upon", "calls upon", "reiteration folded"),
    ("Reiterates the importance of", "operative", "Reiterates", "reiterates", "nothing to fold"),
    ("Strongly encourages Member States", "operative", "Strongly encourages", "encourages", "intensity"),
    ("Takes note of the report", "operative", "Takes note of", "takes note", "neutral"),
    ("Takes note with appreciation of the report", "operative", "Takes note with appreciation of", "takes note with appreciation", "not neutral"),
    ("Also takes note with appreciation of", "operative", "Also takes note with appreciation of", "takes note with appreciation", "64/179 op2"),
    ("Notes with satisfaction decision", "operative", "Notes with satisfaction", "notes with satisfaction", "62/175 op7"),
    ("Notes that the number", "operative", "Notes", "notes", "plain"),
    ("Welcomes with appreciation the offer", "operative", "Welcomes with appreciation", "welcomes", "redundant polarity"),
    ("Recommends to the Conference", "operative", "Recommends to", "recommends", "64/179 op31"),
    ("Calls on States", "operative", "Calls on", "calls upon", "variant"),
    ("Calls once again upon States", "operative", "Calls once again upon", "calls upon", "modifier inside"),
    ("Draws the attention of Member States to the", "operative", "Draws the attention of Member States to", "draws attention to", "object inside"),
    ("Expresses its grave concern at the", "operative", "Expresses its grave concern at", "expresses concern", "intensity"),
    ("Emphasises the need", "operative", "Emphasises", "emphasizes", "British spelling"),
    ("Recalling also its resolution", "preambular", "Recalling also", "recalling", "repetition after"),
    ("Deeply concerned about the", "preambular", "Deeply concerned about", "concerned", "intensity"),
    ("Expressing its grave concern at the", "preambular", "Expressing its grave concern at", "expressing concern", "adjective inside"),
    ("Reiterating its concern regarding the", "preambular", "Reiterating its concern regarding", "expressing concern", "folded"),
    ("Reiterating its condemnation of all", "preambular", "Reiterating its condemnation of", "condemning", "folded"),
    ("Noting with appreciation the", "preambular", "Noting with appreciation", "noting with appreciation", "polarity stays"),
    ("Applauds the efforts of", "operative", "Applauds", "applauds", "79/136"),
    ("Calls, in this context, for the", "operative", "Calls, in this context, for", "calls for", "words between verb and preposition"),
    ("Sharing deep concern at the", "preambular", "Sharing deep concern at", "sharing concern", "the concern of others"),
    ("Continues to encourage Member States", "operative", "Continues to encourage", "encourages", "reiteration folded"),
    ("Continues to stress the need", "operative", "Continues to stress", "stresses", "infinitive of a verb in -sses"),
    ("Continues to recognise the need", "operative", "Continues to recognise", "recognizes", "both spellings"),
    ("Continues to express its concern at", "operative", "Continues to express its concern at", "expresses concern", "infinitive of a phrase"),
    ("Continues to be guided by", "operative", "Continues to be", "continues", "no verb of the vocabulary"),
    ("Continuing to encourage States", "preambular", "Continuing to encourage", "encouraging", "of a participle without its e"),
    ("Continuing to condemn all", "preambular", "Continuing to condemn", "condemning", "of a participle"),
    ("Expresses its determination to", "operative", "Expresses its determination to", "expresses determination", "no mere hope"),
    ("Expressing its support for the", "preambular", "Expressing its support for", "expressing support", "no mere view"),
    ("Reiterates its previous requests to", "operative", "Reiterates its previous requests to", "requests", "adjective inside"),
    ("Reaffirming its strong condemnation of", "preambular", "Reaffirming its strong condemnation of", "condemning", "reaffirmed as reiterated"),
    ("Recalls with appreciation the", "operative", "Recalls with appreciation", "recalls", "tone is part of the opening"),
    ("Condemns in the strongest terms all", "operative", "Condemns in the strongest terms", "condemns", "tone is part of the opening"),
    ("Recognizing with deep concern the", "preambular", "Recognizing with deep concern", "recognizing", "tone is part of the opening"),
    ("Noting with satisfaction also the", "preambular", "Noting with satisfaction also", "noting with appreciation", "repetition at the end"),
    ("Recalling further, in this regard,", "preambular", "Recalling further", "recalling", "the comma belongs to what follows"),
    ("Taking particular note of the", "preambular", "Taking particular note of", "taking note", "adjective inside"),
    ("Mindful of the need", "preambular", "Mindful of", "mindful", "an adjective"),
    ("Having considered the report", "preambular", "Having considered", "having considered", "perfect participle"),
    ("Having held a debate", "preambular", "Having held", "having considered", "perfect participle"),
    ("Having taken note of the plan", "preambular", "Having taken note of", "having taken note", "perfect participle"),
    ("Remaining, however, deeply concerned at", "preambular", "Remaining, however, deeply concerned at", "remaining concerned", "however slipped in"),
    ("Calling attention also to the", "preambular", "Calling attention also to", "calling attention to", "repetition inside"),
    ("Expressing outrage at the", "preambular", "Expressing outrage at", "expressing concern", "a strong concern"),
    ("Rejecting any use", "preambular", "Rejecting", "rejecting", "a participle of its own"),
    ("Gravely distressed by the", "preambular", "Gravely distressed by", "distressed", "intensity drops"),
    ("Expresses its readiness to", "operative", "Expresses its readiness to", "expresses hope", "what the body is ready for"),
    ("Expresses the importance of a", "operative", "Expresses the importance of", "emphasizes", "no view but an emphasis"),
    ("Looks forward, in line with the plan, to", "operative", "Looks forward", "looks forward to", "an aside before its to"),
    ("Gives its full support to", "operative", "Gives its full support to", "expresses support", "another word for it"),
    ("Requires any State", "operative", "Requires", "requires", "the Security Council's"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "phrase", "verb", "why"), OPENINGS)
def test_an_opening_has_its_phrase_and_canonical_verb(text, kind, phrase, verb, why):
    opening, acts = find_acts(text, kind)
    assert (opening, acts[0].verb, acts[0].start) == (phrase, verb, 0), why
    assert opens(text) == kind


@pytest.mark.parametrize(
    ("text", "phrase", "why"),
    [
        ("While noting some progress, urges all States to act;", "urges", "a clause before the verb"),
        ("In this context, also invites the Office to help;", "also invites", "a connective"),
        ("In view of the need, and of the costs, requests a plan;", "requests", "two commas"),
        ("Pending its review, decides to wait.", "decides", "a full stop ends it"),
        ("While noting some progress, urges all States to act,", "", "a comma: a reason"),
        ("Upon arrival, requests for help are made;", "", "a noun"),
        ("In view of the need;", "", "no verb"),
    ],
)  # fmt: skip
def test_a_clause_may_stand_before_the_verb(text, phrase, why):
    assert find_acts(text, "operative")[0] == phrase, why
    assert opens(text) == ("operative" if phrase else None), why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("requests the Office to", "a line that goes on begins in lower case"),
        ("Strengthening the programme", "an unknown participle opens nothing"),
        ("Requestsing", "only whole words"),
        ("The General Assembly,", "enacting words"),
        ("", "nothing"),
    ],
)
def test_what_is_not_in_the_vocabulary_opens_nothing(text, why):
    assert opens(text) is None, why
    assert find_acts(text, "operative") == ("", ()), why


def test_other_kinds_of_paragraph_do_not_act():
    assert find_acts("Requests the Office to continue", "annex") == ("", ())


@pytest.mark.parametrize(
    ("name", "with_further_acts", "operative"),
    [
        ("A-RES-62-175", 6, 16),
        ("A-RES-64-179", 8, 33),
        ("A-RES-65-232", 7, 37),
        ("A-RES-69-197", 19, 53),
    ],
)
def test_paragraphs_with_further_acts_are_those_a_reader_counts(
    name, with_further_acts, operative
):
    found = [p for p in document(name).paragraphs if p.kind == "operative"]
    assert len(found) == operative
    assert sum(len(p.acts) > 1 for p in found) == with_further_acts


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda p: p.stem)
def test_every_paragraph_of_the_five_has_an_opening(path):
    paragraphs = parse(path.read_bytes(), path.name).paragraphs
    assert [p.anchor for p in paragraphs if not p.opening] == []


@pytest.mark.parametrize(
    ("anchor", "verbs", "phrases"),
    [
        ("op12", ["encourages", "stresses", "welcomes"], ["Encourages", "stresses", "welcomes"]),
        ("op23", ["urges", "requests", "urges"], ["Urges", "requests", "also urges"]),
        ("op29", ["invites", "requests", "encourages"], ["Invites", "requests", "strongly encourages"]),
        ("op25", ["requests"], ["Requests"]),
        ("op34", ["urges", "invites"], ["Urges", "invites"]),
        ("pp17", ["recalling"], ["Recalling also"]),
        ("pp21", ["underlining", "welcoming"], ["Underlining", "welcoming"]),
        ("pp22", ["reaffirming", "recalling", "welcoming"], ["Reaffirming", "recalling", "welcoming"]),
        ("pp46", ["mindful", "urging"], ["Mindful of", "urging"]),
    ],
)  # fmt: skip
def test_acts_of_69_197_are_in_order_and_where_they_are_printed(anchor, verbs, phrases):
    paragraph = next(
        p for p in document("A-RES-69-197").paragraphs if p.anchor == anchor
    )
    assert [act.verb for act in paragraph.acts] == verbs
    assert [act.phrase for act in paragraph.acts] == phrases
    for act in paragraph.acts:
        assert paragraph.text.startswith(act.phrase, act.start)


@pytest.mark.parametrize(
    ("text", "kind", "verbs"),
    [
        ("Requests the Office to ensure that requests to Member States are clear, and also requests the Secretariat to report;", "operative", ["requests", "requests"]),
        ("Welcomes the report, commits to act, and appreciates the support;", "operative", ["welcomes", "commits", "appreciates"]),
        ("Recognizes the work, and notably acknowledges the role;", "operative", ["recognizes", "acknowledges"]),
        ("Recalling the report, and taking particular note of its annex,", "preambular", ["recalling", "taking note"]),
    ],
)  # fmt: skip
def test_a_further_act_is_found_behind_nouns_and_modifiers(text, kind, verbs):
    assert [act.verb for act in find_acts(text, kind)[1]] == verbs


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Recalls resolution 1/1, in which it urged States to act;", "past tense"),
        ("Welcomes the views, notes and requests of States;", "nouns"),
        ("Welcomes the report, which recommends action, and requests States to act;", "the report speaks"),
        ("Welcomes the text entitled “Crime, and urges to act”, as adopted;", "quoted"),
        ("Requests the Office to continue, recognizing the efforts made;", "a participle in an operative paragraph"),
    ],
)  # fmt: skip
def test_what_is_only_reported_is_no_act(text, why):
    assert len(find_acts(text, "operative")[1]) == 1, why


@given(st.text(), st.sampled_from(["preambular", "operative"]))
@settings(deadline=None)
def test_no_text_breaks_the_acts(text, kind):
    for opening in ("", "Requests the Office, and requests ", "Recalling, and noting "):
        whole = opening + text
        _, acts = find_acts(whole, kind)
        opens(whole)
        for act in acts:
            assert whole[act.start :].startswith(act.phrase)
        assert [act.start for act in acts] == sorted({act.start for act in acts})


@pytest.mark.parametrize(
    ("text", "phrase", "verb"),
    [
        ("At its 9th meeting, on 22 May 2015, the Economic and Social Council decided to meet.", "decided", "decides"),
        ("The General Assembly took note with appreciation of it.", "took note with appreciation of", "takes note with appreciation"),
        ("The General Assembly, on the recommendation of the Committee, also authorized it.", "also authorized", "authorizes"),
        ("The General Assembly decides to meet.", "decides", "decides"),
        ("The States decided to meet.", "", None),  # no body speaks
        ("Decided to meet.", "", None),
        ("At its 9th meeting, the General Assembly was told of it.", "", None),
    ],
)  # fmt: skip
def test_a_decision_may_say_in_the_past_what_a_body_did(text, phrase, verb):
    opening, acts = find_acts(text, "operative")
    assert opening == phrase
    assert [act.verb for act in acts] == ([verb] if verb else [])
    assert all(text[a.start :].startswith(a.phrase) for a in acts)


@pytest.mark.parametrize(
    ("text", "verb", "why"),
    [
        ("Noting the increase, decides that States shall act;", "decides", "S/RES/2551(2020): a participle comes first"),
        ("Pending its elimination, urges States to act;", "urges", "a clause comes first"),
        ("In this regard, the Committee, which requests it, is small;", None, "no verb of the body stands behind the clause"),
        ("The States, as the Office urges, shall act;", None, "another speaks"),
    ],
)  # fmt: skip
def test_an_operative_verb_may_stand_behind_a_clause(text, verb, why):
    opening, acts = find_acts(text, "operative")
    assert (acts[0].verb if opening else None) == verb, why
