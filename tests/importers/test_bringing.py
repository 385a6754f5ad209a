"""Initiatives are brought once, with their own time, and nothing of them is public by itself."""

import json
import threading
from argparse import Namespace
from datetime import datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from kuuluu.cases.models import Case
from kuuluu.console.import_initiatives import run
from kuuluu.importers import commands, fetching, queries
from kuuluu.importers.models import Sheet
from kuuluu.importers.rules.kuntalaisaloite import read_json
from kuuluu.importers.rules.tables import NoTable
from kuuluu.initiatives.commands.erasing import erase_words
from kuuluu.initiatives.commands.importing import bring, publish
from kuuluu.initiatives.commands.sweeping import sweep
from kuuluu.initiatives.models import Initiative, Stage
from kuuluu.initiatives.queries.report import council_report, public_report
from kuuluu.initiatives.rules.importing import unlooked, waits_for_a_look
from kuuluu.journal.commands import NotNow
from kuuluu.journal.models import Event
from kuuluu.notifications import commands as notifications
from kuuluu.notifications.models import Delivery
from kuuluu.people.actors import SYSTEM
from kuuluu.people.roles import Role
from kuuluu.publication.models import PublicInitiative, Redaction
from tests.conftest import HELSINKI
from tests.factories.people import make_actor

pytestmark = pytest.mark.django_db
CSV = """Nro;Otsikko;Teksti;Saapumispäivä;Tila;Päätöspäivä;Ratkaisu;Päätös;Toimenpiteet;Tekijä;Sähköposti
1;Jäähalli auki;Esitän, soita Pekka Virtaselle 040 123 4567.;5.3.2024;vireillä;;;;;Aino Esimerkki;aino@posti.example
2;Uimaranta;Ranta siivotaan.;6.3.2024;päättynyt;30.9.2024;Toteutetaan;Ranta siivotaan.;Ranta on siivottu.;;
3;Päivätön;Jotain.;joskus;;;;;;;
2;Uimaranta;Sama rivi.;6.3.2024;;;;;;;
"""
TOLD = {
    "id": "https://www.kuntalaisaloite.example/api/v1/initiatives/77",
    "name": "Katuvalot polulle",
    "proposal": "Polulle tarvitaan valot.",
    "municipality": {"id": 16, "nameFi": "Kerava", "nameSv": "Kervo", "active": True},
    "publishDate": "2025-01-02",
    "sentTime": "2025-02-03T10:15:00",
    "type": "COLLABORATIVE",
    "participantCount": {"publicNames": 2, "privateNames": 40, "externalNames": 0, "total": 42},
    "authors": {"publicAuthors": [{"name": "Aino Esimerkki", "municipality": {"nameFi": "Kerava"}}]},
    "url": {"fi": "https://www.kuntalaisaloite.example/fi/aloite/77", "sv": ""},
}


def taken(city, at, data: bytes):
    return commands.take_in(city, name="aloitteet.csv", table=commands.read(data, city), by=SYSTEM, at=at)


def brought(city, at, data: bytes):
    sheet = taken(city, at, data)
    commands.confirm(sheet, by=SYSTEM, at=at)
    return commands.carry_out(queries.confirmed_sheet(str(sheet.pk)), at=at)


def test_table_is_shown_before_and_brought_once(kerava, now):
    sheet = taken(kerava, now, CSV.encode())
    plan = queries.plan_of(sheet, at=now)
    assert [one.number for one in plan.unread] == [4]
    assert not Initiative.objects.exists()
    assert brought(kerava, now, CSV.encode()) == {"new": 2, "here": 1, "unread": 1}
    assert brought(kerava, now, CSV.encode()) == {"new": 0, "here": 3, "unread": 1}
    one, ended = Initiative.objects.order_by("source_id")
    assert one.case.received_at == one.sent_at == datetime(2024, 3, 5, tzinfo=HELSINKI)
    assert one.case.number.startswith("KER-2024-")
    assert (one.stage, ended.stage, ended.decision.outcome) == (Stage.REGISTERED, Stage.CLOSED, "carried_out")
    assert ended.closed_at == datetime(2024, 9, 30, tzinfo=HELSINKI)
    assert Event.objects.filter(name="initiative.imported").count() == 2


def test_nothing_brought_is_public_before_a_look_and_names_are_found(kerava, now):
    brought(kerava, now, CSV.encode())
    assert not PublicInitiative.objects.exists()
    one = Initiative.objects.get(source_id="1")
    found = {row.cls for row in Redaction.objects.filter(original=one.versions.get().demand)}
    assert {"phone", "person_name"} <= found
    publish(one, by=make_actor(kerava, Role.PUBLISHER), at=now)
    row = PublicInitiative.objects.get(pk=one.pk)
    assert "Virtase" not in row.demand
    assert "123 4567" not in row.demand
    assert row.makers == []
    assert (row.stage, row.due_date) == ("registered", None)
    with pytest.raises(NotNow):
        publish(one, by=make_actor(kerava, Role.PUBLISHER), at=now)


def test_nobody_is_told_and_nothing_is_cried_of_as_late(kerava, now):
    brought(kerava, now, json.dumps([TOLD]).encode())
    assert sweep(kerava, at=now) == 0
    for event in Event.objects.order_by("pk"):
        notifications.tell(event)
    assert not Delivery.objects.exists()
    assert not Case.objects.filter(city=kerava).exclude(next_due_date=None).exists(), "nor is it late on the work list"


def test_brought_ones_stand_in_the_report_of_their_year(kerava, now):
    brought(kerava, now, CSV.encode())
    assert len(council_report(kerava, 2024, now.date()).made) == 2
    assert public_report(kerava, 2024, now.date()).made == []
    publish(Initiative.objects.get(source_id="2"), by=make_actor(kerava, Role.PUBLISHER), at=now)
    [line] = public_report(kerava, 2024, now.date()).made
    assert (line.row.title, line.row.measures[0]["words"]) == ("Uimaranta", "Ranta on siivottu.")


def test_table_lets_go_of_its_words(kerava, now):
    brought(kerava, now, CSV.encode())
    sheet = Sheet.objects.get()
    assert (sheet.rows, sheet.headers, sheet.result) == ([], [], {"new": 2, "here": 1, "unread": 1})
    with pytest.raises(NotNow):
        commands.confirm(sheet, by=SYSTEM, at=now)
    commands.forget_old(at=now + queries.KEPT)
    assert Sheet.objects.exists()
    commands.forget_old(at=now + 2 * queries.KEPT)
    assert not Sheet.objects.exists()


def test_public_json_is_brought_with_a_link_to_the_citys_answer(kerava, now):
    other = {**TOLD, "id": "x/78", "municipality": {"nameFi": "Järvenpää"}}
    unsent = {**TOLD, "id": "x/79", "sentTime": None}
    table = read_json(json.dumps([TOLD, other, unsent]).encode(), kerava)
    assert (len(table.rows), table.left_out) == (2, 1)
    assert brought(kerava, now, json.dumps([TOLD, other, unsent]).encode()) == {"new": 1, "here": 0, "unread": 1}
    one = Initiative.objects.get()
    assert (one.source_id, one.stage, one.supporters_elsewhere) == ("kuntalaisaloite:77", Stage.SENT, 42)
    assert one.sent_at == datetime(2025, 2, 3, 10, 15, tzinfo=HELSINKI)
    assert one.makers.get().shows_name is False
    publish(one, by=make_actor(kerava, Role.PUBLISHER), at=now)
    assert PublicInitiative.objects.get().source_url == TOLD["url"]["fi"]


def test_what_is_no_json_of_initiatives_is_refused(kerava):
    for data in (b"[1, 2]", b"[{", b"[]", b"{}"):
        with pytest.raises(NoTable):
            read_json(data, kerava)


@pytest.fixture
def interface():
    """kuntalaisaloite.fi's interface as its published source describes it, which gives two at once whatever is asked for."""
    asked = []
    short = {name: value for name, value in TOLD.items() if name != "proposal"}
    cities = [
        {"id": 9, "nameFi": "Kerava", "nameSv": "Kervo", "active": False},
        {"id": 16, "nameFi": "Kerava", "nameSv": "Kervo", "active": True},
        {"id": 17, "nameFi": "Järvenpää", "nameSv": "Träskända", "active": True},
    ]

    class Interface(BaseHTTPRequestHandler):
        def do_GET(self):
            parts = urlsplit(self.path)
            asked.append(self.path)
            self.send_response(404 if parts.path == "/v1/initiatives/3" else 200)
            self.end_headers()
            self.wfile.write(json.dumps(self.told(parts, parse_qs(parts.query))).encode())

        def told(self, parts, query):
            own = f"http://127.0.0.1:{self.server.server_port}/v1/initiatives/"
            if parts.path == "/v1/municipalities":
                return cities
            if parts.path != "/v1/initiatives":
                return {**TOLD, "id": f"{own}{parts.path.rpartition('/')[2]}"}
            offset = int(query["offset"][0])
            listed = [{**short, "id": f"{own}{n}"} for n in range(5)] if query["municipality"] == ["16"] else []
            other = {**short, "id": f"{own}9", "municipality": {"nameFi": "Järvenpää"}}
            return [*listed, other][offset : offset + 2]

        def log_message(self, *args):
            pass

    with HTTPServer(("127.0.0.1", 0), Interface) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/v1/initiatives", asked
        server.shutdown()
        thread.join()


def test_interface_is_asked_page_by_page_and_for_missing_words(kerava, interface):
    address, asked = interface
    table = fetching.fetch(address, kerava)
    # One was taken away there between the list and its own page.
    assert [row[0] for row in table.rows] == [f"kuntalaisaloite:{n}" for n in (0, 1, 2, 4)]
    assert all(row[2] == TOLD["proposal"] for row in table.rows)
    # Another municipality's isn't asked for.
    assert (table.left_out, [one for one in asked if one.endswith("/9")]) == (1, [])
    assert len(asked) == 1 + 4 + 5
    with pytest.raises(NoTable, match="not_safe"):
        fetching.fetch("http://kuntalaisaloite.example/api/v1/initiatives", kerava)
    assert not Case.objects.exists()


def test_list_that_never_ends_or_lacks_the_municipality_is_not_taken_as_whole(kerava, interface, monkeypatch):
    address, _asked = interface
    monkeypatch.setattr(fetching, "MOST_PAGES", 2)
    with pytest.raises(NoTable, match="too_long"):
        fetching.fetch(address, kerava)
    kerava.name_fi = "Muualla"
    with pytest.raises(NoTable, match="no_municipality"):
        fetching.fetch(address, kerava)


def test_console_tells_what_is_gone_there_and_changes_nothing(kerava, now, interface, capsys):
    gone = {**TOLD, "id": "x/77"}
    brought(kerava, now, json.dumps([gone]).encode())
    [one] = Initiative.objects.select_related("case")
    publish(one, by=make_actor(kerava, Role.PUBLISHER), at=now)
    before = PublicInitiative.objects.values().get()
    run(Namespace(city="kerava", source=interface[0], column=[], do=True))
    said = capsys.readouterr().out
    assert f"{one.case.number} was brought from there, and isn't listed there any more" in said
    assert "4 brought" in said
    assert PublicInitiative.objects.values().get() == before


def test_what_says_something_else_than_before_is_told_and_stays_as_it_was(kerava, now):
    data = json.dumps([TOLD]).encode()
    brought(kerava, now, data)
    assert queries.plan_of(taken(kerava, now, data), at=now).changed == []
    one = Initiative.objects.select_related("case").get()
    count = {**TOLD["participantCount"], "total": 50}
    told = json.dumps([{**TOLD, "proposal": "Polulle ja raitille valot.", "participantCount": count}]).encode()
    [changed] = queries.plan_of(taken(kerava, now, told), at=now).changed
    assert (changed.case_number, changed.fields) == (one.case.number, ["demand", "supporters"])
    assert brought(kerava, now, told) == {"new": 0, "here": 1, "unread": 0}
    assert Initiative.objects.get().supporters_elsewhere == 42
    # The number of a secret matter is told to nobody by a table.
    Case.objects.update(secrecy="secret")
    assert queries.plan_of(taken(kerava, now, told), at=now).changed == []


def test_table_that_tells_of_a_decision_is_no_news_unseen(kerava, now):
    brought(kerava, now, CSV.encode())
    later = CSV.replace("vireillä;;;", "päätetty;30.9.2024;ei toteuteta;Ei rahaa.")
    changed = queries.plan_of(taken(kerava, now, later.encode()), at=now).changed
    assert [(one.row, one.fields) for one in changed] == [(2, ["state"]), (5, ["demand"])]


def test_what_was_erased_when_its_time_was_over_is_not_brought_again(kerava, now):
    data = json.dumps([TOLD]).encode()
    brought(kerava, now, data)
    erase_words(Initiative.objects.get().case, at=now)
    one = Initiative.objects.get()
    assert "kuntalaisaloite" not in one.source_id
    erase_words(one.case, at=now)
    assert Initiative.objects.get().source_id == one.source_id
    assert brought(kerava, now, data) == {"new": 0, "here": 1, "unread": 0}
    assert (
        bring(kerava, brought=queries.plan_of(taken(kerava, now, data), at=now).here[0][1], by=SYSTEM, at=now) is None
    )
    assert not Initiative.objects.filter(unlooked()).exists()
    assert not waits_for_a_look(Initiative.objects.get())


def test_number_of_the_register_stays_when_all_is_erased_unless_it_names_somebody(kerava, now):
    data = "Otsikko;Teksti;Saapunut;Dnro\nA;Aukiolo.;5.3.2024;KERDno-2024-5\nB;Lamput.;5.3.2024;Pekka Virtanen 7\n"
    brought(kerava, now, data.encode())
    for one in Initiative.objects.select_related("case"):
        erase_words(one.case, at=now)
    assert sorted(Initiative.objects.values_list("register_number", flat=True)) == ["", "KERDno-2024-5"]
    assert brought(kerava, now, data.encode()) == {"new": 0, "here": 2, "unread": 0}
