"""Statutory rules of the children looked-after return, each the plainest way; `RULES` holds those on episodes, too.

They are kept apart from the project's own rules, so that a synthetic place is judged by someone else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

from seedbed.codes.code_sets import code_set
from simple.plain_place import Looked, Row, age, birthday, day, looked_after_all_year
from simple.plain_rules_episodes import BREAKS, EPISODE_RULES

Rule = Callable[[Looked, Looked | None], Iterator[Row]]
CODES = {
    "header": {"SEX": "SEX", "ETHNIC": "ETHNIC"},
    "episodes": {
        "RNE": "RNE",
        "LS": "LS",
        "CIN": "CIN",
        "PLACE": "PLACE",
        "PLACE_PROVIDER": "PLACE_PROVIDER",
        "REC": "REC",
        "REASON_PLACE_CHANGE": "REASON_PLACE_CHANGE",
    },
    "reviews": {"REVIEW_CODE": "REVIEW_CODE"},
    "uasc": {"SEX": "SEX"},
    "oc2": {"SDQ_REASON": "SDQ_REASON"},
    "oc3": {"IN_TOUCH": "IN_TOUCH", "ACTIV": "ACTIV", "ACCOM": "ACCOM"},
    "ad1": {"NB_ADOPTR": "NB_ADOPTR", "SEX_ADOPTR": "SEX_ADOPTR", "LS_ADOPTR": "LS_ADOPTR"},
    "placed_adoption": {"REASON_PLACED_CEASED": "REASON_PLACED_CEASED"},
    "prev_perm": {"PREV_PERM": "PREV_PERM"},
    "missing": {"MISSING": "MISSING"},
    "social_worker": {"SW_REASON": "SW_REASON"},
}
MAY_BE_BLANK = {
    "PLACE_PROVIDER", "REC", "REASON_PLACE_CHANGE", "SDQ_REASON", "REASON_PLACED_CEASED",
}  # fmt: skip
DATES = {
    "header": ("DOB", "MC_DOB"),
    "episodes": ("DECOM", "DEC"),
    "reviews": ("DOB", "REVIEW"),
    "uasc": ("DOB", "DUC"),
    "missing": ("DOB", "MIS_START", "MIS_END"),
    "social_worker": ("DOB", "SW_DECOM", "SW_DEC"),
    "ad1": ("DOB", "DATE_INT", "DATE_MATCH"),
    "placed_adoption": ("DOB", "DATE_PLACED", "DATE_PLACED_CEASED"),
    "prev_perm": ("DOB", "DATE_PERM"),
    "oc2": ("DOB",),
    "oc3": ("DOB",),
}
WEIGHTS = range(2, 14)
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def codes_in_force(now: Looked, last: Looked | None) -> Iterator[Row]:
    for table, columns in CODES.items():
        for column, name in columns.items():
            codes = code_set(name, of="ssda903")
            known = codes.in_force(now.year) - set(codes.unsettled(now.year))
            for row in now.tables[table]:
                if row[column] not in known and not (row[column] == "" and column in MAY_BE_BLANK):
                    yield row


def dates_are_dates(now: Looked, last: Looked | None) -> Iterator[Row]:
    for table, columns in DATES.items():
        for row in now.tables[table]:
            for column in columns:
                if row[column] and not re.fullmatch(r"\d\d/\d\d/\d{4}", row[column]):
                    yield row
                elif row[column]:
                    day(row[column])


def in_header_once_with_one_birthday(now: Looked, last: Looked | None) -> Iterator[Row]:
    for table, rows in now.tables.items():
        once = table in ("header", "uasc", "oc2", "oc3", "ad1", "prev_perm")
        seen: set[str] = set()
        for row in rows:
            header = now.header.get(row["CHILD"])
            if header is None or ("DOB" in row and row["DOB"] != header["DOB"]) or (once and row["CHILD"] in seen):
                yield row
            seen.add(row["CHILD"])


def pupil_numbers(now: Looked, last: Looked | None) -> Iterator[Row]:
    seen: set[str] = set()
    for row in now.tables["header"]:
        upn = row["UPN"]
        if re.fullmatch(r"[A-HJ-NP-RT-Z]\d{12}", upn):
            total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, upn[1:], strict=True))
            if LETTERS[total % 23] != upn[0] or upn in seen:
                yield row
            seen.add(upn)
        elif upn not in ("UN1", "UN3") or (upn == "UN1" and age(day(row["DOB"]), day("31/08/2024")) >= 4):
            yield row


def who_a_child_is_does_not_change(now: Looked, last: Looked | None) -> Iterator[Row]:
    for child, row in now.header.items():
        before = last.header.get(child) if last else None
        if (before and any(row[column] != before[column] for column in ("SEX", "DOB", "ETHNIC", "UPN"))) or (
            before and before["MC_DOB"] and before["MC_DOB"] != row["MC_DOB"]
        ):
            yield row


def motherhood(now: Looked, last: Looked | None) -> Iterator[Row]:
    for child, row in now.header.items():
        asked = row["SEX"] == "F" and any(e["LS"] not in BREAKS for e in now.episodes.get(child, []))
        if (
            (row["MOTHER"] != "") != asked
            or (row["MOTHER"] == "1") != bool(row["MC_DOB"])
            or (row["MC_DOB"] and (age(now.born(child), day(row["MC_DOB"])) < 11 or day(row["MC_DOB"]) > now.end))
        ):
            yield row


def permanence_before(now: Looked, last: Looked | None) -> Iterator[Row]:
    told = {row["CHILD"]: row for row in now.tables["prev_perm"]}
    for child, chain in now.episodes.items():
        for row in chain:
            if row["RNE"] == "S" and day(row["DECOM"]) >= now.start and child not in told:
                yield row
    for row in told.values():
        if (row["PREV_PERM"] == "Z1") != (row["LA_PERM"] == "") or (row["LA_PERM"] == "") != (row["DATE_PERM"] == ""):
            yield row


def unaccompanied_children(now: Looked, last: Looked | None) -> Iterator[Row]:
    for row in now.tables["uasc"]:
        chain = now.episodes.get(row["CHILD"])
        if (
            chain is None
            or day(row["DUC"]) > birthday(day(row["DOB"]), 18)
            or row["CHILD"] in {leaver["CHILD"] for leaver in now.tables["oc3"]}
        ) or age(day(row["DOB"]), day(chain[0]["DECOM"])) < 13:
            yield row


def reviews_while_in_care(now: Looked, last: Looked | None) -> Iterator[Row]:
    for row in now.tables["reviews"]:
        held = day(row["REVIEW"])
        in_care = any(
            day(e["DECOM"]) <= held and (not e["DEC"] or held <= day(e["DEC"])) and e["LS"] not in BREAKS
            for e in now.episodes.get(row["CHILD"], [])
        )
        young = age(day(row["DOB"]), held) < 4
        if not in_care or not now.start <= held <= now.end or young != (row["REVIEW_CODE"] == "PN0"):
            yield row


def absences_within_care(now: Looked, last: Looked | None) -> Iterator[Row]:
    until: dict[str, object] = {}
    for row in now.tables["missing"]:
        start, end = day(row["MIS_START"]), day(row["MIS_END"]) if row["MIS_END"] else None
        held = any(
            day(e["DECOM"]) <= start and (not e["DEC"] or (end or now.end) <= day(e["DEC"]))
            for e in now.episodes.get(row["CHILD"], [])
        )
        before = until.get(row["CHILD"])
        if not held or (end and end < start) or start > now.end or (before is not None and before > start):  # type: ignore[operator]
            yield row
        until[row["CHILD"]] = end or now.end + timedelta(days=1)


def health_of_the_twelve_month_cohort(now: Looked, last: Looked | None) -> Iterator[Row]:
    told = {row["CHILD"]: row for row in now.tables["oc2"]}
    for child, chain in now.episodes.items():
        if looked_after_all_year(chain, now.start, now.end) != (child in told):
            yield chain[0]
    for row in told.values():
        at_end, at_start = age(day(row["DOB"]), now.end), age(day(row["DOB"]), now.start)
        always = all(
            row[c] in ("0", "1") for c in ["IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"]
        )
        asked = at_end >= 4 and at_start < 17
        misuse, received = row["SUBSTANCE_MISUSE"] == "1", row["INTERVENTION_RECEIVED"]
        if (
            not always
            or (row["CONVICTED"] == "") != (at_end < 10)
            or (row["HEALTH_CHECK"] == "") != (at_end >= 5)
            or bool(row["SDQ_SCORE"] or row["SDQ_REASON"]) != asked
            or (row["SDQ_SCORE"] and (row["SDQ_REASON"] or not 0 <= int(row["SDQ_SCORE"]) <= 40))
            or row["SDQ_REASON"] == "SDQ1"
            or (received != "") != misuse
            or (row["INTERVENTION_OFFERED"] != "") != (misuse and received == "0")
        ):
            yield row


def care_leavers(now: Looked, last: Looked | None) -> Iterator[Row]:
    health = {row["CHILD"] for row in now.tables["oc2"]}
    for row in now.tables["oc3"]:
        born = day(row["DOB"])
        turned = [years for years in range(17, 22) if now.start <= birthday(born, years) <= now.end]
        chain = now.episodes.get(row["CHILD"], [])
        on_the_day = birthday(born, turned[0]) if turned else now.start
        still = any(day(e["DECOM"]) <= on_the_day and (not e["DEC"] or day(e["DEC"]) >= on_the_day) for e in chain)
        silent = row["IN_TOUCH"] != "YES"
        if (
            not turned
            or still
            or row["CHILD"] in health
            or silent != (row["ACTIV"] == "0")
            or silent != (row["ACCOM"] == "0")
            or (turned[0] == 17 and row["ACCOM"][0] in "ZT")
        ):
            yield row


def social_workers(now: Looked, last: Looked | None) -> Iterator[Row]:
    spells: dict[str, list[Row]] = {}
    for row in now.tables["social_worker"]:
        spells.setdefault(row["CHILD"], []).append(row)
    for child in now.looked_after_at_end() ^ set(spells):
        yield {"table": "social_worker", "line": "?", "CHILD": child}
    for child, rows in spells.items():
        if rows[-1]["SW_DEC"] or day(rows[0]["SW_DECOM"]) > max(now.start, day(now.episodes[child][0]["DECOM"])):
            yield rows[-1]
        for row, after in zip(rows, [*rows[1:], None], strict=True):
            lasted = (day(row["SW_DEC"]) - day(row["SW_DECOM"])).days if row["SW_DEC"] else 99
            if not re.fullmatch(r"SW\d{4}", row["SW_ID"]) or lasted < 3:
                yield row
            elif after and (row["SW_DEC"] != after["SW_DECOM"] or after["SW_REASON"] == "FCONTA"):
                yield after


RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        *EPISODE_RULES,
        codes_in_force,
        dates_are_dates,
        in_header_once_with_one_birthday,
        pupil_numbers,
        who_a_child_is_does_not_change,
        motherhood,
        permanence_before,
        unaccompanied_children,
        reviews_while_in_care,
        absences_within_care,
        health_of_the_twelve_month_cohort,
        care_leavers,
        social_workers,
    )
}
