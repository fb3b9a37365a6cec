"""How small expressions are read: what the texts of requisites and of pools have in common.

Both name courses by their code and texts in quotes, join parts with operators and brackets, and tell a person in plain
words where a text stops making sense. Every message completes the sentence "expected …".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from typing import Any, Generic, ParamSpec, TypeVar, cast

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedInput, UnexpectedToken

LONGEST = 2_000
"""Most characters in a text, white space left out: printing may space a text differently."""
DEEPEST = 50
"""Most brackets inside each other."""

TERMINALS = r"""
    CODE: /(?!(?:none|except)(?![\w.\/:-]))[\w.\/:-]+/i
    CODE_IN_BACKTICKS: /`(?:[^`]|``)*`/
    TEXT_IN_QUOTES: /"(?:[^"]|"")*"/
    WHOLE: /[0-9]+/
    LPAR: "("
    RPAR: ")"
    AND: "&"
    OR: "|"
    %ignore /\s+/
"""
_RESERVED = frozenset({"none", "except"})
_BARE_CODE = re.compile(r"[\w./:-]+")
_MARKED_OR_BRACKET = re.compile(r'"(?:[^"]|"")*"|`(?:[^`]|``)*`|[()]')
_CODES = {"CODE": "a course code", "CODE_IN_BACKTICKS": "a course code"}
_SIGNS = {
    "WHOLE": "a whole number",
    "LPAR": "(",
    "RPAR": ")",
    "AND": "&",
    "OR": "|",
    "$END": "the end",
}
_UNCLOSED = {'"': "a text in quotes that are closed again", "`": "a course code in backticks that are closed again"}

Built = TypeVar("Built")
P = ParamSpec("P")


class Language(Generic[Built]):
    """A grammar, the values that its rules build, and the words for what it expects."""

    def __init__(self, grammar: str, build: Transformer[Token, Any], words: Mapping[str, str]) -> None:
        self._grammar = grammar + TERMINALS
        self._build = build
        self._words = {**_CODES, **words, **_SIGNS}

    @cached_property
    def _parser(self) -> Lark:
        """Compiled when the first text is read, so that importing costs nothing."""
        return Lark(self._grammar, parser="lalr", transformer=self._build)

    def read(self, text: str) -> Built:
        """The value of a text. Raises `ValueError` that says where the text is wrong and what was expected there."""
        require_readable(text)
        try:
            return cast("Built", self._parser.parse(text))
        except UnexpectedInput as error:
            raise ValueError(self._expected(text, error)) from None

    def _expected(self, text: str, error: UnexpectedInput) -> str:
        at_end = isinstance(error, UnexpectedToken) and error.token.type == "$END"
        position = len(text) if at_end else (error.pos_in_stream or 0)
        place = "at the end" if at_end else f"at character {position + 1}"
        acceptable = self._acceptable(text, position)
        words = listed((word for name, word in self._words.items() if name in acceptable), "or")
        closed = _MARKED_OR_BRACKET.match(text, position)
        return f"{place}: {words if closed else _UNCLOSED.get(text[position : position + 1], words)}"

    def _acceptable(self, text: str, position: int) -> set[str]:
        """The terminals that may stand at a position; what an error of lark lists is wider than that, or narrower."""
        progress: Any = self._parser.parse_interactive(text)
        with suppress(UnexpectedInput):
            for token in progress.lexer_thread.lex(progress.parser_state):
                if (token.start_pos or 0) >= position:
                    break
                progress.feed_token(token)
        return cast("set[str]", progress.accepts())


def require_readable(text: str) -> None:
    """Raise `ValueError` for a text that is too long or has too many brackets inside each other."""
    if len("".join(text.split())) > LONGEST:
        raise ValueError(f"a text of at most {LONGEST:,} characters, white space left out")
    depth = 0
    for found in _MARKED_OR_BRACKET.finditer(text):
        depth += {"(": 1, ")": -1}.get(found[0], 0)
        if depth > DEEPEST:
            raise ValueError(f"at character {found.start() + 1}: at most {DEEPEST} brackets inside each other")


def placed(token: Token, make: Callable[P, Built], *args: P.args, **kwargs: P.kwargs) -> Built:
    """What `make` gives; where it raises `ValueError`, the message says at which character of the text."""
    try:
        return make(*args, **kwargs)
    except ValueError as error:
        raise ValueError(f"at character {(token.start_pos or 0) + 1}: {error}") from None


def unmarked(token: Token) -> str:
    """The text inside quotes or backticks; a doubled mark stands for one."""
    mark = token[0]
    return str(token[1:-1]).replace(mark * 2, mark)


def in_quotes(text: str) -> str:
    """A text as it is written in an expression: `"mathematics proficiency"`."""
    return '"' + text.replace('"', '""') + '"'


def written_code(course_id: str) -> str:
    """A course's code as it is written in an expression: bare where it can be, else in backticks."""
    if _BARE_CODE.fullmatch(course_id) and course_id.casefold() not in _RESERVED:
        return course_id
    return "`" + course_id.replace("`", "``") + "`"


def require_text(text: str, name: str) -> None:
    """Raise `ValueError` for a text with nothing in it but white space."""
    if not text.strip():
        raise ValueError(f"{name} that is not blank")


def listed(words: Iterable[str], last: str) -> str:
    """Words in a row, each once: "a, b or c" with `last` "or"."""
    *before, final = dict.fromkeys(words)
    return f"{', '.join(before)} {last} {final}" if before else final
