"""What becomes of a demonstration, as a table."""

from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.capabilities import REGISTER_KEEP
from rukun.handling.registers.enums import DemonstrationState as D
from rukun.kernel.workflow import Transition, Workflow

DEMONSTRATION_WORKFLOW = Workflow(
    name="demonstration",
    states=tuple(D.values),
    initial=D.PLANNED,
    transitions=(
        Transition("hold", _("Note how it went"), (D.PLANNED,), D.HELD, REGISTER_KEEP),
        Transition(
            "cancel", _("Did not take place"), (D.PLANNED,), D.CANCELLED, REGISTER_KEEP, needs_reason=True
        ),
    ),
)
