"""Home: what needs whom, by when, and what they press."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from rukun.foundation.notices.models import Notice
from rukun.foundation.people.enums import Rung
from rukun.foundation.people.models import Account, Assignment, Office, Team
from rukun.foundation.settings.domain import declare_condition
from rukun.handling.cases.domain.inviting import invite_agency
from rukun.handling.cases.domain.requests import ask_information
from rukun.handling.cases.domain.tasks import assign_task
from rukun.handling.reports.domain import ReportFields, send_report, start_draft
from rukun.handling.reports.domain.answering import answer_reporter
from rukun.kernel.actor import system_actor
from tests.cast import SUNGAI_BERAS, Cast
from tests.handling.cases.conftest import Story
from tests.interfaces.web.conftest import Enter

MATTER = "Keberatan warga Desa Sungai Beras atas patok batas"


@pytest.fixture
def story(cast: Cast) -> Story:
    return Story(cast)


@pytest.fixture
def now(story: Story, at_ten: Callable[..., None]) -> Callable[..., None]:
    """Move the clock of the screens to a while after the story, ten minutes unless told."""

    def move(later: timedelta = timedelta(minutes=10)) -> None:
        at_ten(story.at - story.cast.now + later)

    return move


def sent(story: Story, name: str = "fajar", urgency: str = "red", **fields):
    draft = story.act(
        start_draft,
        name,
        fields=ReportFields(
            urgency=urgency, kind="tension", title=MATTER, region=SUNGAI_BERAS, facts="±40 orang", **fields
        ),
    )
    return story.act(send_report, name, report=draft)


def home(client: Client):
    answer = client.get("/")
    assert answer.status_code == 200
    return answer


# --- The desk ---------------------------------------------------------------------------------


def test_kabid_meets_the_red_report_with_its_clock_first(story: Story, enter: Enter, now) -> None:
    sent(story)
    now(timedelta(minutes=38))
    answer = home(enter("kabid"))
    pressing = answer.context["pressing"]
    assert str(pressing.row.title) == MATTER
    assert pressing.countdown == "22 menit lagi"
    assert pressing.is_calm is False
    assert [(str(one.label), one.kind) for one in pressing.row.actions] == [
        ("Telepon Kepala Desa Sungai Beras", "plain"),
        ("Verifikasi", "main"),
    ]
    assert 'href="tel:+62812' in answer.content.decode()


def test_only_one_button_is_solid(story: Story, enter: Enter, now) -> None:
    sent(story)
    now()
    for name in ("kabid", "ayu", "budi", "gita", "fajar", "bupati", "hadi", "citra", "sekda", "eka", "indra"):
        text = home(enter(name)).content.decode()
        assert text.count("button-main") <= 1, name


def test_what_presses_is_not_listed_twice(story: Story, enter: Enter, now) -> None:
    sent(story)
    other = sent(story, urgency="green")
    now()
    panels = home(enter("kabid")).context["main_panels"]
    verify = next(panel for panel in panels if panel.anchor == "verify")
    assert [row.url for row in verify.rows] == [f"/laporan/{other.pk}/#verification"]
    assert verify.note == "1 lagi, menurut kesegeraan"


def test_the_line_of_figures_is_that_of_the_role(story: Story, enter: Enter, now) -> None:
    sent(story)
    case = story.case()
    story.try_(case, "fajar")
    story.offer(case, "fajar", Rung.SUBDISTRICT)
    now()
    kabid = home(enter("kabid")).context["figures"]
    assert [str(figure.label) for figure in kabid] == [
        "perlu verifikasi",
        "kiriman camat",
        "perlu keputusan",
        "bukti diperiksa",
        "macet > 14 hari",
    ]
    gita = home(enter("gita")).context["figures"]
    assert [(figure.count, str(figure.label)) for figure in gita][:2] == [
        (1, "perlu diterima"),
        (0, "permasalahan di tangan kami"),
    ]


def test_camat_accepts_from_home(story: Story, enter: Enter, now) -> None:
    case = story.case()
    story.try_(case, "fajar")
    offer = story.offer(case, "fajar", Rung.SUBDISTRICT)
    now()
    client = enter("gita")
    answer = home(client)
    panel = next(panel for panel in answer.context["main_panels"] if panel.anchor == "accept")
    row = panel.rows[0]
    assert "Kepala Desa Sungai Beras" in row.source
    assert "1 upaya" in row.source
    back, accept = row.actions
    assert (str(back.label), str(accept.label)) == ("Kembalikan …", "Terima")
    assert client.post(accept.url).status_code == 302
    offer.refresh_from_db()
    assert offer.state == "accepted"


def test_stuck_cases_stand_beside(story: Story, enter: Enter, now) -> None:
    story.case()
    now(timedelta(days=21))
    context = home(enter("kabid")).context
    stuck = next(panel for panel in context["beside_panels"] if panel.anchor == "stuck")
    assert stuck.rows[0].source.startswith("21 hari")
    assert [str(action.label) for action in stuck.rows[0].actions] == ["Putuskan"]


def test_a_special_condition_stands_at_the_top(story: Story, enter: Enter, now) -> None:
    cast = story.cast
    declare_condition(
        region="15.07",
        name="Ramadan",
        from_on=date(2026, 2, 18),
        until_on=date(2026, 3, 19),
        rules="Rapat selesai sebelum 15.30.",
        actor=system_actor(cast.now),
        at=cast.now,
    )
    text = home(enter("kabid")).content.decode()
    assert "Kondisi khusus: Ramadan, 18 Februari – 19 Maret 2026. Rapat selesai sebelum 15.30." in text


def test_a_decree_past_its_day_is_shown_to_the_secretariat(cast: Cast, enter: Enter) -> None:
    assert home(enter("kabid")).context["past_decree"] is None
    Team.objects.filter(pk=cast.team.pk).update(valid_until=date(2026, 3, 3))
    assert home(enter("kabid")).context["past_decree"] == cast.team
    assert "past_decree" not in home(enter("fajar")).context
    assert home(enter("gita")).context["past_decree"] is None


def test_switching_the_office_changes_home(cast: Cast, enter: Enter) -> None:
    second = Assignment.objects.create(
        person=cast.person("gita"),
        office=cast.office("camat_geragai"),
        kind="acting",
        from_on=cast.now.date(),
    )
    client = enter("gita")
    page = home(client).content.decode()
    assert "Plt. Camat Geragai" in page  # in the switcher
    assert client.post("/ganti-jabatan/", {"assignment": second.pk}).url == "/"
    assert home(client).context["actor"].label == "Plt. Camat Geragai"


def test_an_empty_desk_says_so_and_offers_to_write(cast: Cast, enter: Enter) -> None:
    text = home(enter("gita")).content.decode()
    assert "Belum ada yang menunggu Anda" in text
    assert 'id="accept"' not in text


# --- Field, leaders, partners, administrators ---------------------------------------------------


def test_village_head_has_three_buttons_and_own_duties(story: Story, enter: Enter, now) -> None:
    case = story.case()
    now()
    answer = home(enter("fajar"))
    text = answer.content.decode()
    for url in ("/laporan/baru/", "/laporan/selesai/", "/laporan/nihil/"):
        assert f'href="{url}"' in text
    assert str(case.pk) in text
    assert 'class="phone"' in text


def test_village_head_sees_receipts_and_answers(story: Story, enter: Enter, now) -> None:
    report = sent(story, urgency="green")
    now()
    anchors = {panel.anchor: panel for panel in home(enter("fajar")).context["panels"]}
    row = anchors["sent-reports"].rows[0]
    assert report.number in row.source
    assert str(row.state.text) == "Terkirim"


def test_regent_and_aide_see_red_and_the_hottest(story: Story, enter: Enter, now) -> None:
    calm = story.case(urgency="green", title="Permasalahan batas Desa Sungai Beras")
    red = story.case(urgency="red")
    now()
    context = home(enter("bupati")).context
    assert context["lead"].url == f"/permasalahan/{red.pk}/"
    assert {brief.url for brief in context["hottest"]} == {
        f"/permasalahan/{calm.pk}/",
        f"/permasalahan/{red.pk}/",
    }


def test_liaison_meets_a_request_that_is_never_red(story: Story, enter: Enter, now) -> None:
    case = story.carry_to(Rung.REGENCY)
    polres = story.cast.agency("polres")
    story.act(invite_agency, "kabid", case=case, agency=polres, reason="Penanganan di lapangan")
    story.act(ask_information, "kabid", case=case, agency=polres, question="Apakah ada laporan polisi?")
    now(timedelta(days=30))
    answer = home(enter("citra"))
    panels = {panel.anchor: panel for panel in answer.context["main_panels"]}
    row = panels["requests"].rows[0]
    assert row.due is None
    assert str(row.state.text) == "Menunggu jawaban"
    assert answer.context["pressing"] is None
    assert panels["shared"].rows[0].url == f"/permasalahan/{case.pk}/"
    assert "due-late" not in answer.content.decode()


def test_opd_meets_its_promise(story: Story, enter: Enter, now) -> None:
    case = story.carry_to(Rung.REGENCY)
    cast = story.cast
    story.act(invite_agency, "kabid", case=case, agency=cast.agency("pupr"), reason="Kewenangan jalan")
    story.act(
        assign_task,
        "kabid",
        case=case,
        office=cast.office("pupr_roads"),
        title="Perbaiki jalan produksi",
        working_days=3,
    )
    now()
    context = home(enter("hadi")).context
    titles = [str(row.title) for panel in context["main_panels"] for row in panel.rows]
    pressing = context["pressing"]
    assert "Perbaiki jalan produksi" in [*titles, str(pressing.row.title) if pressing else ""]


def test_opd_meets_its_promises_by_deadline(story: Story, enter: Enter, now) -> None:
    cast = story.cast
    calm, red = story.case(rung=Rung.REGENCY), story.case(rung=Rung.REGENCY, urgency="red")
    for case, title, days in ((red, "Ukur ulang", 20), (calm, "Pasang rambu", 10), (red, "Tutup jalan", 30)):
        office = cast.office("pupr_roads")
        story.act(assign_task, "kabid", case=case, office=office, title=title, working_days=days, share=True)
    now()
    context = home(enter("hadi")).context
    (panel,) = [panel for panel in context["main_panels"] if panel.anchor == "tasks"]
    pressing = context["pressing"]
    listed = [str(row.title) for row in panel.rows]
    assert listed == [
        title
        for title in ("Pasang rambu", "Ukur ulang", "Tutup jalan")
        if pressing is None or title != str(pressing.row.title)
    ]


@pytest.mark.parametrize(("name", "rung"), [("fajar", Rung.VILLAGE), ("gita", Rung.SUBDISTRICT)])
def test_a_case_we_hold_stands_on_home_once(story: Story, enter: Enter, now, name: str, rung: Rung) -> None:
    begun, fresh = story.case(rung=rung, title="Batas desa"), story.case(rung=rung)
    story.try_(begun, name)
    now()
    context = home(enter(name)).context
    panels = [*context.get("main_panels", ()), *context.get("duties", ()), *context.get("panels", ())]
    (ours,) = [panel for panel in panels if panel.anchor in ("cases", "ours")]
    assert str(ours.title) == "Permasalahan di tangan kami"
    urls = [str(row.url).partition("#")[0] for row in ours.rows]
    pressing = context["pressing"]
    urls += [str(pressing.row.url).partition("#")[0]] if pressing else []
    assert sorted(urls) == sorted(f"/permasalahan/{case.pk}/" for case in (begun, fresh))


def test_an_old_answer_leaves_home_once_it_was_read(story: Story, enter: Enter, now) -> None:
    report = sent(story, urgency="green")
    story.act(answer_reporter, "kabid", report=report, text="Terima kasih, sedang dicek.")

    def shown() -> bool:
        return any(panel.anchor == "answers" for panel in home(enter("fajar")).context["panels"])

    now()
    assert shown()
    now(timedelta(days=40))
    assert shown()
    Notice.objects.filter(template="report.answered").update(read_at=story.at)
    assert not shown()
    now(timedelta(days=20))
    assert shown()


def test_administrator_sees_offices_and_no_matter(story: Story, enter: Enter, now) -> None:
    sent(story)
    story.case(urgency="red")
    now()
    answer = home(enter("indra"))
    text = answer.content.decode()
    assert MATTER not in text
    assert "/laporan/" not in text
    assert "/permasalahan/" not in text
    assert "Kepala Desa Pandan Sejahtera" in text


def test_administrator_is_told_who_cannot_log_in(cast: Cast, enter: Enter) -> None:
    Account.objects.filter(username="gita").update(password="!x")
    panels = {panel.anchor: panel for panel in home(enter("indra")).context["panels"]}
    assert [row.title for row in panels["codes"].rows] == ["Gita Permata"]


def test_other_regency_sees_nothing_of_it(story: Story, enter: Enter, now) -> None:
    sent(story)
    story.case(urgency="red")
    now()
    text = home(enter("dedi")).content.decode()
    assert "Sungai Beras" not in text


def test_whoever_holds_no_office_is_told_so(cast: Cast, enter: Enter) -> None:
    text = home(enter("expired")).content.decode()
    assert "Anda tidak memegang jabatan hari ini" in text


# --- Literal query counts ---------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("name", "questions"), [("kabid", 27), ("budi", 28), ("fajar", 18), ("bupati", 11), ("indra", 14)]
)
def test_home_asks_the_same_number_of_questions(
    story: Story, enter: Enter, now, django_assert_num_queries, *, count: int, name: str, questions: int
) -> None:
    for _ in range(count):
        sent(story)
        sent(story, urgency="green")
        story.case()
        Office.objects.create(
            agency=story.cast.agency("pupr"), title=f"Staf {story.at}", role="agency_officer", is_head=True
        )
    now()
    client = enter(name)
    with django_assert_num_queries(questions):
        client.get("/")
