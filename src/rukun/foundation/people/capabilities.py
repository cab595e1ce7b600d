"""What each role may do. An act needs its capability *and* a record that the office can see.

The administrator administers; no capability here lets an administrator read a report or a case.
"""

from rukun.foundation.people.enums import AgencyKind, Role
from rukun.foundation.territory.policy import TERRITORY_MANAGE, TERRITORY_SETTLE

REPORT_FILE = "report.file"  # write and send a report, answer a clarification
REPORT_RECORD = "report.record"  # paste and record for others, on their behalf
REPORT_VERIFY = "report.verify"  # verify, ask, link, rate; answer the reporter
REPORT_DECIDE = "report.decide"  # watch, open a case, attach to a case
INFORMANT_READ = "informant.read"  # K3, each read is logged
INCIDENT_RECORD = "incident.record"
REGISTER_KEEP = "register.keep"  # organisations, demonstrations, election desks, the duty roster
REGISTER_NOTE = "register.note"  # add to the notes (K2) that one reads by office or team
IMPORT_RUN = "import.run"  # take in sheets of history
CASE_WORK = "case.work"  # record what was tried, messages, files, on a case that one holds
CASE_OFFER = "case.offer"  # hand over, accept, return
CASE_DIRECT = "case.direct"  # assign tasks, request information, invite agencies
CASE_ASSESS = "case.assess"
CASE_CLOSE = "case.close"  # close, watch, reopen
CASE_COMMENT = "case.comment"  # messages, "what we did" and "we are done" on a shared case
TASK_DO = "task.do"  # accept, work on and prove a task of one's own office
ON_BEHALF = "act.on_behalf"
PEOPLE_MANAGE = "people.manage"
TEAMS_MANAGE = "teams.manage"
SETTINGS_MANAGE = "settings.manage"
DIRECTORY_READ = "directory.read"
RECUSE = "sharing.recuse"
EMERGENCY_ACCESS = "sharing.emergency"
EMERGENCY_REVIEW = "sharing.review"
TOKEN_ISSUE = "token.issue"  # noqa: S105 - the name of a capability

_FIELD = frozenset({REPORT_FILE, DIRECTORY_READ})
_OFFICER = _FIELD | {TASK_DO, CASE_COMMENT, REGISTER_NOTE}
_HOLDER = _OFFICER | {CASE_WORK, CASE_OFFER}
_DESK = _HOLDER | {REPORT_RECORD, ON_BEHALF, INCIDENT_RECORD, IMPORT_RUN, REGISTER_KEEP}
_DIVISION = _DESK | {
    REPORT_VERIFY,
    REPORT_DECIDE,
    INFORMANT_READ,
    CASE_DIRECT,
    CASE_ASSESS,
    CASE_CLOSE,
    RECUSE,
    EMERGENCY_ACCESS,
    TOKEN_ISSUE,
    TERRITORY_SETTLE,
}

CAPABILITIES: dict[Role, frozenset[str]] = {
    Role.REGENT: frozenset({DIRECTORY_READ, CASE_COMMENT}),
    Role.AIDE: frozenset({DIRECTORY_READ}),
    # Someone other than the one who broke the glass must be able to review it.
    Role.SECRETARY: _OFFICER | {EMERGENCY_REVIEW},
    Role.AGENCY_HEAD: _DIVISION | {EMERGENCY_REVIEW},
    Role.AGENCY_SECRETARY: _DESK,
    Role.DIVISION_HEAD: _DIVISION,
    Role.OPERATOR: _DESK - {CASE_OFFER},
    Role.SUBDISTRICT_HEAD: _HOLDER
    | {CASE_DIRECT, CASE_ASSESS, CASE_CLOSE, ON_BEHALF, INCIDENT_RECORD, TERRITORY_SETTLE},
    Role.VILLAGE_HEAD: _HOLDER | {CASE_CLOSE},
    Role.FIELD_OFFICER: _FIELD,
    Role.FORUM_MEMBER: _FIELD,
    Role.LIAISON: _OFFICER,
    Role.AGENCY_OFFICER: _OFFICER,
    Role.PROVINCE_OFFICER: _HOLDER | {CASE_DIRECT, CASE_ASSESS, CASE_CLOSE, TERRITORY_SETTLE},
    Role.ADMINISTRATOR: frozenset(
        {
            PEOPLE_MANAGE,
            TEAMS_MANAGE,
            SETTINGS_MANAGE,
            DIRECTORY_READ,
            TOKEN_ISSUE,
            TERRITORY_MANAGE,
            TERRITORY_SETTLE,
        }
    ),
}

# The highest class that an office may read by itself (docs/rights.md); K3 is need-to-know.
# 0 opens no record at all, whatever its class.
CLEARANCE: dict[Role, int] = dict.fromkeys(Role, 2) | {Role.ADMINISTRATOR: 0}

_ADMINISTRATION = frozenset({Role.ADMINISTRATOR})
_BESIDE = frozenset({Role.AGENCY_OFFICER, Role.FIELD_OFFICER})
_VERTICAL = frozenset({Role.LIAISON, Role.FIELD_OFFICER})

# Which roles an agency's offices may have: no one becomes head of Kesbangpol in a forum.
ROLES_OF: dict[AgencyKind, frozenset[Role]] = {
    AgencyKind.VILLAGE: frozenset({Role.VILLAGE_HEAD, Role.FIELD_OFFICER}),
    AgencyKind.SUBDISTRICT: frozenset({Role.SUBDISTRICT_HEAD, Role.AGENCY_OFFICER, Role.FIELD_OFFICER}),
    AgencyKind.KESBANGPOL: _ADMINISTRATION
    | {Role.AGENCY_HEAD, Role.AGENCY_SECRETARY, Role.DIVISION_HEAD, Role.OPERATOR, Role.FIELD_OFFICER},
    AgencyKind.REGENT: frozenset({Role.REGENT, Role.AIDE}),
    AgencyKind.SECRETARIAT: frozenset({Role.SECRETARY, Role.AGENCY_OFFICER}),
    AgencyKind.SERVICE: _BESIDE,
    AgencyKind.POLICE: _VERTICAL,
    AgencyKind.ARMY: _VERTICAL,
    AgencyKind.PROSECUTOR: _VERTICAL,
    AgencyKind.LAND: _VERTICAL,
    AgencyKind.COUNCIL: _VERTICAL,
    AgencyKind.FORUM: frozenset({Role.FORUM_MEMBER}),
    AgencyKind.PROVINCE: _ADMINISTRATION | {Role.PROVINCE_OFFICER},
}
