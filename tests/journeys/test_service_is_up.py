"""The service that the journeys walk in is really up: pages, sign-in, worker, mail, both logins."""

import urllib.request


def test_front_page_of_each_city_is_shown_without_violations(open_page, violations):
    for city in ("kerava", "jarvenpaa"):
        page = open_page(city)
        answer = page.goto("/")
        assert answer.status == 200
        assert page.locator("h1").count() == 1
        assert violations(page) == []


def test_officer_signs_in_with_a_second_factor(page, sign_in):
    sign_in(page, "mikko@kerava.example")
    assert page.locator("h1").count() == 1


def test_unknown_host_is_refused(live_service):
    request = urllib.request.Request(f"http://127.0.0.1:{live_service.port}/", headers={"Host": "nowhere.localhost"})
    try:
        with urllib.request.urlopen(request) as answer:
            status = answer.status
    except urllib.error.HTTPError as refusal:
        status = refusal.code
        refusal.close()
    assert status == 404


def test_worker_is_at_work(live_service):
    live_service.wait_until_idle()
    assert live_service.query("select count(*) from procrastinate_workers") == [(1,)]


def test_database_is_closed_to_the_public_login(live_service):
    assert "no other" in live_service.command("check-database")
