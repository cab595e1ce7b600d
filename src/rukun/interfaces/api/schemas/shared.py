"""Small parts that many answers name: places, agencies, offices."""

from uuid import UUID

from ninja import Schema

from rukun.foundation.people.models import Agency, Office
from rukun.foundation.territory.models import Region


class PlaceOut(Schema):
    """A region by its Kemendagri code."""

    code: str
    name: str

    @classmethod
    def of(cls, region: Region) -> "PlaceOut":
        """Name a region."""
        return cls(code=region.code, name=region.name)


class AgencyOut(Schema):
    """An agency."""

    id: UUID
    name: str

    @classmethod
    def of(cls, agency: Agency) -> "AgencyOut":
        """Name an agency."""
        return cls(id=agency.pk, name=agency.short_name)


class OfficeOut(Schema):
    """An office."""

    id: UUID
    title: str

    @classmethod
    def of(cls, office: Office) -> "OfficeOut":
        """Name an office."""
        return cls(id=office.pk, title=office.title)
