"""The OpenAPI document, made of the shapes and the addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.urls import get_resolver

from .addresses import ADDRESSES, Address, Parameter
from .parts import Shape
from .shapes import SHAPES

Schema = dict[str, Any]
VERSION = "1.0"
VALUES: Mapping[str, Schema] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "any": {},
    "date": {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"},
    "path": {"type": "string", "format": "uri-reference", "pattern": "^/"},
}
IN_PATH = {
    "symbol": "A symbol as printed, with its slashes: A/RES/64/179.",
    "anchor": "A place in the text: op8, pp3, annex1.op4.",
    "slug": "A name as addresses have it.",
}
ERRORS = {
    "400": "The address cannot be read; the message says why.",
    "404": "Nothing of this name is held; the nearest that is may be named.",
    "410": "It was withdrawn; the message says why.",
    "503": "It takes longer than it may.",
}
ERROR: Schema = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["status", "message"],
            "properties": {
                "status": {"type": "integer"},
                "message": {"type": "string"},
                "nearest": {"type": "array", "items": {"type": "object"}},
            },
        }
    },
}
DIFFERENCE: Schema = {
    "type": "array",
    "prefixItems": [{"enum": ["=", "-", "+"]}, {"type": "string"}],
    "minItems": 2,
    "items": False,
}


def document(server: str) -> Schema:
    """Of the site at the address `server`."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Crime Prevention Resolutions",
            "version": VERSION,
            "description": "United Nations resolutions on crime prevention and criminal"
            " justice, paragraph by paragraph. Addresses in the answers are paths"
            " within the site; what is not known is null.",
        },
        "servers": [{"url": server}],
        "paths": {
            path: _path(path, ADDRESSES[name])
            for name, path in paths().items()
            if name in ADDRESSES
        },
        "components": {
            "schemas": {
                **{name: schema_of(name) for name in SHAPES},
                "Difference": DIFFERENCE,
                "Error": ERROR,
            }
        },
    }


def paths() -> dict[str, str]:
    """The public addresses that answer JSON, by the names of their routes."""
    found = {}
    for name, routes in get_resolver("resolutions.urls").reverse_dict.lists():
        if isinstance(name, str) and name.endswith("-json"):
            ((template, names), *_) = routes[0][0]
            keys = {each: f"{{{each}}}" for each in names}
            found[name] = "/" + template.replace("%%", "%") % keys
    return dict(sorted(found.items(), key=lambda item: item[1]))


def schema_of(name: str) -> Schema:
    """The schema of a shape, with nothing in it but its keys."""
    return _object(SHAPES[name])


def _object(shape: Shape) -> Schema:
    properties = _properties(shape)
    return {
        "type": "object",
        "required": list(properties),
        "properties": properties,
        "additionalProperties": False,
    }


def _properties(shape: Shape) -> dict[str, Schema]:
    found: dict[str, Schema] = {}
    for key, written in shape.items():
        if key.startswith("..."):
            assert isinstance(written, str)
            found |= _properties(SHAPES[written])
        elif isinstance(written, str):
            found[key] = typed(written)
        elif isinstance(written, list):
            found[key] = {"type": "array", "items": _object(written[0])}
        else:
            found[key] = _object(written)
    return found


def typed(written: str) -> Schema:
    """ "string?", "[Citation]", "{integer}", "'held'|'not_held'"."""
    if written.endswith("?"):
        return {"anyOf": [typed(written[:-1]), {"type": "null"}]}
    if written.startswith("["):
        return {"type": "array", "items": typed(written[1:-1])}
    if written.startswith("{"):
        return {"type": "object", "additionalProperties": typed(written[1:-1])}
    if written.startswith("'"):
        return {"enum": re.findall("'([^']+)'", written)}
    if written in VALUES:
        return VALUES[written]
    return {"$ref": f"#/components/schemas/{written}"}


def _path(path: str, address: Address) -> Schema:
    named = re.findall(r"\{(\w+)\}", path)
    parameters = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": IN_PATH[name],
            "schema": {"type": "string"},
        }
        for name in named
    ]
    operation: Schema = {
        "summary": address.about,
        "parameters": parameters + [_in_query(each) for each in address.parameters],
        "responses": _responses(address.shape),
    }
    found: Schema = {"get": operation}
    if address.posted:
        properties = {each.name: typed(each.type) for each in address.parameters}
        form = {"schema": {"type": "object", "properties": properties}}
        found["post"] = {
            "summary": address.about,
            "parameters": parameters,
            "requestBody": {"content": {"application/x-www-form-urlencoded": form}},
            "responses": _responses(address.shape),
        }
    return found


def _in_query(parameter: Parameter) -> Schema:
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.is_needed,
        "description": parameter.about,
        "schema": typed(parameter.type),
    }


def _responses(shape: str) -> Schema:
    found: Schema = {
        "200": {
            "description": "The answer.",
            "content": {"application/json": {"schema": typed(shape)}},
        }
    }
    for status, about in ERRORS.items():
        content = {"application/json": {"schema": typed("Error")}}
        found[status] = {"description": about, "content": content}
    return found
