"""What can go wrong with a store that is no wrong call."""

from __future__ import annotations


class StoreError(Exception):
    """The database cannot be opened, read or written; the message says why, in words and without passwords."""
