"""`rukun prepare`: bring the database and the static files up to date."""

from rukun.commands import starting
from rukun.commands.failing import Refused


def prepare() -> int:
    """Apply outstanding migrations and publish the static files; harmless to repeat."""
    starting.start()
    update_database()
    publish_static_files()
    print("The database and the static files are up to date.")
    return 0


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
    from pathlib import Path

    from django.db import connection

    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).parent.mkdir(parents=True, exist_ok=True)


def publish_static_files() -> None:
    """Collect and compress the static files for the web server."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0, clear=True)


def pending_migrations() -> list[str]:
    """Return the migrations that the database has not seen yet."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [str(migration) for migration, _is_backwards in plan]
