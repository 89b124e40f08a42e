"""The public data described for programs: OpenAPI 3.1.

shapes      what the answers are made of, key by key; `lists` has those of lists
addresses   every address that answers JSON, with its parameters and its shape
document    both as one OpenAPI document     document()
"""

from .document import document

__all__ = ["document"]
