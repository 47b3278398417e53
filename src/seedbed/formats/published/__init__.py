"""Official tables about children and councils, as published: read, checked, and written as one compact table.

Figures are those that the publishers print. A symbol in place of a number stays a symbol; a table that is missing, has
changed or contradicts itself stops the reading with a sentence that names it; what no table prints and is worked out
here is marked as computed.
"""

from seedbed.formats.published.tables import holds_official_tables
from seedbed.formats.published.writing import Written, write_published

__all__ = ["Written", "holds_official_tables", "write_published"]
