"""What is secret, at the desk: who sees it, that views are logged, and that the city's own words are stopped."""

from django.urls import reverse

from kuuluu.cases.models import Case, View
from kuuluu.cases.queries import thread
from kuuluu.cities.models import Secrecy
from kuuluu.feedback.models import Feedback
from kuuluu.people.roles import Role
from kuuluu.publication.models import State
from kuuluu.publication.queries import public_case
from tests.desk.conftest import sit
from tests.factories.cases import make_case, publish_case

PHONE = "Soitamme numeroon 040 123 4567."


def act(client, case, noun, **data):
    version = Case.objects.get(pk=case.pk).version
    return client.post(reverse("desk:act", args=[case.number, noun]), {"seen": version, **data})


def test_each_view_of_a_secret_case_is_logged(client, kerava, at):
    case = make_case(kerava, at=at, service_code="notcity.health")
    sirpa = sit(client, kerava, Role.SECRECY_OFFICER)
    for _time in range(2):
        assert client.get(reverse("desk:case", args=[case.number])).status_code == 200
    assert list(View.objects.values_list("case_id", "person_id")) == [(case.pk, sirpa.pk)] * 2


def test_a_view_of_an_ordinary_case_is_not_logged(client, mikko, kerava, at):
    client.get(reverse("desk:case", args=[make_case(kerava, at=at).number]))
    assert not View.objects.exists()


def test_secret_case_is_not_there_for_an_ordinary_officer(client, mikko, kerava, at):
    case = make_case(kerava, at=at, text="Salainenasia hoidosta.", service_code="notcity.health")
    assert client.get(reverse("desk:case", args=[case.number])).status_code == 404
    page = client.get(reverse("desk:work_list"), {"q": "salainenasia"}).text
    assert case.number not in page
    assert act(client, case, "note", text="x").status_code == 404


def test_officer_makes_a_case_secret_and_it_is_gone_for_the_public(client, mikko, kerava, at):
    case = publish_case(make_case(kerava, at=at), at=at)
    act(client, case, "secrecy", secrecy="secret", secrecy_ground="health")
    case.refresh_from_db()
    assert (case.secrecy, case.secrecy_ground, case.secrecy_by_id) == (Secrecy.SECRET, "health", mikko.pk)
    assert public_case(kerava, case.number) is None


def test_thread_says_which_level_was_decided_by_whom_and_on_which_ground(client, mikko, kerava, at):
    case = make_case(kerava, at=at)
    act(client, case, "secrecy", secrecy="limited", secrecy_ground="health")
    page = client.get(reverse("desk:case", args=[case.number])).text
    trail = page[page.index("Päätettiin, ketkä kaupungissa näkevät asian") :][:900]
    for said in ("Mikko", "Rajattu: oma yksikkö ja kirjaamo. Terveys- tai sosiaalipalvelu"):
        assert said in trail


def test_officer_can_not_open_what_is_limited(client, mikko, kerava, at):
    case = make_case(kerava, at=at)
    act(client, case, "secrecy", secrecy="limited", secrecy_ground="health")
    page = act(client, case, "secrecy", secrecy="public", secrecy_ground="health")
    assert page.status_code == 422
    assert "Salaisuutta saa lieventää vain julkaisija, kirjaamo tai salaisten asioiden käsittelijä" in page.text
    case.refresh_from_db()
    assert case.secrecy == Secrecy.LIMITED


def test_an_answer_that_names_something_secret_is_stopped_once(client, mikko, kerava, at):
    case = publish_case(make_case(kerava, at=at), at=at)
    page = act(client, case, "answer", text=PHONE)
    assert page.status_code == 422
    assert "040 123 4567 (puhelinnumero)" in page.text
    # What is said to be wrong is heard at the field, too.
    assert 'aria-describedby="answer_text_limit answer_text_error"' in page.text
    assert page.text.count('id="answer_text_error"') == 1
    assert thread(case).filter(kind="answer").count() == 0
    sure = page.context["form"].data["sure"]
    assert act(client, case, "answer", text=PHONE + " Nyt.", sure=sure).status_code == 422
    assert act(client, case, "answer", text=PHONE, sure=sure).status_code == 302
    answer = thread(case).get(kind="answer")
    assert answer.original.state == State.PENDING
    assert "123 4567" not in str(public_case(kerava, case.number).timeline)


def test_a_clean_answer_goes_at_once(client, mikko, kerava, at):
    case = publish_case(make_case(kerava, at=at), at=at)
    assert act(client, case, "answer", text="Lamppu vaihdetaan viikolla 49.").status_code == 302


def test_words_of_a_case_that_can_not_be_public_are_not_stopped(client, kerava, at):
    case = make_case(kerava, at=at, service_code="notcity.health")
    sit(client, kerava, Role.SECRECY_OFFICER)
    assert act(client, case, "answer", text=PHONE).status_code == 302


def test_a_secret_case_never_waits_in_the_publishers_queue(client, outi, kerava, at):
    case = make_case(kerava, at=at)
    Feedback.objects.filter(case=case).update(objection="other")
    assert case.number in client.get(reverse("desk:publication_queue")).text
    Case.objects.filter(pk=case.pk).update(secrecy=Secrecy.LIMITED)
    assert case.number not in client.get(reverse("desk:publication_queue")).text
    assert client.get(reverse("desk:publication", args=[case.number])).status_code == 404


def test_what_is_read_of_a_secret_case_elsewhere_is_logged_too(client, kerava, at):
    case = make_case(kerava, at=at, service_code="notcity.health")
    sit(client, kerava, Role.SECRECY_OFFICER)
    assert client.get(reverse("desk:similar", args=[case.number])).status_code == 200
    assert act(client, case, "answer", text="").status_code == 422
    assert View.objects.count() == 2
    client.post(reverse("desk:presence", args=[case.number]))
    assert View.objects.count() == 2


def test_number_of_a_secret_case_is_not_told_by_one_that_was_joined_to_it(client, mikko, kerava, at):
    main, other = make_case(kerava, at=at), make_case(kerava, at=at)
    act(client, other, "duplicate", number=main.number)
    page = reverse("desk:case", args=[other.number])
    assert main.number in client.get(page).text
    assert "menee hänellekin" in client.get(reverse("desk:case", args=[main.number])).text
    act(client, main, "secrecy", secrecy="limited", secrecy_ground="private_life")
    # Who handles it is no more told that its answers go to those who joined.
    handled = client.get(reverse("desk:case", args=[main.number])).text
    assert "menee hänellekin" not in handled
    assert "eikä saa enää tietää tästä asiasta mitään" in handled
    act(client, main, "secrecy", secrecy="secret", secrecy_ground="private_life")
    assert main.number not in client.get(page).text


def test_nothing_is_joined_to_a_case_whose_answers_its_sender_would_never_get(client, kerava, at):
    secret, case = make_case(kerava, at=at, service_code="notcity.health"), make_case(kerava, at=at)
    sit(client, kerava, Role.REGISTRAR)
    page = act(client, case, "duplicate", number=secret.number)
    assert page.status_code == 422
    assert "siihen yhdistetylle ei kerrottaisi mitään" in page.text
    assert Case.objects.get(pk=case.pk).joined_to is None


def test_administrators_read_who_looked_at_what_is_secret_and_nothing_of_it(client, kerava, jarvenpaa, at):
    case = make_case(kerava, at=at, text="Salainenasia hoidosta.", service_code="notcity.health")
    sit(client, kerava, Role.SECRECY_OFFICER, name="Sirpa Kallio")
    client.get(reverse("desk:case", args=[case.number]))
    assert client.get(reverse("desk:views")).status_code == 404
    sit(client, kerava, Role.ADMINISTRATOR)
    page = client.get(reverse("desk:views"), {"number": case.number.lower()}).text
    assert "Sirpa Kallio" in page
    assert "Salainenasia" not in page
    # Whoever may not see the case gets no way to it.
    assert f"{case.number}</td>" in page
    assert "Sirpa Kallio" not in client.get(reverse("desk:views"), {"number": "KER-1900-00001"}).text
    sit(client, jarvenpaa, Role.ADMINISTRATOR)
    assert case.number not in client.get(reverse("desk:views")).text
