"""Reading how a city's residents identify themselves."""

from typing import Any

from kuuluu.cities.commands.files import Table
from kuuluu.cities.models import LANGUAGES
from kuuluu.cities.rules import IDENTITY_CLAIMS, IDENTITY_METHODS, is_safe_address

NOTHING: dict[str, Any] = {
    **{f"identification_name_{one}": "" for one in LANGUAGES},
    "identification_issuer": "",
    "identification_client": "",
    "identification_scope": "",
    "identification_method": "",
    "identification_levels": [],
    "identification_claims": {},
}


def identification_of(table: Table) -> dict[str, Any]:
    """Return the columns of City that the table fills; without an issuer the city's residents can't identify themselves."""
    if not table.values:
        return NOTHING
    issuer, method = table.text("issuer", limit=300), table.text("method", IDENTITY_METHODS[0])
    if not is_safe_address(issuer):
        raise table.error("issuer", f'must begin with "https://", not be "{issuer}"')
    if method not in IDENTITY_METHODS:
        raise table.error("method", f"must be one of {', '.join(IDENTITY_METHODS)}")
    name, claims = table.table("name"), table.table("claims")
    values = {
        **{f"identification_name_{one}": name.text(one, limit=80) for one in LANGUAGES},
        "identification_issuer": issuer,
        "identification_client": table.text("client", limit=120),
        "identification_scope": table.text("scope", "openid profile", limit=200),
        "identification_method": method,
        "identification_levels": [str(level) for level in table.list("levels", [])],
        "identification_claims": {
            ours: claims.text(ours, theirs, limit=120) for ours, theirs in IDENTITY_CLAIMS.items()
        },
    }
    table.flag("checked", default=True)
    for one in (name, claims, table):
        one.done()
    return values
