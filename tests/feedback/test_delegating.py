"""A contractor without an account: sees the own jobs alone, says that one is done, and an officer accepts or returns."""

from datetime import date, timedelta

import pytest
from django.core import mail

from kuuluu.cities.models import Secrecy
from kuuluu.feedback import commands, queries
from kuuluu.feedback.rules import contractor_code
from kuuluu.journal.commands import NotAllowed, NotNow
from kuuluu.people.actors import Actor
from kuuluu.publication.models import Ground, PublicCase
from tests.factories.cases import make_case, officer, publish_case
from tests.notifications.test_messages import tell_all
from tests.public.submission.conftest import Resident

HOUR = timedelta(hours=1)


@pytest.fixture
def contractor(kerava):
    return commands.contractor_of(kerava, name="Lamppu Oy", email="Tyot@lamppu.example")


@pytest.fixture
def job(kerava, contractor, now):
    case = make_case(kerava, at=now, email="aino@example.org", text="Lamppu rikki. Soita 040 123 4567.")
    return commands.delegate(
        case, contractor=contractor, words="Vaihda lamppu.", due_date=date(2026, 12, 1), by=officer(kerava), at=now
    )


def of(contractor) -> Actor:
    return Actor(contractor_id=contractor.pk)


def test_contractor_is_made_once(kerava, jarvenpaa, contractor):
    assert commands.contractor_of(kerava, name="Muu", email="tyot@LAMPPU.example") == contractor
    assert commands.contractor_of(jarvenpaa, name="Lamppu Oy", email="tyot@lamppu.example") != contractor


def test_work_is_given_done_returned_and_accepted(kerava, contractor, job, now):
    mikko = officer(kerava)
    commands.report_work(job, words="Vaihdettu.", by=of(contractor), at=now + HOUR)
    with pytest.raises(NotNow):
        commands.report_work(job, words="Taas.", by=of(contractor), at=now + HOUR)
    commands.return_work(job, words="Vilkkuu.", by=mikko, at=now + 2 * HOUR)
    commands.report_work(job, words="Nyt ei vilku.", by=of(contractor), at=now + 3 * HOUR)
    commands.accept_work(job, by=mikko, at=now + 4 * HOUR)
    assert not queries.jobs_of(contractor)
    assert job.case.status == "received"


def test_one_job_at_a_time(kerava, contractor, job, now):
    with pytest.raises(NotNow):
        commands.delegate(job.case, contractor=contractor, words="Taas.", by=officer(kerava), at=now)
    commands.cancel_work(job, by=officer(kerava), at=now)
    commands.delegate(job.case, contractor=contractor, words="Taas.", by=officer(kerava), at=now)


def test_strangers_and_secret_matters_are_refused(kerava, jarvenpaa, contractor, job, now):
    other = commands.contractor_of(kerava, name="Muu Oy", email="muu@example.org")
    for stranger in (of(other), officer(jarvenpaa), Actor(case_id=job.case_id)):
        with pytest.raises(NotAllowed):
            commands.report_work(job, words="x", by=stranger, at=now)
        with pytest.raises(NotAllowed):
            commands.accept_work(job, by=stranger, at=now)
    secret = make_case(kerava, at=now)
    commands.set_secrecy(secret, secrecy=Secrecy.LIMITED, ground=Ground.HEALTH, by=officer(kerava), at=now)
    with pytest.raises(NotAllowed):
        commands.delegate(secret, contractor=contractor, words="x", by=officer(kerava), at=now)


def test_contractors_page_shows_the_order_and_nothing_of_the_sender(kerava, contractor, job, now):
    client = Resident(headers={"host": kerava.host})
    url = f"/tyo/{contractor_code(contractor.pk, 1)}/"
    assert job.case.number in client.get(url).text
    page = client.get(f"{url}{job.pk}/")
    assert "Vaihda lamppu." in page.text
    assert page["Cache-Control"] == "no-store"
    for secret in ("040 123 4567", "aino@example.org"):
        assert secret not in page.text
    assert client.post(f"{url}{job.pk}/", {"text": ""}).status_code == 400
    assert client.post(f"{url}{job.pk}/", {"text": "Vaihdettu."}).status_code == 302
    job.refresh_from_db()
    assert job.state == "done"


def test_link_leads_nowhere_in_another_city_or_once_the_case_is_secret(kerava, jarvenpaa, contractor, job, now):
    url = f"/tyo/{contractor_code(contractor.pk, 1)}/"
    assert Resident(headers={"host": jarvenpaa.host}).get(url).status_code == 404
    commands.set_secrecy(job.case, secrecy=Secrecy.SECRET, ground=Ground.HEALTH, by=officer(kerava), at=now)
    client = Resident(headers={"host": kerava.host})
    assert job.case.number not in client.get(url).text
    assert client.get(f"{url}{job.pk}/").status_code == 404


def test_contractor_is_told_by_mail_with_the_link_and_no_more(kerava, contractor, job, now):
    tell_all(job.case)
    letter = next(m for m in mail.outbox if m.to == ["tyot@lamppu.example"])
    assert f"/tyo/{contractor_code(contractor.pk, 1)}/" in letter.body
    assert "Vaihda" not in letter.body
    assert "/oma/" not in letter.body


def test_report_is_never_public(kerava, contractor, job, now):
    commands.report_work(job, words="Salainenraportti", by=of(contractor), at=now)
    publish_case(job.case, at=now)
    row = str(list(PublicCase.objects.filter(pk=job.case_id).values_list()))
    assert "Salainenraportti" not in row
    assert "Vaihda lamppu" not in row


def test_renewed_link_opens_and_the_old_one_is_dead(kerava, contractor, job, now):
    old = contractor_code(contractor.pk, contractor.turn)
    tell_all(job.case)
    mail.outbox.clear()
    with pytest.raises(NotAllowed):
        commands.renew_link(job, by=of(contractor), at=now)
    commands.renew_link(job, by=officer(kerava), at=now + HOUR)
    new = contractor_code(contractor.pk, contractor.turn + 1)
    assert queries.contractor_by_code(kerava, old) is None
    assert queries.contractor_by_code(kerava, new) == contractor
    tell_all(job.case)
    (message,) = [one for one in mail.outbox if one.to == ["tyot@lamppu.example"]]
    assert new in message.body
    assert old not in message.body
    commands.cancel_work(job, by=officer(kerava), at=now + HOUR)
    with pytest.raises(NotNow):
        commands.renew_link(job, by=officer(kerava), at=now + HOUR)
