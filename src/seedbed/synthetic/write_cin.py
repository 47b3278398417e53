"""The children in need census of each year, as seen on 31 March: one XML file, an element a line.

The census holds each case that was open on a day of the year, with what was done in it in that year: an assessment that
was authorised or is still open, an enquiry that began or whose conference was held, plans that were in force, reviews
of the year and the last one before it. A child not yet born on 31 March has an expected birth date and no known sex.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from seedbed.periods import year_end, year_label, year_start
from seedbed.synthetic.calendar import YEARS
from seedbed.synthetic.council import SyntheticCouncil
from seedbed.synthetic.lives import Assessment, Enquiry, Life, ProtectionPlan, Referral
from seedbed.synthetic.sheets import Sheet

SOFTWARE = "Seedbed"
UPN_LENGTH = 13


def write_cin(council: SyntheticCouncil) -> list[Sheet]:
    """Write the census of every year."""
    return [_census(council, year) for year in YEARS]


def _census(council: SyntheticCouncil, year: int) -> Sheet:
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<Message>", *_heading(council, year), "<Children>"]
    for life in council.lives:
        cases = [referral for referral in life.referrals if _is_returned(referral, year)]
        if cases:
            lines += _child(life, cases, year)
    lines += ["</Children>", "</Message>"]
    return Sheet(f"sources/{year_label(year)}/cin_census.xml", [[line] for line in lines])


def _is_returned(referral: Referral, year: int) -> bool:
    """Tell whether a case was open on a day of the year."""
    return referral.day <= year_end(year) and (referral.closed is None or referral.closed >= year_start(year))


def _heading(council: SyntheticCouncil, year: int) -> Iterator[str]:
    yield "<Header>"
    yield "<CollectionDetails>"
    yield "<Collection>CIN</Collection>"
    yield f"<Year>{year}</Year>"
    yield f"<ReferenceDate>{year_end(year)}</ReferenceDate>"
    yield "</CollectionDetails>"
    yield "<Source>"
    yield "<SourceLevel>L</SourceLevel>"
    yield f"<LEA>{council.council.number}</LEA>"
    yield f"<SoftwareCode>{SOFTWARE}</SoftwareCode>"
    yield "</Source>"
    yield "</Header>"


def _child(life: Life, cases: list[Referral], year: int) -> Iterator[str]:
    yield "<Child>"
    yield from _identifiers(life, year)
    yield "<ChildCharacteristics>"
    yield f"<Ethnicity>{life.child.ethnicity}</Ethnicity>"
    if life.child.born <= year_end(year):
        yield "<Disabilities>"
        for code in life.child.disabilities or ("NONE",):
            yield f"<Disability>{code}</Disability>"
        yield "</Disabilities>"
    yield "</ChildCharacteristics>"
    for referral in cases:
        yield from _case(referral, year)
    yield "</Child>"


def _identifiers(life: Life, year: int) -> Iterator[str]:
    child = life.child
    yield "<ChildIdentifiers>"
    yield f"<LAchildID>{child.id}</LAchildID>"
    if child.born > year_end(year):
        yield f"<ExpectedPersonBirthDate>{child.due}</ExpectedPersonBirthDate>"
        yield "<Sex>U</Sex>"
    else:
        yield f"<UPN>{child.upn}</UPN>" if len(child.upn) == UPN_LENGTH else f"<UPNunknown>{child.upn}</UPNunknown>"
        yield f"<PersonBirthDate>{child.born}</PersonBirthDate>"
        yield f"<Sex>{child.sex}</Sex>"
        if life.died is not None and life.died <= year_end(year):
            yield f"<PersonDeathDate>{life.died}</PersonDeathDate>"
    yield "</ChildIdentifiers>"


def _case(referral: Referral, year: int) -> Iterator[str]:
    """Write one CIN episode, its parts in the order of the schema."""
    last = year_end(year)
    yield "<CINdetails>"
    yield f"<CINreferralDate>{referral.day}</CINreferralDate>"
    yield f"<ReferralSource>{referral.source}</ReferralSource>"
    if not referral.no_further_action:
        yield f"<PrimaryNeedCode>{referral.need}</PrimaryNeedCode>"
    if referral.closed is not None and referral.closed <= last:
        yield f"<CINclosureDate>{referral.closed}</CINclosureDate>"
        yield f"<ReasonForClosure>{referral.why_closed}</ReasonForClosure>"
    if referral.conference_of_move is not None and year_start(year) <= referral.conference_of_move <= last:
        yield f"<DateOfInitialCPC>{referral.conference_of_move}</DateOfInitialCPC>"
    for assessment in referral.assessments:
        yield from _assessment(assessment, year)
    for plan in referral.need_plans:
        if plan.start <= last and plan.end >= year_start(year):
            yield "<CINPlanDates>"
            yield f"<CINPlanStartDate>{plan.start}</CINPlanStartDate>"
            if plan.end <= last:
                yield f"<CINPlanEndDate>{plan.end}</CINPlanEndDate>"
            yield "</CINPlanDates>"
    for enquiry in referral.enquiries:
        yield from _enquiry(enquiry, year)
    yield f"<ReferralNFA>{int(referral.no_further_action)}</ReferralNFA>"
    for protection_plan in referral.protection_plans:
        yield from _protection_plan(protection_plan, year)
    yield "</CINdetails>"


def _assessment(assessment: Assessment, year: int) -> Iterator[str]:
    """Write an assessment that was authorised in the year, or is open at its end."""
    last = year_end(year)
    if assessment.start > last or assessment.authorised < year_start(year):
        return
    yield "<Assessments>"
    yield f"<AssessmentActualStartDate>{assessment.start}</AssessmentActualStartDate>"
    if assessment.authorised <= last:
        yield f"<AssessmentAuthorisationDate>{assessment.authorised}</AssessmentAuthorisationDate>"
        yield "<FactorsIdentifiedAtAssessment>"
        for factor in assessment.factors:
            yield f"<AssessmentFactors>{factor}</AssessmentFactors>"
        yield "</FactorsIdentifiedAtAssessment>"
    yield "</Assessments>"


def _enquiry(enquiry: Enquiry, year: int) -> Iterator[str]:
    """Write an enquiry that began in the year or whose conference was held in it."""
    first, last = year_start(year), year_end(year)
    if enquiry.start > last or max(enquiry.start, enquiry.conference or enquiry.start) < first:
        return
    yield "<Section47>"
    yield f"<S47ActualStartDate>{enquiry.start}</S47ActualStartDate>"
    if enquiry.conference is not None:
        yield f"<InitialCPCtarget>{enquiry.conference_due}</InitialCPCtarget>"
        if enquiry.conference <= last:
            yield f"<DateOfInitialCPC>{enquiry.conference}</DateOfInitialCPC>"
    yield f"<ICPCnotRequired>{int(enquiry.conference is None)}</ICPCnotRequired>"
    yield "</Section47>"


def _protection_plan(plan: ProtectionPlan, year: int) -> Iterator[str]:
    """Write a plan in force in the year, with its reviews of the year and the last one before."""
    first, last = year_start(year), year_end(year)
    if plan.start > last or plan.end < first:
        return
    yield "<ChildProtectionPlans>"
    yield f"<CPPstartDate>{plan.start}</CPPstartDate>"
    if plan.end <= last:
        yield f"<CPPendDate>{plan.end}</CPPendDate>"
    yield f"<InitialCategoryOfAbuse>{plan.first_category}</InitialCategoryOfAbuse>"
    yield f"<LatestCategoryOfAbuse>{plan.latest_category}</LatestCategoryOfAbuse>"
    yield f"<NumberOfPreviousCPP>{plan.plans_before}</NumberOfPreviousCPP>"
    reviews = _reviews(plan.reviews, first, last)
    if reviews:
        yield "<Reviews>"
        for day in reviews:
            yield f"<CPPreviewDate>{day}</CPPreviewDate>"
        yield "</Reviews>"
    yield "</ChildProtectionPlans>"


def _reviews(days: tuple[date, ...], first: date, last: date) -> list[date]:
    before = [day for day in days if day < first]
    return [*before[-1:], *(day for day in days if first <= day <= last)]
