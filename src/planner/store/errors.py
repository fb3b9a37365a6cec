"""What can go wrong with a store that is no wrong call."""

from __future__ import annotations


class StoreError(Exception):
    """The database cannot be opened, read or written; the message says why, in words and without passwords."""


class Overtaken(Exception):  # noqa: N818 (what has happened to who saves)
    """Somebody else has saved a revision meanwhile, and `latest` is its number; nothing was written."""

    def __init__(self, latest: int) -> None:
        super().__init__(f"revision {latest} was saved meanwhile")
        self.latest = latest


class ReviewRequired(Exception):  # noqa: N818 (what the curriculum asks for)
    """A second person must accept what becomes a revision of this curriculum: propose a draft."""

    def __init__(self, curriculum_id: str) -> None:
        super().__init__(f"{curriculum_id} takes only drafts that a second person has accepted")
        self.curriculum_id = curriculum_id
