"""A mail server that keeps what it gets, and can be as slow as a bad day."""

import asyncio
import re
import time
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller


@dataclass
class Mailbox:
    """Takes messages; with `seconds` it thinks that long about each before it says yes."""

    messages: list[EmailMessage] = field(default_factory=list)
    begun: list[str] = field(default_factory=list)
    seconds: float = 0

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802 - the name that the server calls
        self.begun.append(envelope.rcpt_tos[0])
        # Kept as it comes: what a slow server has got, it delivers, whether or not the sender waits for its yes.
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        if self.seconds:
            await asyncio.sleep(self.seconds)
        return "250 taken"

    def to(self, address: str) -> list[EmailMessage]:
        return [message for message in list(self.messages) if message["To"] == address]

    def wait(self, address: str, words: str = "", seconds: float = 30) -> EmailMessage:
        """Return the newest message to an address with these words in it, as soon as it is there."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            for message in reversed(self.to(address)):
                if words in message.get_content() or words in message["Subject"]:
                    return message
            time.sleep(0.1)
        raise AssertionError(f"no message to {address} with {words!r} in {seconds} seconds")


def link_in(message: EmailMessage, part: str) -> str:
    """Return the first address in a message that has this part."""
    return next(url for url in re.findall(r"https?://\S+", message.get_content()) if part in url)


def serve(mailbox: Mailbox, port: int) -> Controller:
    server = Controller(mailbox, hostname="127.0.0.1", port=port)
    server.start()
    return server
