"""Make the kept SQL of the rules again, after a rule has been changed: python -m seedbed.quality."""

from pathlib import Path

from seedbed.quality.kept_sql import KEPT, kept_text

if __name__ == "__main__":
    Path(__file__).with_name(KEPT).write_text(kept_text(), encoding="utf-8", newline="\n")
