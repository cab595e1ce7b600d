"""`rukun token`: an API token, shown once."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from rukun.commands import starting


def issue(*, username: str, scopes: Sequence[str], days: int, label: str) -> int:
    """Issue a token for the officer's current assignment and print it, this once."""
    starting.start()
    from rukun.foundation.people.tokens import issue_token

    at = datetime.now(UTC)
    until = at + timedelta(days=days)
    with starting.refusing():
        token = issue_token(username=username, scopes=scopes, label=label, until=until, at=at)
    print(token)
    return 0
