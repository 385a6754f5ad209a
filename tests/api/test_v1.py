"""The register for programs: the same cases as on the pages, and nothing more."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kuuluu.feedback import commands
from tests.factories.cases import make_case, officer, publish_case, publisher

CASES, INDEX, SUGGESTIONS = reverse("api:cases"), reverse("api:index"), reverse("api:suggestions")
LINE = {
    "number", "url", "self", "kind", "status", "ending", "is_late", "language", "title", "service", "area", "unit", "place",
    "location", "voices", "received_at", "published_at", "changed_at", "answer_due", "done_due", "answered_at", "closed_at",
    "planned_for",
}  # fmt: skip
WHOLE = LINE | {"text", "hidden", "thread", "pictures", "documents", "parts", "part_of"}


@pytest.fixture
def told(kerava, now):
    """Publish a case."""

    def told(text="Katuvalo on pimeä", *, days=0, **letter):
        case = make_case(kerava, at=now - timedelta(days=days), text=text, **letter)
        publish_case(case, at=now - timedelta(days=days))
        return case

    return told


def numbers(answer):
    return [one["number"] for one in answer.json()["cases"]]


def test_cases_are_listed_newest_first_and_page_by_page(anyone, told):
    made = [told(days=days).number for days in range(5)]
    first = anyone.get(CASES, {"size": "2"})
    assert (numbers(first), first.json()["count"], first.json()["previous"]) == (made[:2], 5, None)
    second = anyone.get(first.json()["next"])
    third = anyone.get(second.json()["next"])
    assert (numbers(second), numbers(third), third.json()["next"]) == (made[2:4], made[4:], None)
    assert numbers(anyone.get(second.json()["previous"])) == made[:2]


@pytest.mark.parametrize("asked", [{"service": "green.parks"}, {"kind": "idea"}, {"days": "30"}, {"state": "answered"}])
def test_filters_are_those_of_the_list(anyone, told, kerava, now, asked):
    told(days=100)
    wanted = told("Puistoon penkki", service_code="green.parks", kind="idea")
    commands.take_up(wanted, by=officer(kerava), at=now)
    commands.answer(wanted, text="Penkki tulee keväällä.", by=officer(kerava), at=now)
    assert numbers(anyone.get(CASES, asked)) == [wanted.number]


def test_search_gives_the_best_first_with_the_words_marked(anyone, told):
    told("Kuoppa tiessä")
    wanted = told("Lehtikadun katuvalot ovat pimeinä")
    (found,) = anyone.get(CASES, {"words": "katuvalo"}).json()["cases"]
    assert found["number"] == wanted.number
    (start, end) = found["snippet"]["marks"][0]
    assert found["snippet"]["text"][start:end] == "katuvalot"


def test_line_and_case_have_these_fields_and_no_other(anyone, told):
    number = told().number
    assert set(anyone.get(CASES).json()["cases"][0]) == LINE
    assert set(anyone.get(reverse("api:case", args=[number])).json()) == WHOLE


def test_case_tells_what_its_page_tells(anyone, told, kerava, now):
    case = told("Katuvalo on pimeä, soita 040 7654321")
    commands.take_up(case, by=officer(kerava), at=now)
    commands.answer(case, text="Lamppu vaihdettiin.", by=officer(kerava), at=now)
    given = anyone.get(reverse("api:case", args=[case.number])).json()
    assert [one["kind"] for one in given["thread"]] == ["received", "taken_up", "answered"]
    assert given["thread"][-1]["text"] == "Lamppu vaihdettiin."
    assert given["url"].endswith(reverse("public:case", args=[case.number]))
    assert given["self"].endswith(reverse("api:case", args=[case.number]))


def test_what_is_not_public_here_is_not_found(anyone, neighbour, told, kerava, now):
    waiting, withdrawn, shown = make_case(kerava, at=now), told("Toinen"), told("Kolmas")
    commands.withdraw(withdrawn, ground="personal_data", by=publisher(kerava), at=now)
    for client, number in (
        (anyone, waiting.number),
        (anyone, withdrawn.number),
        (anyone, "x"),
        (neighbour, shown.number),
    ):
        answer = client.get(reverse("api:case", args=[number]))
        assert (answer.status_code, answer.json()) == (404, {"error": "not_found"})
    assert numbers(neighbour.get(CASES)) == []
    assert numbers(anyone.get(CASES)) == [shown.number]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("service", "x"),
        ("kind", "x"),
        ("state", "x"),
        ("days", "8"),
        ("size", "0"),
        ("size", "101"),
        ("page", "x"),
        ("after", "x"),
    ],
)
def test_value_that_means_nothing_is_a_mistake_that_is_named(anyone, name, value):
    asked = {name: value, **({"words": "katu"} if name == "page" else {})}
    answer = anyone.get(CASES, asked)
    assert (answer.status_code, answer.json()) == (400, {"error": "unknown_value", "parameter": name})
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_any_origin_may_read_and_ask_whether_anything_changed(anyone, told):
    told()
    answer = anyone.get(CASES)
    assert (answer["Access-Control-Allow-Origin"], answer["Content-Type"]) == ("*", "application/json; charset=utf-8")
    again = anyone.get(CASES, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again["Access-Control-Allow-Origin"]) == (304, "*")
    told("Toinen")
    assert anyone.get(CASES, headers={"If-None-Match": answer["ETag"]}).status_code == 200
    assert anyone.options(CASES)["Access-Control-Allow-Headers"] == "If-None-Match"


def test_nothing_is_written_there(anyone):
    answer = anyone.post(CASES, {"text": "Lamppu"})
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_index_tells_the_codes(anyone, kerava):
    given = anyone.get(INDEX).json()
    assert (given["version"], given["city"]["name"]["fi"]) == (1, kerava.name_fi)
    codes = {one["code"] for one in given["services"]}
    assert "streets.lighting" in codes
    assert all(anyone.get(CASES, {"service": code}).status_code == 200 for code in codes)


def suggested(client, typed):
    return client.get(SUGGESTIONS, {"words": typed}).json()["words"]


def test_suggestions_are_words_of_several_published_cases(anyone, neighbour, told, kerava, now):
    told("Katuvalo on pimeä"), told("Katuvalot rikki"), told("Katuharja hukassa")
    make_case(kerava, at=now, text="Katukivi irti"), make_case(kerava, at=now, text="Katukivet irti")
    assert suggested(anyone, "katu") == ["katuvalo"]
    assert suggested(anyone, "pimeä Katuv") == ["pimeä katuvalo"]
    assert suggested(neighbour, "katu") == []
    assert suggested(anyone, "k") == []


def test_suggestion_goes_with_what_is_no_longer_public(anyone, told, kerava, now):
    cases = [told("Katuvalo on pimeä"), told("Katuvalot rikki")]
    assert suggested(anyone, "katuv") == ["katuvalo"]
    commands.withdraw(cases[0], ground="personal_data", by=publisher(kerava), at=now)
    assert suggested(anyone, "katuv") == []
