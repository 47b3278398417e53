"""Each return as it was sent, year by year, typed value beside the text as it came, with file and line.

Statutory rules read this; everything else reads the record that is merged from it. See `load` for the tables.
"""

from seedbed.record.returned.definitions import (
    Column,
    ReturnDefinition,
    ReturnTable,
    return_definition,
    return_table,
    return_tables,
)
from seedbed.record.returned.faults import FaultKind, fault_kinds
from seedbed.record.returned.file_read import Collection, Content, FileFault, FileRead, Quarantined, TableRead
from seedbed.record.returned.load import create_returned, load_returned, stored_columns
from seedbed.record.returned.reconciliation import FileCount, Reconciliation, reconcile

__all__ = [
    "Collection",
    "Column",
    "Content",
    "FaultKind",
    "FileCount",
    "FileFault",
    "FileRead",
    "Quarantined",
    "Reconciliation",
    "ReturnDefinition",
    "ReturnTable",
    "TableRead",
    "create_returned",
    "fault_kinds",
    "load_returned",
    "reconcile",
    "return_definition",
    "return_table",
    "return_tables",
    "stored_columns",
]
