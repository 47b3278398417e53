"""Statutory rules on episodes of care, each the plainest way: a return goes in, the rows that break the rule come out.

They are kept apart from the project's own rules, so that a synthetic place is judged by someone else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from simple.plain_place import Looked, Row, age, birthday, day

BREAKS = ("V3", "V4")
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
FOSTER = ("U1", "U2", "U3", "U4", "U5", "U6")
ADOPTERS = ("A3", "A4", "A5", "A6")
NO_URN = ("P1", "P3", "R1", "R2", "R5", *TEMPORARY)
POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}")
WHAT_CHANGES = ("PLACE", "PL_POST", "URN", "PLACE_PROVIDER")


def ends_and_lengths(now: Looked, last: Looked | None) -> Iterator[Row]:
    for row in now.tables["episodes"]:
        start, end = day(row["DECOM"]), day(row["DEC"]) if row["DEC"] else None
        outside = start > now.end or (end is not None and not now.start <= end <= now.end)
        if bool(row["DEC"]) != bool(row["REC"]) or outside or (end is not None and end <= start):
            yield row


def chains_hold(now: Looked, last: Looked | None) -> Iterator[Row]:
    for chain in now.episodes.values():
        for row, after in zip(chain, [*chain[1:], None], strict=True):
            if after is None:
                if row["REC"] == "X1":
                    yield row
            elif (
                not row["DEC"]
                or day(after["DECOM"]) < day(row["DEC"])
                or (row["REC"] == "X1") != (row["DEC"] == after["DECOM"])
                or (row["REC"] == "X1") == (after["RNE"] == "S")
                or (row["REC"] == "X1" and row["CIN"] != after["CIN"])
            ):
                yield row


def what_is_new_is_new(now: Looked, last: Looked | None) -> Iterator[Row]:
    for chain in now.episodes.values():
        for before, row in pairwise(chain):
            if row["RNE"] == "S":
                continue
            status = row["LS"] != before["LS"]
            home = any(row[column] != before[column] for column in WHAT_CHANGES)
            if (status, home) != {
                "L": (True, False), "P": (False, True), "T": (False, True), "B": (True, True), "U": (True, True)
            }[row["RNE"]]:  # fmt: skip
                yield row


def first_episode_starts_care(now: Looked, last: Looked | None) -> Iterator[Row]:
    for chain in now.episodes.values():
        if day(chain[0]["DECOM"]) >= now.start and chain[0]["RNE"] != "S":
            yield chain[0]


def ages_fit(now: Looked, last: Looked | None) -> Iterator[Row]:
    for row in now.tables["episodes"]:
        born, start = now.born(row["CHILD"]), day(row["DECOM"])
        end = day(row["DEC"]) if row["DEC"] else now.end
        years = age(born, start)
        too_young = {"K3": 16, "R5": 10, "S1": 4, "J1": 10}
        if (
            start < born
            or years >= 18
            or end > birthday(born, 18)
            or any(years < least for code, least in too_young.items() if code in (row["PLACE"], row["LS"]))
            or (row["REC"] in ("E5", "E6", "E17", "E7") and age(born, end) < 16)
            or (row["REC"] in ("E11", "E12", "E45", "E46", "E47", "E48") and age(born, end) >= 18)
        ):
            yield row
    for row in now.tables["header"]:
        if age(day(row["DOB"]), now.start) > 25 or day(row["DOB"]) > now.end:
            yield row


def short_orders_are_short(now: Looked, last: Looked | None) -> Iterator[Row]:
    most = {"L1": 3, "L2": 21, "V3": 17}
    for row in now.tables["episodes"]:
        end = day(row["DEC"]) if row["DEC"] else now.end
        if (end - day(row["DECOM"])).days > most.get(row["LS"], 99_999):
            yield row
    for chain in now.episodes.values():
        spans = [(row["DEC"], day(row["DECOM"])) for row in chain if row["LS"] == "V3"]
        days = sum(((day(end) if end else now.end) - start).days for end, start in spans)
        if days > 75 or len({row["LS"] for row in chain} & set(BREAKS)) > 1:
            yield chain[0]


def temporary_stays_end_where_they_began(now: Looked, last: Looked | None) -> Iterator[Row]:
    for chain in now.episodes.values():
        for before, row, after in zip(chain, chain[1:], [*chain[2:], None], strict=False):
            if row["PLACE"] not in TEMPORARY:
                continue
            back = after is None or all(after[column] == before[column] for column in ("PLACE", "PL_POST", "LS"))
            if row["RNE"] != "P" or row["REC"] not in ("", "X1") or not back or (after and after["RNE"] != "P"):
                yield row
        for row in chain:
            end = day(row["DEC"]) if row["DEC"] else now.end
            if row["PLACE"] == "T4" and (end - day(row["DECOM"])).days > 7:
                yield row


def providers_fit(now: Looked, last: Looked | None) -> Iterator[Row]:
    for row in now.tables["episodes"]:
        provider, place = row["PLACE_PROVIDER"], row["PLACE"]
        if (
            (provider == "") != (place in TEMPORARY)
            or (provider == "PR0") != (place == "P1")
            or (provider in ("PR1", "PR2") and place in ("R2", "R5"))
            or (provider == "PR3" and place in (*ADOPTERS, "K1", "K2", *FOSTER))
            or (place == "P1" and row["LS"] == "V2")
        ):
            yield row


def reasons_for_moves(now: Looked, last: Looked | None) -> Iterator[Row]:
    for chain in now.episodes.values():
        for row, after in zip(chain, [*chain[1:], None], strict=True):
            moved = after is not None and after["RNE"] in ("P", "B", "T", "U") and row["REC"] == "X1"
            asked = moved and row["PLACE"] not in TEMPORARY and after["PLACE"] not in TEMPORARY
            if bool(row["REASON_PLACE_CHANGE"]) != asked:
                yield row


def numbers_and_postcodes(now: Looked, last: Looked | None) -> Iterator[Row]:
    for row in now.tables["episodes"]:
        urn, posts = row["URN"], [row["HOME_POST"], row["PL_POST"]]
        regional = urn == "X" * 7
        unaccompanied = row["CIN"] == "N8" and not row["HOME_POST"]
        if row["LS"] in BREAKS:
            if urn or any(posts):
                yield row
        elif (
            (not urn) != (row["PLACE"] in NO_URN)
            or (regional and row["PLACE"] not in (*ADOPTERS, *FOSTER))
            or (not regional and urn and not re.fullmatch(r"99\d{5}", urn))
            or not POSTCODE.fullmatch(row["PL_POST"])
            or not (unaccompanied or POSTCODE.fullmatch(row["HOME_POST"]))
            or (posts[0] == posts[1]) != (row["PLACE"] == "P1")
        ):
            yield row


def adoption_follows_its_steps(now: Looked, last: Looked | None) -> Iterator[Row]:
    decided = {row["CHILD"]: row for row in now.tables["placed_adoption"]}
    details = {row["CHILD"]: row for row in now.tables["ad1"]}
    adopted = {row["CHILD"] for row in now.tables["episodes"] if row["REC"] in ("E11", "E12")}
    for child, chain in now.episodes.items():
        for before, row in zip([None, *chain], chain, strict=False):
            to_adopters = row["PLACE"] in ADOPTERS
            plan = decided.get(child)
            if (
                ((to_adopters or row["LS"] == "E1") and (plan is None or day(plan["DATE_PLACED"]) > day(row["DECOM"])))
                or (to_adopters and (row["LS"] != "E1" or (before and before["PLACE"] not in (*FOSTER, *ADOPTERS))))
                or (row["PLACE"] == "A5" and row["RNE"] not in ("S", "T", "U"))
                or (row["REC"] in ("E11", "E12") and not to_adopters)
            ):
                yield row
    for child in adopted ^ set(details):
        yield {"table": "ad1", "line": "?", "CHILD": child}
    for child, row in details.items():
        own_carer = now.episodes[child][-1]["PLACE"] == "A5"
        moved_in = day(now.episodes[child][-1]["DECOM"])
        if (
            not day(row["DATE_INT"]) <= day(row["DATE_MATCH"]) <= moved_in
            or (row["FOSTER_CARE"] == "1") != own_carer
            or (row["NB_ADOPTR"] == "1") != (row["LS_ADOPTR"] == "L0")
            or (len(set(row["SEX_ADOPTR"])) == 1) != (row["LS_ADOPTR"] in ("L12", "L4"))
            or row["DATE_INT"] != decided[child]["DATE_PLACED"]
            or decided[child]["DATE_PLACED_CEASED"]
        ):
            yield row


def guardianship_by_foster_carers(now: Looked, last: Looked | None) -> Iterator[Row]:
    for row in now.tables["episodes"]:
        if row["REC"] in ("E45", "E46") and row["PLACE"] not in FOSTER:
            yield row


def what_was_open_goes_on(now: Looked, last: Looked | None) -> Iterator[Row]:
    if last is None:
        return
    same = ("DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "URN", "HOME_POST", "PL_POST")
    for child, chain in last.episodes.items():
        if not chain[-1]["DEC"]:
            first = now.episodes.get(child, [{}])[0]
            if any(first.get(column) != chain[-1][column] for column in same):
                yield chain[-1]
    for child, chain in now.episodes.items():
        before = last.episodes.get(child)
        if day(chain[0]["DECOM"]) < now.start and (before is None or before[-1]["DEC"]):
            yield chain[0]


EPISODE_RULES = (
    ends_and_lengths,
    chains_hold,
    what_is_new_is_new,
    first_episode_starts_care,
    ages_fit,
    short_orders_are_short,
    temporary_stays_end_where_they_began,
    providers_fit,
    reasons_for_moves,
    numbers_and_postcodes,
    adoption_follows_its_steps,
    guardianship_by_foster_carers,
    what_was_open_goes_on,
)
