"""Who makes an initiative: the codes of makers, and what they may do."""

import hashlib
import hmac
from base64 import b32encode
from uuid import UUID

from django.conf import settings

from kuuluu.initiatives.models import Draft, Initiative, Maker, MakerState
from kuuluu.people.actors import Actor

CODE_LETTERS = 26


def maker_code(maker_id: UUID) -> str:
    """Return the secret of a maker's link: 130 bits that only this installation can make."""
    digest = hmac.new(settings.SECRET_KEY.encode(), b"maker " + maker_id.bytes, hashlib.sha256).digest()
    return b32encode(digest).decode()[:CODE_LETTERS].lower()


def code_hash(code: str) -> str:
    """Return what is kept of a code or key."""
    return hashlib.sha256(code.encode()).hexdigest()


def may_write(actor: Actor, draft: Draft) -> bool:  # noqa: ARG001 - anyone may write who holds the draft's key
    """Making an initiative needs no account: whoever holds the draft's key or a maker's link writes it."""
    return True


def is_maker(actor: Actor, initiative: Initiative) -> bool:
    """Whoever holds the link of a maker who takes part speaks as one."""
    if actor.maker_id is None:
        return False
    return Maker.objects.filter(pk=actor.maker_id, initiative=initiative, state=MakerState.JOINED).exists()
