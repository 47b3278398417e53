"""The names of things: councils and their neighbours, regions, code sets, and the definitions of measures."""
