"""The components: what they promise in HTML, and what their scripts do in a browser."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django import forms
from django.http import QueryDict
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from rukun.interfaces.web import fields
from rukun.interfaces.web.icons import ICONS
from rukun.interfaces.web.parts import Action, WorkRow
from rukun.interfaces.web.presentation import UrgencyMark
from rukun.interfaces.web.suggesting import Suggestion
from rukun.interfaces.web.views.components import SampleForm, components

WEB = Path(fields.__file__).parent
TEMPLATES = WEB / "templates"
STATIC = WEB / "static" / "rukun"
SOURCES = sorted(TEMPLATES.rglob("*.html"))
# Shown by the frame, by another component or by no page of the sheet.
BESIDE_THE_SHEET = {
    "action_bar.html",
    "action.html",
    "brand.html",
    "due.html",
    "field.html",
    "field_notes.html",
    "filter_bar.html",
    "form_errors.html",
    "identity_menu.html",
    "language_switch.html",
    "region_options.html",
    "risk.html",
    "search.html",
    "state.html",
    "tabbar.html",
    "urgency.html",
}


@pytest.fixture(autouse=True)
def indonesian():
    with translation.override("id"):
        yield


@pytest.fixture
def sheet():
    return components(RequestFactory().get("/komponen/")).content.decode()


def show(source, **context):
    return Template("{% load rukun %}" + source).render(Context(context))


class Outline(HTMLParser):
    """Collects what a page's checks need."""

    def __init__(self, html):
        super().__init__()
        self.tags = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def named(self, *names):
        return [attrs for tag, attrs in self.tags if tag in names]


# --- Templates as files -----------------------------------------------------------------------


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: str(source.relative_to(TEMPLATES)))
def test_a_template_holds_nothing_the_policy_would_block(source):
    text = source.read_text()
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", text)
    assert re.findall(r"<script(?![^>]*\ssrc=)", text) == []


@pytest.mark.parametrize(
    "source", sorted((TEMPLATES / "components").glob("*.html")), ids=lambda path: path.name
)
def test_a_component_says_what_it_is_given(source):
    assert "{# " in "".join(source.read_text().splitlines()[:2])


def test_every_component_stands_on_the_sheet():
    shown = set(
        re.findall(r'include "components/([a-z_]+\.html)"', (TEMPLATES / "components_page.html").read_text())
    )
    there = {source.name for source in (TEMPLATES / "components").glob("*.html")}
    assert there - BESIDE_THE_SHEET == shown


def test_every_named_icon_is_drawn():
    named = {name for source in SOURCES for name in re.findall(r'{% icon "([a-z-]+)"', source.read_text())}
    assert named <= set(ICONS)


# --- The sheet --------------------------------------------------------------------------------


def test_the_sheet_has_one_main_heading_and_unique_ids(sheet):
    outline = Outline(sheet)
    ids = [attrs["id"] for _tag, attrs in outline.tags if "id" in attrs]
    assert len(outline.named("h1")) == 1
    assert sorted(ids) == sorted(set(ids))


def test_every_control_of_the_sheet_has_a_label(sheet):
    outline = Outline(sheet)
    labelled = {attrs.get("for") for attrs in outline.named("label")}
    for control in outline.named("input", "select", "textarea"):
        if control.get("type") == "hidden" or "data-keys-switch" in control:
            continue
        assert control.get("id") in labelled


def test_every_description_exists(sheet):
    outline = Outline(sheet)
    ids = {attrs.get("id") for _tag, attrs in outline.tags}
    wanted = [
        attrs["aria-describedby"].split() for _tag, attrs in outline.tags if "aria-describedby" in attrs
    ]
    assert {name for names in wanted for name in names} <= ids


# --- Fields -----------------------------------------------------------------------------------


def test_a_hint_and_an_error_are_linked_to_the_control():
    form = SampleForm(QueryDict("title="))
    html = show("{% field form.title %}", form=form)
    assert 'aria-describedby="id_title_error id_title_hint"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_title_error"' in html
    assert 'id="id_title_hint"' in html


def test_a_placeholder_that_a_form_brings_can_be_taken_away():
    class Form(forms.Form):
        login = forms.CharField(widget=forms.TextInput(attrs={"placeholder": "Nama pengguna"}))

    assert "placeholder" in show("{% field form.login %}", form=Form())
    assert "placeholder" not in show('{% field form.login placeholder="" %}', form=Form())


def test_a_group_describes_its_fieldset():
    html = show('{% field form.harm kind="options-two" %}', form=SampleForm())
    assert '<fieldset class="field" id="id_harm" aria-describedby="id_harm_hint">' in html
    assert '<div class="options-two">' in html
    assert html.count('type="radio"') == 2


def test_segments_show_urgency_as_icon_word_and_clock():
    html = show('{% field form.urgency kind="segments" %}', form=SampleForm(initial={"urgency": "green"}))
    assert '<span class="urgency urgency-red">' in html
    assert "Merah, 1 jam</span>" in html
    assert html.count("checked") == 1


def test_a_suggestion_is_dashed_until_a_person_accepts_it():
    proposed = Suggestion("dari perihal, dibuat netral", 1)
    accepted = Suggestion("dari perihal, dibuat netral", 1, is_accepted=True)
    source = "{% field form.title suggestion=suggestion %}"
    assert "field-suggested" in show(source, form=SampleForm(), suggestion=proposed)
    assert "field-suggested" not in show(source, form=SampleForm(), suggestion=accepted)


def test_a_widget_may_name_its_own_kind():
    class ChipSelect(forms.RadioSelect):
        kind = "chips"

    class Form(forms.Form):
        kind = forms.ChoiceField(choices=[("land", "Lahan")], widget=ChipSelect)

    assert fields.show(Form()["kind"]).kind == "chips"


@pytest.mark.parametrize(
    ("widget", "kind"),
    [
        (forms.TextInput(), "input"),
        (forms.NumberInput(), "input"),
        (forms.DateTimeInput(), "input"),
        (forms.PasswordInput(), "input"),
        (forms.Textarea(), "textarea"),
        (forms.Select(), "select"),
        (forms.RadioSelect(), "options"),
        (forms.CheckboxInput(), "check"),
        (forms.CheckboxSelectMultiple(), "checks"),
        (forms.FileInput(), "file"),
        (forms.ClearableFileInput(), "file"),
        (forms.HiddenInput(), "hidden"),
    ],
)
def test_a_widget_decides_how_its_field_is_shown(widget, kind):
    class Form(forms.Form):
        one = forms.CharField(widget=widget)

    assert fields.show(Form()["one"]).kind == kind


def test_errors_stand_on_top_and_lead_to_their_fields():
    html = show("{% form_errors form %}", form=SampleForm(QueryDict("title=")))
    assert 'role="alert"' in html
    assert '<a href="#id_title">Judul</a>: ' in html
    assert show("{% form_errors form %}", form=SampleForm()).strip() == ""


def test_a_form_that_comes_back_keeps_its_submission_id():
    sent = "0195f3a0-0000-7000-8000-000000000001"
    assert f'value="{sent}"' in show("{% submission_id form %}", form=SampleForm({"submission_id": sent}))
    fresh = {show("{% submission_id %}") for _ in range(2)}
    assert len(fresh) == 2


# --- Rows -------------------------------------------------------------------------------------


def test_a_row_without_marks_takes_two_columns():
    html = show('{% include "components/work_row.html" %}', row=WorkRow("Judul", "/x/"))
    assert "work-row-plain" in html
    assert "work-marks" not in html


def test_a_button_of_a_row_names_the_row_for_those_who_hear_it():
    row = WorkRow(
        "Batas desa", "/x/", urgency=UrgencyMark("red"), actions=(Action("Verifikasi", "/v/", key="v"),)
    )
    html = show('{% include "components/work_row.html" %}', row=row)
    assert 'Verifikasi<span class="visually-hidden">: Batas desa</span>' in html
    assert 'data-key="v"' in html


def test_a_title_is_escaped():
    html = show('{% include "components/work_row.html" %}', row=WorkRow("<b>x</b>", "/x/"))
    assert "&lt;b&gt;x&lt;/b&gt;" in html


# --- In a browser -----------------------------------------------------------------------------

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)
HOME = "http://rukun.test/"


@pytest.fixture
def open_sheet(chromium, sheet):
    """Open the sheet in a browser that is answered from here: no server, no database."""
    if not (STATIC / "app.js").exists():
        pytest.skip("the front end is not built: run make build")
    opened = []
    posted = []

    def answer(route):
        request = route.request
        path = request.url.removeprefix(HOME).partition("?")[0]
        if request.method == "POST":
            posted.append(request.post_data)
            route.fulfill(status=204)  # the browser stays on the page, as while it waits
            return
        if path.startswith("static/rukun/"):
            route.fulfill(path=STATIC / path.removeprefix("static/rukun/"))
        elif path == "wilayah/cari/":
            route.fulfill(
                body='<option value="15.07.01.2009">Desa Lambur II</option>', content_type="text/html"
            )
        else:
            route.fulfill(body=sheet, content_type="text/html", headers={"Content-Security-Policy": POLICY})

    def open_page(**options):
        context = chromium.new_context(**options)
        opened.append(context)
        page = context.new_page()
        problems = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda line: line.type == "error" and problems.append(line.text))
        page.route("**/*", answer)
        page.goto(HOME + "komponen/")
        page.problems, page.posted = problems, posted
        return page

    yield open_page
    for context in opened:
        context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 360, 820, 1280])
def test_the_sheet_fits_every_width_and_obeys_the_policy(open_sheet, width):
    page = open_sheet(viewport={"width": width, "height": 740})
    overflow = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
    assert overflow <= 0
    assert page.problems == []


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_sheet_has_no_accessibility_violation(open_sheet, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page = open_sheet(viewport={"width": width, "height": 740}, color_scheme=scheme, bypass_csp=True)
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


@pytest.mark.browser
def test_a_village_is_found_by_typing_and_kept_in_the_select(open_sheet):
    page = open_sheet()
    box = page.get_by_role("combobox", name="Tempat").first
    box.fill("lambur")
    page.get_by_role("option", name="Desa Lambur II").wait_for()
    box.press("Enter")
    assert box.input_value() == "Desa Lambur II"
    assert page.locator("select[name=village]").evaluate("field => field.value") == "15.07.01.2009"


@pytest.mark.browser
def test_text_that_names_no_village_does_not_pass_for_one(open_sheet):
    page = open_sheet()
    box = page.get_by_role("combobox", name="Tempat").first
    box.fill("x")
    box.blur()
    assert box.input_value() == ""
    assert page.locator("select[name=village]").evaluate("field => field.value") == ""


@pytest.mark.browser
def test_a_plain_select_serves_where_scripts_are_off(open_sheet):
    page = open_sheet(java_script_enabled=False)
    assert page.locator("select[name=village]").is_visible()
    assert not page.get_by_role("button", name="Batal").first.is_visible()


@pytest.mark.browser
def test_keys_move_through_rows_but_not_while_typing(open_sheet):
    page = open_sheet()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.locator(".is-current .work-title").inner_text().startswith("Keberatan warga")
    page.locator("#id_title").focus()
    page.keyboard.press("Home")
    page.keyboard.press("j")
    assert page.locator("#id_title").input_value().startswith("jPermasalahan")
    assert page.locator(".is-current").count() == 1


@pytest.mark.browser
def test_single_keys_can_be_switched_off(open_sheet):
    page = open_sheet()
    page.keyboard.press("?")
    page.locator("[data-keys-switch]").uncheck()
    page.locator("h1").click()
    page.keyboard.press("j")
    assert page.locator(".is-current").count() == 0


@pytest.mark.browser
def test_a_form_is_sent_once_and_its_button_says_so(open_sheet):
    page = open_sheet()
    form = page.locator("form.confirm-body").first
    form.get_by_label("Yang perlu dilengkapi").fill("Berita acara belum ditandatangani saksi.")
    button = form.get_by_role("button", name="Kembalikan")
    button.click(no_wait_after=True)
    page.locator("button", has_text="Mengirim …").wait_for()
    form.get_by_label("Yang perlu dilengkapi").press("Control+Enter", no_wait_after=True)
    assert len(page.posted) == 1


@pytest.mark.browser
def test_cancel_and_escape_close_a_confirmation_and_give_the_focus_back(open_sheet):
    page = open_sheet()
    panel = page.locator("details.confirm").first
    for close in (
        lambda: panel.get_by_role("button", name="Batal").click(),
        lambda: page.keyboard.press("Escape"),
    ):
        if not panel.evaluate("panel => panel.open"):
            panel.locator("summary").click()
            page.wait_for_function("() => document.activeElement.matches('.confirm select')")
        close()
        assert not panel.evaluate("panel => panel.open")
        assert panel.locator("summary").evaluate("summary => summary === document.activeElement")
