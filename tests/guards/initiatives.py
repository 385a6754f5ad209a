"""Initiatives of the world of secrets: what was said of a public one and isn't decided, and one that nobody accepted."""

import io
from typing import Any

from kuuluu.initiatives.commands.commenting import comment, decide_words
from kuuluu.initiatives.commands.enclosures import publish_document, publish_picture, refuse_file
from kuuluu.initiatives.commands.reviewing import Hidden, accept, refuse
from kuuluu.initiatives.models import Enclosure, Initiative, ReviewCode, Stage
from kuuluu.people.actors import ANYONE, Actor
from kuuluu.people.roles import Role
from kuuluu.publication.commands import keep_file, read_document
from kuuluu.publication.models import PublicDocument, PublicPicture
from kuuluu.publication.rules import Hide, ShownDocument
from tests.factories.documents import letter_pdf, planted_pdf
from tests.factories.initiatives import add_maker, make_initiative
from tests.factories.people import make_actor
from tests.factories.pictures import photo


def initiatives(world: Any, words: str) -> None:
    """One that is discussed, one that waits for a look, and one that was refused before anybody could read it."""
    by = make_actor(world.city, Role.PUBLISHER)
    _discussed(world, words, by)
    _attachments(world, by)
    city, at, secret = world.city, world.at, world.secret
    waiting = make_initiative(
        city,
        at=at,
        stage=Stage.CHECKING,
        **{part: secret(f"the {part} of an initiative that waits") for part in ("title", "demand", "reasons")},
    )
    refused = make_initiative(city, at=at, stage=Stage.CHECKING, demand=secret("a refused initiative"))
    refuse(refused, code=ReviewCode.UNLAWFUL, reason=secret("why an initiative was refused"), by=by, at=at)
    for one in (waiting, refused):
        world.hidden_numbers.append(world.known(f"number {one.case.number}", one.case.number))


def _attachments(world: Any, by: Actor) -> None:
    """Of what was given with the public one: a picture and a document that are shown, others that wait or are not."""
    one, secret, at = world.initiative, world.secret, world.at
    hidden = secret("words hidden in an attachment")
    # A name of a file keeps none of the signs that the secret has.
    name = secret("the name of an attachment").partition("ä")[0]
    given = {
        "shown picture": (f"{name}.jpg", photo(secret("what an attached picture's data says")).read()),
        "waiting picture": (f"{name}1.jpg", photo(secret("a waiting picture's data")).read()),
        "shown document": (f"{name}.pdf", planted_pdf([f"Selvitys hallista {hidden} jatkuu"], secret)),
        "refused document": (f"{name}1.pdf", letter_pdf([secret("a refused attachment")])),
        "waiting document": (f"{name}2.pdf", letter_pdf([secret("an attachment that waits")])),
    }
    files = {}
    for what, (called, data) in given.items():
        said = secret("what is said of an attachment that waits") if what.startswith("waiting") else "Halli"
        file = keep_file(world.city, called, io.BytesIO(data), description=said, at=at)
        Enclosure.objects.create(initiative=one, file=file)
        read_document(file, at=at)
        files[what] = file
    publish_picture(one, file=files["shown picture"], covers=[], description="Halli edestä", by=by, at=at)
    start = files["shown document"].words.text.index(hidden)
    spans = (Hide(start, start + len(hidden)), *files["shown document"].words.redactions.all())
    shown = ShownDocument(tuple(Hide(span.start, span.end, span.cls) for span in spans), name="Selvitys.pdf")
    publish_document(one, file=files["shown document"], shown=shown, by=by, at=at)
    refuse_file(one, file=files["refused document"], ground="personal_data", by=by, at=at)
    world.files += [file.pk for file in files.values()]
    pictures, documents = (model.objects.filter(initiative_id=one.pk) for model in (PublicPicture, PublicDocument))
    world.pictures += pictures.values_list("pk", flat=True)
    world.documents_of_initiatives = list(documents.values_list("pk", flat=True))


def _discussed(world: Any, words: str, by: Actor) -> None:
    at, secret = world.at, world.secret
    hidden = secret("words hidden in an initiative")
    demand = f"{hidden} {words} halliin."
    values = {"wants_discussion": True, "title": f"{words} aloite", "demand": demand}
    one = make_initiative(world.city, at=at, stage=Stage.CHECKING, **values)
    email = world.known("a maker's e-mail", "zaffermaker@example.org")
    add_maker(one, at=at, name=secret("a maker's name"), email=email)
    accept(one, hidden=Hidden(demand=[Hide(0, len(hidden))]), by=by, at=at)
    one = Initiative.objects.select_related("case__city", "city").get(pk=one.pk)
    for what in ("a comment that waits", "a refused comment", "a withdrawn comment", "words hidden in a comment"):
        said = f"{secret(what)} {words} keskustelussa"
        original = comment(one, words=said, by=ANYONE, at=at).original
        if what != "a comment that waits":
            hides = None if what == "a refused comment" else [Hide(0, len(secret(what)))]
            hides = [] if what == "a withdrawn comment" else hides
            decide_words(one, original=original, hidden=hides, ground="other", by=by, at=at)
        if what == "a withdrawn comment":
            decide_words(one, original=original, hidden=None, ground="personal_data", by=by, at=at)
    world.initiative = one
