"""`make screenshots`: the pictures of the README, of a demo that is made for them and thrown away.

Each picture is taken under the log-in of the officer whose screen it is, in Indonesian, as the
screen looks before anybody scrolls. Needs Chromium (CHROMIUM= names it).
"""

import argparse
import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs/pictures"
PASSWORD = "rukun-demo"  # noqa: S105 — of the demo, printed at each start
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
LARGEST_TOGETHER = 1_000_000  # bytes
_CHAT = (
    ("W01", "Kasi Trantib Kec. Mendahara Ulu"),
    ("W05", "Lurah Parit Culum I"),
    ("W13", "Sekcam Geragai"),
    ("W17", "Kasi Trantib Kec. Geragai"),
)
READY_WITHIN_SECONDS = 600  # a slow machine loads 91,599 regions


@dataclass(frozen=True)
class Picture:
    """One picture: its name, whose screen it is, on what, and how one gets there."""

    name: str
    officer: str
    size: dict[str, int]
    go: Callable[[Page], object]


def main() -> int:
    """Make all pictures, or those named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="pictures to make (default: all)")
    parser.add_argument("--at", metavar="URL", help="a demo that runs already; it is worked in")
    options = parser.parse_args()
    chromium = find_chromium()
    if chromium is None:
        print("No Chromium found: install it, or set CHROMIUM=/path/to/chromium", file=sys.stderr)
        return 1
    PICTURES.mkdir(parents=True, exist_ok=True)
    served = nullcontext(options.at) if options.at else demo()
    with served as address, sync_playwright() as playwright:
        # The language of the browser decides how its own date fields look.
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--lang=id"], env=os.environ | {"LANGUAGE": "id"}
        )
        for picture in PLAN:
            if not options.names or picture.name in options.names:
                take(browser, address, picture)
        browser.close()
    return report()


def home(page: Page) -> object:
    """The screen after logging in."""
    return page.goto("/")


def case_file(page: Page) -> object:
    """The file that the Camat has offered to the regency."""
    page.goto("/permasalahan/")
    page.get_by_role("link", name="Permasalahan lahan warga Desa Sungai Beras").first.click()
    return page.wait_for_url("**/permasalahan/*-*/")


def paste_desk(page: Page) -> object:
    """A chat that was just pasted: the first of its messages beside its draft, as it was read."""
    messages = json.loads((ROOT / "src/rukun/config/demo/messages.json").read_text(encoding="utf-8"))
    chosen = {message["id"]: message for message in messages["messages"]}
    lines = []
    for number, (key, office) in enumerate(_CHAT):
        lines.append(f"04/03/26 10.{5 + number:02} - {office}: {chosen[key]['text']}")
    page.goto("/laporan/tempel/")
    page.locator("textarea[name=raw_text]").fill("\n".join(lines))
    page.locator("form:has(textarea[name=raw_text]) button[type=submit]").first.click()
    return page.wait_for_url("**/ubah/")


def settled(page: Page) -> object:
    """The form with which a village head tells that a matter is settled."""
    return page.goto("/laporan/selesai/")


PLAN = (
    Picture("home-kabid", "kabid", DESK, home),
    Picture("case-file", "kabid", DESK, case_file),
    Picture("paste-desk", "budi", DESK, paste_desk),
    Picture("home-village", "fajar", PHONE, home),
    Picture("settled-report", "fajar", PHONE, settled),
    Picture("home-regent", "bupati", PHONE, home),
)


def find_chromium() -> str | None:
    """Return the Chromium to drive."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@contextmanager
def demo() -> Iterator[str]:
    """Serve a fresh demo on a free port; its database and media are gone afterwards."""
    (ROOT / "var").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "var", prefix="pictures-") as folder:
        port = free_port()
        command = [sys.executable, "-m", "rukun.cli", "demo", "--serve", "--port", str(port)]
        environment = os.environ | {"RUKUN_DEMO_DIR": str(Path(folder) / "demo")}
        server = subprocess.Popen(command, cwd=ROOT, env=environment)
        try:
            wait_for(server, port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    """Wait until the demo answers, or say that it ended."""
    deadline = time.monotonic() + READY_WITHIN_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise SystemExit("The demo did not start; see above.")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            connection.request("GET", "/masuk/")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.5)
        else:
            return
        finally:
            connection.close()
    raise SystemExit("The demo has not answered in time.")


def take(browser: Browser, address: str, picture: Picture) -> None:
    """Log in, go there, and keep what is seen."""
    context = browser.new_context(
        base_url=address, viewport=picture.size, locale="id-ID", timezone_id="Asia/Jakarta"
    )
    page = signed_in(context, picture.officer)
    picture.go(page)
    page.wait_for_load_state("networkidle")
    save(page.screenshot(animations="disabled"), PICTURES / f"{picture.name}.png")
    context.close()


def signed_in(context: BrowserContext, officer: str) -> Page:
    """Return a page on which the officer has logged in."""
    page = context.new_page()
    page.goto("/masuk/")
    page.locator("input[name=login]").fill(officer)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(lambda url: "/masuk/" not in url)
    return page


def save(png: bytes, file: Path) -> None:
    """Write a picture as small as it goes without changing a colour."""
    Image.open(BytesIO(png)).convert("RGB").save(file, optimize=True)
    print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1024} kB")


def report() -> int:
    """Say what the pictures weigh together; a README must not."""
    together = sum(file.stat().st_size for file in PICTURES.glob("*.png"))
    print(f"Together {together // 1024} kB.")
    return 0 if together <= LARGEST_TOGETHER else 1


if __name__ == "__main__":
    sys.exit(main())
