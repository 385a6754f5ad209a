"""How a city's residents identify stands in the city's file."""

import shutil

import pytest

from kuuluu.cities.commands import DATA, CityFileError, load_city
from kuuluu.cities.rules import IDENTITY_CLAIMS, is_safe_address

pytestmark = pytest.mark.django_db
TABLE = """
[identification]
name = { fi = "Suomi.fi-tunnistus", sv = "Suomi.fi-identifikation", en = "Suomi.fi e-Identification" }
issuer = "https://id.kerava.example/realms/asukkaat"
client = "kuuluu"
levels = ["strong"]

[identification.claims]
identity_code = "hetu"
municipality_date = "since"
"""


@pytest.fixture
def load(tmp_path):
    """Load a city with something added to its file."""
    shutil.copytree(DATA, tmp_path / "cities")
    file = tmp_path / "cities" / "kerava" / "city.toml"
    plain = file.read_text()

    def run(table: str):
        file.write_text(plain + table)
        return load_city(file.parent)

    return run


def test_service_is_taken_into_use_and_out_of_it(load):
    city = load(TABLE)
    assert (city.identification_issuer, city.identification_client) == (
        "https://id.kerava.example/realms/asukkaat",
        "kuuluu",
    )
    assert (city.identification_scope, city.identification_method) == ("openid profile", "client_secret_basic")
    assert city.identification_levels == ["strong"]
    own = {"identity_code": "hetu", "municipality_date": "since"}
    assert city.identification_claims == {**IDENTITY_CLAIMS, **own}
    assert city.identification_name_sv == "Suomi.fi-identifikation"
    assert load("").identification_issuer == ""


@pytest.mark.parametrize(
    ("was", "now", "why"),
    [
        ("https://id", "http://id", "must begin with"),
        ('client = "kuuluu"', "", "client: is missing"),
        ('client = "kuuluu"', 'client = "kuuluu"\nsecret = "in a file"', "secret: is no key"),
        ('client = "kuuluu"', 'client = "kuuluu"\nmethod = "none"', "must be one of"),
        ('identity_code = "hetu"', 'hetu = "hetu"', "hetu: is no key"),
        ('sv = "Suomi.fi-identifikation", ', "", "sv: is missing"),
    ],
)
def test_mistake_is_told(load, was, now, why):
    assert was in TABLE
    with pytest.raises(CityFileError, match=why):
        load(TABLE.replace(was, now))


@pytest.mark.parametrize(
    ("address", "is_safe"),
    [
        ("https://id.example/realm", True),
        ("http://localhost:9400", True),
        ("http://id.localhost:9400/x", True),
        ("http://127.0.0.1:9400", True),
        ("http://id.example", False),
        ("http://localhost.evil.example", False),
        ("http://127.0.0.1.evil.example", False),
        ("ftp://localhost", False),
        ("javascript:alert(1)", False),
        ("", False),
    ],
)
def test_address_is_safe_by_encryption_or_by_staying_here(address, is_safe):
    assert is_safe_address(address) is is_safe
