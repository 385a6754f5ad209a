"""Mikko gives a job to a contractor, who has no account; the contractor sends a picture, and Mikko accepts it."""

from tests.journeys.cast import MIKKO
from tests.journeys.mail import link_in
from tests.journeys.pages import photo, send, tell, to_check

ADDRESS = "tyot@lamppu.example"


def test_job_goes_to_a_contractor_and_comes_back_done(service, visit, desk):
    aino = visit()
    tell(aino, service, "Katulamppu vilkkuu Tapulikadulla. Soita 040 765 4321.")
    to_check(aino, address="Tapulikatu 4")
    number, _code = send(aino)

    mikko = desk.sit(MIKKO)
    mikko.goto(service.url(f"/desk/asiat/{number}/"))
    mikko.get_by_role("link", name="Urakoitsija").click()
    mikko.locator("input[name=name]").fill("Lamppu Oy")
    mikko.locator("input[name=email]").fill(ADDRESS)
    mikko.locator("textarea[name=text]").fill("Vaihda sytytin.")
    mikko.get_by_role("button", name="Anna työ").click()
    mikko.wait_for_load_state()

    letter = service.mailbox.wait(ADDRESS, number)
    assert "sytytin" not in letter.get_content()
    firm = visit(scripts=False)
    firm.goto(link_in(letter, "/tyo/"))
    firm.get_by_role("link", name="Tapulikatu 4").click()
    page = firm.locator("main").inner_text()
    assert "Vaihda sytytin." in page
    assert "040 765 4321" not in firm.content()
    firm.locator("textarea[name=text]").fill("Sytytin vaihdettu.")
    picture = {"name": "valmis.jpg", "mimeType": "image/jpeg", "buffer": photo("firman puhelin")}
    firm.locator("input[type=file]").set_input_files(picture)
    firm.get_by_role("button", name="Työ on tehty").click()
    firm.wait_for_load_state()
    assert "Kaupunki sai tiedon" in firm.locator("main").inner_text()

    mikko.goto(service.url(f"/desk/asiat/{number}/urakka/"))
    assert "Sytytin vaihdettu." in mikko.locator("main").inner_text()
    assert mikko.locator("main img").count() == 1
    mikko.get_by_role("button", name="Hyväksy työ").click()
    mikko.wait_for_load_state()
    firm.reload()
    assert number not in firm.locator("main").inner_text()
    mikko.context.close()
