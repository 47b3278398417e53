"""Make `bases.sql` anew: python -m seedbed.understand.indicators."""

from pathlib import Path

from seedbed.understand.indicators.kept_sql import kept, kept_text

Path(str(kept().file)).write_text(kept_text(), encoding="utf-8", newline="\n")
