"""What is computed once for all sessions: answers and figures, by the curriculum's fingerprint and a choice.

Plain memories rather than Streamlit's cache, which hashes every argument anew on each call (about 0.3 ms, and a page
asks a dozen times a rerun). What is kept is immutable by agreement: nobody changes what they are given.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar, cast

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Question:
    fingerprint: str
    what: str
    choice: Hashable
    compute: Callable[[], Any] = field(compare=False)


class Memory:
    """At most so many answers; the least recently used go first."""

    def __init__(self, most: int) -> None:
        self._answer = lru_cache(maxsize=most)(_computed)

    def kept(self, fingerprint: str, what: str, choice: Hashable, compute: Callable[[], T]) -> T:
        """The answer to `what` for a choice; `compute()` finds it the first time."""
        return cast("T", self._answer(_Question(fingerprint, what, choice, compute)))

    def forget(self) -> None:
        """Start anew."""
        self._answer.cache_clear()


def _computed(question: _Question) -> Any:
    answer = question.compute()
    # The question is kept with its answer. What it was computed from (a file, a text, a draft) must not be.
    object.__setattr__(question, "compute", None)
    return answer


ANSWERS = Memory(3_000)
"""About the curriculum: few kilobytes each, and only as many as there are choices."""
FIGURES = Memory(600)
"""Charts, about 0.1 MB each."""
PLANS = Memory(600)
"""About one plan: a board with its cards, the problems."""
DRAFTS = Memory(50)
"""Edited curricula with all their look-ups, some megabytes each."""
