"""What a machine lacks is a reason to leave a test out, but never on the machine that decides."""

from pathlib import Path

import pytest

import conftest


@pytest.mark.parametrize(
    ("on_ci", "outcome"), [(False, pytest.skip.Exception), (True, pytest.fail.Exception)], ids=["elsewhere", "on CI"]
)
def test_reference_material_that_is_not_here_is_told_with_what_mends_it(
    on_ci: bool, outcome: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(conftest, "ON_CI", on_ci)
    monkeypatch.setenv("SEEDBED_SHARED", str(tmp_path))
    with pytest.raises(outcome, match="The reference material is not here"):
        conftest.shared.__wrapped__()


@pytest.mark.browser
def test_a_page_in_a_test_is_cut_off_from_the_network(page, tmp_path: Path):
    (tmp_path / "page.html").write_text("<title>Here</title>")
    page.goto((tmp_path / "page.html").as_uri())
    assert page.title() == "Here"
    assert page.evaluate("navigator.onLine") is False
