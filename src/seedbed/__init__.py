"""Seedbed: from the records that children's services keep to one honest picture of need, spend and outcomes."""

__version__ = "0.1.0"
