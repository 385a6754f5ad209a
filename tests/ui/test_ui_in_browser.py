"""The sample pages in a real browser: no violation that axe knows, nothing wider than the screen, big enough targets."""

import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from kuuluu.ui import errors, theme
from tests.ui.sample_page import SampleForm, city, html, request

STATIC = Path(theme.__file__).parent / "static/ui"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SMALL_TARGETS = """() => [...document.querySelectorAll('a, button, summary, input:not([type=hidden]), select, textarea')]
  .filter(e => e.offsetParent && !e.closest('.away, p, dd, .skip, .knot-words') && !e.matches('[type=radio], [type=checkbox]'))
  .filter(e => e.getBoundingClientRect().height < 40)
  .map(e => e.outerHTML.slice(0, 90))"""

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("kit")]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def site(tmp_path):
    (tmp_path / "static").mkdir()
    (tmp_path / "static/ui").symlink_to(STATIC)
    (tmp_path / "theme.css").write_text(theme.stylesheet(city()))
    wrong = SampleForm({"text": "", "email": "aino", "phone": "abc"})
    pages = {
        "sample": html("sample.html"),
        "wrong": html("sample.html", form=wrong),
        "front": html("front.html"),
        "desk": html("desk.html"),
        "missing": errors.not_found(request()).content.decode(),
        "broken": errors.server_error(request()).content.decode(),
    }
    for name, page in pages.items():
        (tmp_path / f"{name}.html").write_text(page)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_sample_pages_hold(browser, site, width, scheme):
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    for name in ("sample", "wrong", "front", "desk", "missing", "broken"):
        page.goto(f"{site}/{name}.html")
        found = Axe().run(page).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"]) for v in found] == [], name
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide == 0, name
        assert page.evaluate(SMALL_TARGETS) == [], name
    page.close()


def test_summary_of_errors_is_read_first(browser, site):
    page = browser.new_page()
    page.goto(f"{site}/wrong.html")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    page.close()


def test_keys_walk_the_queue_and_show_their_help(browser, site):
    page = browser.new_page()
    page.goto(f"{site}/desk.html")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "/a1"
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    assert "Vastaa" in page.locator("#keys").inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    assert page.evaluate("document.activeElement.name") == "text"
    page.close()


def test_skip_link_leads_to_the_content(browser, site):
    page = browser.new_page()
    page.goto(f"{site}/front.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.close()
