"""What is true of a synthetic place and no return says: whose children they are, and which changes were planted."""

from __future__ import annotations

from seedbed.synthetic.council import SyntheticCouncil
from seedbed.synthetic.sheets import Sheet, table
from seedbed.synthetic.tables import rate, rate_month


def write_truth(council: SyntheticCouncil) -> list[Sheet]:
    """Write who belongs to which family, and the changes that a chart should or should not see."""
    families = ((life.child.id, f"F{life.child.family:05d}") for life in council.lives)
    return [
        table("truth/families.csv", ("child", "family"), families),
        table("truth/changes.csv", ("what", "from", "times", "should_show_as"), _changes()),
    ]


def _changes() -> list[tuple[str, str, str, str]]:
    referrals, homes = rate_month("referrals_step_month"), rate_month("residential_step_month")
    return [
        ("referrals a month", str(referrals), f"{rate('referrals_step')}", "a step up that stays"),
        ("share of referrals within 12 months of another", "", "1", "no change"),
        ("new homes that are children's homes", str(homes), f"{rate('residential_step')}", "a slow rise in the stock"),
    ]
