"""The text form of pools: `(subject = "MP" & course_level >= 200) except MP-211`, read and printed back the same."""

from __future__ import annotations

from typing import cast

from lark import Token, Transformer, v_args

from planner import expressions
from planner.expressions import Language, placed, unmarked, written_code
from planner.pools.tree import (
    Both,
    Code,
    Comparison,
    CourseLevel,
    Either,
    Except,
    Field,
    FieldName,
    Pool,
    both,
    either,
    normalised,
    without,
)

# The names of fields are the words only before a comparison: anywhere else they are codes.
_GRAMMAR = r"""
    ?start: except_
    except_: either (EXCEPT either)*
    either: both ("|" both)*
    both: part ("&" part)*
    ?part: CODE -> bare_code
         | CODE_IN_BACKTICKS -> marked_code
         | FIELD EQUALS TEXT_IN_QUOTES -> field
         | LEVEL (AT_LEAST | AT_MOST | EQUALS) WHOLE -> level
         | "(" except_ ")"

    EXCEPT.2: /except(?![\w.\/:-])/i
    FIELD.2: /(subject|department)(?=\s*[<>=≥≤])/i
    LEVEL.2: /course_level(?=\s*[<>=≥≤])/i
    EQUALS: "="
    AT_LEAST: ">="
    AT_MOST: "<="
"""
_WORDS = {
    "FIELD": 'subject = "…"',
    "LEVEL": "course_level >= n",
    "TEXT_IN_QUOTES": "a text in quotes",
    "AT_LEAST": ">=",
    "AT_MOST": "<=",
    "EQUALS": "=",
    "EXCEPT": "except",
}


@v_args(inline=True)
class _Build(Transformer[Token, Pool]):
    def except_(self, pool: Pool, *removed: Pool | Token) -> Pool:
        return without(pool, *(part for part in removed if not isinstance(part, Token)))

    def either(self, *parts: Pool) -> Pool:
        return either(*parts)

    def both(self, *parts: Pool) -> Pool:
        return both(*parts)

    def bare_code(self, code: Token) -> Pool:
        return Code(str(code))

    def marked_code(self, code: Token) -> Pool:
        return placed(code, Code, unmarked(code))

    def field(self, name: Token, _: Token, value: Token) -> Pool:
        return placed(value, Field, cast("FieldName", name.casefold()), unmarked(value))

    def level(self, _: Token, comparison: Token, value: Token) -> Pool:
        return placed(value, CourseLevel, cast("Comparison", str(comparison)), int(value))


_LANGUAGE: Language[Pool] = Language(_GRAMMAR, _Build(), _WORDS)


def parse(text: str) -> Pool:
    """Read a pool; the tree is in normal form. `&` binds tighter than `|`, and that tighter than `except`.

    `a except b except c` takes both from a. A code of letters, digits and - _ . / : is written as it is, any other in
    backticks; a doubled backtick or quote inside its own marks stands for one. Keywords ignore case.
    Raises `ValueError` whose message says at which character what was expected, also for a text of more than 2,000
    characters (white space left out) or more than 50 brackets inside each other.

    >>> unparse(parse('(subject="MP"&course_level>=200) except MP-211'))
    '(subject = "MP" & course_level >= 200) except MP-211'
    """
    pool = _LANGUAGE.read(text)
    unparse(pool)  # What is read must also print within the limits, with the brackets that printing adds.
    return pool


def unparse(pool: Pool) -> str:
    """The text of a pool: `parse(unparse(pool)) == normalised(pool)`.

    Raises `ValueError` where the text would be longer or deeper than `parse` reads.
    """
    text = _written(normalised(pool))
    expressions.require_readable(text)
    return text


def _written(pool: Pool) -> str:
    match pool:
        case Code(course_id):
            return written_code(course_id)
        case Field(name, value):
            return f"{name} = {expressions.in_quotes(value)}"
        case CourseLevel(comparison, value):
            return f"course_level {comparison} {value}"
        case Both(parts):
            return " & ".join(map(_inside, parts))
        case Either(parts):
            return " | ".join(map(_inside, parts))
        case Except(kept, removed):
            return " except ".join(map(_inside, (kept, *removed)))


def _inside(part: Pool) -> str:
    """A part of something else: in brackets also where precedence would do, so that nobody need know it."""
    return f"({_written(part)})" if isinstance(part, Both | Either | Except) else _written(part)
