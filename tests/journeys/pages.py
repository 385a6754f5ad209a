"""What people do on the pages, in the words of the pages."""

import io
import re
import time
from dataclasses import dataclass, field
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page

from kuuluu.ui.forms import FASTEST
from tests.factories.people import PASSWORD, code_now
from tests.journeys.cast import OUTI
from tests.journeys.service import Service

NUMBER = re.compile(r"[A-ZÅÄÖ]+-\d{4}-\d{5}")
# So many milliseconds after it was shown a form may be sent.
A_PERSON = 1000 * FASTEST.total_seconds() + 100
# So many seconds is a one-time code good.
PERIOD = 30
CODE = re.compile(r"(?:[A-Z2-7]{4}-){3}[A-Z2-7]{4}")


@dataclass
class Desk:
    """Sign-ins, each kept for the whole run: a one-time code is good once."""

    browser: Browser
    service: Service
    device: dict[str, Any]
    kept: dict[str, Any] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)

    def sit(self, email: str, *, width: int = 0, city: str = "kerava") -> Page:
        """Return a page of somebody who is signed in."""
        size = {"viewport": {**self.device["viewport"], "width": width}} if width else {}
        context = self.browser.new_context(storage_state=self.kept.get(email), **{**self.device, **size})
        context.set_default_timeout(15_000)
        page = context.new_page()
        if email not in self.kept:
            self.sign_in(page, email, city)
            self.kept[email] = context.storage_state()
        return page

    def sign_in(self, page: Page, email: str, city: str = "kerava") -> None:
        """Sign in with password and one-time code, and arrive at the desk."""
        page.goto(self.service.url("/desk/", city))
        page.locator("input[name=login]").fill(email)
        page.locator("input[name=password]").fill(PASSWORD)
        page.get_by_role("button", name="Kirjaudu sisään", exact=True).click()
        # A code that is about to change would be too old when it arrives.
        if (left := PERIOD - time.time() % PERIOD) < PERIOD / 3:
            page.wait_for_timeout(1000 * left)
        # A code works once, and one period early or late: the first that this person has not used, waited for if need be.
        step = max(self.codes.get(email, 0) + 1, int(time.time() // PERIOD) - 1)
        self.codes[email] = step
        if (early := (step - 1) * PERIOD - time.time()) > 0:
            page.wait_for_timeout(1000 * early)
        page.locator("input[name=code]").fill(code_now(steps=step - int(time.time() // PERIOD)))
        page.locator("form:has(input[name=code]) button").first.click()
        page.wait_for_url("**/desk/")


def photo(words: str = "") -> bytes:
    """A picture from a telephone, with where it was taken."""
    exif = Image.Exif()
    exif[0x010E] = words
    exif.get_ifd(0x8825).update({1: "N", 2: (60.0, 24.0, 12.0), 3: "E", 4: (25.0, 6.0, 18.0)})
    made = io.BytesIO()
    Image.new("RGB", (1600, 1200), "navy").save(made, "JPEG", exif=exif)
    return made.getvalue()


def next_step(page: Page) -> None:
    page.locator("main .actions button.button-large").first.click()


def tell(page: Page, service: Service, words: str, *, topic: str = "streets.lighting") -> None:
    """Begin on the front page and come to the step of the place."""
    page.goto(service.url("/"))
    page.locator("textarea[name=text]").fill(words)
    page.locator("form:has(textarea[name=text]) button").click()
    page.wait_for_url("**/palaute/palvelu/")
    choice = page.locator(f"input[name=service_code][value='{topic}']")
    if not choice.is_visible():
        page.locator("details.topics summary").click()
    choice.check()
    page.locator("input[name=kind][value=fault]").check()
    next_step(page)
    page.wait_for_url("**/palaute/paikka/")


def to_check(
    page: Page, *, address: str = "Kauppakaari 11", picture: bytes = b"", document: bytes = b"", email: str = ""
) -> None:
    """Go on from the step of the place to the last one."""
    page.locator("input[name=address]").fill(address)
    next_step(page)
    page.wait_for_url("**/palaute/liitteet/")
    if picture:
        page.locator("input[type=file]").set_input_files(
            {"name": "lamppu.jpg", "mimeType": "image/jpeg", "buffer": picture}
        )
        page.locator("input[name=description]").fill("Pimeä katulamppu")
    if document:
        page.locator("input[type=file]").set_input_files(
            {"name": "kirje.pdf", "mimeType": "application/pdf", "buffer": document}
        )
    next_step(page)
    page.wait_for_url("**/palaute/yhteys/")
    page.locator(f"input[name=who][value={'contact' if email else 'anonymous'}]").check()
    if email:
        page.locator("input[name=email]").fill(email)
    next_step(page)
    page.wait_for_url("**/palaute/tarkista/")


def as_a_person(page: Page) -> None:
    """Wait for what is left of the time that a person needs: who sends sooner is taken for a robot."""
    shown = page.evaluate("performance.now() - performance.getEntriesByType('navigation')[0].responseStart")
    page.wait_for_timeout(max(0, A_PERSON - shown))


def send(page: Page) -> tuple[str, str]:
    """Send, and return number and code from the receipt."""
    as_a_person(page)
    next_step(page)
    page.wait_for_url("**/oma/**")
    text = page.locator("main").inner_text()
    number, code = NUMBER.search(text), CODE.search(text)
    assert number, text
    assert code, text
    return number[0], code[0]


def do(page: Page, noun: str, **values: str) -> None:
    """Do something to the case on the desk's page: open its tool, fill it, send it."""
    form = page.locator(f"form[action$='/{noun}/']")
    if not form.locator("button.button").is_visible():
        page.locator(f"details.tool:has(form[action$='/{noun}/']) > summary").click()
    for name, value in values.items():
        form.locator(f"[name={name}]").fill(value)
    form.locator("button.button").click()
    page.wait_for_load_state()


def publish(desk: Desk, service: Service, number: str, words: str = "") -> None:
    """Outi hides these words and publishes with the pictures."""
    outi = desk.sit(OUTI)
    outi.goto(service.url("/desk/julkaisu/"))
    outi.locator(f"a[href='/desk/julkaisu/{number}/']").click()
    form = outi.locator("main form:has(button[value=publish])").first
    form.locator("textarea[name=words]").fill(words)
    for picture in form.locator("input[name=picture]").all():
        picture.check()
    form.locator("button[value=publish]").click()
    outi.wait_for_load_state()
    outi.context.close()
