"""A synthetic place: an invented council's children, their lives and the returns that follow, made from a seed."""

from seedbed.synthetic.place_folder import STREAMS, MadePlace, Stream, make_place

__all__ = ["STREAMS", "MadePlace", "Stream", "make_place"]
