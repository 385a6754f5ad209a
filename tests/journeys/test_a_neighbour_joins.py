"""Kaisa finds that her dark lamp has been told of, and joins it with a picture; the answer to the first is hers, too."""

from tests.journeys.cast import MIKKO
from tests.journeys.mail import link_in
from tests.journeys.pages import CODE, NUMBER, as_a_person, do, photo, publish, send, tell, to_check

ADDRESS = "kaisa@example.org"
ANSWER = "Koko kadun valot korjataan torstaina."


def test_neighbour_finds_the_same_fault_and_joins_it_with_a_picture(service, visit, desk):
    aino = visit(scripts=False)
    tell(aino, service, "Katuvalot ovat pimeinä Ratatiellä koko matkalla. Soita Ainolle 040 321 7654.")
    to_check(aino, address="Ratatie 8")
    first, _code = send(aino)
    publish(desk, service, first, "Ainolle")

    kaisa = visit(scripts=False)
    tell(kaisa, service, "Ratatien katuvalo ei pala, ihan pimeää.")
    to_check(kaisa, address="Ratatie 10")
    kaisa.locator(f"a[href$='/palaute/liity/{first}/']").click()
    assert "040 321 7654" not in kaisa.content()
    # What she had begun to write is not written again.
    kaisa.locator("button[name=take]").click()
    assert "Ratatien katuvalo ei pala" in kaisa.locator("textarea[name=text]").input_value()
    own, code = join_with_a_picture(kaisa)
    assert (own == first, first in kaisa.locator("main").inner_text()) == (False, True)

    mikko = desk.sit(MIKKO)
    mikko.goto(service.url(f"/desk/asiat/{first}/"))
    assert "Ratatien katuvalo ei pala" in mikko.locator("main").inner_text()
    assert mikko.locator(f"main img[src*='/desk/asiat/{own}/kuva/']").count() == 1
    do(mikko, "answer", text=ANSWER)

    letter = service.mailbox.wait(ADDRESS, own)
    assert ANSWER not in letter.get_content()
    kaisa.goto(link_in(letter, "/oma/"))
    told = kaisa.locator("main").inner_text()
    assert ANSWER in told
    assert code.replace("-", "").lower() in kaisa.url.replace("-", "").lower()
    assert "Ainolle" not in kaisa.content()
    anyone = visit(scripts=False)
    anyone.goto(service.url(f"/asiat/{first}/"))
    assert "Yksi muu on kertonut samasta" in anyone.locator("main").inner_text()
    assert "Ratatien katuvalo ei pala" not in anyone.content()


def join_with_a_picture(page):
    """Add a picture and an address for the answer, send, and return number and code of the own receipt."""
    picture = {"name": "ratatie.jpg", "mimeType": "image/jpeg", "buffer": photo("Kaisan puhelin")}
    page.locator("input[type=file]").set_input_files(picture)
    page.locator("input[name=description]").fill("Pimeä tolppa")
    page.locator("input[name=email]").fill(ADDRESS)
    as_a_person(page)
    page.locator("button.button-large").click()
    page.wait_for_url("**/oma/**")
    text = page.locator("main").inner_text()
    numbers = NUMBER.findall(text)
    return numbers[0], CODE.search(text)[0]
