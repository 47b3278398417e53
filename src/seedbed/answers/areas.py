"""Whom a published figure is about: a council, a region or England, found by the name a person types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from seedbed.codes.councils import ENGLAND, Council, Neighbours, councils, find_council, neighbours, regions
from seedbed.messages import UnknownName


@dataclass(frozen=True)
class Area:
    """A council, a region or England, with the name that stands on its pages."""

    code: str
    name: str
    kind: Literal["council", "region", "england"]
    council: Council | None = None
    neighbour_model: str = "2025"

    @property
    def region(self) -> str:
        """The code of the region a council lies in; nothing for others."""
        return self.council.region.code if self.council else ""

    @property
    def region_name(self) -> str:
        """The name of that region."""
        return self.council.region.name if self.council else ""

    @property
    def neighbours(self) -> Neighbours | None:
        """A council's statistical neighbours."""
        return neighbours(self.code, model=self.neighbour_model) if self.council else None

    @property
    def slug(self) -> str:
        """The name of its page's file."""
        return self.council.slug if self.council else self.name.lower().replace(" ", "-")


ALL_ENGLAND = Area(ENGLAND, "England", "england")


def area_of(council: Council, *, model: str = "2025") -> Area:
    """Make a council an area."""
    return Area(council.code, council.plain_name, "council", council, model)


def every_council() -> tuple[Area, ...]:
    """Give the 153 councils as areas, in order of name."""
    return tuple(area_of(council) for council in councils())


def find_area(name: str) -> Area:
    """Find an area by name or code; a council's name comes first where two could be meant.

    >>> find_area("darlington").code, find_area("England").kind, find_area("North East").kind
    ('E06000005', 'england', 'region')
    """
    wanted = name.strip().lower()
    if wanted in {"england", ENGLAND.lower()}:
        return ALL_ENGLAND
    for region in regions():
        if wanted in {region.name.lower(), region.code.lower()}:
            return Area(region.code, region.name, "region")
    try:
        return area_of(find_council(name))
    except UnknownName as fault:
        raise UnknownName(fault.found, where="--council", mend=fault.mend) from None
