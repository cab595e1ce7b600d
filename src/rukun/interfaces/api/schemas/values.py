"""Kinds of values that bodies and parameters are made of, with the bounds of their columns."""

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Final
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from rukun.foundation.people.enums import Basis

_EARLIEST, _LATEST = 1900, 2199  # far from where adding a day or a zone overflows
REGION: Final = r"^(\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?)?$"
_NOT_CONTENT: Final = frozenset({"submission_id", "on_behalf"})


def _storable(text: str) -> str:
    """Refuse what no database keeps alike, so that nothing is cut off silently."""
    if "\0" in text:
        raise PydanticCustomError("unstorable", "NUL cannot be stored")
    return text


def _in_memory_of_men(value: Any) -> Any:
    if not _EARLIEST <= value.year <= _LATEST:
        raise PydanticCustomError("far_off", "outside 1900–2199")
    return value


_Stored = AfterValidator(_storable)
Code = Annotated[str, StringConstraints(max_length=40), _Stored]
Reference = Annotated[str, StringConstraints(max_length=80), _Stored]
Title = Annotated[str, StringConstraints(max_length=160), _Stored]
Line = Annotated[str, StringConstraints(max_length=200), _Stored]
Words = Annotated[str, StringConstraints(max_length=20_000), _Stored]
Paste = Annotated[str, StringConstraints(max_length=100_000), _Stored]
Count = Annotated[int, Field(ge=0, le=2_147_483_647)]
Step = Annotated[int, Field(ge=1, le=4)]
RungNumber = Annotated[int, Field(ge=1, le=4, description="1 village, 2 subdistrict, 3 regency, 4 province")]
Hectares = Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=2)]
Moment = Annotated[AwareDatetime, AfterValidator(_in_memory_of_men)]
Day = Annotated[date, AfterValidator(_in_memory_of_men)]
Ids = Annotated[list[UUID], Field(max_length=50)]


class OnBehalfIn(Schema):
    """The act is recorded for an office that does not log in, and on what basis."""

    model_config = ConfigDict(extra="forbid")

    office: UUID
    basis: Basis


class Act(Schema):
    """The body of an act; a field that is not listed is a mistake and is refused."""

    model_config = ConfigDict(extra="forbid")

    on_behalf: OnBehalfIn | None = None

    def given(self) -> dict[str, Any]:
        """Return what the caller said, without ids of the letter itself; the rest has its default."""
        return {
            name: value.value if isinstance(value, Enum) else value
            for name in type(self).model_fields
            if name not in _NOT_CONTENT and (value := getattr(self, name)) is not None
        }


class Entry(Act):
    """The body of an act that adds something. Sent again under the same id it adds nothing."""

    submission_id: UUID = Field(description="Made by the client, once for each thing that it sends")


class Filter(Schema):
    """Parameters of a list; an unknown one is refused, so that no filter is overlooked."""

    cursor: Annotated[str, StringConstraints(max_length=400), _Stored] = Field(
        "", description="`next` of the page before"
    )
    limit: Annotated[int, Field(ge=1, le=100)] = 50
