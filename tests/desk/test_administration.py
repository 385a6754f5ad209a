"""The administrators' pages."""

import re
from datetime import date

import pytest
from django.urls import reverse

from kuuluu.cities.queries import unit_by_code, units
from kuuluu.feedback.commands import templates as commands
from kuuluu.feedback.models import AnswerTemplate
from kuuluu.journal.commands import NotAllowed
from kuuluu.people.models import Membership, Person
from kuuluu.people.queries import roles_of
from kuuluu.people.roles import Role
from kuuluu.people.rules import has_second_factor
from tests.desk.conftest import sit
from tests.factories.cases import officer
from tests.factories.cities import make_policy, make_promise
from tests.factories.people import give_second_factor, make_actor, make_member

PAGES = [
    "officers",
    "answer_templates",
    "routing_rules",
    "routing_rule_new",
    "routing_learning",
    "services",
    "units",
    "promises",
    "policies",
]
WORDS = {"name": "Korjaamme", "text_fi": "Korjaamme vian {number}.", "service_code": "streets.lighting", "order": "1"}


@pytest.fixture
def paula(client, kerava):
    return sit(client, kerava, Role.ADMINISTRATOR, name="Paula")


def make_template(city, at, name="Kiitos"):
    texts = {"fi": "Kiitos viestistä {number}."}
    return commands.add_template(city, name=name, texts=texts, by=make_actor(city, Role.ADMINISTRATOR), at=at)


@pytest.mark.parametrize("name", PAGES)
def test_page_is_shown(client, paula, kerava, at, name):
    make_template(kerava, at)
    page = client.get(reverse(f"desk:{name}"))
    assert page.status_code == 200
    assert page.text.count("<h1>") == 1
    assert " style=" not in page.text


def test_administration_begins_with_the_officers(client, paula):
    assert client.get(reverse("desk:administration"))["Location"] == reverse("desk:officers")


@pytest.mark.parametrize("role", [Role.OFFICER, Role.PUBLISHER, Role.REGISTRAR])
@pytest.mark.parametrize("name", ["administration", *PAGES])
def test_page_is_for_administrators(client, kerava, role, name):
    sit(client, kerava, role)
    assert client.get(reverse(f"desk:{name}")).status_code == 404


def test_administrator_without_a_second_factor_sets_one_up_first(client, kerava):
    client.force_login(make_member(kerava, Role.ADMINISTRATOR))
    client.defaults["HTTP_HOST"] = kerava.host
    assert client.get(reverse("desk:officers"))["Location"] == reverse("mfa_index")


def test_officers_of_the_own_city_are_listed_alone(client, paula, kerava, jarvenpaa):
    make_member(kerava, Role.OFFICER, units(kerava)[0], name="Mikko Mäki")
    make_member(jarvenpaa, Role.OFFICER, name="Sanna Salo")
    page = client.get(reverse("desk:officers")).text
    assert "Mikko Mäki" in page
    assert units(kerava)[0].name in page
    assert "Sanna Salo" not in page


def test_new_officer_gets_roles_and_no_password(client, paula, kerava):
    unit = units(kerava)[0]
    data = {"name": "Mikko", "email": "Mikko@City.example", "roles": ["officer", "publisher"], "unit": unit.code}
    answer = client.post(reverse("desk:officers"), data)
    person = Person.objects.get(email="mikko@city.example")
    assert answer["Location"] == reverse("desk:officer", args=[person.pk])
    assert not person.has_usable_password()
    held = set(person.memberships.values_list("role", "unit__code"))
    assert held == {("officer", unit.code), ("publisher", None)}


def test_new_officer_chooses_a_password_by_e_mail(client, paula, kerava, mailoutbox):
    data = {"name": "Mikko", "email": "mikko@city.example", "roles": ["officer"], "unit": ""}
    client.post(reverse("desk:officers"), data)
    client.logout()
    client.post(reverse("account_reset_password"), {"email": "mikko@city.example"})
    assert [mail.to for mail in mailoutbox] == [["mikko@city.example"]]
    link = re.search(rf"https?://{kerava.host}[^/]*(/\S*password/reset/key/\S+)", mailoutbox[0].body)
    page = client.get(link[1], follow=True)
    client.post(page.request["PATH_INFO"], {"password1": "kolme vihreää kuusta", "password2": "kolme vihreää kuusta"})
    assert Person.objects.get(email="mikko@city.example").check_password("kolme vihreää kuusta")


@pytest.mark.parametrize("wrong", [{"name": ""}, {"email": "mikko"}, {"roles": []}, {"roles": ["king"]}, {"unit": "x"}])
def test_officer_who_is_not_told_right_is_not_made(client, paula, wrong):
    data = {"name": "Mikko", "email": "mikko@city.example", "roles": ["officer"], **wrong}
    page = client.post(reverse("desk:officers"), data)
    assert page.status_code == 422
    assert f'href="#id_{next(iter(wrong))}' in page.text
    assert not Person.objects.filter(email="mikko@city.example").exists()


def test_role_is_given_and_taken_away(client, paula, kerava):
    mikko = make_member(kerava, Role.OFFICER)
    client.post(reverse("desk:officer_roles", args=[mikko.pk]), {"role": "publisher", "unit": ""})
    assert roles_of(kerava, mikko) == {Role.OFFICER, Role.PUBLISHER}
    first = Membership.objects.get(person=mikko, role=Role.OFFICER)
    client.post(reverse("desk:role_end", args=[first.pk]))
    assert roles_of(kerava, mikko) == {Role.PUBLISHER}


def test_leaving_officer_is_shut_out(client, paula, kerava):
    mikko = make_member(kerava, Role.OFFICER)
    url = reverse("desk:officer_end", args=[mikko.pk])
    assert client.post(url).status_code == 422
    assert roles_of(kerava, mikko) == {Role.OFFICER}
    client.post(url, {"sure": "on"})
    assert roles_of(kerava, mikko) == frozenset()
    assert not Person.objects.get(pk=mikko.pk).is_active


def test_nobody_locks_oneself_out(client, paula, kerava):
    own = Membership.objects.get(person=paula)
    assert client.post(reverse("desk:role_end", args=[own.pk])).status_code == 409
    assert client.post(reverse("desk:officer_end", args=[paula.pk]), {"sure": "on"}).status_code == 409
    assert roles_of(kerava, paula) == {Role.ADMINISTRATOR}


def test_lost_second_factor_is_removed_and_a_new_one_asked_for(client, paula, kerava):
    mikko = give_second_factor(make_member(kerava, Role.OFFICER))
    page, address = reverse("desk:officer", args=[mikko.pk]), reverse("desk:officer_second_factor", args=[mikko.pk])
    assert address in client.get(page).text
    assert client.post(address, {}).status_code == 422
    assert has_second_factor(mikko)
    assert client.post(address, {"known": "on"})["Location"] == page
    assert not has_second_factor(mikko)
    assert address not in client.get(page).text
    client.force_login(mikko)
    assert client.get(reverse("desk:work_list"))["Location"] == reverse("mfa_index")


def test_nobody_removes_the_own_second_factor_here(client, paula):
    address = reverse("desk:officer_second_factor", args=[paula.pk])
    assert address not in client.get(reverse("desk:officer", args=[paula.pk])).text
    assert client.post(address, {"known": "on"}).status_code == 409
    assert has_second_factor(paula)


def test_other_citys_person_is_not_found(client, paula, jarvenpaa):
    sanna = make_member(jarvenpaa, Role.OFFICER)
    membership = Membership.objects.get(person=sanna)
    assert client.get(reverse("desk:officer", args=[sanna.pk])).status_code == 404
    for name, key, data in (
        ("officer_roles", sanna.pk, {"role": "officer"}),
        ("officer_end", sanna.pk, {"sure": "on"}),
        ("role_end", membership.pk, {}),
    ):
        assert client.post(reverse(f"desk:{name}", args=[key]), data).status_code == 404
    assert roles_of(jarvenpaa, sanna) == {Role.OFFICER}


def test_template_is_added_changed_and_removed(client, paula, kerava):
    client.post(reverse("desk:answer_templates"), WORDS)
    made = AnswerTemplate.objects.get(city=kerava, name="Korjaamme")
    assert (made.text_fi, made.service_code, made.order) == (WORDS["text_fi"], WORDS["service_code"], 1)
    url = reverse("desk:answer_template", args=[made.pk])
    assert "Korjaamme vian {number}." in client.get(url).text
    client.post(url, {**WORDS, "text_sv": "Vi reparerar {number}.", "order": ""})
    made.refresh_from_db()
    assert (made.text_in("sv"), made.order) == ("Vi reparerar {number}.", 0)
    end = reverse("desk:answer_template_end", args=[made.pk])
    assert client.post(end).status_code == 422
    client.post(end, {"sure": "on"})
    assert not AnswerTemplate.objects.filter(pk=made.pk).exists()


def test_name_of_a_template_is_taken_once(client, paula, kerava, at):
    make_template(kerava, at)
    other = make_template(kerava, at, name="Pahoittelut")
    for url in (reverse("desk:answer_templates"), reverse("desk:answer_template", args=[other.pk])):
        page = client.post(url, {**WORDS, "name": "Kiitos"})
        assert page.status_code == 422
        assert 'href="#id_name"' in page.text
    assert AnswerTemplate.objects.filter(city=kerava, name="Kiitos").count() == 1


def test_other_citys_template_is_not_found(client, paula, jarvenpaa, at):
    theirs = make_template(jarvenpaa, at)
    url = reverse("desk:answer_template", args=[theirs.pk])
    assert client.get(url).status_code == 404
    assert client.post(url, WORDS).status_code == 404
    assert client.post(reverse("desk:answer_template_end", args=[theirs.pk]), {"sure": "on"}).status_code == 404
    assert AnswerTemplate.objects.get(pk=theirs.pk).name == "Kiitos"


def test_huge_number_of_a_template_is_not_found(client, paula):
    assert client.get(f"/desk/hallinta/templates/{10**30}/").status_code == 404


def test_officer_may_not_change_templates(kerava, at):
    with pytest.raises(NotAllowed):
        commands.add_template(kerava, name="Kiitos", texts={"fi": "Kiitos."}, by=officer(kerava), at=at)
    made = make_template(kerava, at)
    with pytest.raises(NotAllowed):
        commands.remove_template(made, by=officer(kerava), at=at)


def test_services_show_their_owner(client, paula, kerava):
    page = client.get(reverse("desk:services")).text
    assert "streets.lighting" in page
    assert unit_by_code(kerava, units(kerava)[0].code).name in page


def test_promises_and_policies_are_told_in_words(client, paula):
    promises, policies = (client.get(reverse(f"desk:{name}")).text for name in ("promises", "policies"))
    assert re.search(r"\b1 arkipäivä\b", promises)
    assert "14 kalenteripäivää" in promises
    assert "Ehdotus: kaupunki ei ole vielä vahvistanut tätä" in policies
    assert "PROPOSAL" not in promises + policies
    # A rule that is named by nothing but its key would stand alone in its cell.
    assert re.findall(r'queue-title">([a-z_.]+) <', policies) == []


def test_sources_stand_in_the_pages_language_or_say_which_they_are_in(client, paula, kerava):
    given = {"from_date": date(2026, 1, 2), "source_fi": "Kaupunginhallitus § 12", "source_sv": "Stadsstyrelsen § 12"}
    make_policy(kerava, "draft_days", 21, **given)
    make_promise(kerava, days=3, kind="idea", **given)
    law = "Lagen om tillhandahållande av digitala tjänster 306/2019"
    addresses = {name: reverse(f"desk:{name}") for name in ("policies", "promises")}
    for name, address in addresses.items():
        finnish, swedish, english = (client.get(f"{language}{address}").text for language in ("", "/sv", "/en"))
        assert '<td data-name="Lähde">Kaupunginhallitus § 12</td>' in finnish
        assert ">Stadsstyrelsen § 12</td>" in swedish
        assert '><span lang="fi">Kaupunginhallitus § 12</span></td>' in english
        assert (law in swedish, law in finnish + english) == (name == "promises", False)


def test_navigation_shows_where_one_is(client, paula):
    page = client.get(reverse("desk:units")).text
    assert f'<a href="{reverse("desk:administration")}" aria-current="page">' in page
    assert f'<a href="{reverse("desk:work_list")}" aria-current' not in page


def test_list_costs_the_same_for_one_officer_and_thirty(client, paula, kerava, django_assert_max_num_queries):
    for unit in [*units(kerava)] * 3:
        make_member(kerava, Role.OFFICER, unit)
    client.get(reverse("desk:officers"))
    with django_assert_max_num_queries(10):
        client.get(reverse("desk:officers"))
