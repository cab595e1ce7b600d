"""The demonstration: a small regency in the middle of its work.

`rukun demo` calls `load_demo(at=…)` from here, once per demo database and inside one transaction.
"""

from datetime import datetime


def load_demo(*, at: datetime) -> None:
    """Set up the regency and let its officers work until `at`; a second load is refused."""
    # Late, because `accounts` is read by the console before Django is started.
    from rukun.config.demo.loading import load  # noqa: PLC0415 — see the line above

    load(at=at)
