"""JSON as RFC 8259 has it: no NaN, and no name twice, of which one would be overlooked."""

import json
from typing import Any, NoReturn

from django.http import HttpRequest
from ninja.parser import Parser


class StrictParser(Parser):
    """Read a body; ninja answers 400 to whatever it raises."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Return what the body holds."""
        return json.loads(request.body, parse_constant=_no_number, object_pairs_hook=_named_once)


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _named_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found
