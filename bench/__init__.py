"""Measurements of what must stay fast (`make bench`); never part of the tests."""
