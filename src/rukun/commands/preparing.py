"""`rukun prepare`: bring the database and the static files up to date."""

from pathlib import Path

from rukun.commands import starting
from rukun.commands.failing import Refused


def prepare(*, is_new_installation: bool) -> int:
    """Apply outstanding migrations and publish the static files; harmless to repeat."""
    starting.start()
    if is_new_installation:
        _make_key_file()
    update_database()
    publish_static_files()
    print("The database and the static files are up to date.")
    return 0


def _make_key_file() -> None:
    """Make the keys of a new installation; a key file that is there already is never touched."""
    from django.conf import settings

    from rukun.foundation.secrets.keyfile import create_key_file

    path = Path(settings.RUKUN_KEY_FILE)
    if path.exists():
        raise Refused(f"{path} exists: this is no new installation. Run `rukun prepare` alone.")
    create_key_file(path)
    print(f"The key file is {path}. Back it up now, apart from the database: without it no secret opens.")


def update_database() -> None:
    """Apply outstanding migrations."""
    from django.core.management import call_command
    from django.db import OperationalError, connection

    _make_directory_of_database()
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except OperationalError as trouble:
        where = connection.settings_dict["NAME"]
        raise Refused(f"the database {where} cannot be reached: {str(trouble).strip()}") from trouble


def _make_directory_of_database() -> None:
    from django.db import connection

    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).parent.mkdir(parents=True, exist_ok=True)


def publish_static_files() -> None:
    """Collect and compress the static files; those of a server that still runs stay beside them."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


def are_static_files_published() -> bool:
    """True when the web server will find the files that its pages name."""
    from django.conf import settings

    return not settings.STATIC_ROOT or (Path(settings.STATIC_ROOT) / "staticfiles.json").exists()


def pending_migrations() -> list[str]:
    """Return the migrations that the database has not seen yet."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [str(migration) for migration, _is_backwards in plan]
