"""The answer to a request as XML, in the order that the schema of the protocol asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote, unquote, urlsplit

from lxml import etree

from ..exports.xml_text import xml_safe
from ..models import Resolution, path_of
from . import records, tokens
from .arguments import SECOND, OaiError, checked, span_of
from .metadata import FORMATS, XSI, Element
from .records import Record

OAI = "http://www.openarchives.org/OAI/2.0/"
SCHEMA = f"{OAI} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
NAME = "Crime Prevention Resolutions"


def answer(pairs: Iterable[tuple[str, str]], base_url: str, admin: str) -> bytes:
    """Of the arguments of a request, (name, value), to the address `base_url`; `admin`
    is the electronic address of whoever runs the archive. An error is an answer too."""
    given = list(pairs)
    root = _el("OAI-PMH")
    root.set(f"{{{XSI}}}schemaLocation", SCHEMA)
    _el("responseDate", stamp_of(datetime.now(UTC)), into=root)
    request = _el("request", base_url, into=root)
    try:
        arguments = checked(given)
        content = _Answering(arguments, base_url, admin).content()
    except OaiError as error:
        content = _el("error", error.message)
        content.set("code", error.code)
        # What was asked is repeated only where it could be understood.
        arguments = {} if error.code in ("badVerb", "badArgument") else dict(given)
    for name, value in arguments.items():
        request.set(name, xml_safe(value))
    root.append(content)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written


def stamp_of(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime(SECOND)


@dataclass(slots=True)
class _Answering:
    arguments: Mapping[str, str]
    base_url: str
    admin: str

    def content(self) -> Element:
        verbs: dict[str, Callable[[Element], None]] = {
            "Identify": self._identify,
            "ListMetadataFormats": self._formats,
            "ListSets": self._sets,
            "ListIdentifiers": self._list,
            "ListRecords": self._list,
            "GetRecord": self._record,
        }
        verb = self.arguments["verb"]
        element = _el(verb)
        verbs[verb](element)
        return element

    def _identify(self, into: Element) -> None:
        for name, value in (
            ("repositoryName", NAME),
            ("baseURL", self.base_url),
            ("protocolVersion", "2.0"),
            ("adminEmail", self.admin),
            ("earliestDatestamp", stamp_of(records.earliest())),
            ("deletedRecord", "persistent"),
            ("granularity", "YYYY-MM-DDThh:mm:ssZ"),
        ):
            _el(name, value, into=into)

    def _formats(self, into: Element) -> None:
        if "identifier" in self.arguments:
            self._named()
        for prefix, each in FORMATS.items():
            format = _el("metadataFormat", into=into)
            _el("metadataPrefix", prefix, into=format)
            _el("schema", each.schema, into=format)
            _el("metadataNamespace", each.namespace, into=format)

    def _sets(self, into: Element) -> None:
        if "resumptionToken" in self.arguments:
            raise OaiError("badResumptionToken", "The list of sets has one part only.")
        found = records.sets()
        if not found:
            raise OaiError("noSetHierarchy", "There are no sets, as nothing is held.")
        for spec, name in found:
            element = _el("set", into=into)
            _el("setSpec", spec, into=element)
            _el("setName", name, into=element)

    def _record(self, into: Element) -> None:
        self._format(self.arguments)
        self._records(into, [self._named()], self.arguments["metadataPrefix"])

    def _list(self, into: Element) -> None:
        resumed = None
        arguments = self.arguments
        if "resumptionToken" in arguments:
            resumed = tokens.read(arguments["resumptionToken"])
            arguments = resumed.arguments
        try:
            prefix, span = self._format(arguments), span_of(arguments)
        except OaiError as error:
            if resumed:
                message = "The token is none that was given here."
                raise OaiError("badResumptionToken", message) from error
            raise
        spec, size = arguments.get("set", ""), FORMATS[prefix].size
        after, given = (resumed.after, resumed.given) if resumed else (None, 0)
        found = records.page(span, spec, after, size + 1)
        if not found and not resumed:
            raise OaiError("noRecordsMatch", "No record has these dates and this set.")
        shown = found[:size]
        if self.arguments["verb"] == "ListRecords":
            self._records(into, shown, prefix)
        else:
            specs = records.sets_of(shown)
            for each in shown:
                into.append(self._header(each, specs[each.symbol]))
        if resumed or len(found) > size:
            more = ""
            if len(found) > size:
                last = (shown[-1].stamp, shown[-1].symbol)
                more = tokens.token(tokens.Resumed(arguments, last, given + size))
            token = _el("resumptionToken", more, into=into)
            total = max(records.count(span, spec), given + len(found))
            token.set("completeListSize", str(total))
            token.set("cursor", str(given))

    def _format(self, arguments: Mapping[str, str]) -> str:
        prefix = arguments.get("metadataPrefix", "")
        if prefix not in FORMATS:
            message = f"There is no such format; there are {', '.join(FORMATS)}."
            raise OaiError("cannotDisseminateFormat", message)
        return prefix

    def _named(self) -> Record:
        identifier = self.arguments["identifier"]
        before = self._identifier("")
        symbol = unquote(identifier.removeprefix(before))
        found = None
        if identifier.startswith(before) and symbol.isprintable():
            found = records.record(symbol)
        if found is None:
            raise OaiError("idDoesNotExist", "Nothing here has this identifier.")
        return found

    def _identifier(self, symbol: str) -> str:
        """Of the domain of the archive, as the scheme "oai" asks, not of its port."""
        host = urlsplit(self.base_url).hostname or ""
        return f"oai:{host}:{quote(symbol, safe='/()')}"

    def _header(self, found: Record, specs: list[str]) -> Element:
        header = _el("header")
        if found.is_deleted:
            header.set("status", "deleted")
        _el("identifier", self._identifier(found.symbol), into=header)
        _el("datestamp", stamp_of(found.stamp), into=header)
        for spec in specs:
            _el("setSpec", spec, into=header)
        return header

    def _records(self, into: Element, found: Sequence[Record], prefix: str) -> None:
        symbols = [each.symbol for each in found]
        specs = records.sets_of(found)
        held = Resolution.objects.filter(symbol__in=symbols).in_bulk(
            field_name="symbol"
        )
        scheme, host = urlsplit(self.base_url)[:2]
        for each in found:
            if each.symbol not in held and not each.is_deleted:
                # Gone since it was found: its withdrawal comes with a later date.
                continue
            record = _el("record", into=into)
            record.append(self._header(each, specs[each.symbol]))
            if each.is_deleted:
                continue
            url = f"{scheme}://{host}{path_of(each.symbol)}"
            kinds = (spec.partition(":") for spec in specs[each.symbol])
            topics = [value for kind, _, value in kinds if kind == "topic"]
            metadata = FORMATS[prefix].write(held[each.symbol], url, topics)
            _el("metadata", into=record).append(metadata)


def _el(name: str, text: str = "", into: Element | None = None) -> Element:
    element = etree.Element(f"{{{OAI}}}{name}", nsmap={None: OAI, "xsi": XSI})
    if text:
        element.text = xml_safe(text)
    if into is not None:
        into.append(element)
    return element
