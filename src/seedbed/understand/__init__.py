"""Seeing what the record says: how a council stands, what has changed, and what is only chance.

`signals` tells a signal from noise in a council's own monthly figures. `comparison` says how a council stands among the
others, and whether a yearly figure changed. Both take plain numbers and give plain values: no file, no clock, no page.
"""
