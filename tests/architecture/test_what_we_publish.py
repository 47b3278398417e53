"""What is in the project is fit for anyone to read: no machine's paths, no unnamed addresses, nothing heavy."""

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
FOLDERS = (".ci", "benchmarks", "docs", "src", "tests")
HEAVIEST = 1_000_000  # bytes

# Where a web address in the project may lead. A package index is none of these, and must not be: each reader has
# their own, set where their computer keeps such things.
SITES_WE_CITE = {
    "gov.uk": "statute, guidance and official statistics, with all its subdomains",
    "fingertips.phe.org.uk": "public health profiles, official statistics",
    "w3.org": "names of the XML and SVG languages; the accessibility guidelines",
    "doi.org": "papers that a method comes from",
    "keepachangelog.com": "how the changelog is written",
    "semver.org": "how versions are numbered",
}


def files() -> list[Path]:
    top = [path for path in PROJECT.iterdir() if path.is_file() and not path.name.startswith(".coverage")]
    deep = [path for folder in FOLDERS for path in (PROJECT / folder).rglob("*") if path.is_file()]
    return sorted(path for path in top + deep if "__pycache__" not in path.parts and path.suffix != ".pyc")


def texts() -> dict[Path, str]:
    return {path: text for path in files() if (text := text_of(path)) is not None}


def text_of(path: Path) -> str | None:
    """Give a file's text; nothing when it is a picture or a table in binary."""
    raw = path.read_bytes()
    return None if b"\0" in raw else raw.decode("utf-8")


def found(pattern: str) -> list[str]:
    """Name file, line and words wherever the pattern stands in the project."""
    return [
        f"{path.relative_to(PROJECT).as_posix()}:{number}: {match.group()}"
        for path, text in texts().items()
        for number, line in enumerate(text.splitlines(), start=1)
        for match in re.finditer(pattern, line)
    ]


def test_every_web_address_leads_to_a_site_that_we_cite():
    sites = "|".join(re.escape(site) for site in SITES_WE_CITE)
    elsewhere = found(rf"https?://(?!(?:[\w-]+\.)*(?:{sites})(?:[/:?#\s\"'`)<>\]]|$))[\w.-]+")
    assert not elsewhere


def test_no_path_of_one_machine_is_written_down():
    assert not found(r"(?<![\w.~*}-])/(?:root|work|home|Users|opt)/\w+")


def test_no_lock_file_records_where_packages_came_from():
    names = {path.name for path in files()}
    assert not names & {"uv.lock", "poetry.lock", "pdm.lock", "pylock.toml", "package-lock.json", "yarn.lock"}


def test_no_file_is_heavy():
    heavy = {path.name: path.stat().st_size for path in files() if path.stat().st_size > HEAVIEST}
    assert not heavy


@pytest.mark.parametrize("site", ["index.example/simple/x", "192.0.2.1/x", "gov.uk.example/x", "localhost:3141"])
def test_an_address_elsewhere_would_be_noticed(site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "page.md").write_text(f"See https://{site} for more.")
    monkeypatch.setattr(f"{__name__}.PROJECT", tmp_path)
    with pytest.raises(AssertionError):
        test_every_web_address_leads_to_a_site_that_we_cite()
