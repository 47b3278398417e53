"""The three pages: what changed, a few measures fairly compared, and what not to trust."""

from seedbed.answers.three_pages.writing import Written, write_council, write_place, write_site

__all__ = ["Written", "write_council", "write_place", "write_site"]
