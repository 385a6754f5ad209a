"""Aino tells of a dark street lamp on her phone, without a name and without scripts; the city answers; all can read it."""

import re
from xml.etree import ElementTree as ET

from tests.journeys.cast import MIKKO, OUTI
from tests.journeys.mail import link_in
from tests.journeys.pages import do, photo, send, tell, to_check

WORDS = "Katulamppu on pimeänä Kauppakaarella.\nSoita Ainolle 040 123 4567, niin näytän paikan."
SECRETS = ("040 123 4567", "Ainolle", "urakoitsija")


def test_lamp_is_told_of_asked_about_answered_and_read_by_all(service, visit, desk):
    aino = visit(scripts=False)
    tell(aino, service, WORDS)
    to_check(aino, picture=photo("Ainon puhelin"))
    assert "040 123 4567" in aino.locator("main").inner_text()
    number, code = send(aino)

    mikko = desk.sit(MIKKO)
    mikko.goto(service.url("/desk/"))
    mikko.get_by_role("link", name=re.compile("Katulamppu on pimeänä")).first.click()
    do(mikko, "handling")
    do(mikko, "note", text="Soitin: urakoitsija käy katsomassa.")
    do(mikko, "question", text="Minkä talon kohdalla lamppu on?")

    aino.goto(service.url("/oma/"))
    aino.locator("input[name=code]").fill(code.lower().replace("-", " "))
    aino.locator("main form button").click()
    assert "Minkä talon kohdalla" in aino.locator("main").inner_text()
    aino.locator("textarea[name=text]").fill("Numeron 11 edessä.")
    aino.wait_for_timeout(3500)
    aino.locator("form:has(textarea[name=text]) .actions button").click()
    aino.wait_for_load_state()
    assert "Numeron 11 edessä." in aino.locator("main").inner_text()

    mikko.goto(service.url(f"/desk/asiat/{number}/"))
    assert "Numeron 11 edessä." in mikko.locator("main").inner_text()
    do(mikko, "answer", text="Kiitos. Lamppu vaihdetaan ensi viikolla.")
    anyone = visit(scripts=False)
    assert anyone.goto(service.url(f"/asiat/{number}/")).status == 404

    publish(desk, service, number)
    assert anyone.goto(service.url(f"/asiat/{number}/")).status == 200
    page = anyone.locator("main").inner_text()
    assert "Lamppu vaihdetaan ensi viikolla." in page
    assert "Katulamppu on pimeänä" in page
    assert [secret for secret in SECRETS if secret in anyone.content()] == []
    picture = anyone.locator("main img[src*='/kuvat/']").first
    status, shown = service.get(picture.get_attribute("src"))
    assert (status, shown[:2]) == (200, b"\xff\xd8")
    assert b"Ainon puhelin" not in shown
    assert anyone.goto(service.url(f"/asiat/{number}/", "jarvenpaa")).status == 404
    follow(service, visit, anyone, mikko, number)
    promise_passes(service, visit, number)


def publish(desk, service, number):
    """Outi hides the name and publishes with the picture."""
    outi = desk.sit(OUTI)
    outi.goto(service.url("/desk/julkaisu/"))
    outi.locator(f"a[href='/desk/julkaisu/{number}/']").click()
    form = outi.locator("main form").first
    form.locator("textarea[name=words]").fill("Ainolle")
    form.locator("input[name=picture]").check()
    form.locator("button[value=publish]").click()
    outi.wait_for_load_state()
    assert "Ainolle" in outi.locator("main").inner_text()


def follow(service, visit, anyone, mikko, number):
    """Somebody follows by e-mail, which a button confirms, and by feed; the next word of the city reaches both."""
    mail = service.mailbox
    anyone.goto(service.url(f"/asiat/{number}/"))
    anyone.locator("a[href*='seuraa']").first.click()
    anyone.locator("input[name=email]").fill("naapuri@example.org")
    anyone.wait_for_timeout(3500)
    anyone.locator("main form button").click()
    letter = mail.wait("naapuri@example.org")
    anyone.goto(link_in(letter, "/seuraa/vahvista/"))
    anyone.locator("main form button").click()
    anyone.wait_for_load_state()

    mikko.goto(service.url(f"/desk/asiat/{number}/"))
    do(mikko, "interim-notice", text="Lamppu on tilattu.")
    news = mail.wait("naapuri@example.org", number)
    assert "Lamppu on tilattu" not in news.get_content()
    assert anyone.goto(link_in(news, f"/asiat/{number}/")).status == 200
    assert "Lamppu on tilattu." in anyone.locator("main").inner_text()
    _status, feed = service.get(f"/asiat/{number}/syote.atom")
    entries = ET.fromstring(feed).findall("{http://www.w3.org/2005/Atom}entry")
    assert "Lamppu on tilattu." in "".join(entries[0].itertext())

    anyone.goto(link_in(news, "/seuraa/lopeta/"))
    anyone.locator("main form button").click()
    anyone.wait_for_load_state()
    assert service.sql("select count(*) from notifications_follower where email = 'naapuri@example.org'") == [(0,)]


def promise_passes(service, visit, number):
    """A matter that nobody answers: the day passes, and the page says so by itself."""
    late = visit()
    tell(late, service, "Toinen lamppu on pimeänä Savion asemalla.")
    to_check(late, address="Saviontaival 3")
    other, _code = send(late)
    service.sql(
        "update cases_case set received_at = received_at - interval '40 days', answer_due_date = answer_due_date - 40,"
        " taken_up_due_date = taken_up_due_date - 40, done_due_date = done_due_date - 40,"
        " next_due_date = next_due_date - 40 where number = %s",
        (other,),
    )
    late.reload()
    assert "myöhässä" in late.locator("main").inner_text().lower()
    assert number != other
