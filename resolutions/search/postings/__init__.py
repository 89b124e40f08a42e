"""The search index: for every word the paragraphs that have it, as bitmaps in rows.

Derived from the texts and rebuilt from them by `manage.py rebuild_search`; kept true
by whoever stores or clears a text (`add`, `remove`), in the same transaction, and kept
in few rows by whoever has time (`tidy`). How it works stands in docs/search.md.
"""

from .writing import add, rebuild, remove, tidy

__all__ = ["add", "rebuild", "remove", "tidy"]
