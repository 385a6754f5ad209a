"""An identity service in a thread: as honest or as false as a test wants it."""

import base64
import hashlib
import hmac
import json
import secrets
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "kuuluu-test", "a secret between two"
AINO = {
    "sub": "aino",
    "nationalIdentificationNumber": "010190-902S",
    "KotikuntaKuntanumero": "245",
    "name": "Aino Virtanen",
}
OWN_KEY = RSAKey.generate_key(2048, {"kid": "own", "alg": "RS256", "use": "sig"})
FALSE_KEY = RSAKey.generate_key(2048, {"kid": "own", "alg": "RS256", "use": "sig"})


def coded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def made_by_hand(header: dict[str, Any], claims: dict[str, Any], secret: bytes) -> str:
    """Make a token that no library makes: unsigned, or signed with what is no secret."""
    signed = f"{coded(json.dumps(header).encode())}.{coded(json.dumps(claims).encode())}"
    seal = hmac.new(secret, signed.encode(), hashlib.sha256).digest() if header["alg"] == "HS256" else b""
    return f"{signed}.{coded(seal)}"


@dataclass
class IdentityService:
    """What it says of itself, of people, and how it signs; a test changes what it likes."""

    port: int = 0
    person: dict[str, Any] = field(default_factory=lambda: dict(AINO))
    # Over the honest ones; None takes a claim away.
    claims: dict[str, Any] = field(default_factory=dict)
    metadata: dict[str, Any] = field(default_factory=dict)
    header: dict[str, Any] = field(default_factory=dict)
    key: Any = field(default_factory=lambda: OWN_KEY)
    # Given instead of a token of its own.
    token: str | None = None
    # Given instead of whole answers, by path: a status and bytes.
    answers: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    given: list[str] = field(default_factory=list)

    @property
    def issuer(self) -> str:
        return f"http://localhost:{self.port}"

    def visit(self, url: str) -> dict[str, str]:
        """Let the person identify at the address that a browser was sent to; return what the browser brings back."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        code = f"code-{secrets.token_hex(8)}"
        self.codes[code] = query
        return {"code": code, "state": query["state"]}

    def well_known(self) -> dict[str, Any]:
        own = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "end_session_endpoint": f"{self.issuer}/end",
            "id_token_signing_alg_values_supported": ["RS256"],
        }
        return {**own, **self.metadata}

    def exchange(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Give a token for a code, once, to whoever can show the verifier of its challenge."""
        self.asked.append(form)
        query = self.codes.pop(form.get("code", ""), None)
        shown = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if query is None or coded(shown) != query["code_challenge"] or form["redirect_uri"] != query["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        token = self.token or self.make_token(query["nonce"])
        self.given.append(token)
        answer = {"access_token": "opaque", "token_type": "Bearer", "id_token": token}
        return 200, {name: value for name, value in answer.items() if value != "none"}

    def make_token(self, nonce: str) -> str:
        now = int(time.time())
        times = {"iat": now, "exp": now + 300}
        honest = {"iss": self.issuer, "aud": CLIENT, "nonce": nonce, **times, **self.person}
        claims = {name: value for name, value in {**honest, **self.claims}.items() if value is not None}
        header = {"alg": "RS256", "kid": "own", **self.header}
        if header["alg"] in {"none", "HS256"}:
            return made_by_hand(header, claims, self.key if isinstance(self.key, bytes) else b"")
        return jwt.encode(header, claims, self.key)

    def answer(self, method: str, path: str, body: str) -> tuple[int, bytes]:
        if path in self.answers:
            return self.answers[path]
        if path == "/.well-known/openid-configuration":
            return 200, json.dumps(self.well_known()).encode()
        if path == "/keys":
            return 200, json.dumps({"keys": [OWN_KEY.as_dict(private=False)]}).encode()
        if path == "/token" and method == "POST":
            status, said = self.exchange({name: values[0] for name, values in parse_qs(body).items()})
            return status, json.dumps(said).encode()
        return 404, b"{}"


def public_as_secret() -> bytes:
    """The service's public key, taken for a secret."""
    return OWN_KEY.as_pem(private=False)


@contextmanager
def running():
    """Run an identity service for as long as it is used."""
    service = IdentityService()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.reply("")

        def do_POST(self) -> None:
            self.reply(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())

        def reply(self, body: str) -> None:
            status, said = service.answer(self.command, urlsplit(self.path).path, body)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
