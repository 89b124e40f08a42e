"""What the answers are made of: for each shape its keys, all of which are always there.

"string", "integer", "number", "boolean", "date" and "path" (an address within the site)
are values; another name is a shape, '…' one word of several with | between. [..] is a
list of them, {..} an object with any keys, a question mark behind says "or null", and
"..." adds the keys of other shapes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Shape: TypeAlias = Mapping[str, "str | Shape | list[Shape]"]

KIND = "'preambular'|'operative'|'heading'|'annex'|'unclassified'"
STATUS = "'adopted'|'draft'"
PLACE = {"symbol": "string", "anchor": "string", "url": "path"}
LINK = {"symbol": "string", "title": "string", "url": "path"}
PAGES = {"page": "integer", "pages": "integer"}
TURNED = {**PAGES, "next": "path?", "previous": "path?"}
COUNTED = {"count": "integer", "url": "path"}
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

LISTS: Mapping[str, Shape] = {
    "Home": {
        "counts": {
            "resolutions": "integer",
            "paragraphs": "integer",
            "documents": "integer",
        },
        "resolutions": [
            {
                "...": "ResolutionLine",
                "stage": "string?",
                "preambular": "integer",
                "operative": "integer",
            }
        ],
        "topics": "[Topic]",
        "verbs": "[Verb]",
        "search_url": "path",
        "documents_url": "path",
        **TURNED,
        "most_cited": [
            {"symbol": "string", "url": "path", "title": "string?"}
            | {"paragraphs": "integer"}
        ],
    },
    "TextLink": LINK,
    "ResolutionLine": {
        **LINK,
        "status": STATUS,
        "body": "string?",
        "adopted": "date?",
        "year": "integer?",
    },
    "Topic": {"slug": "string", "label": "string", **COUNTED},
    "Verb": {"slug": "string", "name": "string", **COUNTED},
    "Topics": {"topics": "[Topic]"},
    "TopicPage": {"...": "Topic", "....": "Having"},
    "Having": {
        "search_url": "path",
        "resolutions": [{"...": "ResolutionLine", "count": "integer"}],
        **PAGES,
        "paragraphs": [
            {**PLACE, "kind": KIND, "number": "string?", "text": "string"},
        ],
    },
    "Verbs": {
        "verbs": "[Verb]",
        "for_whom": {
            "addressees": "[string]",
            "rows": [{"verb": "string", "url": "path", "cells": [COUNTED]}],
        },
    },
    "VerbPage": {
        "...": "Verb",
        "....": "Having",
        "use": {
            "by_year": [{"year": "integer", "of": "integer", **COUNTED}],
            "periods": "[string]",
            "addressees": "[Used]",
            "topics": "[Used]",
        },
    },
    "Used": {"value": "string", **COUNTED, "periods": [COUNTED]},
    "Documents": {
        "query": "{string}",
        "count": "integer",
        **TURNED,
        "kinds": "[Choice]",
        "bodies": "[Choice]",
        "documents": "[CountedDocument]",
    },
    "Choice": {"value": "string", "label": "string", "selected": "boolean", **COUNTED},
    "Document": {
        "symbol": "string",
        "kind": "string",
        "body": "string?",
        "url": "path",
        "official_url": "string?",
        "held": "boolean",
        "title": "string?",
        "resolution_url": "path?",
    },
    "CountedDocument": {
        "...": "Document",
        "paragraphs": "integer",
        "texts": "integer",
        "first_year": "integer?",
        "last_year": "integer?",
        "cited_by_url": "path",
    },
    "DocumentPage": {
        "...": "Document",
        "count": "integer",
        "texts": "integer",
        "first_year": "integer?",
        "last_year": "integer?",
        "years": [{"year": "integer", **COUNTED}],
        "facets": "{[Choice]}",
        "notes": "[string]",
        "variants": "[CountedDocument]",
        **TURNED,
        "cited_by": "[CitingPlace]",
    },
    "DocumentsByYear": {
        "years": [
            {"year": "integer", "texts": "integer", "paragraphs": "integer"}
            | {"documents": "integer", "new": "integer", "url": "path"}
            | {"documents_url": "path", "new_url": "path"}
        ],
        "year": "integer?",
        "most_cited": "[CountedDocument]",
        "new": "[CountedDocument]",
        "csv_url": "path",
    },
    "Cites": {
        "resolution": LINK,
        "previous": "TextLink?",
        "kept": "[Document]",
        "new": "[Document]",
        "dropped": "[Document]",
        "cited": "[Document]",
        "editions": [
            {
                **LINK,
                "year": "integer?",
                "cites_url": "path",
                "cited": "integer",
                "new": "integer?",
                "dropped": "integer?",
            }
        ],
    },
    "Map": {
        "symbol": "string",
        "title": "string?",
        "held": "boolean",
        "url": "path",
        "official_url": "string?",
        "map_url": "path",
        "cited_by": "[Neighbour]",
        "cites": "[Neighbour]",
        "internal": "integer",
        "ambiguous": "integer",
    },
    "Neighbour": {
        "symbol": "string",
        "title": "string?",
        "kind": "string",
        "year": "integer?",
        "held": "boolean",
        "url": "path",
        "map_url": "path",
        "paragraphs": [{"anchor": "string", "url": "path", "via": "string?"}],
    },
    "Lookups": {
        "body": "string?",
        "count": "integer",
        "lines": [
            {"line": "integer", "text": "string", "unread": "integer"}
            | {"answers": "[LookedUp]"}
        ],
    },
    "LookedUp": {
        "printed": "string?",
        "start": "integer?",
        "end": "integer?",
        "symbol": "string?",
        "kind": "string?",
        "state": "'held'|'not_held'|'ambiguous'|'internal'|'nothing_found'",
        "reason": "string?",
        "title": "string?",
        "pinpoint": "string?",
        "anchor": "string?",
        "url": "path?",
        "official_url": "string?",
        "candidates": [
            {"symbol": "string", "kind": "string?", "state": "'held'|'not_held'"}
            | {"title": "string?", "url": "path?", "official_url": "string?"}
        ],
    },
    "SeriesList": {
        "count": "integer",
        "series": [
            {"slug": "string", "url": "path", "title": "string", "texts": "integer"}
            | {"from": "integer?", "to": "integer?"}
        ],
    },
    "Series": {
        "slug": "string",
        "url": "path",
        "title": "string",
        "editions": [
            {
                **LINK,
                "status": STATUS,
                "year": "integer?",
                "paragraphs": "integer",
                "before": "string?",
                "compare_url": "path?",
                "counts": "{integer}",
                "reworded": "[Labelled]",
                "back": "[Labelled]",
                "added": "[Labelled]",
                "dropped": "[Labelled]",
            }
        ],
    },
    "Labelled": {"anchor": "string", "label": "string", "url": "path"},
    "Reports": {
        "query": "{any}",
        "count": "integer",
        **TURNED,
        "requests": [
            {
                **PLACE,
                "title": "string",
                "year": "integer?",
                "body": "string?",
                "product": "string",
                "verb": "string",
                "text": "string",
                "start": "integer",
                "end": "integer",
                "addressees": "[string]",
                "recipient": "string?",
                "subject": "string?",
                "due": "Due?",
                "period": "string?",
                "resources": "string?",
                "answers": [{**PLACE, "text": "string", "year": "integer?"}],
            }
        ],
    },
    "Due": {
        "printed": "string",
        "session": "integer?",
        "body": "string?",
        "year": "integer?",
    },
    "Graph": {"nodes": "[{any}]", "edges": "[{any}]"},
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
        "next_steps": [{"label": "string", **COUNTED}],
        "other_lines": {"count": "integer", "lines": "[Hit]"},
    },
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
