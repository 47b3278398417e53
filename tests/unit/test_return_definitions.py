"""The definitions of the returns agree with the guides: tables, columns in order, blanks, years."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from seedbed.messages import UnknownName
from seedbed.record.returned import fault_kinds, return_definition, return_table, return_tables


def test_the_census_of_tables() -> None:
    assert len(return_definition("ssda903").tables) == 12
    assert len(return_definition("cin").tables) == 12
    assert sum(len(table.columns) for table in return_definition("ssda903").tables.values()) == 78


def test_every_column_of_the_903_stands_in_the_order_of_the_guide(shared: Path) -> None:
    guide = json.loads((shared / "reference/ssda903_schema.json").read_text(encoding="utf-8"))["tables"]
    ours = {table.title: table for table in return_definition("ssda903").tables.values()}
    assert set(ours) == set(guide)
    for title, columns in guide.items():
        assert [column.name for column in ours[title].columns] == [column["column"] for column in columns]
        assert [column.may_be_blank for column in ours[title].columns] == [column["blank"] for column in columns]
        assert [column.codes for column in ours[title].columns if column.type == "code"] == [
            column.get("codes", "LA_PERM")
            for column in columns
            if column.get("codes", "") != "FLAG" and (column["type"] == "code" or column["column"] == "LA_PERM")
        ]


def test_every_element_of_the_census_is_a_column(shared: Path) -> None:
    guide = json.loads((shared / "reference/cin_schema.json").read_text(encoding="utf-8"))
    tables = return_definition("cin").tables
    known = {column.name for table in tables.values() for column in table.columns}
    known |= {table.block for table in tables.values()} | {group for table in tables.values() for group in table.groups}
    years = [guide["latest"]["elements"], *(year["elements"] for year in guide["differences"].values())]
    named = {element[0] for year in years for elements in year.values() if elements for element in elements}
    assert named - known - {"Header", "Children"} == set()


def test_tables_and_columns_have_years() -> None:
    assert not return_table("ssda903_sw_episodes").in_force(2023)
    assert return_table("ssda903_sw_episodes").in_force(2024)
    assert not return_table("ssda903_dolo").in_force(2026)
    assert return_table("ssda903_dolo").in_force(2027)
    assert not return_table("cin_plan").in_force(2021)
    assert return_table("cin_child").column("GenderCurrent").in_force(2024)
    assert not return_table("cin_child").column("GenderCurrent").in_force(2025)
    assert return_table("cin_child").column("Sex").in_force(2025)


def test_a_table_comes_after_the_one_that_it_lies_inside() -> None:
    seen: set[str] = set()
    for name, table in return_tables().items():
        assert table.inside is None or table.inside in seen
        seen.add(name)


def test_a_table_inside_others_knows_the_way_out() -> None:
    ancestors = return_table("cin_assessment_factor").ancestors()
    assert [table.row_id_name for table in ancestors] == ["child_row_id", "referral_row_id", "assessment_row_id"]


def test_an_unknown_table_offers_the_nearest() -> None:
    with pytest.raises(UnknownName, match="Did you mean ssda903_episodes"):
        return_table("ssda903_episode")
    with pytest.raises(UnknownName, match="The returns are ssda903, cin, annex_a"):
        return_definition("annex_b")


def test_every_kind_of_fault_can_be_told_and_mended() -> None:
    for kind in fault_kinds().values():
        assert kind.found.split()[0] in {"is", "has", "comes", "holds", "does"}, kind.name
        assert kind.mend.endswith("."), kind.name
