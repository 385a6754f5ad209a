from datetime import timedelta

from django.utils.timezone import localdate

from kuuluu.cases.models import Case, Ending
from kuuluu.feedback import commands
from kuuluu.ui.dates import day_text
from tests.factories.cases import make_case, officer, publish_case


def page_of(client, case):
    return client.get(f"/en/asiat/{case.number}/").content.decode()


def public_case(city, at, **letter):
    return Case.objects.get(pk=publish_case(make_case(city, at=at, **letter), at=at).pk)


def test_open_case_tells_who_answers_by_when(kerava, anyone, now):
    case = public_case(kerava, now)
    page = page_of(anyone, case)
    assert "answers by" in page
    assert 'class="knot knot-future' in page
    assert "Late" not in page


def test_passed_promise_is_told_in_days(kerava, anyone, now):
    case = public_case(kerava, now - timedelta(days=90))
    days = (localdate(now) - case.answer_due_date).days
    page = page_of(anyone, case)
    assert f"The promise passed {days} days ago." in page
    assert "promised to answer by" in page
    assert "knot-late" in page


def test_waiting_case_says_that_the_clock_stands_still(kerava, anyone, now):
    case = public_case(kerava, now - timedelta(days=60))
    commands.ask(case, text="Kumpi lamppu?", by=officer(kerava), at=now)
    page = page_of(anyone, case)
    assert "asked the sender for more" in page
    assert "The clock stands still until the reply comes." in page
    assert "The promise passed" not in page


def test_planned_case_names_its_day(kerava, anyone, now):
    case = public_case(kerava, now - timedelta(days=3), kind="thanks", wants_answer=False)
    planned = (now + timedelta(days=100)).date()
    commands.close(case, ending=Ending.PLANNED, text="Keväällä.", planned_date=planned, by=officer(kerava), at=now)
    page = page_of(anyone, case)
    assert f"It is planned for {planned.day}" not in page
    assert "It is planned for" in page
    assert str(planned.year) in page


def test_planned_day_that_passed_is_late(kerava, anyone, now):
    case = public_case(kerava, now - timedelta(days=60), kind="thanks", wants_answer=False)
    planned = (now - timedelta(days=4)).date()
    commands.close(case, ending=Ending.PLANNED, text="Pian.", planned_date=planned, by=officer(kerava), at=now)
    page = page_of(anyone, case)
    assert "It was planned for" in page
    assert "days ago." in page


def test_joined_case_leads_to_the_other(kerava, anyone, now):
    first, second = public_case(kerava, now), public_case(kerava, now)
    commands.join(second, to=first, by=officer(kerava), at=now)
    assert f"/asiat/{first.number}/" in page_of(anyone, second)
    assert "One other person has told the same." in page_of(anyone, first)


def test_open_case_can_be_joined_and_a_closed_one_no_more(kerava, anyone, now):
    case = public_case(kerava, now)
    assert f"/palaute/liity/{case.number}/" in page_of(anyone, case)
    commands.close(case, ending="done", text="Valmis.", by=officer(kerava), at=now)
    assert f"/palaute/liity/{case.number}/" not in page_of(anyone, case)


def test_page_can_be_found_shared_and_followed(kerava, anyone, now):
    case = public_case(kerava, now)
    page = page_of(anyone, case)
    assert 'rel="canonical"' in page
    assert f"{kerava.host}:" in page or kerava.host in page
    assert 'property="og:title"' in page
    assert f'/en/asiat/{case.number}/syote.atom"' in page
    assert f"scope=case:{case.number}" in page
    assert 'hreflang="sv"' in page


def test_words_in_another_language_are_marked(kerava, anyone, now):
    case = public_case(kerava, now, language="sv", text="Bänken är trasig.")
    assert 'lang="sv"' in page_of(anyone, case)


def test_page_asks_few_questions_however_long_the_thread(kerava, anyone, now, django_assert_num_queries):
    case = public_case(kerava, now)
    anyone.get("/tietoa/")
    with django_assert_num_queries(2):
        page_of(anyone, case)
    for n in range(30):
        commands.give_interim_notice(case, text=f"Viivästyy {n}", by=officer(kerava), at=now)
    with django_assert_num_queries(2):
        assert page_of(anyone, case).count('<li class="knot ') == 32


def test_day_text_of_the_promise_is_on_the_finnish_page(kerava, anyone, now):
    case = public_case(kerava, now)
    due = f"{case.answer_due_date.day}.{case.answer_due_date.month}.{case.answer_due_date.year}"
    assert due in anyone.get(f"/asiat/{case.number}/").content.decode()
    assert day_text(case.answer_due_date)
