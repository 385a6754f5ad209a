"""Giving work to a contractor, at the desk."""

from django.urls import reverse

from kuuluu.feedback import commands, queries
from kuuluu.feedback.rules import contractor_code
from kuuluu.people.actors import Actor
from tests.factories.cases import make_case

NEW = {"name": "Lamppu Oy", "email": "tyot@lamppu.example", "text": "Vaihda lamppu.", "due_date": ""}


def test_work_is_given_returned_and_accepted(client, mikko, kerava, at):
    case = make_case(kerava, at=at)
    url = reverse("desk:jobs", args=[case.number])
    assert url in client.get(reverse("desk:case", args=[case.number])).text
    assert client.post(url, {**NEW, "name": ""}).status_code == 422
    assert client.post(url, NEW).status_code == 302
    job = queries.open_job(case)
    commands.report_work(job, words="Vaihdettu.", by=Actor(contractor_id=job.contractor_id), at=at)
    assert "Vaihdettu." in client.get(url).text
    judge = reverse("desk:job_judgement", args=[case.number])
    assert client.post(judge, {"do": "return", "words": ""}).status_code == 422
    client.post(judge, {"do": "return", "words": "Vilkkuu."})
    job = queries.open_job(case)
    assert job.state == "given"
    assert client.post(judge, {"do": "accept"}).status_code == 409
    old = contractor_code(job.contractor_id, job.contractor.turn)
    assert client.post(judge, {"do": "renew"}).status_code == 302
    assert queries.contractor_by_code(kerava, old) is None
    client.post(judge, {"do": "cancel"})
    assert queries.open_job(case) is None
    assert "Lamppu Oy" in client.get(url).text


def test_publisher_alone_gives_no_work(client, outi, kerava, at):
    case = make_case(kerava, at=at)
    assert client.get(reverse("desk:jobs", args=[case.number])).status_code == 404
