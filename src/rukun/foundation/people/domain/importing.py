"""A sheet of officers, or of a wave of moves (mutasi), taken as a whole or refused as a whole."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people import policy
from rukun.foundation.people.domain.actors import local_date
from rukun.foundation.people.domain.assignments import Term
from rukun.foundation.people.domain.officers import OfficerFields, add_officer
from rukun.foundation.people.domain.sheets import Column, Line, WrongCell, parse_kind, read_lines
from rukun.foundation.people.domain.waves import Move, RowError, SheetRefused, move_in_wave
from rukun.foundation.people.enums import AssignmentKind
from rukun.foundation.people.models import Account, Assignment, Office, Person
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, Invalid, NotAllowed
from rukun.kernel.text import normalise

# Titles are official Indonesian, whatever the language of the screen: the sheet goes on paper.
NAME: Final = Column("name", "Nama", is_required=True)
NIP: Final = Column("nip", "NIP/NRP", hint="Format teks; boleh kosong")
PHONE: Final = Column("phone", "Nomor HP", hint="0812-3456-7890")
EMAIL: Final = Column("email", "Surel", hint="Boleh kosong")
USERNAME: Final = Column("username", "Nama pengguna", hint="Boleh kosong; dibuat dari nama")
AGENCY: Final = Column("agency", "Instansi", is_required=True)
OFFICE: Final = Column("office", "Jabatan", is_required=True)
KIND: Final = Column("kind", "Sebagai", hint="Definitif, Plt. atau Plh.")
FROM: Final = Column("from_on", "TMT", hint="31-12-2026")
UNTIL: Final = Column("until_on", "Sampai", hint="Kosong bila belum ditentukan")
DECREE: Final = Column("decree_number", "Nomor SK")
DECREE_ON: Final = Column("decree_on", "Tanggal SK", hint="31-12-2026")
OLD_AGENCY: Final = Column("old_agency", "Instansi lama")
OLD_OFFICE: Final = Column("old_office", "Jabatan lama", hint="Kosong bila tidak melepas jabatan")
NEW_AGENCY: Final = Column("agency", "Instansi baru")
NEW_OFFICE: Final = Column("office", "Jabatan baru", hint="Kosong bila hanya melepas jabatan")

_TERM: Final = (KIND, FROM, UNTIL, DECREE, DECREE_ON)
OFFICER_COLUMNS: Final = (NAME, NIP, PHONE, EMAIL, USERNAME, AGENCY, OFFICE, *_TERM)
MOVE_COLUMNS: Final = (NAME, NIP, OLD_AGENCY, OLD_OFFICE, NEW_AGENCY, NEW_OFFICE, *_TERM)
_OFFICER: Final = {column.key: column for column in (NAME, NIP, PHONE, EMAIL, USERNAME)}
_BY_KEY: Final = {column.key: column for column in OFFICER_COLUMNS}


@transaction.atomic
def import_officers(*, data: bytes, actor: Actor, at: datetime) -> list[tuple[Account, Assignment]]:
    """Enter every officer of the sheet, or none; each then needs a one-time code.

    `SheetUnreadable` for the file, `SheetRefused` with row, column and reason for its cells.
    """
    desk = _opened_desk(actor, at)
    added = []
    for line in read_lines(data, OFFICER_COLUMNS):
        row = _Row(line, desk)
        fields = OfficerFields(**{key: row.text(_OFFICER[key]) for key in _OFFICER})
        office, term = row.office(AGENCY, OFFICE), row.term(desk.today)
        if row.is_wrong or office is None:
            continue
        try:
            added.append(add_officer(fields=fields, office=office, term=term, actor=actor, at=at))
        except DomainError as refusal:
            row.refuse(refusal)
    if desk.errors:
        raise SheetRefused(desk.errors)
    return added


@transaction.atomic
def import_moves(*, data: bytes, actor: Actor, at: datetime) -> list[Assignment]:
    """Carry out a wave of moves from a sheet, or nothing of it; return the new assignments.

    Rows without a first day (TMT) and without a new office are people who stay: the template
    lists everybody.
    """
    desk = _opened_desk(actor, at)
    moves = []
    for line in read_lines(data, MOVE_COLUMNS):
        row = _Row(line, desk)
        if row.text(FROM) or row.text(NEW_OFFICE):
            moves += row.move()
    if desk.errors:
        raise SheetRefused(desk.errors)
    return move_in_wave(moves=moves, actor=actor, at=at)


@dataclass(frozen=True)
class _Desk:
    """What the names of a sheet are looked up in: one query each for a sheet of any length."""

    today: date
    offices: dict[tuple[str, str], Office]
    agencies: frozenset[str]
    people: dict[str, list[Person]]
    held: dict[tuple[UUID, UUID], Assignment]
    errors: list[RowError]


def _opened_desk(actor: Actor, at: datetime) -> _Desk:
    if not policy.may_manage_people(regency=actor.regency, actor=actor):
        raise NotAllowed
    today = local_date(at, actor.regency)
    offices = Office.objects.active().filter(agency__regency=actor.regency).select_related("agency")
    by_name = {
        (normalise(name), normalise(office.title)): office
        for office in offices
        for name in (office.agency.name, office.agency.short_name)
    }
    running = Assignment.objects.filter(office__in=offices).exclude(until_on__lt=today)
    held = list(running.select_related("person", "office__agency").order_by("from_on"))
    people: dict[str, list[Person]] = defaultdict(list)
    for person in {assignment.person for assignment in held}:
        people[normalise(person.name)].append(person)
        if person.nip:
            people[person.nip].append(person)
    return _Desk(
        today=today,
        offices=by_name,
        agencies=frozenset(agency for agency, _title in by_name),
        people=people,
        held={(assignment.person_id, assignment.office_id): assignment for assignment in held},
        errors=[],
    )


class _Row:
    """One line being read; what is wrong with it is noted, so that the next cell can be read."""

    def __init__(self, line: Line, desk: _Desk) -> None:
        self.line = line
        self.desk = desk
        self.is_wrong = False

    def wrong(self, column: Column | None, message: str | Promise) -> None:
        """Note what is wrong in this row."""
        self.is_wrong = True
        self.desk.errors.append(RowError(self.line.number, message, column.title if column else ""))

    def refuse(self, refusal: DomainError) -> None:
        """Note why the act was refused, beside the column if the refusal names a field."""
        field = refusal.field if isinstance(refusal, Invalid) else ""
        self.wrong(_BY_KEY.get(field), str(refusal))

    def text(self, column: Column) -> str:
        """Read a cell as text; a telephone number that lost its zero as a number gets it back."""
        try:
            text = self.line.text(column.key)
        except WrongCell as cell:
            self.wrong(column, cell.message)
            return ""
        return f"0{text}" if column is PHONE and text.startswith("8") else text

    def day(self, column: Column) -> date | None:
        """Read a cell as a date."""
        try:
            return self.line.date(column.key)
        except WrongCell as cell:
            self.wrong(column, cell.message)
            return None

    def term(self, default_from: date | None = None) -> Term:
        """Read how and how long the office is held."""
        kind = AssignmentKind.DEFINITIVE
        try:
            kind = parse_kind(self.line.text(KIND.key))
        except WrongCell as cell:
            self.wrong(KIND, cell.message)
        from_on = self.day(FROM) or default_from
        if from_on is None and not self.is_wrong:
            self.wrong(FROM, _("Enter the first day in the new office."))
        return Term(
            kind=kind,
            from_on=from_on or self.desk.today,
            until_on=self.day(UNTIL),
            decree_number=self.text(DECREE),
            decree_on=self.day(DECREE_ON),
        )

    def office(self, agency: Column, office: Column) -> Office | None:
        """Find the office that two cells name; None, and noted, if there is none."""
        names = normalise(self.text(agency)), normalise(self.text(office))
        found = self.desk.offices.get(names)
        if found is None and names[0] not in self.desk.agencies:
            self.wrong(agency, _("There is no agency of this name. Write it as in the directory."))
        elif found is None:
            self.wrong(office, _("This agency has no such office. Write it as in the directory."))
        return found

    def move(self) -> list[Move]:
        """Read a move; empty, and noted, if anything in the row is wrong."""
        term = self.term()
        person = self._person()
        leaves = self._left(person) if person and self.text(OLD_OFFICE) else None
        office = self.office(NEW_AGENCY, NEW_OFFICE) if self.text(NEW_OFFICE) else None
        if not self.is_wrong and leaves is None and office is None:
            self.wrong(NEW_OFFICE, _("Name the office that is taken up, or the one that is given back."))
        if self.is_wrong or person is None:
            return []
        return [Move(self.line.number, person, term, leaves, office)]

    def _person(self) -> Person | None:
        nip = re.sub(r"\D", "", self.text(NIP))
        column = NIP if nip else NAME
        found = self.desk.people.get(nip or normalise(self.text(NAME)), [])
        if len(found) > 1:
            self.wrong(NAME, _("Several officers have this name. Enter the NIP or NRP as well."))
        elif not found:
            self.wrong(column, _("No officer of this regency is known by this. Add the officer first."))
        return found[0] if len(found) == 1 else None

    def _left(self, person: Person) -> Assignment | None:
        office = self.office(OLD_AGENCY, OLD_OFFICE)
        if office is None:
            return None
        held = self.desk.held.get((person.pk, office.pk))
        if held is None:
            self.wrong(OLD_OFFICE, _("This officer does not hold this office."))
        return held
