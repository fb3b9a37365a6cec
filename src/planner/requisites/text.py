"""The text form of requisites: `MP-211 & (LMSC-208 | "mathematics proficiency")`, read and printed back the same."""

from __future__ import annotations

from decimal import Decimal

from lark import Token, Transformer, v_args

from planner import expressions
from planner.expressions import Language, placed, unmarked, written_code
from planner.requisites.tree import (
    NONE,
    AllOf,
    AnyOf,
    CreditsEarned,
    NOf,
    Requisite,
    Taken,
    Ticked,
    all_of,
    any_of,
    n_of,
    normalised,
)

# A number is a count only before "of", "credits" the word only before a comparison: anywhere else both are codes.
_GRAMMAR = r"""
    ?start: NONE -> none
          | any
    any: all ("|" all)*
    all: part ("&" part)*
    ?part: CODE -> bare_code
         | CODE_IN_BACKTICKS -> marked_code
         | TEXT_IN_QUOTES -> condition
         | CREDITS AT_LEAST NUMBER -> credits
         | COUNT OF "(" any ("," any)* ")" -> count
         | "(" any ")"

    NONE.2: /none(?![\w.\/:-])/i
    CREDITS.2: /credits(?=\s*[<>=≥])/i
    COUNT.2: /[0-9]+(?=\s+of(?![\w.\/:-]))/i
    OF: /of/i
    AT_LEAST: ">="
    COMMA: ","
    NUMBER: /[0-9]+(\.[0-9]+)?/
"""
_WORDS = {
    "TEXT_IN_QUOTES": "a condition in quotes",
    "CREDITS": "credits >= n",
    "COUNT": "n of (…)",
    "NONE": "none",
    "OF": "of",
    "AT_LEAST": ">=",
    "NUMBER": "a number such as 24",
    "COMMA": ",",
}


@v_args(inline=True)
class _Build(Transformer[Token, Requisite]):
    def none(self, _: Token) -> Requisite:
        return NONE

    def any(self, *parts: Requisite) -> Requisite:
        return any_of(*parts)

    def all(self, *parts: Requisite) -> Requisite:
        return all_of(*parts)

    def bare_code(self, code: Token) -> Requisite:
        return Taken(str(code))

    def marked_code(self, code: Token) -> Requisite:
        return placed(code, Taken, unmarked(code))

    def condition(self, title: Token) -> Requisite:
        return placed(title, Ticked, unmarked(title))

    def credits(self, _: Token, __: Token, number: Token) -> Requisite:
        return placed(number, CreditsEarned, float(number))

    def count(self, n: Token, _: Token, *parts: Requisite) -> Requisite:
        return placed(n, n_of, int(n), *parts)


_LANGUAGE: Language[Requisite] = Language(_GRAMMAR, _Build(), _WORDS)


def parse(text: str) -> Requisite:
    """Read a requisite; the tree is in normal form. `&` binds tighter than `|`; `none` is known to have none.

    A code of letters, digits and - _ . / : is written as it is, any other in backticks; a doubled backtick or quote
    inside its own marks stands for one. Keywords ignore case.
    Raises `ValueError` whose message says at which character what was expected, also for a text of more than 2,000
    characters (white space left out) or more than 50 brackets inside each other.

    >>> unparse(parse('MP-211&(LMSC-208|((LMSC-209)))'))
    'MP-211 & (LMSC-208 | LMSC-209)'
    """
    requisite = _LANGUAGE.read(text)
    unparse(requisite)  # What is read must also print within the limits, with the brackets that printing adds.
    return requisite


def unparse(requisite: Requisite) -> str:
    """The text of a requisite: `parse(unparse(requisite)) == normalised(requisite)`.

    Raises `ValueError` where the text would be longer or deeper than `parse` reads.
    """
    normal = normalised(requisite)
    text = "none" if normal == NONE else _written(normal)
    expressions.require_readable(text)
    return text


def _written(requisite: Requisite) -> str:
    match requisite:
        case Taken(course_id):
            return written_code(course_id)
        case CreditsEarned(least):
            return f"credits >= {number(least)}"
        case Ticked(title):
            return expressions.in_quotes(title)
        case AllOf(parts):
            return " & ".join(f"({_written(part)})" if isinstance(part, AnyOf) else _written(part) for part in parts)
        case AnyOf(parts):
            return " | ".join(f"({_written(part)})" if isinstance(part, AllOf) else _written(part) for part in parts)
        case NOf(n, parts):
            return f"{n} of ({', '.join(map(_written, parts))})"


def number(amount: float) -> str:
    """A number of credits without an exponent and without a needless ".0"."""
    return format(Decimal(repr(float(amount))), "f").removesuffix(".0")
