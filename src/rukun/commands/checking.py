"""`rukun check`: is the journal whole, is the installation as it should be?"""

from collections.abc import Iterator

from rukun.commands import starting
from rukun.commands.loading import progress

JOURNAL_WORDS = {
    "altered": "the entry differs from what was written",
    "missing": "an entry is missing, or the link to it is broken",
    "cut": "the chain ends earlier than its head or an anchor knows",
    "anchor_altered": "the anchor file was changed",
    "guard_missing": "the trigger that protects the journal is missing; run `rukun prepare`",
}


def check(*, is_deployment: bool) -> int:
    """Print what is wrong, one line each; 0 when nothing is."""
    starting.start()
    with starting.refusing():
        findings = list(_of_schema()) or list(_of_installation(is_deployment))
    for finding in findings:
        print(finding)
    print("Everything is in order." if not findings else f"{len(findings)} finding(s).")
    return 1 if findings else 0


def _of_schema() -> Iterator[str]:
    from rukun.commands.preparing import pending_migrations

    pending = pending_migrations()
    if pending:
        yield f"database: {len(pending)} migration(s) are not applied; run `rukun prepare`"


def _of_installation(is_deployment: bool) -> Iterator[str]:
    if is_deployment:
        yield from _of_deployment()
    yield from _of_framework(is_deployment)
    yield from _of_journal()
    yield from _of_secrets()
    yield from _of_files()


def _of_framework(is_deployment: bool) -> Iterator[str]:
    from django.core import checks

    messages = checks.run_checks(include_deployment_checks=is_deployment, databases=["default"])
    for message in messages:
        if message.is_silenced() or message.level < checks.WARNING:
            continue
        hint = f" — {message.hint}" if message.hint else ""
        yield f"installation: {message.msg}{hint} ({message.id})"


def _of_journal() -> Iterator[str]:
    from rukun.foundation.journal.verification import verify_all

    for finding in verify_all():
        yield f"journal: {finding.where}: {JOURNAL_WORDS.get(finding.kind, finding.kind)}"


def _of_secrets() -> Iterator[str]:
    from django.core.exceptions import ImproperlyConfigured

    from rukun.foundation.secrets.queries import missing_master_keys

    try:
        missing = missing_master_keys()
    except ImproperlyConfigured as mistake:
        yield f"secrets: {mistake}"
        return
    for name in missing:
        yield f"secrets: the key file lacks the master key {name}; put it back from its own backup"


def _of_files() -> Iterator[str]:
    from rukun.foundation.files.queries import damaged_contents

    with progress("Files") as advance:
        damaged = list(damaged_contents(progress=advance))
    for digest in damaged:
        yield f"files: the content {digest} is missing or altered; put it back from the backup of the media"


def _of_deployment() -> Iterator[str]:
    from django.conf import settings

    from rukun.foundation.people.models import Account

    if settings.RUKUN_ENV != "production":
        yield f"installation: RUKUN_ENV is {settings.RUKUN_ENV}; production needs RUKUN_ENV=production"
    demo_accounts = Account.objects.filter(is_demo=True).order_by("username")
    for name in demo_accounts.values_list("username", flat=True):
        yield f"people: the demo account {name} exists here; remove it"
