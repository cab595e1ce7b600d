"""A person at a device: logs in, reads, fills in, presses; every page that opens is looked at.

Nothing here knows an address by heart beyond the first: whoever walks a journey follows what the
screens offer, and reads what stands on them.
"""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.utils.translation import override, trans_real

from tests.cast import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import APIResponse, BrowserContext, Locator, Page, Request, Response

# With RUKUN_SHOTS=/some/folder every page that is looked at leaves its picture there.
_SHOTS = os.environ.get("RUKUN_SHOTS", "")
_KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SOLID = """() => [...document.querySelectorAll("main .button-main, .phone-bar .button-main")]
  .filter((one) => one.checkVisibility())
  .filter((one) => !/^rgba\\(.* 0\\)$|^rgb\\(255, 255, 255\\)$/.test(getComputedStyle(one).backgroundColor))
  .map((one) => one.textContent.trim())"""

_WIDTHS = "() => [document.documentElement.scrollWidth, window.innerWidth]"
_TEXTS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = new Set();
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (element.closest("[lang='en'], script, style, kbd, .pre, textarea")) continue;
    const text = walker.currentNode.textContent.replace(/\\s+/g, " ").trim();
    if (text) found.add(text);
  }
  return [...found];
}"""


@dataclass(frozen=True)
class Touched:
    """An address of a record, and how it was called."""

    method: str
    path: str


@dataclass
class Officer:
    """One login in one browser of its own; `name` is the user name."""

    name: str
    context: "BrowserContext"
    touched: set[Touched] = field(default_factory=set)
    checks_axe: bool = False
    has_touch: bool = False
    language: str = "id"
    complaints: list[str] = field(default_factory=list)
    _pictures: int = 0
    _examined: set[tuple[str, ...]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.page: Page = self.context.new_page()
        self.page.on("request", self._note)
        self.page.on("response", self._mind)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._hear)

    # --- Moving about ---------------------------------------------------------------------------

    def log_in(self, identity: str = "", password: str = PASSWORD) -> "Officer":
        """Log in with the user name, or with the NIP or mobile number that is given."""
        self.page.goto("/masuk/")
        self.fill("Nama pengguna, NIP, atau nomor HP", identity or self.name)
        self.fill("Kata sandi", password)
        self.press("Masuk")
        assert "/masuk/" not in self.page.url
        return self

    def open(self, path: str, status: int = 200) -> "Officer":
        """Go to an address."""
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status == status
        self.look()
        return self

    def follow(self, name: str) -> "Officer":
        """Press the first link of this name."""
        with self.page.expect_navigation() as answered:
            self._touch(self.page.locator("main").get_by_role("link", name=_called(name)).first)
        assert answered.value.status == 200
        self.look()
        return self

    def press(self, name: str, *, within: "Locator | None" = None, status: int = 200) -> "Officer":
        """Press a button of this name and wait for the page that answers."""
        with self.page.expect_navigation() as answered:
            self._touch(self.button(name, within=within))
        assert answered.value.status == status
        self.look()
        return self

    def button(self, name: str, *, within: "Locator | None" = None) -> "Locator":
        """The button of this name."""
        return (within or self.page.locator("body")).get_by_role("button", name=_called(name))

    @contextmanager
    def panel(self, name: str) -> Iterator["Locator"]:
        """Open what opens in place under this name."""
        opener = self.page.locator("summary").filter(has_text=_called(name))
        self._touch(opener)
        yield self.page.locator("details[open]").filter(has=opener)

    def act(self, name: str, submit: str, said: Mapping[str, str | Path] | None = None) -> "Officer":
        """Open a panel, fill it in, send it."""
        with self.panel(name) as panel:
            self.snap()
            self._count_solid(f"{self.name} {_KEY.sub('…', self.path)}, {name}")
            for label, value in (said or {}).items():
                self.fill(label, value, within=panel)
            return self.press(submit, within=panel)

    def call(self, address: Touched) -> int:
        """Call an address as somebody else called it; returns the status of the answer."""
        if address.method == "GET":
            return self.context.request.get(address.path, max_redirects=0).status
        token = next(cookie["value"] for cookie in self.context.cookies() if cookie["name"] == "rukun_csrf")
        headers = {"X-CSRFToken": token}
        return self.context.request.post(address.path, headers=headers, max_redirects=0).status

    def send_again(self, sent: "Request") -> "APIResponse":
        """Send a form once more, byte for byte, as a network does that heard no answer."""
        kind = sent.headers["content-type"]
        body = sent.post_data_buffer or b""
        return self.context.request.post(sent.url, data=body, headers={"Content-Type": kind})

    def _touch(self, control: "Locator") -> None:
        """Use the finger where there is a screen for it."""
        if self.has_touch:
            control.tap()
        else:
            control.click()

    # --- Filling in -----------------------------------------------------------------------------

    def fill(self, label: str, value: str | Path, *, within: "Locator | None" = None) -> None:
        """Put `value` into the control that is called `label`, whatever kind it is."""
        scope = within or self.page.locator("body")
        group = scope.get_by_role("group", name=label, exact=True)
        if group.count():
            self._touch(group.locator("label").filter(has_text=str(value)).first)
            return
        control = scope.get_by_label(re.compile(rf"^\s*{re.escape(label)}(\s*\(.*\))?\s*$")).first
        kind = control.evaluate("one => one.getAttribute('role') || one.type || one.tagName")
        if kind == "file":
            control.set_input_files(str(value))
        elif kind == "select-one":
            self._choose(control, str(value))
        elif kind == "combobox":
            control.fill(str(value))
            scope.locator(".combo-list").get_by_role("option").filter(has_text=str(value)).first.click()
        else:
            control.fill(str(value))

    @staticmethod
    def _choose(control: "Locator", wanted: str) -> None:
        """Choose the option whose words begin with `wanted`, or else contain it."""
        options = control.evaluate("one => [...one.options].map(option => option.text)")
        options.sort(key=lambda text: not text.startswith(wanted))
        control.select_option(label=next(text for text in options if wanted in text))

    # --- Reading --------------------------------------------------------------------------------

    @property
    def path(self) -> str:
        """Where one is."""
        return urlsplit(self.page.url).path

    def heading(self) -> str:
        """The page's one heading."""
        return self.page.locator("h1").inner_text()

    def text(self) -> str:
        """All words of the page's main part, on one line."""
        return _flat(self.page.locator("main").inner_text())

    def toast(self) -> str:
        """What the house says about the last act."""
        return _flat(self.page.locator("#toasts").inner_text())

    def step(self) -> str:
        """The heading of the panel that says what is next."""
        return self.page.locator("#step-title").inner_text()

    def timeline(self) -> list[str]:
        """What was done, by whom, the newest first, without the time."""
        return [_flat(text) for text in self.page.locator(".timeline-text > p:first-child").all_inner_texts()]

    def look(self) -> None:
        """Note what must not be on any page, whoever opens it on whatever device."""
        where = f"{self.name} {_KEY.sub('…', self.path)}"
        width, inner = self.page.evaluate(_WIDTHS)
        if width > inner:
            self._complain(where, f"scrolls sideways, {width} > {inner}")
        if self.page.locator("h1").count() != 1:
            self._complain(where, f"{self.page.locator('h1').count()} headings of the first level")
        self._count_solid(where)
        if english := self._untranslated():
            self._complain(where, f"words of the other language: {english}")
        if self.checks_axe:
            self._check_for_assistive_tools(where)
        self.snap()

    def _check_for_assistive_tools(self, where: str) -> None:
        """Run axe on each page once, and once more where another step is next on it."""
        step = self.page.locator("#step-title").all_inner_texts()
        if (seen := (where, *step)) in self._examined:
            return
        self._examined.add(seen)
        for violation in Axe().run(self.page).response["violations"]:
            targets = [node["html"][:120] for node in violation["nodes"]]
            self._complain(where, f"axe {violation['id']}: {targets}")

    def _count_solid(self, where: str) -> None:
        solid = self.page.evaluate(_SOLID)
        if len(solid) > 1:
            self._complain(where, f"more than one solid button: {solid}")

    def _complain(self, where: str, what: str) -> None:
        if (complaint := f"{where}: {what}") not in self.complaints:
            self.complaints.append(complaint)

    def snap(self) -> None:
        """Leave a picture of the whole page, where pictures are wanted."""
        if not _SHOTS:
            return
        self._pictures += 1
        size = self.page.viewport_size
        place = self.path.strip("/").replace("/", "-") or "beranda"
        name = f"{size['width'] if size else 0}-{self.name}-{self._pictures:02}-{_KEY.sub('', place)}.png"
        self.page.screenshot(path=Path(_SHOTS) / name, full_page=True)

    def _untranslated(self) -> list[str]:
        return sorted(set(self.page.evaluate(_TEXTS)) & _foreign_to(self.language))

    # --- Remembering ----------------------------------------------------------------------------

    def _note(self, request: "Request") -> None:
        path = urlsplit(request.url).path
        if _KEY.search(path):
            self.touched.add(Touched(request.method, path))

    def _mind(self, response: "Response") -> None:
        if response.status >= 500:
            self.complaints.append(f"{response.status} {response.url}")

    def _hear(self, message: Any) -> None:
        if message.type == "error" and "the server responded with a status of 4" not in message.text:
            self.complaints.append(message.text)


def _called(name: str) -> re.Pattern[str]:
    """Match a control of this name; a key may stand beside it, and for readers what it is about."""
    return re.compile(rf"^\s*{re.escape(name)}(\s+(Ctrl ↵|\?)|\s*: .*)?\s*$", re.DOTALL)


def _flat(text: str) -> str:
    return " ".join(text.split())


@cache
def _foreign_to(language: str) -> frozenset[str]:
    """Texts that no screen in this language may show, because the catalogue has others for them."""
    with override("id"):
        catalogue = trans_real.translation("id")._catalog
        found: dict[object, str] = {}
        for source in (catalogue, *getattr(catalogue, "_catalogs", ())):
            found.update(source.items() if hasattr(source, "items") else {})
    pairs = {(text, said) for text, said in found.items() if isinstance(text, str) and text and said}
    english, indonesian = {text for text, _said in pairs}, {said for _text, said in pairs}
    foreign = english - indonesian if language == "id" else indonesian - english
    return frozenset(map(_flat, foreign))
