"""Persons, offices, agencies and assignments: three things the paper world mixes into one name.

Rights belong to offices; a person acts through an assignment; obligations stay with the office.
"""

from rukun.foundation.people.models.accounts import Account, OneTimeCode
from rukun.foundation.people.models.agencies import Agency, AgencyRegion, Office
from rukun.foundation.people.models.persons import Assignment, Person
from rukun.foundation.people.models.teams import Team, TeamMember
from rukun.foundation.people.models.tokens import Token

__all__ = [
    "Account",
    "Agency",
    "AgencyRegion",
    "Assignment",
    "Office",
    "OneTimeCode",
    "Person",
    "Team",
    "TeamMember",
    "Token",
]
