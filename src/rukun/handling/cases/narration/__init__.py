"""How the acts of this room are told on the timeline."""

from rukun.handling.cases.narration import beside, duties, ladder, papers
from rukun.handling.cases.timeline import load_agencies, load_offices, register_rows


def register() -> None:
    """Fill the registries of the timeline."""
    register_rows("office", load_offices, keys=["to_office"])
    register_rows("agency", load_agencies, keys=["to_agency"])
    for module in (papers, ladder, duties, beside):
        module.register()
