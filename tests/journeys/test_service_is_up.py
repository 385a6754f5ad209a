"""The service that the journeys walk in is really up: pages of both cities, refusals, worker, both logins."""


def test_front_page_of_each_city_is_shown(service, visit):
    for city in ("kerava", "jarvenpaa"):
        page = visit()
        assert page.goto(service.url("/", city)).status == 200
        assert page.locator("h1").count() == 1


def test_unknown_host_is_refused(service):
    status, page = service.get("/", "nowhere")
    assert status == 404
    assert b"<h1" in page


def test_worker_is_at_work(service):
    service.wait_for(
        "(select count(*) from procrastinate_workers where last_heartbeat > now() - interval '1 minute') = 1"
    )


def test_database_is_closed_to_the_public_login(service):
    assert "no other" in service.run("-m", "kuuluu.console.main", "check-database")
