"""The one rule of seeing: attacks on it, and the rule restated in plain Python."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rukun.foundation.people.domain.teams import Decree, Seat, replace_decree, revoke_team
from rukun.foundation.people.enums import AssignmentKind
from rukun.foundation.people.models import Assignment
from rukun.foundation.sharing.domain.custody import take_custody
from rukun.foundation.sharing.domain.grants import grant_access, withdraw_grants
from rukun.foundation.sharing.domain.recusal import recuse
from rukun.foundation.sharing.enums import Classification
from rukun.foundation.sharing.models import Custody, EmergencyAccess, Grant, Recusal
from rukun.foundation.sharing.visibility import visible
from rukun.handling.reports.models import REPORT, Report
from rukun.kernel.actor import Actor, system_actor
from rukun.kernel.ids import uuid7
from tests.cast import BADANG, LAGAN_ULU, PANDAN_SEJAHTERA, REGENCY, SUNGAI_BERAS, Cast
from tests.foundation.conftest import MakeReport


def seen(actor: Actor, report: Report) -> bool:
    return visible(Report.objects.filter(pk=report.pk), actor=actor, object_type=REPORT).exists()


def who_sees(cast: Cast, report: Report) -> list[str]:
    return [name for name, actor in cast.everybody().items() if seen(actor, report)]


# --- Who sees what, name by name ---------------------------------------------


def test_village_report_is_seen_up_the_ladder_only(cast: Cast, make_report: MakeReport) -> None:
    assert who_sees(cast, make_report()) == ["ayu", "budi", "fajar", "gita", "kabid", "bupati", "sekda"]


def test_subdistrict_report_is_not_seen_below(cast: Cast, make_report: MakeReport) -> None:
    report = make_report("mendahara_ulu")
    assert who_sees(cast, report) == ["ayu", "budi", "gita", "kabid", "bupati", "sekda"]


def test_kesbangpols_report_is_seen_by_kesbangpol_and_the_regent(cast: Cast, make_report: MakeReport) -> None:
    assert who_sees(cast, make_report("kesbangpol")) == ["ayu", "budi", "kabid", "bupati", "sekda"]


def test_report_of_an_agency_beside_the_ladder(cast: Cast, make_report: MakeReport) -> None:
    assert who_sees(cast, make_report("pupr")) == ["ayu", "budi", "hadi", "kabid", "bupati", "sekda"]


def test_other_regency_sees_its_own_only(cast: Cast, make_report: MakeReport) -> None:
    assert who_sees(cast, make_report("badang", BADANG)) == ["dedi"]


def test_team_sees_what_it_owns(cast: Cast, make_report: MakeReport) -> None:
    report = make_report("setda", with_team=True)
    assert who_sees(cast, report) == ["ayu", "kabid", "bupati", "sekda"]


def test_secret_report_is_seen_by_nobody_through_office(cast: Cast, make_report: MakeReport) -> None:
    assert who_sees(cast, make_report(classification=Classification.SECRET)) == []


def test_administrator_sees_not_even_internal_ones(cast: Cast, make_report: MakeReport) -> None:
    report = make_report("kesbangpol", classification=Classification.INTERNAL)
    assert not seen(cast.indra, report)


def test_clock_sees_nothing(cast: Cast, make_report: MakeReport) -> None:
    assert not seen(system_actor(cast.now), make_report())


# --- Attacks -----------------------------------------------------------------


def test_grant_opens_exactly_one_report(cast: Cast, make_report: MakeReport) -> None:
    shared, other = make_report(), make_report()
    _grant(cast, shared, "polres")
    assert seen(cast.citra, shared)
    assert not seen(cast.citra, other)
    assert list(Report.objects.visible_to(cast.citra)) == [shared]


def test_withdrawn_grant_opens_nothing(cast: Cast, make_report: MakeReport) -> None:
    report = make_report()
    via = _grant(cast, report, "polres")
    withdraw_grants(via_type="case", via_id=via, agency=cast.agency("polres"), at=cast.now)
    assert not seen(cast.citra, report)


def test_grant_that_begins_tomorrow_opens_nothing_today(cast: Cast, make_report: MakeReport) -> None:
    report = make_report()
    _grant(cast, report, "polres", at=cast.now + timedelta(days=1))
    assert not seen(cast.citra, report)
    assert seen(cast.at("citra", cast.now + timedelta(days=1)), report)


def test_grant_for_another_type_with_the_same_id_opens_nothing(cast: Cast, make_report: MakeReport) -> None:
    report = make_report()
    grant_access(
        object_type="case",
        object_id=report.pk,
        agency=cast.agency("polres"),
        via_type="case",
        via_id=uuid7(),
        reason="invited",
        at=cast.now,
    )
    assert not seen(cast.citra, report)


def test_expired_assignment_opens_nothing(cast: Cast, make_report: MakeReport) -> None:
    report = make_report()
    assert seen(cast.at("expired", cast.now - timedelta(days=1)), report)
    assert not seen(cast.expired, report)


def test_former_holder_takes_nothing_along(cast: Cast, make_report: MakeReport) -> None:
    report = make_report()
    Assignment.objects.filter(pk=cast.assignments["gita"].pk).update(until_on=date(2026, 3, 31))
    Assignment.objects.create(
        person=cast.person("gita"),
        office=cast.office("lurah_simpang_tuan"),
        kind=AssignmentKind.DEFINITIVE,
        from_on=date(2026, 4, 1),
    )
    april = cast.now + timedelta(days=30)
    assert seen(cast.gita, report)
    assert not seen(cast.at("gita", april), report)


def test_revoked_team_opens_nothing(cast: Cast, make_report: MakeReport) -> None:
    report = make_report("setda", with_team=True)
    assert seen(cast.ayu, report)
    revoke_team(
        team=cast.team,
        version=cast.team.version,
        ended_on=cast.now.date(),
        actor=cast.indra,
        at=cast.now,
    )
    assert not seen(cast.at("ayu", cast.now), report)


def test_next_years_team_inherits_and_former_members_do_not(cast: Cast, make_report: MakeReport) -> None:
    report = make_report("setda", with_team=True)
    replace_decree(
        team=cast.team,
        version=cast.team.version,
        decree=Decree("188.45/12/2027", date(2027, 2, 20), date(2027, 12, 31)),
        seats=[
            Seat(cast.office("head"), "Sekretaris"),
            Seat(cast.office("pupr_roads"), "Anggota"),
        ],
        actor=cast.indra,
        at=cast.now,
    )
    before, after = datetime.fromisoformat("2027-02-01T03:00Z"), datetime.fromisoformat("2027-03-01T03:00Z")
    assert not seen(cast.at("hadi", before), report)
    assert seen(cast.at("hadi", after), report)
    assert seen(cast.at("kabid", before), report)
    assert not seen(cast.at("kabid", after), report)


def test_recused_head_does_not_see_a_matter_of_their_own_village(cast: Cast, make_report: MakeReport) -> None:
    report, other = make_report(), make_report()
    _recuse(cast, report, "fajar")
    assert not seen(cast.fajar, report)
    assert seen(cast.fajar, other)
    assert seen(cast.gita, report)


def test_recusal_beats_invitation_team_and_emergency(cast: Cast, make_report: MakeReport) -> None:
    report = make_report("setda", with_team=True)
    _grant(cast, report, "kesbangpol")
    EmergencyAccess.objects.create(
        object_type=REPORT,
        object_id=report.pk,
        person=cast.person("kabid"),
        office=cast.office("kabid"),
        regency=REGENCY,
        reason="-",
        from_at=cast.now,
        until_at=cast.now + timedelta(hours=1),
    )
    assert seen(cast.kabid, report)
    _recuse(cast, report, "kabid")
    assert not seen(cast.kabid, report)


def test_recusal_follows_the_person_into_another_office(cast: Cast, make_report: MakeReport) -> None:
    report = make_report()
    _recuse(cast, report, "fajar")
    plh = Assignment.objects.create(
        person=cast.person("fajar"),
        office=cast.office("camat_mendahara_ulu"),
        kind=AssignmentKind.DAILY,
        from_on=date(2026, 3, 1),
    )
    cast.account("fajar").chosen_assignment = plh
    as_camat = cast.at("fajar", cast.now)
    assert as_camat.label == "Plh. Camat Mendahara Ulu"
    assert not seen(as_camat, report)


def test_former_owner_goes_on_reading_inside_its_territory(cast: Cast, make_report: MakeReport) -> None:
    report = make_report()
    _hand(cast, report, "kesbangpol")
    assert seen(cast.fajar, report)
    assert not seen(cast.gita, report)  # never held it, and no longer stands above its owner


def test_team_that_held_it_goes_on_reading(cast: Cast, make_report: MakeReport) -> None:
    report = make_report("setda", with_team=True)
    setda = cast.agency("setda")
    Report.objects.filter(pk=report.pk).update(owner_team=None)
    take_custody(object_type=REPORT, object_id=report.pk, agency=setda, team=None, at=cast.now)
    assert who_sees(cast, report) == ["ayu", "kabid", "bupati", "sekda"]


def test_former_owner_stops_reading_when_the_place_is_corrected(cast: Cast, make_report: MakeReport) -> None:
    report = make_report()
    Report.objects.filter(pk=report.pk).update(region_current_id=LAGAN_ULU)
    assert not seen(cast.fajar, report)


def test_sibling_code_with_the_same_prefix_is_another_place(cast: Cast, make_report: MakeReport) -> None:
    gita = cast.gita
    assert not seen(cast.other_village_head, make_report("pandan_sejahtera", PANDAN_SEJAHTERA))
    report = make_report("pandan_sejahtera", PANDAN_SEJAHTERA)
    assert not seen(_with_territory(gita, "15.07.1"), report)
    assert seen(_with_territory(gita, "15.07.10"), report)


def _with_territory(actor: Actor, *codes: str) -> Actor:
    return replace(actor, territory=codes)


def _grant(cast: Cast, report: Report, agency: str, at: datetime | None = None) -> UUID:
    via = uuid7()
    grant_access(
        object_type=REPORT,
        object_id=report.pk,
        agency=cast.agency(agency),
        via_type="case",
        via_id=via,
        reason="invited",
        at=at or cast.now,
    )
    return via


def _recuse(cast: Cast, report: Report, name: str) -> None:
    recuse(
        object_type=REPORT,
        object_id=report.pk,
        person=cast.person(name),
        reason="Pihak dalam permasalahan",
        actor=cast.ayu,
        at=cast.now,
    )


def _hand(cast: Cast, report: Report, agency: str) -> None:
    owner = cast.agency(agency)
    Report.objects.filter(pk=report.pk).update(owner_agency=owner, owner_rung=owner.rung)
    take_custody(object_type=REPORT, object_id=report.pk, agency=owner, team=None, at=cast.now)


# --- The rule, restated ------------------------------------------------------


def _inside(code: str, territory: tuple[str, ...]) -> bool:
    return any(code.split(".")[: len(t.split("."))] == t.split(".") for t in territory)


def _in_force(row: Any, at: datetime) -> bool:
    return row.from_at <= at and (row.until_at is None or at < row.until_at)


def restated(actor: Actor, report: Report, rows: dict[type, list[Any]]) -> bool:
    """Clearance, not recused, and (let in, or in one's territory and one's own or below)."""
    at = actor.at
    about = {model: [r for r in found if r.object_id == report.pk] for model, found in rows.items()}
    if actor.agency_id is None or actor.clearance == 0 or report.classification > actor.clearance:
        return False
    if any(r.person_id == actor.person_id and (not r.until_at or r.until_at > at) for r in about[Recusal]):
        return False
    if any(g.agency_id == actor.agency_id and _in_force(g, at) for g in about[Grant]):
        return True
    if any(
        e.person_id == actor.person_id and e.office_id == actor.office_id and _in_force(e, at)
        for e in about[EmergencyAccess]
    ):
        return True
    if not _inside(report.region_current_id, actor.territory):
        return False
    if actor.agency_id == report.owner_agency_id or report.owner_team_id in actor.team_ids:
        return True
    if any(c.agency_id == actor.agency_id or c.team_id in actor.team_ids for c in about[Custody]):
        return True
    heads = {"regent", "secretariat"}
    stands_above = actor.rung is not None and (
        report.owner_rung < actor.rung or (actor.agency_kind in heads and report.owner_rung == actor.rung)
    )
    return stands_above and report.regency == actor.regency


OWNERS = [
    "sungai_beras",
    "simpang_tuan",
    "lagan_ulu",
    "mendahara_ulu",
    "geragai",
    "kesbangpol",
    "setda",
    "pupr",
    "polres",
    "kodim",
    "province",
    "badang",
    "other_kesbangpol",
]
PLACES = [SUNGAI_BERAS, "15.07.09.1001", "15.07.09", LAGAN_ULU, "15.07.10", "15.07", BADANG, "15.06"]
PEOPLE = ["ayu", "budi", "citra", "dedi", "eka", "fajar", "gita", "hadi", "indra", "joko", "kabid"]
HOURS = st.integers(-48, 48)
SPAN = st.tuples(HOURS, st.none() | st.integers(0, 48))
RECORDS = st.lists(
    st.fixed_dictionaries(
        {
            "owner": st.sampled_from(OWNERS),
            "place": st.sampled_from(PLACES),
            "classification": st.integers(0, 3),
            "with_team": st.booleans(),
            "team_before": st.booleans(),
            "held_before": st.none() | st.sampled_from(OWNERS),
            "grants": st.lists(st.tuples(st.sampled_from(OWNERS), SPAN), max_size=3),
            "recusals": st.dictionaries(st.sampled_from(PEOPLE), SPAN, max_size=2),
            "emergencies": st.lists(st.tuples(st.sampled_from(PEOPLE), HOURS), max_size=2),
        }
    ),
    min_size=1,
    max_size=4,
)


@settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking takes minutes on a database
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(records=RECORDS, hour=HOURS)
def test_queryset_equals_the_rule_restated(
    cast: Cast, make_report: MakeReport, records: list[dict[str, Any]], hour: int
) -> None:
    for model in (Custody, Grant, Recusal, EmergencyAccess, Report):
        model.objects.all().delete()
    for record in records:
        _write(cast, make_report, record)
    rows: dict[type, list[Any]] = {
        model: list(model.objects.all()) for model in (Custody, Grant, Recusal, EmergencyAccess)
    }
    reports = list(Report.objects.all())
    at = cast.now + timedelta(hours=hour)
    for name in cast.people:
        actor = cast.at(name, at)
        found = set(visible(Report.objects.all(), actor=actor, object_type=REPORT))
        assert found == {report for report in reports if restated(actor, report, rows)}, name


def _write(cast: Cast, make_report: MakeReport, record: dict[str, Any]) -> None:
    report = make_report(
        record["owner"],
        record["place"],
        classification=record["classification"],
        with_team=record["with_team"],
    )
    about = {"object_type": REPORT, "object_id": report.pk}
    if record["held_before"]:
        former = cast.agency(record["held_before"])
        team = cast.team if record["team_before"] else None
        Custody.objects.create(**about, agency=former, team=team, from_at=cast.now, until_at=cast.now)
    for agency, (start, length) in record["grants"]:
        Grant.objects.create(
            **about,
            **_span(cast, start, length),
            agency=cast.agency(agency),
            via_type="case",
            via_id=uuid7(),
            reason="invited",
        )
    for name, (start, length) in record["recusals"].items():
        Recusal.objects.create(**about, **_span(cast, start, length), person=cast.person(name), reason="-")
    for name, start in record["emergencies"]:
        EmergencyAccess.objects.create(
            **about,
            **_span(cast, start, 1),
            person=cast.person(name),
            office=cast.office_of(name),
            regency=REGENCY,
            reason="-",
        )


def _span(cast: Cast, start: int, length: int | None) -> dict[str, datetime | None]:
    from_at = cast.now + timedelta(hours=start)
    return {"from_at": from_at, "until_at": None if length is None else from_at + timedelta(hours=length)}
