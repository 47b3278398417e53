"""Answers: one room per page or command; each gives plain values that a page, a terminal and a program can all show."""
