"""Statutory rules of the children in need census, each the plainest way: a child goes in, complaints come out.

They are kept apart from the project's own rules, so that a synthetic place is judged by someone else.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from seedbed.codes.code_sets import code_set
from seedbed.periods import bank_holidays
from simple.plain_place import age, dates, text, when, working_days

Complaint = str
Rule = Callable[[ET.Element, int], Iterator[Complaint]]
CODES = {
    "ChildIdentifiers/Sex": "Sex",
    "ChildIdentifiers/UPNunknown": "UPNunknown",
    "ChildCharacteristics/Ethnicity": "Ethnicity",
    "ChildCharacteristics/Disabilities/Disability": "Disability",
    "CINdetails/ReferralSource": "ReferralSource",
    "CINdetails/PrimaryNeedCode": "PrimaryNeedCode",
    "CINdetails/ReasonForClosure": "ReasonForClosure",
    "CINdetails/Assessments/FactorsIdentifiedAtAssessment/AssessmentFactors": "AssessmentFactors",
    "CINdetails/ChildProtectionPlans/InitialCategoryOfAbuse": "CategoryOfAbuse",
    "CINdetails/ChildProtectionPlans/LatestCategoryOfAbuse": "CategoryOfAbuse",
}
FREE = set(bank_holidays(date(2021, 1, 1), date(2026, 12, 31)))
FAR = date(9999, 1, 1)


def year_of(year: int) -> tuple[date, date]:
    return date(year - 1, 4, 1), date(year, 3, 31)


def codes_in_force(child: ET.Element, year: int) -> Iterator[Complaint]:
    for path, name in CODES.items():
        known = code_set(name, of="cin").in_force(year)
        for element in child.findall(path):
            if element.text not in known:
                yield f"{path} {element.text}"


def who_the_child_is(child: ET.Element, year: int) -> Iterator[Complaint]:
    _, last = year_of(year)
    born, due = when(child, "ChildIdentifiers/PersonBirthDate"), when(child, "ChildIdentifiers/ExpectedPersonBirthDate")
    sex, upn = text(child, "ChildIdentifiers/Sex"), text(child, "ChildIdentifiers/UPN")
    if not re.fullmatch(r"\d{7}", text(child, "ChildIdentifiers/LAchildID")):
        yield "child id"
    if (born is None) == (due is None) or (due is not None) != (sex == "U") or (born and born > last):
        yield "born or expected"
    if due and not date(year, 3, 1) <= due <= date(year, 12, 31):
        yield "expected far from now"
    if bool(upn) == bool(text(child, "ChildIdentifiers/UPNunknown")) and born:
        yield "pupil number or the reason for none"
    if upn and not re.fullmatch(r"[A-HJ-NP-RT-Z]8410\d{8}", upn):
        yield "pupil number"
    disabilities = [element.text for element in child.findall("ChildCharacteristics/Disabilities/Disability")]
    if bool(disabilities) != bool(born) or len(set(disabilities)) != len(disabilities):
        yield "disabilities"
    if "NONE" in disabilities and len(disabilities) > 1:
        yield "a disability and none"


def cases_follow_one_another(child: ET.Element, year: int) -> Iterator[Complaint]:
    first, last = year_of(year)
    cases = child.findall("CINdetails")
    spans = [(when(case, "CINreferralDate") or FAR, when(case, "CINclosureDate") or FAR) for case in cases]
    if not cases or any(start > last or end < first or end < start for start, end in spans):
        yield "outside the year"
    if any(end != FAR and end > last for _, end in spans) or any(
        end >= start for (_, end), (start, _) in pairwise(spans)
    ):
        yield "overlap"
    for case in cases:
        closed, why = text(case, "CINclosureDate"), text(case, "ReasonForClosure")
        if bool(closed) != bool(why):
            yield "closing date or reason"


def nothing_happens_under_no_further_action(child: ET.Element, year: int) -> Iterator[Complaint]:
    first, _ = year_of(year)
    for case in child.findall("CINdetails"):
        none = text(case, "ReferralNFA") == "1"
        activity = [case.find(name) for name in ("Assessments", "CINPlanDates", "Section47", "ChildProtectionPlans")]
        if none and (any(found is not None for found in activity) or (when(case, "CINreferralDate") or FAR) < first):
            yield "activity, or an old referral"
        if not none and not text(case, "PrimaryNeedCode"):
            yield "no need"


def nothing_before_the_referral_or_after_closing(child: ET.Element, year: int) -> Iterator[Complaint]:
    for case in child.findall("CINdetails"):
        days = [
            date.fromisoformat(element.text or "")
            for element in case.iter()
            if element.text and re.fullmatch(r"\d{4}-\d\d-\d\d", element.text) and element.tag != "InitialCPCtarget"
        ]
        if min(days) < (when(case, "CINreferralDate") or FAR) or max(days) > (when(case, "CINclosureDate") or FAR):
            yield "a day outside the case"


def assessments(child: ET.Element, year: int) -> Iterator[Complaint]:
    first, last = year_of(year)
    for case in child.findall("CINdetails"):
        spans = []
        for found in case.findall("Assessments"):
            start, end = when(found, "AssessmentActualStartDate") or FAR, when(found, "AssessmentAuthorisationDate")
            factors = [element.text for element in found.findall("FactorsIdentifiedAtAssessment/AssessmentFactors")]
            spans.append((start, end or last + timedelta(days=1)))
            if end and not (first <= end <= last and start <= end and factors):
                yield "authorised outside the year, before the start, or without factors"
            if not end and (start < first or factors or text(case, "CINclosureDate")):
                yield "open, and yet old, with factors or in a closed case"
            if not end and working_days(start, last, FREE) > 45:
                yield "overdue at the census"
            if len(set(factors)) != len(factors) or ("21" in factors and factors != ["21"]):
                yield "factors"
            if factors == ["21"] and text(case, "ReasonForClosure") not in ("RC8", "RC9"):
                yield "no factors and yet help"
        if any(end > start for (_, end), (start, _) in pairwise(sorted(spans))):
            yield "overlap"


def enquiries_and_conferences(child: ET.Element, year: int) -> Iterator[Complaint]:
    first, last = year_of(year)
    for case in child.findall("CINdetails"):
        found = case.findall("Section47")
        if found and case.find("Assessments") is None:
            yield "an enquiry without an assessment"
        for enquiry in found:
            start, held = when(enquiry, "S47ActualStartDate") or FAR, when(enquiry, "DateOfInitialCPC")
            due, needless = when(enquiry, "InitialCPCtarget"), text(enquiry, "ICPCnotRequired") == "1"
            if held and not (first <= held <= last and start <= held and held.weekday() < 5):
                yield "conference"
            if (needless and held) or (due and due.weekday() > 4) or (not needless and not due):
                yield "target"
            if not held and not needless and (start < first or text(case, "CINclosureDate")):
                yield "an old or closed case waits for a conference"
            if not held and not needless and working_days(start, last, FREE) > 15:
                yield "conference overdue at the census"
        if found and when(case, "DateOfInitialCPC"):
            yield "a conference at both levels"


def protection_plans(child: ET.Element, year: int) -> Iterator[Complaint]:
    first, last = year_of(year)
    for case in child.findall("CINdetails"):
        held = {*dates(case, "Section47/DateOfInitialCPC"), when(case, "DateOfInitialCPC")}
        spans = []
        for plan in case.findall("ChildProtectionPlans"):
            start, end = when(plan, "CPPstartDate") or FAR, when(plan, "CPPendDate")
            spans.append((start, end or FAR))
            if start > last or (end and not (first <= end <= last and start < end)):
                yield "dates"
            if start >= first and start not in held:
                yield "no conference on the day it starts"
            reviews = dates(plan, "Reviews/CPPreviewDate")
            if any(not start < day <= (end or last) for day in reviews) or reviews != sorted(set(reviews)):
                yield "reviews"
            if not text(plan, "NumberOfPreviousCPP").isdigit():
                yield "number before"
        need = [
            (when(p, "CINPlanStartDate") or FAR, when(p, "CINPlanEndDate") or FAR) for p in case.findall("CINPlanDates")
        ]
        if any(end < start or (end != FAR and not first <= end <= last) for start, end in need):
            yield "need plan dates"
        if any(end >= start for (_, end), (start, _) in pairwise(sorted(spans + need))):
            yield "plans at once"


def closing_reasons(child: ET.Element, year: int) -> Iterator[Complaint]:
    for case in child.findall("CINdetails"):
        why = text(case, "ReasonForClosure")
        more = [case.find(name) for name in ("CINPlanDates", "Section47", "ChildProtectionPlans", "DateOfInitialCPC")]
        if why in ("RC8", "RC9") and (case.find("Assessments") is None or any(found is not None for found in more)):
            yield "closed after assessment, and yet more or no assessment"
        if why == "RC2" and text(case, "CINclosureDate") != text(child, "ChildIdentifiers/PersonDeathDate"):
            yield "died without a day"


def ages(child: ET.Element, year: int) -> Iterator[Complaint]:
    _, last = year_of(year)
    born = when(child, "ChildIdentifiers/PersonBirthDate")
    due = when(child, "ChildIdentifiers/ExpectedPersonBirthDate")
    for case in child.findall("CINdetails"):
        referred = when(case, "CINreferralDate") or FAR
        if (due or born or FAR) - referred > timedelta(weeks=40):
            yield "referred long before birth"
        if born and age(born, referred) > 17:
            yield "referred as an adult"
        for plan in case.findall("ChildProtectionPlans"):
            if born and age(born, (when(plan, "CPPendDate") or last) - timedelta(days=1)) > 17:
                yield "a protection plan for an adult"


RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        codes_in_force,
        who_the_child_is,
        cases_follow_one_another,
        nothing_happens_under_no_further_action,
        nothing_before_the_referral_or_after_closing,
        assessments,
        enquiries_and_conferences,
        protection_plans,
        closing_reasons,
        ages,
    )
}
