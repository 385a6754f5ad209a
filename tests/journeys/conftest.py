"""A really running service, and a real browser before it. Nothing here touches the database through Django."""

import os
import shutil

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.journeys.mail import Mailbox, serve
from tests.journeys.pages import Desk
from tests.journeys.service import Service, free_port

# Each window would bring two of the browser's own pages along, for what is typed where addresses are: more work than ours.
# Chromium heeds the last list of features alone, so what Playwright turns off stands here, too.
OFF = (
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,"
    "AvoidCorsURLLoaderRestartOnRedirect,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,"
    "HttpsFirstBalancedModeAutoEnable,HttpsUpgrades,LensOverlay,MediaRouter,NetworkTimeServiceQuerying,"
    "OptimizationHints,PaintHolding,PreconnectToSearch,ThirdPartyStoragePartitioning"
)
FLAGS = [
    f"--disable-features={OFF}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP *.localhost 127.0.0.1",
]
PHONE = {"viewport": {"width": 390, "height": 844}, "locale": "fi-FI", "timezone_id": "Europe/Helsinki"}
SCREEN = {"viewport": {"width": 1280, "height": 900}, "locale": "fi-FI", "timezone_id": "Europe/Helsinki"}
PATIENCE = 15_000


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/journeys" in str(item.path):
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def service(tmp_path_factory):
    """The service, up: database, web server, worker and mail server, all of this run's own."""
    mailbox = Mailbox()
    port = free_port()
    mail_server = serve(mailbox, port)
    running = Service(
        tmp_path_factory.mktemp("service"), os.environ["DATABASE_URL"], mailbox, port, f"journeys_{free_port()}"
    )
    try:
        running.make()
        running.start("serve")
        running.start("work")
        running.wait_until_up()
        yield running
    finally:
        running.stop()
        mail_server.stop()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Browser):
    """Open a page in a browser of its own: `visit(width=320)`, `visit(scripts=False)`.

    No page may have thrown an error or been refused something by the content security policy.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def note(page: Page, words: str) -> None:
        # That an address answers 404 or 500 is told on the console too, and is no fault of the page.
        if "Failed to load resource" not in words:
            faults.append(f"{page.url}: {words}")

    def open_page(device=PHONE, *, scripts: bool = True, width: int = 0, **more) -> Page:
        size = {"viewport": {**device["viewport"], "width": width}} if width else {}
        context = browser.new_context(java_script_enabled=scripts, **{**device, **size, **more})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: note(page, str(error)))
        page.on("console", lambda said: note(page, said.text) if said.type == "error" else None)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture(scope="session")
def desk(browser: Browser, service: Service) -> Desk:
    """Whoever sits at a desk, signed in once with password and second factor."""
    return Desk(browser, service, SCREEN)
