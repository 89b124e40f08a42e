"""The editors' desk: what arrives, waits, is looked at and is published.

The desk stands above the archive: it uses `resolutions.ingest`, `resolutions.editions`
and the parser, and nothing there knows of it. The tables of the archive hold what is
published and nothing else, so no public query has to leave anything out; what is not
public lives in the tables here.
"""
