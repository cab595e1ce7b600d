"""Words of offices, agencies, teams and tokens."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rung(models.IntegerChoices):
    """The ladder on which a matter is handled (jenjang penanganan)."""

    VILLAGE = 1, _("Village")
    SUBDISTRICT = 2, _("Subdistrict")
    REGENCY = 3, _("Regency")
    PROVINCE = 4, _("Province")


class AgencyKind(models.TextChoices):
    """What an agency is; agencies on the ladder have a rung, the others stand beside it."""

    VILLAGE = "village", _("Village government")
    SUBDISTRICT = "subdistrict", _("Subdistrict office")
    KESBANGPOL = "kesbangpol", _("Kesbangpol")
    REGENT = "regent", _("Regent's office")
    SECRETARIAT = "secretariat", _("Regional secretariat")
    SERVICE = "service", _("Regency agency (OPD)")
    POLICE = "police", _("Police")
    ARMY = "army", _("Army")
    PROSECUTOR = "prosecutor", _("Prosecutor's office")
    LAND = "land", _("Land office (BPN)")
    COUNCIL = "council", _("Regional council (DPRD)")
    FORUM = "forum", _("Community forum")
    PROVINCE = "province", _("Provincial Kesbangpol")

    @property
    def rung(self) -> Rung | None:
        """The place on the ladder, or None beside it."""
        return _RUNGS.get(self)

    @property
    def is_vertical(self) -> bool:
        """Not subordinate to the regent: gets requests, never tasks that turn red or climb."""
        return self in _VERTICAL


_RUNGS = {
    AgencyKind.VILLAGE: Rung.VILLAGE,
    AgencyKind.SUBDISTRICT: Rung.SUBDISTRICT,
    AgencyKind.KESBANGPOL: Rung.REGENCY,
    AgencyKind.REGENT: Rung.REGENCY,
    AgencyKind.SECRETARIAT: Rung.REGENCY,
    AgencyKind.PROVINCE: Rung.PROVINCE,
}
_VERTICAL = {
    AgencyKind.POLICE,
    AgencyKind.ARMY,
    AgencyKind.PROSECUTOR,
    AgencyKind.LAND,
    AgencyKind.COUNCIL,
}


class Role(models.TextChoices):
    """What an office is for; capabilities follow from it (capabilities.py)."""

    REGENT = "regent", _("Regent")
    AIDE = "aide", _("Regent's aide")
    SECRETARY = "secretary", _("Regional secretary")
    AGENCY_HEAD = "agency_head", _("Head of Kesbangpol")
    AGENCY_SECRETARY = "agency_secretary", _("Secretary of Kesbangpol")
    DIVISION_HEAD = "division_head", _("Head of division")
    OPERATOR = "operator", _("Operator")
    SUBDISTRICT_HEAD = "subdistrict_head", _("Camat")
    VILLAGE_HEAD = "village_head", _("Village head")
    FIELD_OFFICER = "field_officer", _("Field officer")
    FORUM_MEMBER = "forum_member", _("FKDM member")
    LIAISON = "liaison", _("Liaison officer")
    AGENCY_OFFICER = "agency_officer", _("Officer of a regency agency")
    PROVINCE_OFFICER = "province_officer", _("Provincial officer")
    ADMINISTRATOR = "administrator", _("Administrator")


class AssignmentKind(models.TextChoices):
    """How a person holds an office."""

    DEFINITIVE = "definitive", _("Definitive")
    ACTING = "acting", _("Acting (Plt.)")
    DAILY = "daily", _("Daily acting (Plh.)")
    ON_BEHALF = "on_behalf", _("On behalf of (mewakili)")

    @property
    def prefix(self) -> str:
        """What stands before the title, in official Indonesian whatever the screen's language."""
        return {"acting": "Plt. ", "daily": "Plh. ", "on_behalf": "Mewakili "}.get(self.value, "")


class TeamKind(models.TextChoices):
    """Teams exist by decree, with members by office."""

    INTEGRATED = "integrated", _("Tim Terpadu")
    VIGILANCE = "vigilance", _("Tim Kewaspadaan Dini")
    ORGANISATIONS = "organisations", _("Team for supervising organisations")
    BELIEFS = "beliefs", _("PAKEM team")
    ELECTION = "election", _("Election desk")
    OTHER = "other", _("Other team")


class SubTeam(models.TextChoices):
    """Sub-teams of a Tim Terpadu."""

    NONE = "", _("No sub-team")
    PREVENTION = "prevention", _("Prevention")
    CESSATION = "cessation", _("Cessation")
    RECOVERY = "recovery", _("Recovery")


class Basis(models.TextChoices):
    """How the wish of somebody who is not in the system reached the recorder."""

    PHONE = "phone", _("telephone")
    LETTER = "letter", _("letter")
    MEETING = "meeting", _("meeting")


class Scope(models.TextChoices):
    """What a token may be used for, within what its office may do anyway."""

    REPORTS_READ = "reports:read", _("Read reports")
    REPORTS_WRITE = "reports:write", _("Send, amend and clarify reports")
    REPORTS_VERIFY = "reports:verify", _("Verify reports and answer reporters")
    CASES_READ = "cases:read", _("Read cases")
    CASES_WRITE = "cases:write", _("Work on cases and tasks")
    WORKLIST_READ = "worklist:read", _("Read what the office owes")
