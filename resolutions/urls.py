"""The public addresses. They are cited elsewhere and never change once they work."""

from __future__ import annotations

from django.urls import URLPattern, path, register_converter

from .converters import AnchorConverter, SymbolConverter
from .views import (
    browse,
    citation_map,
    cites,
    compare,
    discovery,
    documents,
    errors,
    files,
    graph,
    home,
    oai,
    paragraph,
    reports,
    resolve,
    search_files,
    series,
    tray,
    wording,
)
from .views import resolution as resolution_views
from .views import search as search_views
from .views.answers import View
from .views.endings import ENDINGS
from .views.health import healthz

register_converter(SymbolConverter, "symbol")
register_converter(AnchorConverter, "anchor")


def _with_twin(route: str, view: View, name: str) -> list[URLPattern]:
    """The address of a page, and of the same data with `.json` at the end."""
    return [
        path(f"{route}.json", view, {"as_json": True}, name=f"{name}-json"),
        path(route, view, name=name),
    ]


def _as_files(route: str, view: View, name: str) -> list[URLPattern]:
    """The addresses of the forms in which a page can be taken along."""
    return [
        path(f"{route}{ending}", view, {"ending": ending}, name=f"{name}{ending}")
        for ending in ENDINGS[name]
    ]


urlpatterns = [
    path("", home.home, name="home"),
    path("index.json", home.home, {"as_json": True}, name="home-json"),
    *_with_twin("search", search_views.search, "search"),
    *_as_files("search", search_files.search_file, "search"),
    path("help", search_views.search_help, name="search-help"),
    *_with_twin("documents", documents.documents, "documents"),
    *_with_twin("documents/by-year", documents.by_year, "documents-by-year"),
    path("documents/by-year.csv", documents.by_year_csv, name="documents-by-year-csv"),
    *_with_twin("documents/<path:symbol>", documents.document, "document"),
    *_with_twin("topics", browse.topics, "topics"),
    *_with_twin("topics/<slug:slug>", browse.topic, "topic"),
    *_with_twin("verbs", browse.verbs, "verbs"),
    *_with_twin("verbs/<slug:slug>", browse.verb, "verb"),
    path("compare.docx", compare.compare, {"as_word": True}, name="compare-docx"),
    *_with_twin("compare", compare.compare, "compare"),
    *_as_files("tray", tray.tray_file, "tray"),
    *_with_twin("tray", tray.tray, "tray"),
    *_with_twin("map", citation_map.citation_map, "map"),
    *_with_twin("resolve", resolve.resolve, "resolve"),
    path("resolve.csv", resolve.resolve_csv, name="resolve-csv"),
    path("citations", graph.graph_page, name="citations"),
    *(
        path(
            f"citations.{format}",
            graph.graph_file,
            {"format": format},
            name=f"citations-{format}",
        )
        for format in graph.FORMATS
    ),
    *_with_twin("wording", wording.wording, "wording"),
    *_with_twin("series", series.series_list, "series-list"),
    *_with_twin("series/<slug:slug>", series.series, "series"),
    *_with_twin("reports", reports.reports, "reports"),
    path("reports.csv", reports.reports_csv, name="reports-csv"),
    path("reports.atom", reports.reports_atom, name="reports-atom"),
    path("about", home.about, name="about"),
    path("oai", oai.oai, name="oai"),
    path("healthz", healthz, name="healthz"),
    path("robots.txt", discovery.robots, name="robots"),
    path("sitemap.xml", discovery.sitemap, name="sitemap"),
    path("openapi.json", discovery.openapi, name="openapi"),
    path("opensearch.xml", discovery.opensearch, name="opensearch"),
    *_with_twin("<symbol:symbol>/cites", cites.cites, "cites"),
    *_as_files("<symbol:symbol>/<anchor:anchor>", files.paragraph_file, "paragraph"),
    *_with_twin("<symbol:symbol>/<anchor:anchor>", paragraph.paragraph, "paragraph"),
    *_as_files("<symbol:symbol>", files.resolution_file, "resolution"),
    *_with_twin("<symbol:symbol>", resolution_views.resolution, "resolution"),
    path("<path:path>", errors.elsewhere, name="elsewhere"),
]
