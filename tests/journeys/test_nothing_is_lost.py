"""What a crash takes: nothing that was received, and no message goes twice."""

import time

import pytest

from tests.journeys.pages import as_a_person, next_step, send, tell, to_check

SENDERS = [f"aino{n}@example.org" for n in range(6)]


def submit_all(service, visit) -> list[str]:
    page = visit()
    numbers = []
    for n, email in enumerate(SENDERS):
        tell(page, service, f"Katulamppu {n} on pimeänä Kauppakaarella.")
        to_check(page, email=email)
        numbers.append(send(page)[0])
    return numbers


def test_worker_killed_while_sending_loses_no_case_and_sends_no_message_twice(service, visit):
    """The mail server is slow; the worker dies with messages in its hands; the next worker goes on."""
    service.kill("work")
    numbers = submit_all(service, visit)
    service.mailbox.seconds = 8
    service.start("work")
    until = time.monotonic() + 30
    while not any(one in SENDERS for one in service.mailbox.begun):
        assert time.monotonic() < until, service.log("work")
        time.sleep(0.05)
    service.kill("work")
    in_hand = "select count(*) from notifications_delivery where state = 'sending'"
    assert service.sql(in_hand)[0][0] >= 1
    service.mailbox.seconds = 0

    # Half a minute without a heartbeat makes a worker dead; a sweep, each minute, lets its jobs be done again.
    service.sql("update procrastinate_workers set last_heartbeat = last_heartbeat - interval '1 minute'")
    service.start("work")
    service.defer("journal.retry_stalled")
    service.wait_for("not exists (select from procrastinate_jobs where status = 'doing')", 90)
    # A message whose job waits for its next try, or was lost, is picked up by the sweep after ten minutes.
    service.sql(
        "update notifications_delivery set created_at = created_at - interval '11 minutes' where state = 'queued'"
    )
    service.defer("notifications.pick_up")
    service.wait_for("not exists (select from notifications_delivery where state = 'queued')", 60)
    assert service.sql("select count(*) from cases_case where number = any(%s)", (numbers,)) == [(len(numbers),)]

    # What hung in the dead worker's hands may have gone or not: it is marked so, and never sent again.
    service.sql("update notifications_delivery set tried_at = tried_at - interval '11 minutes' where state = 'sending'")
    service.defer("notifications.pick_up")
    service.wait_for("not exists (select from notifications_delivery where state = 'sending')", 60)
    states = dict(service.sql("select email, state from notifications_delivery where email = any(%s)", (SENDERS,)))
    assert set(states) == set(SENDERS)
    assert set(states.values()) == {"sent", "uncertain"}
    got = {email: len(service.mailbox.to(email)) for email in SENDERS}
    assert max(got.values()) == 1, got
    assert all(got[email] == 1 for email, state in states.items() if state == "sent")


@pytest.mark.parametrize("scripts", [True, False])
def test_message_sent_while_the_database_is_down_is_one_case_when_sent_again(service, visit, scripts):
    page = visit(scripts=scripts)
    words = f"Roskis on täynnä Kauppakaarella, {'skriptit' if scripts else 'ilman'}."
    tell(page, service, words)
    email = f"roskis{scripts}@example.org".lower()
    to_check(page, email=email)
    as_a_person(page)
    before = service.sql("select count(*) from cases_case")[0][0]
    service.database_down()
    try:
        next_step(page)
        page.wait_for_load_state()
        said = page.locator("body").inner_text()
        assert page.locator("h1").count() == 1, said
        assert "Traceback" not in said
        assert "psycopg" not in said
    finally:
        service.database_up()
    page.go_back()
    page.wait_for_load_state()
    send(page)
    page.go_back()
    page.wait_for_load_state()
    assert service.sql("select count(*) from cases_case")[0][0] == before + 1
    # The worker finds its way back, too.
    until = time.monotonic() + 60
    while not service.mailbox.to(email):
        assert time.monotonic() < until, service.log("work")
        service.look_after()
        time.sleep(0.2)
    assert len(service.mailbox.to(email)) == 1


def test_a_job_that_died_gives_way_to_the_one_that_waits_for_the_same(service):
    """Else it would hold its lock for ever, and no night would learn again, nor any other stalled job be taken up."""
    put = """insert into procrastinate_jobs (queue_name, task_name, lock, queueing_lock, args, status, scheduled_at)
             values ('learning', 'routing.learn', 'tried', 'tried', '{"timestamp": 0}', %s, '2999-01-01') returning id"""
    (dead,), (waiting,) = (service.sql(put, (status,))[0] for status in ("doing", "todo"))
    service.defer("journal.retry_stalled")
    service.wait_for(f"status = 'failed' from procrastinate_jobs where id = {dead}", 60)
    assert service.sql("select status from procrastinate_jobs where id = %s", (waiting,)) == [("todo",)]
    service.sql("delete from procrastinate_jobs where id = any(%s)", ([dead, waiting],))
