"""The shapes of the public JSON, as plain values ready for `json.dumps`.

Addresses are paths within the site. What is not known is None, never guessed. The
number of queries does not grow with the length of what is shown.
"""

from .browsing import (
    home_shape,
    topic_shape,
    topics_shape,
    verb_shape,
    verbs_shape,
)
from .comparison import comparison_shape
from .documents import (
    by_year_shape,
    document_shape,
    documents_shape,
    practice_shape,
)
from .texts import paragraph_page_shape, resolution_shape

__all__ = [
    "by_year_shape",
    "comparison_shape",
    "document_shape",
    "documents_shape",
    "home_shape",
    "paragraph_page_shape",
    "practice_shape",
    "resolution_shape",
    "topic_shape",
    "topics_shape",
    "verb_shape",
    "verbs_shape",
]
