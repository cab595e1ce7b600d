"""Verbs of the API's own records."""
