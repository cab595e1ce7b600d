"""`rukun follow-codes`: records follow the regions whose codes went, step by step."""

from rukun.commands import starting


def follow() -> int:
    """Run the succession with a progress bar, then say what it moved and what is open."""
    starting.start()
    with starting.refusing():
        print(let_records_follow())
        print(_open_in_words())
    return 0


def let_records_follow() -> str:
    """Move records to what follows their regions, as the clock would; returns what it did, in words.

    It may be stopped at any step: what was moved is moved, and the next run goes on.
    """
    from django.utils import timezone

    from rukun.commands.loading import progress
    from rukun.foundation.territory.domain import run_succession
    from rukun.kernel.actor import system_actor

    now = timezone.now()
    with progress("Records to new codes") as advance:
        run = run_succession(actor=system_actor(now), at=now, progress=advance)
    if run is None:
        return "No record had to follow."
    return f"{run.moved:,} entries followed, {run.left_open:,} of them to an ancestor where they wait."


def list_open() -> int:
    """Print what no list says: region, where its records wait, why, and what it perhaps is."""
    starting.start()
    with starting.refusing():
        from rukun.foundation.territory.models import Succession

        rows = Succession.objects.unsettled().select_related("old", "new", "suggested").order_by("old_id")
        for row in rows:
            perhaps = f"; perhaps {row.suggested_id} {row.suggested.name}" if row.suggested else ""
            print(
                f"{row.old_id} {row.old.name}: waits at {row.new_id} {row.new.name} "
                f"({row.get_basis_display()}){perhaps}"
            )
        print(_open_in_words())
    return 0


def _open_in_words() -> str:
    from rukun.foundation.territory.models import Succession

    count = Succession.objects.unsettled().count()
    return f"{count:,} successions are open; officers settle them under Reference data."
