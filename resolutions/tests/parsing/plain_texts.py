"""Resolutions as plain text, and what is read of them, for the tests of their structure."""

from resolutions.parsing import pipeline

HEAD = "Resolution adopted by the General Assembly on 18 December 2009\n\n64/179.\tA title\n\n"


def anchors(body, head=HEAD):
    parsed = pipeline.parse((head + body).encode(), "a.txt")
    return [(p.anchor, p.kind, p.text) for p in parsed.paragraphs]


def parsed(body, head=HEAD):
    return pipeline.parse((head + body).encode(), "a.txt")


def read_anchors(body, head=HEAD):
    return [anchor for anchor, _, _ in anchors(body, head)]
