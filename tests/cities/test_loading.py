"""Loading a city from its files: again, with mistakes, and one that nobody has written code for."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from kuuluu.cities import queries
from kuuluu.cities.commands import DATA, CityFileError, load_all, load_city
from kuuluu.cities.models import City, Service, ServiceOwner

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 24)


@pytest.fixture
def folder(tmp_path):
    """Return the folder of an invented city, made from files alone."""
    folder = tmp_path / "cities" / "uusikyla"
    folder.mkdir(parents=True)
    (folder / "city.toml").write_text(
        """
slug = "uusikyla"
code = "999"
number_prefix = "UUS"
hosts = ["uusikyla.example", "www.uusikyla.example"]
closed_days = [2026-12-31]
name = { fi = "Uusikylä", sv = "Nyby", en = "Newtown" }
population = { count = 4321, date = 2025-12-31, source = "Invented" }
centre = { lat = 61.0, lon = 26.0 }
look = { accent = "#0a5c3b", accent_ink = "#ffffff", accent_dark = "#8fe0b8", accent_dark_ink = "#062015", wordmark = "Uusikylä" }
fault_line = { phone = "010 000", hours = { fi = "aina", sv = "alltid", en = "always" }, checked = false }
"""
    )
    (folder / "organisation.toml").write_text(
        """
[[division]]
code = "kaikki"
fi = "Kunta"
sv = "Kommunen"
en = "Municipality"

[[unit]]
code = "toimisto"
division = "kaikki"
fi = "Kunnantoimisto"
sv = "Kommunkansliet"
en = "Municipal office"
email = "toimisto@uusikyla.example"
head_email = "johtaja@uusikyla.example"
triage = true

[[unit]]
code = "tiet"
fi = "Tiet"
sv = "Vägar"
en = "Roads"
email = "tiet@uusikyla.example"
"""
    )
    codes = re.findall(r'^code = "(.+)"\ngroup', (DATA / "services.toml").read_text(), flags=re.MULTILINE)
    answers = [f'[[service]]\ncode = "{code}"\nowner = [{{ unit = "toimisto" }}]\n' for code in codes]
    (folder / "services.toml").write_text("\n".join(answers))
    (folder / "promises.toml").write_text(
        '[[promise]]\nclock = "answered"\ndays = 3\nfrom = 2026-01-01\nsource = "Invented"\n'
    )
    (folder / "policies.toml").write_text(
        '[[policy]]\nkey = "draft_days"\nvalue = 7\nfrom = 2026-01-01\nsource = "Invented"\n'
    )
    ring = [[25.9, 60.9], [26.1, 60.9], [26.1, 61.1], [25.9, 61.1], [25.9, 60.9]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    area = {"code": "kirkonkyla", "fi": "Kirkonkylä", "sv": "Kyrkbyn", "en": "Church village", "lat": 61.0, "lon": 26.0}
    features = [{"type": "Feature", "properties": one, "geometry": geometry} for one in ({"is_sketch": True}, area)]
    (folder / "areas.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return folder


def change(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_third_city_needs_files_alone(folder):
    city = load_city(folder)
    assert queries.city_by_host("www.uusikyla.example") == city
    assert (city.host, city.fault_line_hours_sv, city.unchecked) == ("uusikyla.example", "alltid", ["fault_line"])
    assert city.closed_days == ["2026-12-31"]
    assert queries.owner_of(city, queries.service_by_code(city, "water"), DAY).name_fi == "Kunnantoimisto"
    assert queries.promise(city, None, "fault", "answered", DAY).due_date(date(2026, 12, 29)) == date(2027, 1, 5)
    assert queries.policy(city, "draft_days", DAY) == 7
    assert [area.code for area in queries.areas(city)] == ["kirkonkyla"]
    assert queries.suggest_services(city, "kuoppa tiessä")[0].service.city == city


def test_city_loaded_again_is_the_same_with_the_next_version(folder):
    first = load_city(folder)
    rows = list(first.services.values()), list(first.units.values()), list(first.areas.values())
    again = load_city(folder)
    assert (again.pk, first.version, again.version) == (first.pk, 1, 2)
    assert (list(again.services.values()), list(again.units.values()), list(again.areas.values())) == rows
    assert ServiceOwner.objects.filter(service__city=again).count() == len(rows[0])


def test_city_loaded_again_shows_what_has_changed(folder):
    city = load_city(folder)
    assert queries.owner_of(city, queries.service_by_code(city, "streets.surface"), DAY).code == "toimisto"
    owners = '[{ unit = "toimisto", to = 2026-06-30 }, { unit = "tiet", from = 2026-07-01, source = "§ 12" }]'
    change(
        folder / "services.toml",
        '"streets.surface"\nowner = [{ unit = "toimisto" }]',
        f'"streets.surface"\nowner = {owners}',
    )
    city = load_city(folder)
    service = queries.service_by_code(city, "streets.surface")
    assert queries.owner_of(city, service, date(2026, 6, 30)).code == "toimisto"
    assert queries.owner_of(city, service, date(2026, 7, 1)).code == "tiet"


def test_what_the_files_no_longer_name_is_kept_but_not_offered(folder):
    shutil.copy(DATA / "services.toml", folder.parent / "services.toml")
    city = load_city(folder)
    change(folder.parent / "services.toml", 'code = "leisure.college"', 'code = "leisure.courses"')
    change(folder / "services.toml", 'code = "leisure.college"', 'code = "leisure.courses"')
    change(folder / "areas.geojson", '"kirkonkyla"', '"keskusta"')
    change(folder / "organisation.toml", 'code = "tiet"', 'code = "vayla"')
    city = load_city(folder)
    assert not Service.objects.get(city=city, code="leisure.college").is_listed
    assert [unit.code for unit in city.units.filter(is_active=False)] == ["tiet"]
    assert [area.code for area in city.areas.filter(is_listed=False)] == ["kirkonkyla"]


def test_triage_moves_to_another_unit(folder):
    load_city(folder)
    change(folder / "organisation.toml", "triage = true\n", "")
    change(folder / "organisation.toml", 'email = "tiet@', 'triage = true\nemail = "tiet@')
    assert queries.owner_of(load_city(folder), None, DAY).code == "tiet"


MISTAKES = [
    ("city.toml", 'accent = "#0a5c3b"', 'accent = "#f0d000"', "uusikyla/city.toml look: accent on the page is 1."),
    ("city.toml", '"#8fe0b8"', '"#404040"', "accent_dark on the dark page is 1."),
    ("city.toml", '"#0a5c3b"', '"green"', 'look accent: must be a colour such as "#1a5e8a", not "green"'),
    ("city.toml", 'slug = "uusikyla"', 'slug = "vanhakyla"', 'slug: must be the name of the folder, "uusikyla"'),
    (
        "city.toml",
        "count = 4321",
        'count = "many"',
        "uusikyla/city.toml population count: has the wrong kind of value: 'many'",
    ),
    ("city.toml", 'code = "999"\n', "", "uusikyla/city.toml code: is missing"),
    ("city.toml", "number_prefix", "number_prefiks", "number_prefix: is missing"),
    ("city.toml", 'code = "999"', 'code = "999"\nmotto = "Hei"', "uusikyla/city.toml motto: is no key of this table"),
    ("city.toml", "hosts = [", "hosts = ", "uusikyla/city.toml: can't be read"),
    ("city.toml", '["uusikyla.example", "www.uusikyla.example"]', "[]", "hosts: must name at least one host"),
    ("organisation.toml", "triage = true", "triage = false", "[[unit]] triage: must be true for exactly one unit"),
    (
        "organisation.toml",
        'division = "kaikki"',
        'division = "joku"',
        '[[unit]] toimisto division: no division has the code "joku"',
    ),
    ("organisation.toml", 'sv = "Vägar"\n', "", "uusikyla/organisation.toml [[unit]] tiet sv: is missing"),
    (
        "services.toml",
        'unit = "toimisto"',
        'unit = "kukaan"',
        '[[service]] streets.winter [[owner]] kukaan unit: no unit has the code "kukaan"',
    ),
    (
        "services.toml",
        'code = "water"',
        'code = "wine"',
        "[[service]] water : the city's own services.toml names neither",
    ),
    ("services.toml", 'owner = [{ unit = "toimisto" }]', "", "[[service]] streets.winter owner: is missing"),
    (
        "services.toml",
        '[{ unit = "toimisto" }]',
        '[{ unit = "toimisto" }, { unit = "tiet", from = 2026-01-01 }]',
        "two units own it on 2026-01-01",
    ),
    ("promises.toml", '"answered"', '"thanked"', "[[promise]] thanked clock: must be one of taken_up, answered, done"),
    ("promises.toml", "days = 3", "days = true", "[[promise]] answered days: has the wrong kind of value: True"),
    ("policies.toml", "value = 7", "value = 2026-01-01", "[[policy]] draft_days value: must be a number, words"),
    ("areas.geojson", '"lat": 61.0, ', "", "uusikyla/areas.geojson [[features]] no. 2 properties lat: is missing"),
]


@pytest.mark.parametrize(("name", "old", "new", "said"), MISTAKES)
def test_mistake_in_a_file_is_told_by_file_table_and_key_and_changes_nothing(folder, name, old, new, said):
    change(folder / name, old, new)
    with pytest.raises(CityFileError) as error:
        load_city(folder)
    assert said in str(error.value)
    assert not City.objects.filter(code="999").exists()


def test_mistake_leaves_a_loaded_city_as_it_was(folder):
    load_city(folder)
    change(folder / "policies.toml", "value = 7", "value = 2026-01-01")
    change(folder / "organisation.toml", "Kunnantoimisto", "Kaupungintalo")
    with pytest.raises(CityFileError):
        load_city(folder)
    city = City.objects.get(slug="uusikyla")
    assert (city.version, queries.owner_of(city, None, DAY).name_fi) == (1, "Kunnantoimisto")


def test_missing_file_is_told(folder):
    (folder / "promises.toml").unlink()
    with pytest.raises(CityFileError, match=r"uusikyla/promises\.toml: can't be read"):
        load_city(folder)


@pytest.mark.parametrize("key", ["number_prefix", "code", "hosts"])
def test_what_another_city_has_is_refused(folder, key):
    load_city(folder)
    other = folder.parent / "toinen"
    shutil.copytree(folder, other)
    change(other / "city.toml", 'slug = "uusikyla"', 'slug = "toinen"')
    own = {
        "number_prefix": ('"UUS"', '"TOI"'),
        "code": ('"999"', '"998"'),
        "hosts": ('["uusikyla.example", "www', '["www2'),
    }
    for name, (old, new) in own.items():
        if name != key:
            change(other / "city.toml", old, new)
    if key != "hosts":
        change(other / "city.toml", "www2.uusikyla.example", "toinen.example")
    with pytest.raises(CityFileError, match=f"{key}: .* is another city's"):
        load_city(other)


def test_all_cities_of_the_service_load():
    before = {city.slug: city.version for city in City.objects.all()}
    again = {city.slug: city.version for city in load_all()}
    assert list(again) == ["jarvenpaa", "kerava"]
    assert again == {slug: version + 1 for slug, version in before.items()}


def test_city_loads_from_a_folder_named_from_where_one_stands(folder, monkeypatch):
    monkeypatch.chdir(folder)
    assert load_city(Path()).slug == "uusikyla"
