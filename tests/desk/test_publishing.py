"""The publisher's pages."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from kuuluu.cases.models import Case
from kuuluu.cases.queries import thread
from kuuluu.desk.publication_queue import publish_row, waiting
from kuuluu.feedback import commands
from kuuluu.feedback.queries import undecided
from kuuluu.people.actors import SYSTEM, actor_of
from kuuluu.people.roles import Role
from kuuluu.publication.models import Decision
from kuuluu.publication.queries import public_case
from kuuluu.publication.rules import Hide
from tests.desk.conftest import sit
from tests.factories.cases import make_case, publisher, sender
from tests.factories.people import make_actor

TEXT = "Soita pihaan 040 123 4567. Talo Kultapiha on nähnyt, Kultapiha tietää."

CLEAN = "Katulamppu on pimeänä bussipysäkin vieressä."
# A shop’s name, which the rules take for a person’s: the words around it weigh against that.
DOUBTFUL = "Vuorikadun Iris on muuttanut pois ja tilalle tuli vapekauppa. Se oli ainoa kukkakauppa jossa me kävimme."


@pytest.fixture
def case(kerava, at) -> Case:
    return make_case(kerava, at=at, text=TEXT)


def decide(client, case, do, **data):
    first = thread(case)[0]
    url = reverse("desk:decision", args=[case.number, first.pk])
    return client.post(url, {"seen": Case.objects.get(pk=case.pk).version, "do": do, **data})


def take_back(client, case):
    """Press the button of the page as it stands now."""
    [last] = re.findall(r'name="last" value="(\d+)"', client.get(reverse("desk:publication", args=[case.number])).text)
    return client.post(reverse("desk:undo", args=[case.number]), {"last": last})


def places(case):
    return [f"{r.start}:{r.end}:{r.cls}" for r in thread(case)[0].original.redactions.all()]


def kept(case) -> dict[str, list[str]]:
    return {"place": places(case), "span": places(case)}


def test_queue_lists_what_waits(client, outi, case):
    assert case.number in client.get(reverse("desk:publication_queue")).text


def test_queue_tells_why_a_matter_is_looked_at_by_itself_though_nothing_was_found(client, outi, kerava, at):
    """A dash told the publisher nothing."""
    case = make_case(kerava, at=at, text=CLEAN, kind="complaint")
    assert "<strong>Moite</strong>" in client.get(reverse("desk:publication_queue")).text
    decide(client, case, "publish")
    commands.add(case, text=CLEAN, by=sender(case), at=timezone.now())
    assert "<strong>Tuli ensimmäisen viestin jälkeen</strong>" in client.get(reverse("desk:publication_queue")).text


def test_queue_calls_nothing_later_where_the_first_words_are_looked_at_again(client, outi, kerava, at):
    case = make_case(kerava, at=at, text=CLEAN)
    decide(client, case, "refuse", ground="other", note="Ei asiaa")
    commands.ask_again(case, words="Miksi?", by=sender(case), at=timezone.now())
    page = client.get(reverse("desk:publication_queue")).text
    assert case.number in page
    assert "Tuli ensimmäisen viestin jälkeen" not in page


def test_publishing_hides_proposals_kept_and_words_given(client, outi, case, kerava):
    assert decide(client, case, "publish", **kept(case), words="kultapiha").status_code == 302
    assert public_case(kerava, case.number).text == "Soita pihaan […]. Talo […] on nähnyt, […] tietää."


def test_preview_publishes_nothing(client, outi, case, kerava):
    page = decide(client, case, "preview", **kept(case), words="Kultapiha")
    assert page.status_code == 200
    assert page.text.count("Tämä on esikatselu") == 1
    assert "Tämä on esikatselu" not in client.get(reverse("desk:publication", args=[case.number])).text
    assert public_case(kerava, case.number) is None


def test_words_that_are_not_in_the_text_are_told(client, outi, case, kerava):
    page = decide(client, case, "publish", **kept(case), words="Lahtinen")
    assert page.status_code == 422
    assert "Lahtinen" in page.text
    assert public_case(kerava, case.number) is None


def test_what_is_wrong_stands_first_where_the_page_opens_with_links_to_the_fields(client, outi, case):
    place = places(case)[0]
    sent = {**kept(case), f"words:{place}": "Lahtinen", "words": "Virtanen"}
    page = decide(client, case, "publish", **sent).text
    section = page[page.index(f'id="m{thread(case)[0].pk}"') :]
    summary = section[: section.index('class="pair"')]
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert len(targets) == 2
    assert all(f'id="{one}"' in section for one in targets)
    assert 'role="alert"' in summary


def test_after_a_decision_the_page_opens_where_it_says_so(client, outi, case):
    assert decide(client, case, "publish", **kept(case))["Location"] == f"/desk/julkaisu/{case.number}/#main"


def test_a_conflict_is_told_beside_the_form_where_the_page_opens(client, outi, case):
    page = decide(client, case, "publish", seen="0", **kept(case))
    assert page.status_code == 409
    section = page.text[page.text.index(f'id="m{thread(case)[0].pk}"') :]
    assert 'class="error-summary"' in section[: section.index('class="pair"')]


def test_places_are_told_apart_by_name(client, outi, case):
    page = client.get(reverse("desk:publication", args=[case.number])).text
    assert '<span data-hidden-words lang="fi">040 123 4567</span>' in page


def test_refusal_needs_a_ground(client, outi, case):
    page = decide(client, case, "refuse", ground="", words="Kultapiha")
    assert page.status_code == 422
    assert "Kultapiha</textarea>" in page.text
    assert decide(client, case, "refuse", ground="health").status_code == 302


def test_withdrawing_takes_the_case_off_at_once(client, outi, case, kerava):
    decide(client, case, "publish", **kept(case))
    decide(client, case, "refuse", ground="personal_data")
    assert public_case(kerava, case.number) is None


def test_a_dropped_proposal_is_shown(client, outi, case, kerava):
    decide(client, case, "publish", place=places(case))
    assert "040 123 4567" in public_case(kerava, case.number).text


def test_a_moved_proposal_hides_the_words_typed_now(client, outi, case, kerava):
    (phone,) = (one for one in places(case) if one.endswith(":phone"))
    moved = {f"words:{phone}": "pihaan 040 123 4567"}
    decide(client, case, "publish", **kept(case), **moved)
    assert public_case(kerava, case.number).text.startswith("Soita […]. Talo")


def test_a_proposal_moved_to_words_that_are_not_there_is_told(client, outi, case, kerava):
    (phone,) = (one for one in places(case) if one.endswith(":phone"))
    page = decide(client, case, "publish", **kept(case), **{f"words:{phone}": "040 999"})
    assert page.status_code == 422
    assert "040 999" in page.text
    assert public_case(kerava, case.number) is None


def test_a_place_marked_in_the_text_is_hidden_with_its_ground(client, outi, case, kerava):
    start = TEXT.index("Kultapiha")
    key = f"{start}:{start + 9}:other"
    sent = {"place": [*places(case), key], "span": [*places(case), key], f"ground:{key}": "private_life"}
    decide(client, case, "publish", **sent)
    row = public_case(kerava, case.number)
    assert "Talo […] on nähnyt, Kultapiha tietää." in row.text
    assert "private_life" in [gap["ground"] for gap in row.gaps]


@pytest.mark.parametrize("key", ["1:0:other", "0:99999:other", "x", "-1:4:other", "3:3:phone"])
def test_a_place_outside_the_text_is_no_place(client, outi, case, kerava, key):
    decide(client, case, "publish", place=[*places(case), key], span=[key])
    assert public_case(kerava, case.number).text == TEXT


def test_a_proposal_that_the_form_does_not_name_stays_hidden(client, outi, case, kerava):
    decide(client, case, "publish", place=[], span=[])
    assert "040 123 4567" not in public_case(kerava, case.number).text


def test_a_decision_is_taken_back_on_the_page(client, outi, case, kerava):
    decide(client, case, "publish", **kept(case))
    assert take_back(client, case).status_code == 302
    assert public_case(kerava, case.number) is None
    assert len(places(case)) >= 1


def test_another_person_upholds_and_the_first_can_not(client, outi, case, kerava, at):
    commands.refuse(case, ground="other", by=actor_of(outi), at=at)
    commands.ask_again(case, words="Miksi?", by=sender(case), at=at)
    url = reverse("desk:uphold", args=[case.number])
    assert "Miksi?" in client.get(reverse("desk:publication", args=[case.number])).text
    assert client.post(url, {"reason": ""}).status_code == 422
    assert client.post(url, {"reason": "Siksi."}).status_code == 409
    case.reconsiderations.update(first_by_id=None)
    assert client.post(url, {"reason": "Siksi."}).status_code == 302
    assert case.reconsiderations.get().reason == "Siksi."


def test_what_policy_published_is_checked_on_the_page(client, outi, kerava, at):
    case = make_case(kerava, at=at, text=CLEAN)
    commands.publish_by_policy(case, message=thread(case)[0], by=SYSTEM, at=at)
    decision = Decision.objects.get(original__message__case=case)
    Decision.objects.filter(pk=decision.pk).update(is_sampled=True)
    assert case.number in client.get(reverse("desk:publication_queue")).text
    url = reverse("desk:confirm", args=[case.number, decision.pk])
    assert client.post(url).status_code == 302
    assert client.post(url).status_code == 409
    assert case.number not in client.get(reverse("desk:publication_queue")).text


def test_clean_ones_are_published_together_and_changed_ones_left(client, outi, case, kerava, at):
    clean, changed = (make_case(kerava, at=at, text=f"{CLEAN} {n}") for n in range(2))
    page = client.get(reverse("desk:publication_queue")).text
    sent = [f"{one.number}:{one.version}" for one in (clean, changed, case)]
    assert sent[0] in page
    assert sent[2] not in page
    commands.note(changed, text="Muuttui.", by=SYSTEM, at=at)
    told = client.post(reverse("desk:publish_many"), {"case": sent}, follow=True).text
    assert "Julkaistu: 1." in told
    assert "Jäi ennalleen: 2." in told
    assert "Mitään ei valittu" in client.post(reverse("desk:publish_many"), {}, follow=True).text
    assert public_case(kerava, clean.number).text == f"{CLEAN} 0"
    assert public_case(kerava, changed.number) is None
    assert public_case(kerava, case.number) is None


def test_a_doubtful_find_is_asked_about_by_itself_and_hidden_only_when_ticked(client, outi, kerava, at):
    make_case(kerava, at=at, text=TEXT)
    case = make_case(kerava, at=at, text=DOUBTFUL)
    assert places(case) == []
    queue = client.get(reverse("desk:publication_queue")).text
    assert queue.count("Epävarma löytö") == 1, "not of a matter in which something was found"
    assert f"{case.number}:{case.version}" not in queue, "it is published by itself"
    page = client.get(reverse("desk:publication", args=[case.number])).text
    assert "Palvelun löytämä · tuskin mitään salaista" in page
    [place] = re.findall(r'name="span" value="([^"]+)"> ', page)
    assert DOUBTFUL[slice(*map(int, place.split(":")[:2]))] == "Iris"
    wrong = decide(client, case, "publish", place=[place], words="Mitä ei ole")
    assert wrong.status_code == 422
    assert "tuskin mitään salaista" in wrong.text
    assert decide(client, case, "publish", place=[place]).status_code == 302
    assert public_case(kerava, case.number).text == DOUBTFUL
    assert decide(client, case, "publish", place=[place], span=[place]).status_code == 302
    assert public_case(kerava, case.number).text == DOUBTFUL.replace("Iris", "[…]")


def test_what_changes_while_many_are_published_is_left(rf, kerava, at):
    """The queue was read before a colleague wrote a note: nothing is decided unseen."""
    case, request = make_case(kerava, at=at, text=CLEAN), rf.post("/")
    request.actor, request.at = publisher(kerava), at
    row = waiting(undecided(request.actor, kerava).get(pk=case.pk))
    commands.note(Case.objects.get(pk=case.pk), text="Kysyn lähettäjältä.", by=SYSTEM, at=at)
    assert not publish_row(request, row, str(row.case.version))
    assert public_case(kerava, case.number) is None


def test_pages_of_the_publisher_ask_little_whatever_they_show(  # noqa: PLR0917 - fixtures
    client, outi, case, kerava, at, django_assert_max_num_queries
):
    for n in range(12):
        made = make_case(kerava, at=at, text=f"{TEXT} {n}")
        commands.add(made, text=f"Lisäys {n}", by=sender(made), at=at)
        commands.add(case, text=f"Lisäys {n}", by=sender(case), at=at)
    decide(client, case, "publish", **kept(case))
    for url in (reverse("desk:publication_queue"), reverse("desk:publication", args=[case.number])):
        client.get(url)
        with django_assert_max_num_queries(10):
            assert client.get(url).status_code == 200


def test_officer_without_the_right_finds_no_publishing(client, mikko, case):
    assert client.get(reverse("desk:publication_queue")).status_code == 404
    assert decide(client, case, "publish").status_code == 404


def test_who_answers_signs_with_the_own_name_and_everybody_else_is_stopped(client, kerava, at):
    """Words such as "Hei Mikko" may be to a resident: only the writer's whole name stands."""
    sit(client, kerava, Role.OFFICER, Role.PUBLISHER, name="Mikko Lahtinen")
    case = make_case(kerava, at=at, text=CLEAN)
    decide(client, case, "publish")
    answer = reverse("desk:act", args=[case.number, "answer"])
    stopped = client.post(
        answer, {"seen": 2, "text": "Hei Mikko! Kävin katsomassa Veikko Ojasen pihaa. Terveisin Mikko Lahtinen"}
    )
    assert stopped.status_code == 422
    told = stopped.text.partition("Tässä mainitaan")[2].partition("</")[0]
    assert ["Veikko Ojasen (" in told, "Mikko Lahtinen" in told] == [True, False]
    client.post(answer, {"seen": 2, "text": "Lamppu on vaihdettu.\nTerveisin Mikko Lahtinen"})
    assert "Terveisin Mikko Lahtinen" in str(public_case(kerava, case.number).timeline)


def test_thread_says_that_one_message_went_and_not_the_matter(client, kerava, at, case):
    sit(client, kerava, Role.PUBLISHER, Role.REGISTRAR)
    commands.publish(case, spans=(), by=publisher(kerava), at=at)
    commands.add(case, text="Kultapiha vastaa taas.", by=sender(case), at=at)
    [last] = [one for one in thread(case) if one.kind == "addition"]
    for act, known in ((commands.publish_message, {"spans": ()}), (commands.refuse_message, {"ground": "other"})):
        said = next(one for one in thread(case) if one.pk == last.pk)
        act(case, message=said, **known, by=publisher(kerava), at=at)
    page = client.get(reverse("desk:case", args=[case.number])).text
    for words in ("Asia julkaistiin", "Myöhempi viesti julkaistiin", "Myöhempi viesti poistettiin julkisilta sivuilta"):
        assert page.count(words) == 1
    assert "Asia poistettiin julkisilta sivuilta" not in page


def test_undoing_what_is_no_decision_takes_nothing_back(client, outi, case):
    for sent in ("9" * 5000, "-1", "", "١"):
        assert client.post(reverse("desk:undo", args=[case.number]), {"last": sent}).status_code == 409


def test_what_somebody_hid_since_the_page_was_opened_does_not_come_back_by_undoing(client, outi, case, kerava):
    decide(client, case, "publish", **kept(case))
    page = client.get(reverse("desk:publication", args=[case.number])).text
    [mine] = re.findall(r'name="last" value="(\d+)"', page)
    other = make_actor(kerava, Role.PUBLISHER)
    spans = [Hide(0, len(TEXT))]
    commands.publish(Case.objects.get(pk=case.pk), spans=spans, by=other, at=timezone.now())
    for sent in ({"last": mine}, {}):
        answer = client.post(reverse("desk:undo", args=[case.number]), sent)
        assert answer.status_code == 409
        assert "Joku on tehnyt päätöksen sen jälkeen, kun avasit sivun." in answer.text
    assert public_case(kerava, case.number).text == "[…]"
    page = client.get(reverse("desk:publication", args=[case.number])).text
    assert "Viimeisimmän päätöksen teki toinen henkilö" in page
    assert 'name="last"' not in page
