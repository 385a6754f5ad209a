"""The check page without scripts: what is hidden and why, shown after all, hidden by hand, objected to."""

import random
import re
from html import unescape
from io import BytesIO

import pytest
from django.utils.timezone import now

from kuuluu.cases.models import Case
from kuuluu.feedback.commands import attach
from kuuluu.feedback.models import Draft
from kuuluu.language.cleaning import clean
from kuuluu.language.findings import FindingClass
from kuuluu.people.actors import ANYONE
from kuuluu.public.submission.hiding import WHY, choices, stamp_of
from kuuluu.public.submission.marking import Marked, key_of, marked_of
from kuuluu.publication.models import Source
from tests.guards.html import faults
from tests.public.submission.conftest import ANONYMOUS, picture, stamped
from tests.publication.test_documents import pdf_of

pytestmark = pytest.mark.django_db

TEXT = "Naapurin mopo seisoo tiellä.\nSoita 040 123 4567 tai 050 765 4321. Hetu 131052-308T."
PHONE, CODE = "040 123 4567", "131052-308T"


def key(words: str, text: str = TEXT) -> str:
    return f"{text.index(words)}-{text.index(words) + len(words)}"


def seen(page: str) -> str:
    """Return what the page says that everyone will see, as plain text."""
    public = re.search(r'pair-public"[^>]*>(.*?)</section>', page, re.DOTALL)[1]
    return unescape(re.sub(r"<[^>]+>", "", public))


def look(resident, text: str = TEXT, **fields):
    """Press a button of the page, and come back to it."""
    answer = resident.post("/palaute/tarkista/", {"seen": stamp_of(text), **fields})
    assert answer.status_code == 302, answer.text
    return answer["Location"], resident.get("/palaute/tarkista/").text


@pytest.fixture
def checking(resident):
    resident.walk(text=TEXT)
    return resident


def test_each_hidden_part_has_its_number_in_both_versions_and_its_reason(checking):
    page = checking.get("/palaute/tarkista/").text
    numbers = re.findall(r'class="mark-number"[^>]*>(\d)<', page)
    assert numbers == ["1", "2", "3"] * 3
    assert PHONE not in seen(page)
    assert CODE not in seen(page)
    assert "Yksityisten ihmisten puhelinnumeroita ei julkaista." in page


def test_found_part_is_shown_and_hidden_again_at_the_same_place(checking):
    place, page = look(checking, show=key(PHONE))
    assert place == f"/palaute/tarkista/#k{key(PHONE)}"
    assert f'id="k{key(PHONE)}"' in page
    assert PHONE in seen(page)
    place, page = look(checking, hide=key(PHONE))
    assert place == f"/palaute/tarkista/#k{key(PHONE)}"
    assert PHONE not in seen(page)
    assert Draft.objects.get().data["shown"] == []


def test_shown_part_reaches_the_publisher_as_doubted_and_stays_hidden_until_then(checking):
    look(checking, show=key(PHONE))
    checking.send()
    original = Case.objects.get().messages.get().original
    doubted = {TEXT[r.start : r.end]: r.is_doubted for r in original.redactions.filter(source=Source.FINDER)}
    assert doubted == {PHONE: True, "050 765 4321": False, CODE: False}


def test_sure_personal_identity_code_is_never_shown(checking):
    page = checking.get("/palaute/tarkista/").text
    assert f'name="show" value="{key(CODE)}"' not in page
    _place, page = look(checking, show=key(CODE))
    assert CODE not in seen(page)
    _place, page = look(checking, sanat="1", pick=[])
    assert CODE not in seen(page)
    assert PHONE in seen(page)


def test_code_with_a_wrong_check_may_be_shown(resident):
    text = "Hetuni on 131052-308A."
    resident.walk(text=text)
    assert "131052-308A" not in seen(resident.get("/palaute/tarkista/").text)
    _place, page = look(resident, text, show=key("131052-308A", text))
    assert "131052-308A" in seen(page)


def test_words_are_chosen_by_boxes_and_keep_their_reason(checking):
    page = checking.get("/palaute/tarkista/?sanat=1").text
    assert f'value="{key("mopo")}"' in page
    assert re.search(rf'value="{key(PHONE)}" checked', page)
    assert re.search(rf'value="{key(CODE)}" checked disabled', page)
    chosen = [key("Naapurin"), key("mopo"), key(PHONE), key("050 765 4321")]
    place, page = look(checking, sanat="1", pick=chosen, hide_reason="private_life")
    assert place == "/palaute/tarkista/?sanat=1#nakyy"
    assert "se kertoo toisesta ihmisestä" in page
    assert seen(page).count("poistettu: yksityinen tieto") == 1
    place, page = look(checking, sanat="1", pick=[*chosen, key("tiellä")], hide_reason="security", go="")
    assert place == "/palaute/tarkista/#nakyy"
    spans = Draft.objects.get().data["hidden"]
    assert [(TEXT[s["start"] : s["end"]], s["ground"]) for s in spans] == [
        ("Naapurin mopo", "private_life"),
        ("tiellä", "security"),
    ]


def test_words_hidden_by_hand_are_shown_by_their_button(checking):
    look(checking, hide_words="mopo")
    place, page = look(checking, show=key("mopo"))
    assert place == "/palaute/tarkista/#piilossa"
    assert "mopo" in seen(page)


def test_typed_words_hide_their_inflected_forms_whole(resident):
    resident.walk(text="Näin mopon. Mopolle annettiin tilaa; pikkumopo ei ollut siellä.")
    page = look(resident, hide_words="mopo")[1]
    assert re.findall(r"\w*mopo\w*", seen(page), re.IGNORECASE) == ["pikkumopo"]
    assert "] annettiin" in seen(page)


@pytest.mark.parametrize("reason", ["no such ground", "x" * 500])
def test_reason_that_is_none_of_ours_does_no_harm(checking, reason):
    checking.post(
        "/palaute/tarkista/", {"seen": stamp_of(TEXT), "sanat": "1", "pick": key("mopo"), "hide_reason": reason}
    )
    assert Draft.objects.get().data["hidden"][0]["ground"] == "personal_data"
    assert checking.send().status_code == 302


@pytest.mark.parametrize("pressed", ["", "x", "5-1", "0-99999999", "999-9999", "-1-4", "0-4-6"])
def test_nonsense_changes_nothing(checking, pressed):
    look(checking, show=pressed, hide=pressed)
    assert (Draft.objects.get().data["hidden"], Draft.objects.get().data["shown"]) == ([], [])


def test_page_of_an_older_text_changes_nothing(checking):
    checking.tell("Toinen teksti, jossa on 040 123 4567.")
    look(checking, show="24-36", sanat="1", pick=["0-6"])
    data = Draft.objects.get().data
    assert (data["hidden"], data["shown"]) == ([], [])


def test_hidden_and_shown_parts_move_with_the_text_and_lost_ones_are_told(checking):
    look(checking, hide_words="mopo\ntiellä")
    look(checking, show=key(PHONE))
    text = "Hei! " + TEXT.replace("tiellä", "kadulla")
    checking.tell(text)
    page = checking.get("/palaute/tarkista/").text
    assert "mopo" not in seen(page)
    assert PHONE in seen(page)
    assert re.search(r"Nämä sanat eivät ole enää piilossa.*?tiellä", page, re.DOTALL)
    assert "eivät ole enää piilossa" not in look(checking, text)[1]


def test_word_that_stands_more_often_than_before_is_hidden_wherever_it_stands(checking):
    look(checking, hide_words="mopo")
    checking.tell("Mopo ja mopo. " + TEXT)
    assert "mopo" not in seen(checking.get("/palaute/tarkista/").text).lower()


def test_what_was_shown_is_hidden_again_where_it_stands_twice(checking):
    look(checking, show=key(PHONE))
    checking.tell(f"{PHONE}. {TEXT}")
    assert PHONE not in seen(checking.get("/palaute/tarkista/").text)


def test_nothing_typed_is_lost_by_a_press(checking):
    wish = {"publication": "keep", "objection": "protected", "objection_words": "Minua uhkaillaan."}
    page = look(checking, show=key(PHONE), hides_place="on", **wish)[1]
    assert "Minua uhkaillaan." in page
    assert re.search(r'name="objection" value="protected"[^>]* checked', page)
    assert re.search(r'name="publication" value="keep"[^>]* checked', page)
    assert re.search(r'name="hides_place"[^>]* checked', page)


def test_press_beside_words_that_are_not_found_still_counts(checking):
    answer = checking.post(
        "/palaute/tarkista/", {"seen": stamp_of(TEXT), "show": key(PHONE), "hide_words": "Mannerheimintie"}
    )
    assert answer.status_code == 400
    assert PHONE in seen(answer.text)
    assert "Mannerheimintie" in checking.get("/palaute/tarkista/").text


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"publication": "publish"}, ("", "")),
        ({"publication": "publish", "objection": "safety", "objection_words": "x"}, ("", "")),
        ({"publication": "keep", "objection": "sensitive", "objection_words": "Sairaus."}, ("sensitive", "Sairaus.")),
        ({"publication": "keep"}, ("other", "")),
        ({"objection": "others"}, ("others", "")),
        ({}, ("", "")),
    ],
    ids=["publish", "mind changed", "keep", "no reason", "reason alone", "untouched"],
)
def test_objection_is_sent_as_it_was_meant(checking, sent, kept):
    assert checking.send(**sent).status_code == 302
    feedback = Case.objects.get().feedback
    assert (feedback.objection, feedback.objection_words) == kept


def test_exact_place_stays_with_the_city(resident):
    resident.walk(text=TEXT, place={"address": "Kauppakaari 11", "area_code": "keskusta"})
    assert "Kauppakaari 11" in resident.get("/palaute/tarkista/").text
    page = look(resident, hides_place="on")[1]
    assert "Kauppakaari 11" not in page.split('id="facts"')[1]
    resident.send(hides_place="on")
    assert Case.objects.get().feedback.hides_place


def test_place_and_title_stand_as_the_public_sees_them(resident):
    resident.walk(text="Soita 040 123 4567 heti. Lamppu.", place={"place_words": "Pihalla, kysy 050 765 4321"})
    facts = resident.get("/palaute/tarkista/").text.split('id="facts"')[1]
    assert "Soita […] heti" in facts
    assert "Pihalla, kysy […]" in facts
    assert "050 765" not in facts


def test_check_page_asks_little_of_the_database(checking, django_assert_max_num_queries):
    look(checking, hide_words="mopo")
    for path in ("/palaute/tarkista/", "/palaute/tarkista/?sanat=1"):
        with django_assert_max_num_queries(10):
            checking.get(path)


def test_longest_text_is_hidden_word_by_word_in_time(resident, django_assert_max_num_queries):
    text = " ".join(["sa"] * 3333)
    resident.walk(text=text, contact=ANONYMOUS)
    chosen = [f"{n * 3}-{n * 3 + 2}" for n in range(0, 3333, 2)]
    with django_assert_max_num_queries(20):
        look(resident, text, sanat="1", pick=chosen)
    assert len(Draft.objects.get().data["hidden"]) == len(chosen)
    assert resident.post("/palaute/laheta/", stamped()).status_code == 302
    assert Case.objects.get().messages.get().original.redactions.count() == len(chosen)


def test_check_page_is_valid_html_in_every_state(checking):
    look(checking, hide_words="mopo", publication="keep")
    look(checking, show=key(PHONE))
    checking.tell(TEXT.replace("mopo", "auto"))
    for path in ("/palaute/tarkista/", "/palaute/tarkista/?sanat=1", "/en/palaute/tarkista/?sanat=1"):
        assert faults(checking.get(path).text) == []


def test_every_class_that_is_found_has_a_reason_of_its_own():
    assert [cls for cls in FindingClass if cls not in WHY] == []
    assert len({str(words) for words in WHY.values()}) == len(WHY)


@pytest.mark.parametrize("seed", range(25))
def test_exactly_what_is_chosen_is_hidden(seed):
    chance = random.Random(seed)
    parts = [
        "mopo",
        "ää-ö",
        PHONE,
        "aino@example.org",
        "ABC-123",
        "12.3.2026",
        "(x)",
        "🙂",
        "\n",
        "”sana”,",
        "e\u0301",
        "-",
    ]
    text = clean(chance.choice([" ", "  ", "\n"]).join(chance.choices(parts, k=30)))
    start = Marked(text)
    parts_of_text = [*start.found, *start.words]
    chosen = {key_of(one) for one in parts_of_text if chance.random() < 0.4}
    marked = marked_of(text, start.pick(chosen, "security").data)
    for one in parts_of_text:
        is_hidden = [span for span in marked.hidden if span.start <= one.start and one.end <= span.end]
        assert bool(is_hidden) == (key_of(one) in chosen), text[one.start : one.end]
    again = {piece.key for piece in choices(marked) if piece.is_hidden}
    assert again == chosen
    assert "".join(piece.words for piece in choices(marked)) == text


def test_descriptions_and_file_names_stand_as_the_public_sees_them(checking):
    draft, at = Draft.objects.get(), now()
    for name, data, words in (
        ("kuva.jpg", picture(), "Soita 040 123 4567"),
        ("Hetu 131052-308T.pdf", pdf_of(1), "Kirje"),
    ):
        attach(draft, name=name, upload=BytesIO(data), description=words, by=ANYONE, at=at)
    facts = unescape(checking.get("/palaute/tarkista/").text.split('id="facts"')[1])
    assert "Soita […]" in facts
    assert "(Kirje)" in facts
    assert CODE not in facts
