"""One row for each person, from all the returns that speak of them.

A person is known by the council's own child id, the same in the 903 and in the CIN census; joining people whose ids
differ is the work of linking. Of each fact the value told last is taken, and two different birth dates are kept as a
difference, never settled in silence. Names are in neither return and stay out.
"""

from __future__ import annotations

import duckdb

from seedbed.record.merging import latest_known

FACTS = ("sex", "ethnicity", "dob", "expected_dob", "death_date", "upn", "former_upn", "upn_unknown", "is_mother")


def make_people(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `record.person` and the differences in what returns say of one person."""
    connection.execute(
        f"""
        create or replace temp table told as
        select child as person_id, {_letter("sex")} as sex, ethnic as ethnicity, dob, null::date as expected_dob,
            null::date as death_date, upn, null as former_upn, null as upn_unknown, mother as is_mother,
            row_id, file_id, line, collection_year, as_at
        from returned.ssda903_header where not repeated
        union all
        select child, {_letter("sex")}, null, dob, null, null, null, null, null, null,
            row_id, file_id, line, collection_year, as_at
        from returned.ssda903_uasc where not repeated
        union all
        select lachildid, {_letter("coalesce(sex, gendercurrent)")}, ethnicity, personbirthdate,
            expectedpersonbirthdate, persondeathdate, upn, formerupn, upnunknown, null, row_id, file_id, line, collection_year, as_at
        from returned.cin_child where not repeated
        union all
        select lachildid, null, ethnicity, null, null, null, null, null, null, null,
            row_id, file_id, line, collection_year, as_at
        from returned.cin_characteristics where not repeated
        """
    )
    connection.execute(
        f"""
        create or replace table record.person as
        select told.person_id, {latest_known(FACTS)},
            bool_or(u.child is not null) as is_unaccompanied,
            any_value(u.duc) as unaccompanied_until,
            first(row_id order by as_at desc, collection_year desc, row_id desc) as row_id
        from told left join (
            select child, first(duc order by as_at desc, duc desc) filter (where duc is not null) as duc
            from returned.ssda903_uasc where not repeated group by child
        ) as u on u.child = told.person_id
        group by told.person_id order by told.person_id
        """
    )
    for fact in ("sex", "ethnicity", "dob"):
        connection.execute(
            f"""
            insert into record.differences
            select distinct on (told.person_id, told.{fact})
                'person', told.person_id, '{fact}', p.{fact}::varchar, told.{fact}::varchar, p.row_id, told.row_id
            from told join record.person as p using (person_id)
            where told.{fact} is not null and told.{fact} is distinct from p.{fact}
            order by told.person_id, told.{fact}, told.row_id
            """
        )
    connection.execute("drop table told")


def make_people_without_a_child_row(connection: duckdb.DuckDBPyConnection) -> None:
    """Add those who are spoken of only in other tables (a child in Episodes but not in Header): known, facts unknown."""
    connection.execute(
        """
        insert into record.person (person_id, is_unaccompanied, row_id)
        select person_id, false, min(row_id) from (
            select person_id, row_id from record.cla_episodes
            union all select person_id, row_id from record.cin_episodes
        ) where person_id is not null and person_id not in (select person_id from record.person)
        group by person_id order by person_id
        """
    )


def _letter(sex: str) -> str:
    """Give the letter for a sex: it was sent as a number to 2024 and is the same fact, so no difference."""
    return f"case {sex} when '1' then 'M' when '2' then 'F' when '0' then 'U' when '9' then 'U' else {sex} end"
