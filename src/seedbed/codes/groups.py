"""Codes that are counted together, and the timescales that help is held to: read from data, never written in logic."""

from __future__ import annotations

from functools import cache

from seedbed.messages import UnknownName, did_you_mean
from seedbed.reference_data import read_yaml


def code_group(name: str) -> tuple[str, ...]:
    """Give the codes of a group.

    >>> code_group("childrens_homes")
    ('K1', 'K2')
    """
    groups = _groups()
    if name not in groups:
        raise UnknownName(f'There is no group of codes "{name}".', mend=did_you_mean(name, groups))
    return groups[name]


def timescale(name: str) -> int:
    """Give a timescale in working days, or in days of the calendar where it is told so.

    >>> timescale("assessment"), timescale("long_protection_plan")
    (45, 729)
    """
    return _timescales()[name]


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    return {name: tuple(group["codes"]) for name, group in read_yaml("codes", "groups.yml")["groups"].items()}


@cache
def _timescales() -> dict[str, int]:
    scales = read_yaml("timescales.yml")["timescales"]
    return {name: int(scale.get("working_days") or scale["days"]) for name, scale in scales.items()}
