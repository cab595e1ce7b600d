"""`rukun keys`: change the master key of the secrets, and drop the old ones."""

from datetime import UTC, datetime

from rukun.commands import starting
from rukun.commands.failing import Refused
from rukun.commands.loading import progress


def rotate() -> int:
    """Make a new master key and wrap every data key by it; what was sealed stays as it is."""
    starting.start_with_keys()
    from rukun.foundation.secrets.domain import rotate_master
    from rukun.kernel.actor import system_actor

    at = datetime.now(UTC)
    with starting.refusing(), progress("Data keys") as advance:
        _refuse_if_keys_are_missing()
        count = rotate_master(actor=system_actor(at), at=at, progress=advance)
    print(f"A new master key is current; {count:,} data keys were wrapped by it.")
    print(f"Back up {_place()} now, apart from the database. Old keys stay in it until `rukun keys forget`.")
    return 0


def forget() -> int:
    """Drop the master keys that wrap nothing any more."""
    starting.start_with_keys()
    from rukun.foundation.secrets.domain import forget_old_keys
    from rukun.kernel.actor import system_actor

    at = datetime.now(UTC)
    with starting.refusing():
        count = forget_old_keys(actor=system_actor(at), at=at)
    print(f"{count:,} old master keys were dropped. Back up {_place()} now, apart from the database.")
    return 0


def _refuse_if_keys_are_missing() -> None:
    """A data key whose master key is gone cannot be wrapped anew; say so before a key is made."""
    from rukun.foundation.secrets.queries import missing_master_keys

    missing = missing_master_keys()
    if missing:
        names = ", ".join(missing)
        raise Refused(f"{_place()} lacks the master keys {names}. Put it back from its own backup first.")


def _place() -> str:
    from django.conf import settings

    return str(settings.RUKUN_KEY_FILE)
