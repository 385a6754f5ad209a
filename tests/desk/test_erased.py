"""A matter whose words are erased: the desk says what went, when and by which rule, and offers nothing more."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from kuuluu.cases.models import Case, Message
from kuuluu.cities.models import Policy
from kuuluu.cities.queries import forget
from kuuluu.desk import acts
from kuuluu.desk.initiatives import acts as initiative_acts
from kuuluu.feedback import commands as feedback
from kuuluu.feedback.queries import first_message
from kuuluu.initiatives.commands.withdrawing import withdraw
from kuuluu.initiatives.models import Stage
from kuuluu.journal.commands import Erased
from kuuluu.journal.models import Event
from kuuluu.people.actors import SYSTEM
from kuuluu.people.roles import Role
from kuuluu.retention import commands, queries
from kuuluu.retention.models import DataClass
from tests.desk.conftest import sit
from tests.factories.cases import make_case, officer
from tests.factories.initiatives import make_initiative, maker

PLAIN = "Mitään ei tehty: kirjoitettu on hävitetty"
TYPED = "Tämän kirjoitin juuri äsken"
# What a form of the desk may lead to on a page of a case: the language, the keys, signing out.
OF_CASE = r'<form[^>]*method="post"[^>]*action="([^"]*%s[^"]*)"'


def words(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))


def erase(city, at):
    commands.carry_out(commands.plan(city, at=at), by=SYSTEM, at=at)


@pytest.fixture
def everybody(client, kerava):
    """Somebody who may do anything that anybody may at the desk."""
    return sit(client, kerava, Role.OFFICER, Role.PUBLISHER, Role.REGISTRAR, Role.ADMINISTRATOR, name="Kaikki")


@pytest.fixture
def erased(aino, now, everybody) -> Case:
    erase(aino.city, now)
    return Case.objects.get(pk=aino.closed.pk)


def test_page_says_what_is_erased_when_and_by_which_rule(client, erased):
    page = words(client.get(reverse("desk:case", args=[erased.number])))
    assert "Kirjoitettu on hävitetty" in page
    for one in (DataClass.WORDS, DataClass.FILES, DataClass.PLACE, DataClass.CONTACT, DataClass.PUBLIC):
        with translation.override("fi"):
            assert str(one.label) in page
    assert "Säilytysaika: 730 päivää asian sulkemisesta. Voimassa alkaen ke 1.1.2020 . Ehdotus" in page
    assert [one.at for one in queries.erasures_of(erased)] == [erased.erased_at] * 5


def test_rule_is_the_one_by_which_it_was_erased(client, kerava, aino, now, everybody):
    Policy.objects.filter(city=kerava, key="retention.words").update(
        source_fi="Hallitus § 7", source_sv="Styrelsen § 7"
    )
    forget()
    erase(kerava, now)
    Policy.objects.create(city=kerava, key="retention.words", value=9, from_date=now.date(), source_fi="uudempi")
    forget()
    url = reverse("desk:case", args=[aino.closed.number])
    assert "Säilytysaika: 730 päivää" in words(client.get(url))
    assert "Hallitus § 7" in words(client.get(url))
    assert "Styrelsen § 7" in words(client.get(f"/sv{url}"))
    Policy.objects.filter(city=kerava, key="retention.words").delete()
    forget()
    assert "Hallitus § 7" in words(client.get(url))


def test_erased_case_offers_nothing(client, aino, erased, now):
    page = client.get(reverse("desk:case", args=[erased.number]))
    assert page.context["tools"] == []
    assert "Täällä ei ole enää mitään tehtävää." in words(page)
    assert not re.findall(OF_CASE % erased.number, page.text)
    for name in ("presence", "jobs", "parts"):
        assert reverse(f"desk:{name}", args=[erased.number]) not in page.text
    open_one = client.get(reverse("desk:case", args=[aino.open.number]))
    assert len(open_one.context["tools"]) > 8
    assert "hävitetty" not in words(open_one)


def posts(erased: Case) -> list[tuple[str, dict[str, str]]]:
    """Every address that something is done to a case at, with what its forms send."""
    said = {
        "text": TYPED,
        "reason": TYPED,
        "seen": str(erased.version),
        "do": "publish",
        "last": "1",
        "ground": "other",
    }
    message, number = first_message(erased), erased.number
    named = [("undo", [number]), ("uphold", [number]), ("confirm", [number, 1]), ("decision", [number, message.pk])]
    named += [(name, [number]) for name in ("parts", "jobs", "job_judgement", "visit", "presence")]
    named += [(name, [number, one.noun]) for name in ("act", "unsent") for one in acts.ALL]
    return [(reverse(f"desk:{name}", args=args), said) for name, args in named]


def test_whatever_is_sent_is_refused_in_plain_words(client, erased):
    before = Case.objects.filter(pk=erased.pk).values().get()
    counts = Event.objects.count(), Message.objects.count()
    for url, said in posts(erased):
        page = client.post(url, said)
        assert page.status_code == 409, url
        assert PLAIN in words(page), url
        assert TYPED in page.text, url
        assert reverse("desk:case", args=[erased.number]) in page.text
    assert Case.objects.filter(pk=erased.pk).values().get() == before
    assert (Event.objects.count(), Message.objects.count()) == counts


def test_what_nobody_may_see_is_no_more_told_of_when_it_is_erased(client, kerava, aino, now):
    sit(client, kerava, Role.PUBLISHER)
    erase(kerava, now)
    assert client.post(reverse("desk:act", args=[aino.secret.number, "note"]), {"text": TYPED}).status_code == 404


def test_publication_of_what_is_erased_is_not_decided(client, erased):
    url = reverse("desk:publication", args=[erased.number])
    page = client.get(url)
    assert page.status_code == 200
    assert "Kirjoitettu on hävitetty" in words(page)
    assert "salassa pidettävä" not in words(page)
    assert not re.findall(OF_CASE % erased.number, page.text)


def test_publication_is_not_decided_when_its_time_on_the_register_was_over(client, kerava, aino, now, everybody):
    for key in ("words", "files", "place"):
        Policy.objects.filter(city=kerava, key=f"retention.{key}").update(value="permanent")
    forget()
    erase(kerava, now)
    case = Case.objects.get(pk=aino.closed.pk)
    assert (case.erased_at, case.left_register_at) == (None, now)
    url = reverse("desk:publication", args=[case.number])
    page = client.get(url)
    assert "Sen julkaisemisesta ei enää päätetä." in words(page)
    assert "Osa asian tiedoista on hävitetty" in words(page)
    assert not re.findall(OF_CASE % case.number, page.text)
    said = {"do": "refuse", "ground": "other", "seen": str(case.version)}
    refused = client.post(reverse("desk:decision", args=[case.number, first_message(case).pk]), said)
    assert refused.status_code == 409
    assert "Sen julkaisemisesta ei enää päätetä." in words(refused)
    # It is a case as others are in all else.
    assert acts.BY_NOUN["reopening"].command.open_to(officer(kerava), case)


def test_nothing_is_joined_to_what_is_erased(client, kerava, erased, now):
    case = make_case(kerava, at=now)
    said = {"number": erased.number, "seen": str(case.version)}
    page = client.post(reverse("desk:act", args=[case.number, "duplicate"]), said)
    assert page.status_code == 422
    assert "Siihen asiaan kirjoitettu on hävitetty" in words(page)
    with pytest.raises(Erased):
        feedback.join(case, to=erased, by=officer(kerava), at=now)
    assert Case.objects.get(pk=case.pk).joined_to is None


def test_erased_initiative_offers_nothing_and_takes_nothing(client, kerava, everybody, now):
    then = now - timedelta(days=1500)
    one = make_initiative(kerava, at=then, stage=Stage.CLOSED, closed_at=then, registered_at=then, sent_at=then)
    url = reverse("desk:initiative", args=[one.case.number])
    assert "Kirjoitettu on hävitetty" not in words(client.get(url))
    assert [tool["act"].noun for tool in client.get(url).context["tools"]] == ["measure"]
    erase(kerava, now)
    version = Case.objects.get(pk=one.pk).version
    page = client.get(url)
    assert "Kirjoitettu on hävitetty" in words(page)
    assert page.context["tools"] == []
    assert not re.findall(OF_CASE % one.case.number, page.text)
    assert f'href="{reverse("public:initiative", args=[one.case.number])}"' not in page.text
    nouns = [reverse("desk:initiative_act", args=[one.case.number, act.noun]) for act in initiative_acts.ALL]
    for address in (*nouns, reverse("desk:initiative_words", args=[one.case.number, "demand"])):
        refused = client.post(address, {"text": TYPED, "seen": str(version)})
        assert refused.status_code == 409, address
        assert PLAIN in words(refused)
        assert TYPED in refused.text


def test_support_of_an_erased_initiative_is_numbers_alone(client, kerava, everybody, now):
    one = make_initiative(kerava, at=now - timedelta(days=1500))
    withdraw(one, reason="Ei enää.", by=maker(one), at=one.case.received_at)
    number = one.case.number
    inner = reverse("desk:support_invalid", args=[number])
    assert inner in client.get(reverse("desk:supports", args=[number])).text
    assert client.get(inner).status_code == 200
    erase(kerava, now)
    page = client.get(reverse("desk:supports", args=[number]))
    assert page.status_code == 200
    assert inner not in page.text
    assert not re.findall(OF_CASE % number, page.text)
    assert client.get(inner).url == reverse("desk:initiative", args=[number])
    assert client.post(reverse("desk:support_desk", args=[number]), {"name": TYPED}).status_code == 409
    assert reverse("desk:supports", args=[number]) not in client.get(reverse("desk:initiative", args=[number])).text
