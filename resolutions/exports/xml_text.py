"""Text that XML can hold."""

from __future__ import annotations

import re

NO_XML_RE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_safe(text: str) -> str:
    """The text; most control characters, which XML 1.0 has no place for, are U+FFFD."""
    return NO_XML_RE.sub("\ufffd", text)
