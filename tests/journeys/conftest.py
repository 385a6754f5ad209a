"""Real browsers on a really running service. A journey speaks to it by HTTP, mail, SQL and the kuuluu command alone.

Playwright runs an event loop in this process, in which Django refuses its database: so journeys run apart from the other
tests, and use no model.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.factories.people import PASSWORD, code_now
from tests.journeys.service import Service

DESKTOP = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP *.localhost 127.0.0.1",
)
# WCAG 2.2 AA, and what axe counts as good practice beside it.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker("journey")


@pytest.fixture(scope="session")
def live_service(tmp_path_factory) -> Iterator[Service]:
    """The service, with both cities and the cast (tests/journeys/cast.py), and nothing sent yet."""
    service = Service(tmp_path_factory.mktemp("service"), os.environ["DATABASE_URL"])
    try:
        service.start()
        yield service
    finally:
        service.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("Chromium is needed for the journeys: apt-get install chromium", pytrace=False)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def open_page(live_service: Service, browser: Browser) -> Iterator[OpenPage]:
    """Open a page of its own cookies: open_page("jarvenpaa", **DESKTOP, java_script_enabled=False).

    At the test's end no page may have thrown an error or broken the content security policy.
    """
    contexts = []
    faults: list[str] = []

    def open_one(city: str = "kerava", **options: Any) -> Page:
        context = browser.new_context(
            base_url=live_service.address("", city), locale="fi-FI", timezone_id="Europe/Helsinki", **options
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        page.on("console", lambda said: _note(faults, page, said))
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert faults == []


def _note(faults: list[str], page: Page, said: Any) -> None:
    # That an address answers 404 or 409 is told on the console too, and is no fault of the page.
    if said.type == "error" and "Failed to load resource" not in said.text:
        faults.append(f"{page.url}: {said.text}")


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A browser at a desk, in Kerava."""
    return open_page(**DESKTOP)


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    """A telephone, in Kerava."""
    return open_page(**PHONE)


@pytest.fixture
def phone_without_scripts(open_page: OpenPage) -> Page:
    """A telephone whose browser runs no scripts, in Kerava."""
    return open_page(**PHONE, java_script_enabled=False)


@pytest.fixture(scope="session")
def sign_in() -> Callable[[Page, str], None]:
    """Sign one of the cast in by keyboard: sign_in(page, "mikko@kerava.example")."""
    used: set[tuple[str, str]] = set()

    def fresh_code(email: str) -> str:
        # A code is taken once; the next and the last half minute's are taken too.
        while True:
            for steps in (0, 1, -1):
                code = (email, code_now(steps=steps))
                if code not in used:
                    used.add(code)
                    return code[1]
            time.sleep(1)

    def sign(page: Page, email: str) -> None:
        page.goto("/account/login/")
        page.locator("input[name=login]").fill(email)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("input[name=password]").press("Enter")
        page.locator("input[name=code]").fill(fresh_code(email))
        page.locator("input[name=code]").press("Enter")
        page.wait_for_url("**/desk/**")

    return sign


@pytest.fixture(scope="session")
def violations() -> Callable[[Page], list[str]]:
    """Return what axe finds wrong on a page: violations(page) == []."""
    axe = Axe()

    def find(page: Page) -> list[str]:
        found = axe.run(page, options=RULES).response["violations"]
        return [f"{v['id']}: {v['help']}: {node['target']}" for v in found for node in v["nodes"]]

    return find
