"""Readers and writers of files as others make them, one format a module."""
