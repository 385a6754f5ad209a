"""Speaking with a city's identity service by OpenID Connect: where to send somebody, and what is believed of the answer.

Authlib does the talking and the checking. What it would take from the provider itself, this fixes: the issuer and the
algorithms are ours to say, and the token must be meant for us (docs/adr: strong identification).
"""

import logging
import time
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import DjangoOAuth2App
from django.conf import settings
from django.views.decorators.debug import sensitive_variables
from joserfc.errors import JoseError
from requests import RequestException

from kuuluu.cities.models import City
from kuuluu.cities.rules import IDENTITY_CLAIMS, IDENTITY_METHODS, is_safe_address
from kuuluu.people.claims import Facts, UnclearFacts, facts_from

logger = logging.getLogger(__name__)

# Signatures by a key that only the provider has. "none" and those by a shared secret are not among them.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
SECONDS_TO_ANSWER = 10
# How far two clocks may differ, and how old what is known of a provider may be.
CLOCKS_APART = 60
METADATA_SECONDS = 60 * 60
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint", "end_session_endpoint")
NEEDED = ENDPOINTS[:3]
# What a provider's nonsense makes of the code that reads it.
NONSENSE = (AuthlibBaseError, JoseError, ValueError, KeyError, TypeError, AttributeError, RuntimeError)
# Whom the demo's identity service, which asks nobody for anything, takes Kuuluu for.
DEMO_CLIENT = "kuuluu-demo"
DEMO_NAME = {"fi": "Demotunnistus", "sv": "Demoidentifiering", "en": "Demo identification"}


class Why(StrEnum):
    """Why an identification came to nothing, as pages tell it."""

    CANCELLED = "cancelled"
    # The one who comes back was not sent by us, too long ago, or comes back twice.
    STALE = "stale"
    # What came is not from the provider, not meant for us, or not for this person and now.
    REFUSED = "refused"
    # The provider does not answer, or says that it can't.
    UNREACHABLE = "unreachable"
    # What the provider says of the person can't be right.
    UNCLEAR = "unclear"
    # The city has no identity service.
    NONE = "none"


class NotIdentified(Exception):  # noqa: N818 - reads as what could not be done
    """An identification came to nothing."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


class AnotherService(ValueError):  # noqa: N818 - reads as what could not be done
    """What answers is not the identity service that the city named, or is not to be gone to safely."""


@dataclass(frozen=True)
class Sent:
    """Where somebody is sent, and what must come back with them."""

    url: str
    state: str
    nonce: str
    verifier: str


class Provider(DjangoOAuth2App):
    """One city's identity service, with what it tells of itself."""

    def __init__(self, city: City, issuer: str, client: str, secret: str) -> None:
        self.issuer = issuer
        self.levels: list[str] = city.identification_levels
        super().__init__(
            framework=None,
            name=city.slug,
            client_id=client,
            client_secret=secret,
            server_metadata_url=f"{issuer.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs={
                "scope": city.identification_scope or "openid profile",
                "code_challenge_method": "S256",
                "token_endpoint_auth_method": city.identification_method or IDENTITY_METHODS[0],
                "default_timeout": SECONDS_TO_ANSWER,
            },
        )

    def load_server_metadata(self) -> dict[str, Any]:
        """Return what the provider tells of itself, when it is the one that was meant and its addresses are safe."""
        told: dict[str, Any] = super().load_server_metadata()
        addresses = [told[name] for name in ENDPOINTS if name in told]
        is_whole = all(isinstance(told.get(name), str) for name in NEEDED)
        if told.get("issuer") != self.issuer or not is_whole or not all(map(is_safe_address, addresses)):
            raise AnotherService
        told["id_token_signing_alg_values_supported"] = list(ALGORITHMS)
        return told

    @property
    def is_old(self) -> bool:
        """Tell whether what is known of the provider should be asked again: keys and addresses change."""
        now = time.time()
        return bool(now - self.server_metadata.get("_loaded_at", now) > METADATA_SECONDS)


_kept: dict[int, tuple[int, Provider]] = {}


def is_identification_offered(city: City) -> bool:
    """Tell whether the city's residents can identify themselves here."""
    return bool(city.identification_issuer or settings.DEMO_IDENTIFICATION)


def service_name(city: City, language: str) -> str:
    """Return what people know the identity service by."""
    return city.identification_name if city.identification_issuer else DEMO_NAME.get(language, DEMO_NAME["fi"])


def send(city: City, redirect_uri: str, language: str) -> Sent:
    """Prepare to send somebody to the identity service. Raises NotIdentified."""
    provider = _provider(city)
    levels = {"acr_values": " ".join(provider.levels)} if provider.levels else {}
    try:
        # Each time anew: whoever sat at this computer before may still be signed in at the provider.
        made = provider.create_authorization_url(redirect_uri, ui_locales=language, prompt="login", **levels)
    except RequestException as error:
        raise _failed(city, error, Why.UNREACHABLE) from error
    except NONSENSE as error:
        raise _failed(city, error, Why.REFUSED) from error
    return Sent(made["url"], made["state"], made["nonce"], made["code_verifier"])


@sensitive_variables()
def facts_of(city: City, sent: Sent, redirect_uri: str, code: str, at: datetime) -> Facts:
    """Return who came back with a code, once all that the identity service says is checked. Raises NotIdentified.

    Signature by the provider's key, issuer, audience, nonce, times, level of assurance (OpenID Connect Core 1.0, section
    3.1.3.7). An identity code among the claims lives no longer than this call.
    """
    provider = _provider(city)
    try:
        claims = _claims(provider, sent, redirect_uri, code)
        return facts_from(city, city.identification_claims or IDENTITY_CLAIMS, claims, at)
    except RequestException as error:
        raise _failed(city, error, Why.UNREACHABLE) from None
    except UnclearFacts as error:
        raise _failed(city, error, Why.UNCLEAR) from None
    except NONSENSE as error:
        raise _failed(city, error, Why.REFUSED) from None


@sensitive_variables()
def _claims(provider: Provider, sent: Sent, redirect_uri: str, code: str) -> dict[str, Any]:
    token = provider.fetch_access_token(redirect_uri, code=code, code_verifier=sent.verifier, state=sent.state)
    options = {
        "iss": {"essential": True, "value": provider.issuer},
        "aud": {"essential": True, "value": provider.client_id},
        **({"acr": {"essential": True, "values": provider.levels}} if provider.levels else {}),
    }
    # Without a token of identity there is nothing to read: that is nonsense, too.
    return dict(provider.parse_id_token(token, sent.nonce, claims_options=options, leeway=CLOCKS_APART))


def end_address(city: City) -> str:
    """Return where somebody ends the session at the identity service itself; "" where there is no such place, or where
    it is not known any more: the page that asks must not wait for the provider.
    """
    kept = _kept.get(city.pk)
    return str(kept[1].server_metadata.get("end_session_endpoint", "")) if kept else ""


def forget_provider(city: City) -> None:
    """Ask the provider anew next time: its keys may have changed."""
    _kept.pop(city.pk, None)


def _provider(city: City) -> Provider:
    issuer = city.identification_issuer or settings.DEMO_IDENTIFICATION
    if not issuer:
        raise NotIdentified(Why.NONE)
    version, provider = _kept.get(city.pk, (0, None))
    if provider is None or version != city.version or provider.issuer != issuer or provider.is_old:
        provider = Provider(city, issuer, *_client(city))
        _kept[city.pk] = (city.version, provider)
    return provider


def _client(city: City) -> tuple[str, str]:
    """Return as whom the service speaks to the provider, and its secret."""
    if not city.identification_issuer:
        return DEMO_CLIENT, DEMO_CLIENT
    name = city.slug.replace("-", "_")
    secret = settings.IDENTIFICATION_SECRETS.get(name, "")
    if not secret:
        logger.error(
            "nobody can identify in %s: %s%s is not set", city.slug, settings.IDENTIFICATION_SECRET, name.upper()
        )
        raise NotIdentified(Why.NONE)
    return city.identification_client, secret


def _failed(city: City, error: Exception, why: Why) -> NotIdentified:
    """Tell the operator what kind of thing went wrong, never its words: they may quote what was said of a person."""
    logger.warning("identification in %s came to nothing: %s (%s)", city.slug, why, type(error).__name__)
    forget_provider(city)
    return NotIdentified(why)
