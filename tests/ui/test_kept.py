"""Answers are computed once for a question, and the oldest go first."""

from __future__ import annotations

import gc
import weakref

from planner.ui.kept import Memory


def test_the_same_question_is_computed_once() -> None:
    asked: list[int] = []
    memory = Memory(10)
    for _ in range(3):
        assert memory.kept("f", "what", (1, "a"), lambda: asked.append(1) or "answer") == "answer"
    assert asked == [1]


def test_fingerprint_kind_and_choice_all_tell_questions_apart() -> None:
    memory = Memory(10)
    questions = [("f", "what", 1), ("g", "what", 1), ("f", "other", 1), ("f", "what", 2)]
    assert [memory.kept(*question, lambda question=question: question) for question in questions] == questions


def test_the_least_recently_used_answer_goes_first() -> None:
    asked: list[int] = []
    memory = Memory(2)
    for choice in (1, 2, 1, 3, 1, 2):
        memory.kept("f", "what", choice, lambda choice=choice: asked.append(choice))
    assert asked == [1, 2, 3, 2]


def test_a_forgotten_answer_is_computed_again() -> None:
    asked: list[int] = []
    memory = Memory(2)
    for _ in range(2):
        memory.kept("f", "what", 1, lambda: asked.append(1))
        memory.forget()
    assert asked == [1, 1]


def test_what_an_answer_was_computed_from_is_let_go() -> None:
    class Upload:
        """Stands for a large file."""

    def asked(memory: Memory, upload: Upload) -> weakref.ref[Upload]:
        memory.kept("f", "what", 1, lambda: repr(upload))
        return weakref.ref(upload)

    memory = Memory(10)
    held = asked(memory, Upload())
    gc.collect()
    assert held() is None
