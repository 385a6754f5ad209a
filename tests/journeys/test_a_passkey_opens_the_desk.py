"""Kaija adds a passkey, and signs in with it alone in another browser: no password, no code."""

from tests.journeys.cast import KAIJA
from tests.journeys.conftest import SCREEN

# A key inside the device, with somebody before it who touches it.
INSIDE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def keys_of(page):
    """Give a page's browser a place for passkeys; return what speaks to it and its name."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    return devtools, devtools.send("WebAuthn.addVirtualAuthenticator", {"options": INSIDE})["authenticatorId"]


def test_passkey_alone_signs_in(service, visit, desk):
    kaija = desk.sit(KAIJA)
    devtools, keys = keys_of(kaija)
    kaija.goto(service.url("/account/second-factor/webauthn/add/"))
    kaija.locator("input[name=name]").fill("Kaijan kone")
    kaija.locator("input[name=passwordless]").check()
    kaija.get_by_role("button", name="Lisää pääsyavain").click()
    kaija.get_by_text("Pääsyavain on lisätty.").first.wait_for()
    (made,) = devtools.send("WebAuthn.getCredentials", {"authenticatorId": keys})["credentials"]

    anew = visit(SCREEN)
    devtools, keys = keys_of(anew)
    devtools.send("WebAuthn.addCredential", {"authenticatorId": keys, "credential": made})
    anew.goto(service.url("/desk/"))
    assert "/account/login/" in anew.url
    anew.get_by_role("button", name="Kirjaudu pääsyavaimella").click()
    # The address of signing in ends so, too: the whole address is waited for.
    anew.wait_for_url(service.url("/desk/"))
    assert "Kaija" in anew.locator("header").inner_text()


def test_a_passkey_that_is_not_known_opens_nothing(service, visit):
    page = visit(SCREEN)
    keys_of(page)
    page.goto(service.url("/account/login/"))
    page.get_by_role("button", name="Kirjaudu pääsyavaimella").click()
    page.get_by_role("alert").get_by_text("Pääsyavainta ei käytetty").wait_for()
    page.goto(service.url("/desk/"))
    assert "/account/login/" in page.url
