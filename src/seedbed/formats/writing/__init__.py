"""Writes returns: one that was read, again as it was sent, or a year's return from the record.

*As sent* is exact by cells, not by bytes: every column of the file in its order with its heading, every line in its
order, every value letter for letter. Quotation marks, line ends, delimiter and encoding may differ: all is written with
commas, in UTF-8. What was no line of the return (set aside, blank, the header again) stands in a file beside it, by its
number. One thing is altered, and each case listed there: a value that a spreadsheet would run as a formula.

*From the record* is a valid return as the guide of the year has it, from the one story of each child. What the record
cannot fill stays blank and is told.
"""

from seedbed.formats.writing.as_sent import write_as_sent
from seedbed.formats.writing.cin_census import write_cin_census
from seedbed.formats.writing.ssda903 import write_ssda903
from seedbed.formats.writing.written import WrittenReturn

__all__ = ["WrittenReturn", "write_as_sent", "write_cin_census", "write_ssda903"]
