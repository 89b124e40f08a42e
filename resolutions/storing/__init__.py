"""A parsed resolution as rows. The number of queries does not grow with its length."""

from .resolution import clear, store_resolution, store_source

__all__ = ["clear", "store_resolution", "store_source"]
