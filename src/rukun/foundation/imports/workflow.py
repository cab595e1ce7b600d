"""The way of an import: matched, checked whole, taken in row by row, finished."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from rukun.foundation.imports.enums import ImportState as S
from rukun.foundation.people.capabilities import IMPORT_RUN
from rukun.kernel.workflow import Transition, Workflow

# Steps of the worker: no office takes them.
_WORKER: Final = ""

IMPORT_WORKFLOW: Final = Workflow(
    name="import",
    states=tuple(S.values),
    initial=S.UPLOADED,
    transitions=(
        Transition("match", _("Check the file"), (S.UPLOADED, S.CHECKED, S.STOPPED), S.CHECKING, IMPORT_RUN),
        Transition("finish_check", _("Checked"), (S.CHECKING,), S.CHECKED, _WORKER),
        Transition("start", _("Take in"), (S.CHECKED, S.PAUSED, S.STOPPED), S.RUNNING, IMPORT_RUN),
        Transition("pause", _("Pause"), (S.RUNNING,), S.PAUSED, IMPORT_RUN),
        Transition("finish", _("Finished"), (S.RUNNING,), S.DONE, _WORKER),
        Transition("stop", _("Stopped"), (S.CHECKING, S.RUNNING), S.STOPPED, _WORKER),
        Transition(
            "discard",
            _("Discard"),
            (S.UPLOADED, S.CHECKED, S.PAUSED, S.STOPPED),
            S.DISCARDED,
            IMPORT_RUN,
        ),
    ),
)
