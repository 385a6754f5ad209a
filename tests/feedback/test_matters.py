"""What law handles in another way than feedback: moved with a receipt, never turned away."""

from datetime import date

import pytest

from kuuluu.cases.models import MATTERS, Case
from kuuluu.cities.queries import unit_by_code
from kuuluu.feedback import commands
from kuuluu.feedback.commands import register
from kuuluu.feedback.rules import FEEDBACK, Letter, is_public_matter
from kuuluu.journal.models import Event
from kuuluu.language.matters import Matter
from kuuluu.routing.models import Basis
from kuuluu.routing.rules import SERVICE_OF_MATTER
from tests.factories.cases import make_case, officer, publish_case
from tests.factories.routing import make_rule

pytestmark = pytest.mark.django_db
APPEAL = "Vaadin oikaisua lautakunnan päätökseen 12 §, tontti meni väärälle."
CLAIM = "Liukastuin jäisellä jalkakäytävällä ja vaadin korvausta housuistani."
REQUEST = "Pyydän asiakirjat koulun remontin kustannuksista."
ACCESSIBLE = "Ruudunlukija ei lue lomakkeen kenttiä."


def sent(city, at, text, **letter) -> Case:
    return make_case(city, at=at, text=text, **{"kind": "question", "service_code": "", "address": "", **letter})


def test_every_matter_has_a_name_and_somebody_who_handles_it():
    assert {code for code, _name in MATTERS} == set(Matter) == set(SERVICE_OF_MATTER)


@pytest.mark.parametrize("slug", ["kerava", "jarvenpaa"])
@pytest.mark.parametrize(
    ("text", "matter", "unit"),
    [
        (APPEAL, Matter.APPEAL, "hallinto"),
        (REQUEST, Matter.INFORMATION_REQUEST, "hallinto"),
        ("Teen kuntalaisaloitteen uimarannasta.", Matter.INITIATIVE, "hallinto"),
        ("Kantelen viranhaltijan menettelystä.", Matter.ADMINISTRATIVE_COMPLAINT, "hallinto"),
        (ACCESSIBLE, Matter.ACCESSIBILITY, "saavutettavuus"),
    ],
)
def test_it_comes_the_same_moment_to_whoever_handles_it(request, now, slug, text, matter, unit):  # noqa: PLR0917 - a table
    case = sent(request.getfixturevalue(slug), now, text)
    assert (case.matter, case.unit.code, case.received_at) == (matter, unit, now)
    assert case.placements.get().basis == Basis.MATTER


def test_what_the_sender_chose_as_service_stays_and_the_registry_has_it(kerava, now):
    case = sent(kerava, now, REQUEST, service_code="premises")
    assert (case.service.code, case.unit.code) == ("premises", "hallinto")


def test_who_says_that_it_is_feedback_is_believed(kerava, now):
    case = sent(kerava, now, APPEAL, service_code="streets.lighting", matter=FEEDBACK)
    assert (case.matter, case.unit.code) == ("", "kunnossapito")


def test_nonsense_for_a_matter_is_none(kerava, now):
    assert sent(kerava, now, "Katulamppu on pimeä", matter="decree").matter == ""


@pytest.mark.parametrize(
    ("text", "due"),
    [
        # Tuesday 24 November 2026 and two weeks: Tuesday 8 December.
        (REQUEST, date(2026, 12, 8)),
        (ACCESSIBLE, date(2026, 12, 8)),
    ],
)
def test_the_law_s_time_runs_where_the_city_s_is_longer(kerava, now, text, due):
    kerava.promises.filter(clock="answered").update(days=60)
    assert sent(kerava, now, text, service_code="premises", kind="idea").answer_due_date == due


def test_a_shorter_promise_of_the_city_stays(kerava, now):
    assert sent(kerava, now, REQUEST, service_code="premises").answer_due_date == date(2026, 12, 1)


def test_what_the_registry_handles_is_not_public_and_seen_by_few(kerava, now):
    case = sent(kerava, now, APPEAL)
    assert case.secrecy == "limited"
    assert not is_public_matter(case)
    assert is_public_matter(sent(kerava, now, ACCESSIBLE))


def test_a_claim_for_what_a_fault_did_is_two_matters(kerava, now):
    case = make_case(kerava, at=now, text=CLAIM, service_code="streets.winter")
    claim, fault = Case.objects.filter(part_of=case).order_by("number")
    assert (claim.matter, claim.unit.code, claim.secrecy) == ("claim", "hallinto", "limited")
    assert (fault.matter, fault.unit.code, fault.secrecy) == ("", "kunnossapito", "public")
    assert claim.received_at == fault.received_at == now
    assert not is_public_matter(claim)
    assert is_public_matter(fault)
    assert fault.messages.get().original.text == CLAIM


def test_a_claim_that_is_no_fault_is_one_matter(kerava, now):
    case = sent(kerava, now, CLAIM, kind="complaint", service_code="streets.winter")
    assert (case.matter, case.unit.code, case.status) == ("claim", "hallinto", "received")


def test_a_rule_takes_such_a_matter_only_if_it_names_it(kerava, now):
    library = unit_by_code(kerava, "kirjasto")
    make_rule(kerava, at=now, unit_id=library.pk)
    assert sent(kerava, now, APPEAL).unit.code == "hallinto"
    make_rule(kerava, at=now, unit_id=library.pk, kinds=["appeal"])
    case = sent(kerava, now, APPEAL)
    assert (case.unit, case.placements.get().basis) == (library, Basis.RULE)


def test_what_came_by_telephone_is_noticed_too(kerava, now):
    by = officer(kerava, "register")
    case = register(kerava, letter=Letter(text=REQUEST, kind="question"), channel="phone", by=by, at=now)
    assert case.matter == "information_request"


def test_an_officer_moves_what_nobody_noticed_and_the_sender_is_told(kerava, now):
    case = make_case(kerava, at=now, text="Tämä ei mennyt niin kuin piti.", email="aino@example.org", name="Aino")
    publish_case(case, at=now)
    commands.change_matter(case, matter="appeal", by=officer(kerava), at=now)
    case.refresh_from_db()
    assert (case.matter, case.unit.code, case.secrecy, case.received_at) == ("appeal", "hallinto", "limited", now)
    assert not is_public_matter(case)
    event = Event.objects.get(subject_id=case.pk, name="case.matter_changed")
    assert event.facts["matter"] == "appeal"
    assert case.placements.last().basis == Basis.MATTER


def test_what_was_wrongly_noticed_goes_back_and_opens_again(kerava, now):
    case = sent(kerava, now, APPEAL, service_code="streets.lighting")
    commands.change_matter(case, matter="", by=officer(kerava), at=now)
    case.refresh_from_db()
    assert (case.matter, case.unit.code, case.secrecy) == ("", "kunnossapito", "public")


def test_the_policy_publishes_no_such_matter(kerava, now):
    kerava.policies.filter(key="automatic_publication").update(value={"delay_hours": 4, "sample_share": 0.1})
    from_policy = make_case(kerava, at=now, text="Sivuston ruudunlukija puhuu outoa.", service_code="admin.web")
    assert from_policy.matter == "accessibility"
    assert from_policy.messages.get().original.publish_at is None
