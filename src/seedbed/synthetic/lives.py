"""What a synthetic life is made of: a child, the steps of help, and time in care.

A life is the whole truth, past the last return's date and into the future. A return is a view of it on one day: the
writers of `write_903` and `write_cin` leave out what had not happened yet.

    life         referral ── assessment ── enquiry ── conference ── plan ─────────── care ──────────────── 18
    2024-25      ├──────────────────────────────────────────── 31 March: the plan is open
    2025-26                                                             ├───── 31 March: an episode is open
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from seedbed.synthetic.tables import Home

SHORT_BREAKS = ("V3", "V4")
ADOPTED = ("E11", "E12")


@dataclass(frozen=True, slots=True)
class Child:
    """Who a child is. `due` is the day the birth was expected, for a child who was referred before it."""

    id: str
    family: int
    sex: str
    born: date
    ethnicity: str
    upn: str
    disabilities: tuple[str, ...] = ()
    unaccompanied: bool = False
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """One assessment, from its start to the day it was authorised, and what it found."""

    start: date
    authorised: date
    factors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Enquiry:
    """One Section 47 enquiry; without a `conference`, none was required."""

    start: date
    conference_due: date
    conference: date | None


@dataclass(frozen=True, slots=True)
class NeedPlan:
    """One child in need plan."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class ProtectionPlan:
    """One child protection plan; the last review is the conference that ended it."""

    start: date
    end: date
    first_category: str
    latest_category: str
    plans_before: int
    reviews: tuple[date, ...]


@dataclass(slots=True)
class Referral:
    """One referral and all that followed, filled as the work goes on; the census calls it a CIN episode."""

    day: date
    source: str
    need: str
    no_further_action: bool = False
    closed: date | None = None
    why_closed: str = ""
    conference_of_move: date | None = None
    assessments: list[Assessment] = field(default_factory=list)
    enquiries: list[Enquiry] = field(default_factory=list)
    need_plans: list[NeedPlan] = field(default_factory=list)
    protection_plans: list[ProtectionPlan] = field(default_factory=list)

    def close(self, day: date, why: str) -> None:
        """Close the case; nothing may follow."""
        self.closed, self.why_closed = day, why


@dataclass(frozen=True, slots=True)
class Episode:
    """One episode of care: a stretch in which neither the legal status nor the home changes."""

    start: date
    why_new: str
    legal_status: str
    need: str
    home: Home
    home_postcode: str
    end: date | None = None
    why_ended: str = ""
    why_moved: str = ""

    @property
    def is_short_break(self) -> bool:
        """Whether this is a break for a child who lives at home, which is not being looked after."""
        return self.legal_status in SHORT_BREAKS


@dataclass(frozen=True, slots=True)
class AdoptionPlan:
    """The decision that a child should be placed for adoption, and what became of it."""

    decided: date
    matched: date | None = None
    adopters: str = ""
    by_own_carer: bool = False
    given_up: date | None = None
    why_given_up: str = ""


@dataclass(frozen=True, slots=True)
class Absence:
    """A time missing from care (M), or away without leave (A)."""

    kind: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class WorkerSpell:
    """The time one social worker held the case; `why` tells why this worker came."""

    worker: str
    start: date
    end: date | None
    why: str


@dataclass(slots=True)
class Life:
    """One child's whole story."""

    child: Child
    postcode: str
    referrals: list[Referral] = field(default_factory=list)
    episodes: list[Episode] = field(default_factory=list)
    reviews: list[tuple[date, str]] = field(default_factory=list)
    absences: list[Absence] = field(default_factory=list)
    workers: list[WorkerSpell] = field(default_factory=list)
    adoption: AdoptionPlan | None = None
    permanence_before: dict[date, tuple[str, str, str]] = field(default_factory=dict)
    health: dict[int, dict[str, str]] = field(default_factory=dict)
    after_care: dict[int, tuple[str, str, str]] = field(default_factory=dict)
    left_care_before: date | None = None
    mother_since: date | None = None
    died: date | None = None
    plans_elsewhere: int = 0

    def was_referred_before_birth(self, due: date) -> None:
        """Keep the day the birth is expected, as the first worker heard it."""
        if self.child.due is None:
            self.child = replace(self.child, due=due)

    def periods(self) -> list[list[Episode]]:
        """Give the periods of being looked after, each a chain of episodes; short breaks are left out.

        A period begins with the episode that starts being looked after, or with the first known.
        """
        chains: list[list[Episode]] = []
        for episode in self.episodes:
            if episode.is_short_break:
                continue
            if episode.why_new == "S" or not chains:
                chains.append([])
            chains[-1].append(episode)
        return chains

    def episodes_in(self, first: date, last: date) -> list[Episode]:
        """Give the episodes that were open on at least one day from `first` to `last`, or ended on one."""
        return [e for e in self.episodes if e.start <= last and (e.end is None or e.end >= first)]

    @property
    def is_adopted(self) -> bool:
        """Whether the child's time in care ends, or will end, with an adoption order."""
        return bool(self.episodes) and self.episodes[-1].why_ended in ADOPTED

    def is_looked_after(self, day: date) -> bool:
        """Tell whether the child was looked after at the end of this day; short breaks do not count."""
        return any(e.start <= day and (e.end is None or e.end > day) for e in self.episodes if not e.is_short_break)
