"""What lies on the desk.

A `Batch` is what somebody sent at one time, an `Upload` one file of it with its own
state, an `Edition` one text as it was public for a time.

What a later table has to keep to: `Upload.parse` is what the parser read and is never
changed by hand, so that it can be made anew at any time. What an editor corrects is a
row of its own that names its place by anchor together with a digest of the text it
was made on; `drafts.effective` is where such rows are laid over the parse, and what it
returns is what is previewed and published. `Edition.text` is that result, word for
word, so the record of what was public does not change with later corrections.
"""

from .correction import Correction
from .edition import Edition, NewReading
from .error_report import ErrorReport, ReportSent
from .upload import Batch, SourceView, Upload, counts_of

__all__ = [
    "Batch",
    "Correction",
    "Edition",
    "ErrorReport",
    "NewReading",
    "ReportSent",
    "SourceView",
    "Upload",
    "counts_of",
]
