"""The shapes of lists and of what is looked up; written as `shapes` says."""

from __future__ import annotations

from collections.abc import Mapping

from .parts import COUNTED, KIND, LINK, PAGES, PLACE, STATUS, TURNED, Shape

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
                "editorial": "[Labelled]",
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
