"""Aino tells of a dark street lamp on her phone, without a name and without scripts; the city answers; all can read it."""

from xml.etree import ElementTree as ET

from tests.journeys.cast import MIKKO
from tests.journeys.mail import link_in
from tests.journeys.pages import as_a_person, do, photo, publish, send, tell, to_check

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
    mikko.locator(f"a[href*='/desk/asiat/{number}/']").click()
    do(mikko, "handling")
    do(mikko, "note", text="Soitin: urakoitsija käy katsomassa.")
    do(mikko, "question", text="Minkä talon kohdalla lamppu on?")

    aino.goto(service.url("/oma/"))
    aino.locator("input[name=code]").fill(code.lower().replace("-", " "))
    aino.locator("main form button").click()
    assert "Minkä talon kohdalla" in aino.locator("main").inner_text()
    aino.locator("textarea[name=text]").fill("Numeron 11 edessä.")
    as_a_person(aino)
    aino.locator("form:has(textarea[name=text]) .actions button").click()
    aino.wait_for_load_state()
    assert "Numeron 11 edessä." in aino.locator("main").inner_text()

    mikko.goto(service.url(f"/desk/asiat/{number}/"))
    assert "Numeron 11 edessä." in mikko.locator("main").inner_text()
    do(mikko, "answer", text="Kiitos. Lamppu vaihdetaan ensi viikolla.")
    anyone = visit(scripts=False)
    assert anyone.goto(service.url(f"/asiat/{number}/")).status == 404

    publish(desk, service, number, "Ainolle")
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


def follow(service, visit, anyone, mikko, number):
    """Somebody follows by e-mail, which a button confirms, and by feed; the next word of the city reaches both."""
    mail = service.mailbox
    anyone.goto(service.url(f"/asiat/{number}/"))
    anyone.locator("a[href*='seuraa']").first.click()
    anyone.locator("input[name=email]").fill("naapuri@example.org")
    as_a_person(anyone)
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


DAYS = ("taken_up_due_date", "answer_due_date", "done_due_date", "next_due_date")


def test_passed_promise_is_told_by_the_page_and_to_the_sender(service, visit, desk):
    """Nobody answers: the day passes, and without anybody doing anything the page says so, and the sender is told."""
    aino = visit()
    tell(aino, service, "Savion asemalla on pimeä lamppu.")
    to_check(aino, address="Saviontaival 3", email="aino.savio@example.org")
    number, _code = send(aino)
    publish(desk, service, number)
    assert aino.goto(service.url(f"/asiat/{number}/")).status == 200
    assert "myöhässä" not in aino.locator("main").inner_text().lower()

    forty_days_pass(service, number)
    aino.goto(service.url(f"/asiat/{number}/"))
    assert "myöhässä" in aino.locator("main").inner_text().lower()
    aino.goto(service.url("/asiat/?state=late"))
    assert number in aino.content()
    service.defer("feedback.notice_late_cases")
    letter = service.mailbox.wait("aino.savio@example.org", "/oma/", seconds=60)
    service.wait_for(
        f"exists (select from journal_event e join cases_case c on c.id = e.subject_id where c.number = '{number}' and e.name = 'case.escalated')"
    )
    aino.goto(link_in(letter, "/oma/"))
    assert "ei ole unohdettu" in aino.locator("main").inner_text()


def forty_days_pass(service, number):
    moved = ", ".join(f"{day} = {day} - 40" for day in DAYS)
    service.sql(
        f"update cases_case set received_at = received_at - interval '40 days', {moved} where number = %s", (number,)
    )
    moved = ", ".join(f"{day} = {day} - 40" for day in DAYS[1:3])
    service.sql(f"update publication_publiccase set {moved} where number = %s", (number,))
    service.sql("update publication_registerversion set version = version + 1")
