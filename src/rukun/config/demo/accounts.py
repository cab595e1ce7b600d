"""The demo's accounts: who they are and how one signs in. They exist in a demo database only."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoAccount:
    """One line of the list that `make run` prints."""

    username: str
    password: str
    who: str  # name and office, as an official would introduce himself


ACCOUNTS: tuple[DemoAccount, ...] = ()
