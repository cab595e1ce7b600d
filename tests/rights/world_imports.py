"""Situations of an import: an office's list on its way into incidents."""

from typing import Final

from rukun.foundation.imports.domain import (
    Matching,
    choose_columns,
    discard_import,
    pause_import,
    receive_file,
    start_import,
)
from rukun.foundation.imports.models import ImportMapping, ImportRow
from rukun.foundation.imports.working import work_on_next
from tests.rights.world import SITUATIONS, TITLE, Scene

# One row that is fine and one that is not.
LIST: Final = (
    b"Tanggal kejadian;Desa/Kelurahan;Kecamatan;Nama peristiwa\r\n"
    b"12-03-2021;Sungai Beras;Mendahara Ulu;Batas kebun\r\n"
    b"31-02-2021;Sungai Beras;Mendahara Ulu;Batas parit\r\n"
)


def uploaded(scene: Scene) -> None:
    """The operator has uploaded the office's list."""
    scene.rows["run"] = scene.act(
        receive_file, "budi", kind="incidents", source=TITLE, name="rekap.csv", content=LIST
    )


def checked(scene: Scene) -> None:
    """Its columns are matched, and every row was checked."""
    uploaded(scene)
    run = scene.run
    matching = Matching(run.sheet, run.heading_row, run.mapping)
    scene.act(choose_columns, "budi", run=run, matching=matching)
    work_on_next()
    scene.rows["run"] = scene.fresh("run")
    scene.rows["run_row"] = ImportRow.objects.filter(run=run).first()
    scene.rows["run_mapping"] = ImportMapping.objects.get(source=TITLE)


def running(scene: Scene) -> None:
    """It waits for the worker to take it in."""
    checked(scene)
    scene.act(start_import, "budi", run=scene.run)


def paused(scene: Scene) -> None:
    """Somebody has paused it."""
    running(scene)
    scene.act(pause_import, "budi", run=scene.run)


def taken_in(scene: Scene) -> None:
    """The row that was fine is an incident now."""
    running(scene)
    work_on_next()
    scene.rows["run"] = scene.fresh("run")


def discarded(scene: Scene) -> None:
    """The operator has left off."""
    checked(scene)
    scene.act(discard_import, "budi", run=scene.run)


SITUATIONS.update(
    {f"import_{made.__name__}": made for made in (uploaded, checked, running, paused, taken_in, discarded)}
)
