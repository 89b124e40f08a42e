"""What the answers are made of: for each shape its keys, all of which are always there.

"string", "integer", "number", "boolean", "date" and "path" (an address within the site)
are values; another name is a shape, '…' one word of several with | between. [..] is a
list of them, {..} an object with any keys, a question mark behind says "or null", and
"..." adds the keys of other shapes.
"""

from __future__ import annotations

from collections.abc import Mapping

from .lists import LISTS
from .parts import COUNTED, KIND, LINK, PLACE, STATUS, TURNED, Shape

WORDS_COMPARED = {
    "from": "string?",
    "to": "string?",
    "change": "'same'|'reworded'|'added'|'dropped'",
    "similarity": "number",
    "diff": "[Difference]",
    "editorial": "[string?]",
    "editorial_only": "boolean",
}

TEXTS: Mapping[str, Shape] = {
    "Resolution": {
        **LINK,
        "official_url": "string?",
        "local_symbol": "boolean",
        "status": STATUS,
        "stage": "string?",
        "body": "string?",
        "session": "string?",
        "adopted": "date?",
        "year": "integer?",
        "agenda_item": "string?",
        "agenda_title": "string?",
        "committee_report": "string?",
        "origin": "string?",
        "plenary_meeting": "integer?",
        "distributed": "date?",
        "job_number": "string?",
        "sponsors": "[string]",
        "enacting_words": "string",
        "vote": "string?",
        "paragraphs": "[Paragraph]",
        "footnotes": [{"...": "Footnote", "paragraphs": "[string]"}],
        "warnings": [{"code": "string", "message": "string", "anchor": "string?"}],
        "repairs": [
            {"field": "string", "start": "integer"}
            | {"found": "string", "repaired": "string"}
        ],
        "source": "Source?",
        "left_out": "integer",
        "drafts": "[Related]",
        "adopted_as": "[Related]",
        "taken_over_from": "[Related]",
        "taken_over_as": "[Related]",
    },
    "Related": {**LINK, "share": "number?", "confirmed": "boolean"},
    "Source": {
        "filename": "string",
        "sha256": "string",
        "media_type": "string",
        "text_from": "'born digital'|'text layer'|'ocr'?",
        "parser_version": "string",
        "imported_at": "string",
        "left_out": "integer",
    },
    "Paragraph": {
        "anchor": "string",
        "url": "path",
        "kind": KIND,
        "number": "string?",
        "depth": "integer",
        "page": "integer?",
        "text": "string",
        "opening": "string?",
        "verb": "string?",
        "verbs": [{"verb": "string", "phrase": "string", "start": "integer"}],
        "addressees": "[string]",
        "topics": "[string]",
        "footnotes": "[integer]",
        "marks": [
            {"number": "integer", "position": "integer"}
            | {"printed": "string", "tied_by": "string"}
        ],
        "citations": "[Citation]",
    },
    "Footnote": {
        "number": "integer",
        "anchor": "string",
        "text": "string",
        "citations": "[Citation]",
    },
    "Citation": {
        "symbol": "string?",
        "name": "string?",
        "text": "string",
        "start": "integer",
        "end": "integer",
        "status": "'held'|'not_held'|'internal'|'ambiguous'",
        "url": "path?",
        "official_url": "string?",
        "pinpoint": "string?",
        "reason": "string?",
        "anchor": "string?",
        "anchors": "[string]",
    },
    "ParagraphPage": {
        "...": "Paragraph",
        "resolution": LINK,
        "notes": "[Footnote]",
        "stood_before": "StoodBefore?",
        "cite": {"un": "string", "bibtex": "string", "ris": "string"},
        "earlier": "[Wording]",
        "later": "[Wording]",
        "possibly_earlier": "[PossibleWording]",
        "possibly_later": "[PossibleWording]",
        "not_in_later_editions": "[string]",
        "cites": [{"...": "Citation", "footnote": "integer?"}],
        "cited_by": "[CitingPlace]",
        "cited_whole": [{"place": "string", "label": "string", **COUNTED}],
    },
    "PossibleWording": {
        **PLACE,
        "similarity": "number",
        "method": "string",
        "year": "integer?",
    },
    "StoodBefore": {
        "until": "date",
        "text": "string",
        "symbol": "string?",
        "anchor": "string?",
        "url": "path?",
    },
    "Wording": {
        **PLACE,
        "similarity": "number",
        "change": "'same'|'reworded'|'moved'|'split'|'merged'",
        "verb": "string?",
        "status": STATUS,
        "body": "string?",
        "year": "integer?",
        "step": "Step?",
    },
    "Step": {
        "symbol": "string",
        "anchor": "string",
        "similarity": "number",
        "change": "'same'|'reworded'|'moved'|'split'|'merged'",
        "method": "string",
        "confirmed": "boolean",
        "certainty": "string",
        "editions_without_it": "[string]",
    },
    "CitingPlace": {
        **PLACE,
        "title": "string",
        "text": "string",
        "via": "string?",
        "year": "integer?",
        "body": "string?",
        "verb": "string?",
        "snippet": "string",
        "citations": [
            {"text": "string", "start": "integer", "end": "integer"}
            | {"footnote": "integer?", "pinpoint": "string?", "anchors": "[string]"}
        ],
        "notes": [
            {"number": "integer", "anchor": "string"}
            | {"url": "path", "snippet": "string"}
        ],
    },
    "Comparison": {
        "from": LINK,
        "to": LINK,
        "summary": "{integer}",
        "rows": [
            {
                **WORDS_COMPARED,
                "moved": "boolean",
                "split": "boolean",
                "merged": "boolean",
                "verb_from": "string?",
                "verb_to": "string?",
                "addressees_from": "[string]",
                "addressees_to": "[string]",
            }
        ],
        "footnotes": [WORDS_COMPARED],
    },
    "Wordings": {
        "text": "string",
        "verdict": "'same'|'editorial'|'another verb'|'partly'|'none'?",
        "verdict_words": "string?",
        "count": "integer",
        "results": [
            {
                **PLACE,
                "title": "string",
                "status": STATUS,
                "body": "string?",
                "year": "integer?",
                "verb": "string?",
                "pasted_verb": "string?",
                "verdict": "string",
                "similarity": "number",
                "text": "string",
                "diff": "[Difference]",
                "editorial": "[string?]",
                "cite": "string",
                "also_in": [PLACE],
            }
        ],
    },
    "Tray": {
        "url": "path",
        "title": "string?",
        "count": "integer",
        "paragraphs": [
            {
                **PLACE,
                "title": "string",
                "introduced_by": "[string]",
                "text": "string",
                "notes": [{"number": "integer", "text": "string"}],
                "cite": "string",
            }
        ],
        "unknown": "[string]",
        "left_out": "integer",
    },
}

SEARCHES: Mapping[str, Shape] = {
    "Search": {
        "query": {
            "q": "string",
            "read_as": "string",
            "notes": "[string]",
            "sort": "'relevance'|'newest'|'oldest'",
            "jump": "path?",
            "jumps": [{"label": "string", "url": "path", "symbol": "string"}],
        },
        "count": "integer",
        "size": "integer",
        "url": "path",
        **TURNED,
        "results": "[Hit]",
        "facets": dict.fromkeys(
            ("year", "verb", "topic", "body", "addressee", "kind", "status"), "Facet"
        ),
        "chips": [
            {"name": "string", "value": "string", "label": "string"} | {"url": "path"}
        ],
        "other_spelling": "NearbySearch?",
        "next_steps": "[NearbySearch]",
        "other_lines": {"count": "integer", "lines": "[Hit]"},
    },
    "NearbySearch": {"label": "string", **COUNTED},
    "Hit": {
        **PLACE,
        "title": "string",
        "year": "integer?",
        "body": "string?",
        "status": STATUS,
        "kind": KIND,
        "number": "string?",
        "verb": "string?",
        "topics": "[string]",
        "snippet": "string",
    },
    "Facet": {
        "title": "string",
        "values": [
            {"value": "string", "label": "string", **COUNTED}
            | {"selected": "boolean", "excluded": "boolean", "exclude_url": "path"}
        ],
        "truncated": "boolean",
        "more_url": "path?",
    },
}
SHAPES = {**TEXTS, **LISTS, **SEARCHES}
