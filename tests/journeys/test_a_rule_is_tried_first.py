"""An administrator tries a rule on last year's cases, sees that it would leave three without an owner, and thinks again."""

from playwright.sync_api import expect

from tests.journeys.cast import OUTI
from tests.journeys.pages import send, tell, to_check

# No other journey tells of this service, nor would go by a rule of it.
SERVICE, NAME = "leisure.college", "Opisto odottaa omistajaa"


def told(visit, service, *words: str) -> list[str]:
    numbers = []
    for text in words:
        page = visit(scripts=False)
        tell(page, service, text, topic=SERVICE)
        to_check(page, email="aino.opisto@example.org")
        numbers.append(send(page)[0])
    return numbers


def test_administrator_sees_what_a_rule_would_leave_without_an_owner(service, visit, desk):
    numbers = told(visit, service, "Keramiikan kurssi on täynnä.", "Kurssimaksu nousi.", "Iltakurssit alkavat myöhään.")
    outi = desk.sit(OUTI)
    outi.goto(service.url("/desk/hallinta/saannot/uusi/"))
    outi.locator("input[name=name]").fill(NAME)
    outi.locator("details:has(input[name=services]) > summary").click()
    outi.get_by_label("Opisto", exact=True).check()
    outi.locator("input[name=target][value=queue]").check()
    assert outi.locator("button[value=save]").count() == 0
    outi.locator("button[value=try]").click()

    # It is seen before anything is saved: three cases, each with a link.
    expect(outi.locator(".notice-danger")).to_contain_text("3 asiaa, joilla on nyt omistaja, jäisi ilman.")
    for number in numbers:
        assert outi.locator(f".notice-danger a:has-text('{number}')").count() == 1
    assert service.sql("select count(*) from routing_routingrule where name = %s", (NAME,)) == [(0,)]

    # So the cases get a unit instead, and the rule is tried again before it can be saved.
    outi.locator("input[name=target][value=unit]").check()
    outi.locator("select[name=unit]").select_option(label="Kirjasto")
    outi.locator("button[value=save]").click()
    expect(outi.locator(".notice-warning").first).to_contain_text("Mitään ei tallennettu")
    assert outi.locator(".notice-danger").count() == 0
    outi.locator("button[value=save]").click()
    expect(outi.locator("h1")).to_have_text(NAME)
    tried = "select trial->>'moved' from routing_ruleversion where content->>'name' = %s"
    assert service.sql(tried, (NAME,)) == [("3",)]

    # What comes in now goes by the rule, and says so.
    (number,) = told(visit, service, "Kielikurssi puuttuu ohjelmasta.")
    outi.goto(service.url(f"/desk/asiat/{number}/miksi/"))
    expect(outi.locator("main")).to_contain_text(NAME)
    outi.context.close()
