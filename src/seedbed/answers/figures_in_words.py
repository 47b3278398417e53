"""How a figure is written for a person: digits, units, signs and the words around them.

A figure that is not there is never a blank and never a nought: it is a dash with the reason beside it.
"""

from __future__ import annotations

import math

MISSING = "–"
NOTHING_GIVEN = "-"
"""What the department's interactive tool prints where it has no figure."""

SYMBOLS = {
    "c": "too few to publish",
    "k": "rounds to nought",
    "low": "rounds to nought",
    "u": "too unreliable to publish",
    "x": "not available",
    "..": "not available",
    "z": "does not apply here",
    NOTHING_GIVEN: "not published",
    "": "not published",
}
"""What the symbols in the official tables mean, as a reader would say it."""

GRADES = {1: "Outstanding", 2: "Good", 3: "Requires improvement", 4: "Inadequate"}
"""Ofsted's four judgements in the order of the official tables."""


def written(value: float | None, unit: str, decimals: int = 0) -> str:
    """Write a value with its unit.

    >>> written(22.6, "%", 1), written(1234, "children"), written(2100.4, "£ a week"), written(None, "%")
    ('22.6%', '1,234', '£2,100', '–')
    """
    if value is None or math.isnan(value):
        return MISSING
    if unit == "grade":
        return GRADES.get(round(value), MISSING)
    digits = f"{value:,.{decimals}f}"
    if float(digits.replace(",", "")) == 0:
        digits = digits.lstrip("-")
    if unit == "%":
        return f"{digits}%"
    if unit.startswith("£"):
        return f"-£{digits[1:]}" if digits.startswith("-") else f"£{digits}"
    return digits


def with_unit(value: float | None, unit: str, decimals: int = 0) -> str:
    """Write a value so that it can stand alone in a sentence.

    >>> with_unit(67, "per 10,000"), with_unit(14.9, "score", 1), with_unit(7385, "£ a week")
    ('67 per 10,000', '14.9', '£7,385 a week')
    """
    plain = written(value, unit, decimals)
    if plain == MISSING or unit in {"%", "grade", "score", "£"}:
        return plain
    if unit == "£ a week":
        return f"{plain} a week"
    if unit.startswith("£ "):
        return f"{plain} {unit[2:]}"
    return f"{plain} {unit}"


def ordinal(number: int) -> str:
    """Write a place in an order.

    >>> [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 102, 113)]
    ['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '102nd', '113th']
    """
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def at_end(place: int, place_from_lowest: int, of: int) -> str:
    """Write a place in an order, counted from the nearer end; places that are shared count as the better one.

    >>> at_end(1, 151, 151), at_end(17, 135, 151), at_end(149, 2, 151)
    ('highest of 151', '17th highest of 151', '2nd lowest of 151')
    """
    rank, end = (place, "highest") if place <= place_from_lowest else (place_from_lowest, "lowest")
    return f"{'' if rank == 1 else ordinal(rank) + ' '}{end} of {of:,}"


def counted(number: int, thing: str, things: str = "") -> str:
    """Write how many of a thing there are; small numbers as words.

    >>> counted(1, "council"), counted(3, "child", "children"), counted(0, "line"), counted(1200, "line")
    ('one council', 'three children', 'no lines', '1,200 lines')
    """
    return f"{number_in_words(number)} {thing if number == 1 else (things or f'{thing}s')}"


def number_in_words(number: int, *, none: str = "no") -> str:
    """Write a whole number as a sentence does: small ones in words.

    >>> number_in_words(4), number_in_words(0, none="none"), number_in_words(153)
    ('four', 'none', '153')
    """
    if number == 0:
        return none
    return SMALL_NUMBERS[number] if 0 < number <= 10 else format(number, ",")


def opened(words: str) -> str:
    """Begin a sentence: the first letter large, the others as they are.

    >>> opened("two lines of SSDA903")
    'Two lines of SSDA903'
    """
    return f"{words[:1].upper()}{words[1:]}"


def listed(words: list[str] | tuple[str, ...]) -> str:
    """Join words as a sentence does.

    >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
