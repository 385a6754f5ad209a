"""The words of each message: plain text from a template, in the language of whoever reads it.

An e-mail travels unprotected: it says that something happened and where to read it, never what was written
(Act 906/2019, section 14).
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate

from kuuluu.cases.models import Case
from kuuluu.cases.queries import case_by_id
from kuuluu.cases.rules import code_of
from kuuluu.cities.models import City, Secrecy
from kuuluu.cities.queries import policy
from kuuluu.feedback.queries import last_job
from kuuluu.feedback.rules import contractor_code, is_public_matter
from kuuluu.initiatives.rules.making import maker_code
from kuuluu.initiatives.rules.supporting import token_of as support_token
from kuuluu.notifications.initiatives import PREFIX, sentence_of
from kuuluu.notifications.models import Delivery, Follower
from kuuluu.notifications.queries import is_told, maker_by_id, public_initiative, public_row, waiting_support
from kuuluu.notifications.rules import AUDIENCE, Who, token_of
from kuuluu.people.actors import ANYONE, actor_of
from kuuluu.people.queries import person_by_email
from kuuluu.workday.queries import digest

# What goes to the city's own people.
AT_DESK = frozenset(t.template for all_ in AUDIENCE.values() for t in all_ if t.who in {Who.UNIT, Who.UNIT_HEAD})

# What goes to those who work for the city; they have neither the sender's link nor the desk's.
FOR_CONTRACTORS = frozenset(t.template for all_ in AUDIENCE.values() for t in all_ if t.who == Who.CONTRACTOR)


# The mail of a morning: what waits for an officer.
DIGEST = "digest"


@dataclass(frozen=True)
class Letter:
    """A message ready to send."""

    subject: str
    text: str
    ends_at: str = ""


def letter_of(delivery: Delivery) -> Letter | None:
    """Return the message, or None when what it tells is there no longer: withdrawn, or erased."""
    with translation.override(delivery.language):
        told = _told(delivery)
        if told is None:
            return None
        follower = _of_follower(delivery.city, delivery.follower) if delivery.follower else {}
        context = {"city": delivery.city, **told, **follower}
        text = render_to_string(f"notifications/{_template(delivery, told)}.txt", context)
    subject, _blank, body = text.strip().partition("\n")
    return Letter(subject.strip(), body.strip() + "\n", follower.get("ends_at", ""))


def _told(delivery: Delivery) -> dict[str, Any] | None:
    if delivery.template == DIGEST:
        return _of_morning(delivery)
    if delivery.template.startswith(PREFIX):
        return _of_initiative(delivery)
    if delivery.maker_id:
        return _of_maker(delivery)
    if delivery.support_id:
        return _of_support(delivery)
    return _of_case(delivery) if delivery.case_id else {}


def address(city: City, name: str, *args: Any) -> str:
    """Return the whole address of a page of the city, in the active language."""
    scheme = "https" if settings.HTTPS else "http"
    return f"{scheme}://{city.host}{settings.PORT_IN_LINKS}{reverse(name, args=args)}"


def _template(delivery: Delivery, told: dict[str, Any]) -> str:
    """Return which words are sent: of a secret case only that something waits, whatever it is (Act 906/2019, 14 §)."""
    if delivery.template.startswith(PREFIX):
        return "initiative_told"
    case = told.get("case")
    if case is None or case.secrecy != Secrecy.SECRET or delivery.template == "receipt":
        return delivery.template
    return "secret_at_desk" if delivery.template in AT_DESK else "secret"


def _of_case(delivery: Delivery) -> dict[str, Any] | None:
    if delivery.follower_id:
        row = public_row(delivery.case_id) if delivery.case_id else None
        return {"row": row, "link": address(delivery.city, "public:case", row.number)} if row else None
    case = case_by_id(delivery.case_id) if delivery.case_id else None
    if case is None:
        return None
    if case.secrecy != Secrecy.PUBLIC and delivery.template in FOR_CONTRACTORS:
        # It was made secret since: whoever works for the city is told nothing of it any more, and never the sender's link.
        return None
    rules: dict[str, Any] = {
        "is_public_matter": is_public_matter(case),
        "is_by_rule": bool(policy(case.city, "automatic_publication", localdate())),
    }
    job = last_job(case) if delivery.template in FOR_CONTRACTORS else None
    if job:
        code = contractor_code(job.contractor_id, job.contractor.turn)
        rules["work_link"] = address(case.city, "public:work", code)
    return {"case": case, "job": job, "today": localdate(), **rules, **_links(case)}


def _of_morning(delivery: Delivery) -> dict[str, Any] | None:
    """Return how much waits for an officer now, in figures alone; None for whoever no longer works here."""
    person = person_by_email(delivery.email)
    actor = actor_of(person) if person else ANYONE
    if not actor.is_member_of(delivery.city_id):
        return None
    waiting = digest(actor, delivery.city, localdate())
    links = {"desk": address(delivery.city, "desk:work_list"), "own": address(delivery.city, "desk:own")}
    return {"waiting": waiting, **links}


def _of_maker(delivery: Delivery) -> dict[str, Any] | None:
    """Return the own link of a maker; None where the draft is gone, or the maker's address is another now."""
    maker = maker_by_id(delivery.maker_id) if delivery.maker_id else None
    if maker is None or maker.email != delivery.email:
        return None
    link = address(delivery.city, "public:initiative_own", maker_code(maker.pk))
    return {"link": link}


def _of_initiative(delivery: Delivery) -> dict[str, Any] | None:
    """Return one sentence of an initiative and where its reader goes: to the own page, the public one, or the desk's."""
    case = case_by_id(delivery.case_id) if delivery.case_id else None
    if case is None:
        return None
    row = public_initiative(case.pk)
    sentence = sentence_of(delivery.template, row, is_maker=delivery.maker_id is not None)
    told = {"number": case.number, "sentence": sentence}
    if delivery.maker_id:
        own = _of_maker(delivery)
        return own and {**told, **own}
    if delivery.support_id or delivery.follower_id:
        stop = _stop(delivery)
        link = address(delivery.city, "public:initiative", case.number)
        return {**told, "title": row.title, "link": link, **stop} if row and stop is not None else None
    return {**told, "link": address(delivery.city, "desk:initiative", case.number)}


def _stop(delivery: Delivery) -> dict[str, str] | None:
    """Return where a supporter stops being told; None where that was done already. A follower's own way comes besides."""
    if delivery.support_id is None:
        return {}
    if not is_told(delivery.support_id):
        return None
    return {"ends_at": address(delivery.city, "public:support", support_token(delivery.support_id))}


def _of_support(delivery: Delivery) -> dict[str, Any] | None:
    """Return the own link of a supporter; None where it is asked no more. Which initiative it is, the page behind it tells."""
    contact = waiting_support(delivery.support_id) if delivery.support_id else None
    if contact is None or contact.email != delivery.email:
        return None
    return {"link": address(delivery.city, "public:support", support_token(contact.support_id))}


def _links(case: Case) -> dict[str, Any]:
    # The parts of a message have one sender, one code and one page.
    code = code_of(case.part_of_id or case.pk)
    return {
        "code": code,
        "own_link": address(case.city, "public:own", code),
        "desk": address(case.city, "desk:work_list"),
        "desk_link": address(case.city, "desk:case", case.number),
    }


def _of_follower(city: City, follower: Follower) -> dict[str, Any]:
    token = token_of(follower.pk)
    return {
        "follower": follower,
        "confirm_link": address(city, "public:confirm_following", token),
        "ends_at": address(city, "public:end_following", token),
    }
