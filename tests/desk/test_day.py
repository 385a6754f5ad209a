"""Views with a name, groups, one answer to many, the field list, the own settings and the keys."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kuuluu.cases.models import Attachment, Case, Message, MessageKind, Status
from kuuluu.desk.own import KEYS
from kuuluu.feedback import commands as feedback
from kuuluu.feedback.models import AnswerTemplate, Satisfaction
from kuuluu.people.roles import Role
from kuuluu.workday.models import DigestOrder, SavedView, TemplateUse
from tests.desk.conftest import sit
from tests.factories.cases import make_case, officer
from tests.guards.world import photo

TEMPLATES = Path(__file__).resolve().parents[2] / "kuuluu" / "desk" / "templates"
WORK_LIST = reverse("desk:work_list")
MANY = reverse("desk:many")
WORDS = "Lamppu vaihdetaan, {number}."


def save(client, name="Valaistus", query="service=streets.lighting", **sent):
    return client.post(reverse("desk:view_save"), {"name": name, "query": query, **sent})


def test_list_is_in_groups_with_counts_of_the_whole_list(client, mikko, kerava, at):
    for days, count in ((-3, 2), (0, 1), (400, 3)):
        for _n in range(count):
            case = make_case(kerava, at=at)
            Case.objects.filter(pk=case.pk).update(next_due_date=timezone.localdate() + timedelta(days=days))
    shown = client.get(WORK_LIST).text
    heads = [part.partition("</h2>")[0] for part in shown.split('<h2 id="group-')[1:]]
    assert [head.partition('"')[0] for head in heads] == ["late", "today", "later"]
    assert [head.partition('"count">')[2].partition("<")[0] for head in heads] == ["2", "1", "3"]


def test_counts_of_groups_follow_the_filter(client, mikko, kerava, at):
    for service in ("streets.lighting", "streets.lighting", "green.parks"):
        make_case(kerava, at=at, service_code=service)
    assert '"count">2<' in client.get(WORK_LIST, {"service": "streets.lighting"}).text


def test_view_is_saved_shown_as_a_tab_and_leads_to_its_address(client, mikko, kerava):
    assert save(client, query="service=streets.lighting&after=x&filter=1&evil=1").status_code == 302
    assert SavedView.objects.get().query == "service=streets.lighting"
    shown = client.get(WORK_LIST, {"service": "streets.lighting"}).text
    assert 'href="?service=streets.lighting" aria-current="page">Valaistus<' in shown


def test_own_view_is_nobody_elses_and_a_shared_one_is_the_units(client, kerava):
    sit(client, kerava, Role.OFFICER, unit_code="kunnossapito", name="Mikko")
    anna, sanna = Client(), Client()
    sit(anna, kerava, Role.OFFICER, unit_code="kunnossapito", name="Anna")
    sit(sanna, kerava, Role.OFFICER, unit_code="kirjasto", name="Sanna")
    save(client, "Omat", "assignee=me")
    save(client, "Yhteiset", "due=late", unit="kunnossapito")
    save(client, "Vieraat", "due=today", unit="kirjasto")
    assert SavedView.objects.get(name="Vieraat").unit is None
    seen = [[name in one.get(WORK_LIST).text for name in ("Omat<", "Yhteiset<", "Vieraat<")] for one in (anna, sanna)]
    assert seen == [[False, True, False], [False, False, False]]


def test_a_name_is_given_once(client, mikko):
    save(client)
    save(client, query="due=late")
    assert SavedView.objects.get().query == "service=streets.lighting"


def test_view_is_renamed_and_removed_by_its_owner_alone(client, mikko, kerava):
    save(client, unit="kunnossapito")
    view = SavedView.objects.get()
    url = reverse("desk:own_view", args=[view.pk])
    stranger = Client()
    sit(stranger, kerava, Role.OFFICER, name="Anna")
    assert stranger.post(url, {"do": "remove"}).status_code == 404
    assert client.post(url, {"do": "rename", "name": ""}).status_code == 422
    client.post(url, {"do": "rename", "name": "Lamput"})
    assert SavedView.objects.get().name == "Lamput"
    client.post(url, {"do": "remove"})
    assert SavedView.objects.count() == 0


def test_other_citys_officer_finds_no_view(client, mikko, jarvenpaa):
    save(client)
    sit(client, jarvenpaa, Role.OFFICER, name="Sanna")
    url = reverse("desk:own_view", args=[SavedView.objects.get().pk])
    assert client.post(url, {"do": "remove"}).status_code == 404


def seen_of(cases) -> dict[str, int]:
    return {f"seen-{case.number}": case.version for case in cases}


def to_many(client, cases, do="send", **sent):
    words = {"what": "answer", "text_fi": WORDS, **seen_of(cases), **sent}
    return client.post(MANY, {"n": [case.number for case in cases], "do": do, **words})


def said(case) -> list[str]:
    kinds = [MessageKind.ANSWER, MessageKind.ENDING]
    return list(Message.objects.filter(case=case, kind__in=kinds).values_list("original__text", flat=True))


def test_preview_shows_each_and_sends_none(client, mikko, kerava, at):
    cases = [make_case(kerava, at=at) for _n in range(2)]
    shown = to_many(client, cases, "preview").text
    assert all(f"Lamppu vaihdetaan, {case.number}." in shown for case in cases)
    assert [said(case) for case in cases] == [[], []]


def test_each_is_sent_with_its_own_words(client, mikko, kerava, at):
    cases = [make_case(kerava, at=at) for _n in range(2)]
    assert to_many(client, cases)["Location"] == WORK_LIST
    assert [said(case) for case in cases] == [[f"Lamppu vaihdetaan, {case.number}."] for case in cases]


def test_many_are_closed_with_one_ending(client, mikko, kerava, at):
    cases = [make_case(kerava, at=at) for _n in range(2)]
    to_many(client, cases, what="ending", ending="done")
    assert set(Case.objects.values_list("status", "ending")) == {(Status.CLOSED, "done")}


def test_what_is_refused_is_told_and_its_words_stay(client, mikko, kerava, at):
    cases = [make_case(kerava, at=at) for _n in range(3)]
    feedback.note(cases[1], text="Toinen ehti.", by=officer(kerava), at=at)
    feedback.close(cases[2], ending="done", text="Valmis.", by=officer(kerava), at=at)
    shown = to_many(client, cases, **{f"seen-{cases[1].number}": 1})
    assert shown.status_code == 409
    assert WORDS in shown.text
    assert [len(said(case)) for case in cases] == [1, 0, 1]


def test_names_in_the_words_are_stopped_until_somebody_says_that_they_are_right(client, mikko, kerava, at):
    cases = [make_case(kerava, at=at)]
    words = "Soita 040 7654321."
    assert to_many(client, cases, text_fi=words).status_code == 409
    assert said(cases[0]) == []
    to_many(client, cases, text_fi=words, sure="yes")
    assert said(cases[0]) == [words]


def test_cases_of_others_are_not_among_the_many(client, sanna, kerava, at):
    case = make_case(kerava, at=at)
    to_many(client, [case])
    assert said(case) == []


def test_template_of_many_is_counted_for_each(client, mikko, kerava, at):
    cases = [make_case(kerava, at=at) for _n in range(2)]
    template = AnswerTemplate.objects.create(city=kerava, name="Lamppu", text_fi=WORDS)
    shown = client.post(
        MANY, {"n": [one.number for one in cases], "do": "take", "template": template.pk, "text_fi": "Hei!"}
    )
    assert "Hei!\n\nLamppu vaihdetaan" in shown.text.replace("\r", "")
    to_many(client, cases, began=template.pk)
    assert TemplateUse.objects.filter(template=template).count() == 2


def test_field_list_goes_a_short_way_and_leaves_out_what_is_secret(client, mikko, kerava, at):
    far, near, middle = (
        make_case(kerava, at=at, latitude=60.4 + step, longitude=25.1, address=f"Tie {n}")
        for n, step in enumerate((0.03, 0.01, 0.02))
    )
    nowhere = make_case(kerava, at=at, address="Ilman pistettä")
    secret = make_case(kerava, at=at, latitude=60.4, longitude=25.1)
    feedback.set_secrecy(secret, secrecy="limited", ground="health", by=officer(kerava), at=at)
    numbers = [one.number for one in (far, near, middle, nowhere, secret)]
    shown = client.get(reverse("desk:field"), {"n": numbers, "from": "60.4000,25.1000"}).text
    order = [part.partition('"')[0] for part in shown.split('id="stop-')[1:]]
    assert order == [near.number, middle.number, far.number, nowhere.number]
    assert secret.number not in shown.split("<main", 1)[1].replace(f'value="{secret.number}"', "").replace(
        f"n={secret.number}", ""
    )


def test_field_list_of_a_filter_is_of_what_the_officer_sees(client, sanna, kerava, at):
    case = make_case(kerava, at=at)
    assert case.number not in client.get(reverse("desk:field")).text


def test_visit_is_a_note_with_pictures(client, mikko, kerava, at):
    case = make_case(kerava, at=at)
    picture = SimpleUploadedFile("tehty.jpg", photo("").getvalue(), "image/jpeg")
    sent = {"text": "Lamppu vaihdettu.", "uploads": [picture], "back": f"n={case.number}"}
    answer = client.post(reverse("desk:visit", args=[case.number]), sent)
    assert answer["Location"] == f"{reverse('desk:field')}?n={case.number}#stop-{case.number}"
    attached = Attachment.objects.get(message__case=case)
    assert (attached.message.kind, attached.message.original.text) == (MessageKind.NOTE, "Lamppu vaihdettu.")


@pytest.mark.parametrize("name", ["visit", "visit_qr"])
def test_other_citys_officer_finds_no_stop(client, sanna, kerava, at, name):
    case = make_case(kerava, at=at)
    url = reverse(f"desk:{name}", args=[case.number])
    assert (client.get(url) if name == "visit_qr" else client.post(url)).status_code == 404


def test_mail_of_the_morning_is_ordered_and_ended(client, mikko):
    url = reverse("desk:own_digest")
    client.post(url, {"wants": "yes"})
    client.post(url, {"wants": "yes"})
    assert DigestOrder.objects.get().person == mikko
    client.post(url, {"wants": "no"})
    assert DigestOrder.objects.count() == 0


def test_keys_can_be_turned_off_and_on(client, mikko):
    assert "data-off" not in client.get(WORK_LIST).text
    client.post(reverse("desk:keys_switch"), {"keys": "off"})
    assert "data-off" in client.get(WORK_LIST).text
    client.post(reverse("desk:keys_switch"), {"keys": "on"})
    assert "data-off" not in client.get(WORK_LIST).text


def test_a_key_means_one_thing_on_a_page_and_every_key_is_listed(client, mikko, kerava, at):
    case = make_case(kerava, at=at)
    shown = client.get(reverse("desk:case", args=[case.number])).text
    keys = re.findall(r'data-key="(.)"', shown)
    assert len(keys) > 15
    assert sorted(set(keys)) == sorted(keys)
    for _where, its in KEYS:
        assert len({key for key, _does in its}) == len(its)
    listed = {key for _where, its in KEYS for key, _does in its}
    used = {found for page in TEMPLATES.rglob("*.html") for found in re.findall(r'data-key="(.)"', page.read_text())}
    assert used - listed == set()


def test_a_template_tells_what_it_came_to(client, kerava, at):
    sit(client, kerava, Role.OFFICER, Role.ADMINISTRATOR)
    template = AnswerTemplate.objects.create(city=kerava, name="Kiitos, korjaamme", text_fi="Kiitos.")
    answered = [make_case(kerava, at=at) for _n in range(3)]
    for case, is_fixed in zip(answered, (True, False, None), strict=True):
        TemplateUse.objects.create(template=template, case=case, at=at)
        if is_fixed is not None:
            said = {"is_answered": True, "is_in_time": True, "is_fixed": is_fixed}
            Satisfaction.objects.create(case=case, about_at=at, at=at, **said)
    told = "Kiitos, korjaamme (käytetty 3 kertaa, hyvä 1/2 vastaajan mielestä)"
    for page in (reverse("desk:case", args=[answered[0].number]), f"{MANY}?n={answered[0].number}"):
        assert told in client.get(page).text
    row = client.get(reverse("desk:answer_templates")).text.partition("Kiitos, korjaamme</a>")[2].partition("</tr>")[0]
    assert ">3</td>" in row
    assert ">1 / 2</td>" in row
