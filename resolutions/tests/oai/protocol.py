"""The rules of OAI-PMH 2.0 for an answer, written from its specification (sections 2
and 3, and its schema): `problems(content)` says what of it breaks them."""

from __future__ import annotations

import re

from lxml import etree

OAI = "{http://www.openarchives.org/OAI/2.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"
STAMP_RE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
SPEC_RE = re.compile(r"[A-Za-z0-9\-_.!~*'()]+(?::[A-Za-z0-9\-_.!~*'()]+)*")
# RFC 3986, with none of what has to be escaped.
URI_RE = re.compile(r"[a-z]+:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
ERRORS = {
    *("cannotDisseminateFormat", "idDoesNotExist", "badArgument", "badVerb"),
    *("noMetadataFormats", "noRecordsMatch", "badResumptionToken", "noSetHierarchy"),
}
VERBS = {
    *("Identify", "ListMetadataFormats", "ListSets", "GetRecord"),
    *("ListIdentifiers", "ListRecords"),
}
# Children in order: name → (least, most).
MANY = 10**9
CHILDREN = {
    "Identify": {
        "repositoryName": (1, 1), "baseURL": (1, 1), "protocolVersion": (1, 1),
        "adminEmail": (1, MANY), "earliestDatestamp": (1, 1), "deletedRecord": (1, 1),
        "granularity": (1, 1), "compression": (0, MANY), "description": (0, MANY),
    },
    "ListMetadataFormats": {"metadataFormat": (1, MANY)},
    "metadataFormat": {"metadataPrefix": (1, 1), "schema": (1, 1), "metadataNamespace": (1, 1)},
    "ListSets": {"set": (1, MANY), "resumptionToken": (0, 1)},
    "set": {"setSpec": (1, 1), "setName": (1, 1), "setDescription": (0, MANY)},
    "ListIdentifiers": {"header": (1, MANY), "resumptionToken": (0, 1)},
    "ListRecords": {"record": (1, MANY), "resumptionToken": (0, 1)},
    "GetRecord": {"record": (1, 1)},
    "record": {"header": (1, 1), "metadata": (0, 1), "about": (0, MANY)},
    "header": {"identifier": (1, 1), "datestamp": (1, 1), "setSpec": (0, MANY)},
    "metadata": None,
}  # fmt: skip
TEXTS = {
    "responseDate": STAMP_RE, "datestamp": STAMP_RE, "earliestDatestamp": STAMP_RE,
    "setSpec": SPEC_RE, "identifier": URI_RE, "baseURL": URI_RE, "schema": URI_RE,
    "metadataNamespace": URI_RE, "metadataPrefix": re.compile(r"[A-Za-z0-9\-_.!~*'()]+"),
    "protocolVersion": re.compile(r"2\.0"), "adminEmail": re.compile(r"\S+@(?:\S+\.)*\S+"),
    "deletedRecord": re.compile("no|persistent|transient"),
    "granularity": re.compile("YYYY-MM-DD(?:Thh:mm:ssZ)?"),
    "request": URI_RE, "setName": re.compile(".+"), "repositoryName": re.compile(".+"),
}  # fmt: skip
DUBLIN_CORE = {
    *("title", "creator", "subject", "description", "publisher", "contributor"),
    *("date", "type", "format", "identifier", "source", "language", "relation"),
    *("coverage", "rights"),
}


def problems(content):
    root = etree.fromstring(content)
    found = []
    if root.tag != f"{OAI}OAI-PMH":
        found.append(f"root {root.tag}")
    names = [_name(each) for each in root]
    if names[:2] != ["responseDate", "request"] or len(names) < 3:
        found.append(f"begins with {names}")
    rest, request = list(root)[2:], root[1]
    errors = [each for each in rest if _name(each) == "error"]
    if errors:
        if len(errors) != len(rest):
            found.append("errors beside an answer")
        codes = {each.get("code") for each in errors}
        found += [f"code {code}" for code in codes - ERRORS]
        if codes & {"badVerb", "badArgument"} and request.attrib:
            found.append("arguments of a request that was not understood")
    elif len(rest) != 1 or _name(rest[0]) not in VERBS:
        found.append(f"no one answer: {names}")
    elif request.get("verb") != _name(rest[0]):
        found.append("an answer to another verb")
    for element in root.iter():
        if not isinstance(element.tag, str) or not element.tag.startswith(OAI):
            continue
        found += _own(element)
    return found


def _own(element):
    name = _name(element)
    if name in TEXTS and not TEXTS[name].fullmatch(element.text or ""):
        yield f"{name}: {element.text!r}"
    if name == "metadata":
        yield from _metadata(element)
    if name == "record":
        gone = element[0].get("status") == "deleted"
        if gone == any(_name(each) == "metadata" for each in element):
            yield "metadata of what is gone, or none of what is held"
    wanted = CHILDREN.get(name)
    if wanted is None:
        return
    children = [_name(each) for each in element]
    order = [list(wanted).index(each) if each in wanted else -1 for each in children]
    if order != sorted(order) or -1 in order:
        yield f"{name} has {children[:9]}"
    for child, (least, most) in wanted.items():
        if not least <= children.count(child) <= most:
            yield f"{name} has {children.count(child)} {child}"


def _metadata(element):
    if len(element) != 1:
        yield "metadata has not one root"
        return
    (root,) = element
    if not root.tag.startswith("{") or root.tag.startswith(OAI):
        yield f"metadata in no namespace of its own: {root.tag}"
    if root.tag == "{http://www.openarchives.org/OAI/2.0/oai_dc/}dc":
        for each in root:
            if not each.tag.startswith(DC) or _name(each) not in DUBLIN_CORE:
                yield f"no Dublin Core: {each.tag}"


def _name(element):
    return etree.QName(element).localname
