"""Rows of the registers, as the operator entered them."""

from tests.handling.registers.conftest import announced, board, entered, opened, planned, team_of

__all__ = ["announced", "board", "entered", "opened", "planned", "team_of"]
