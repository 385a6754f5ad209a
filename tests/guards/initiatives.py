"""Initiatives of the world of secrets: in each a secret wherever one can lie, beside words that are public."""

import io
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from kuuluu.cities.models import City
from kuuluu.cities.queries import unit_by_code
from kuuluu.feedback.commands import note
from kuuluu.initiatives.commands import appealing, handling, refresh, reviewing, scans, sending, sheets, writing
from kuuluu.initiatives.commands import makers as making
from kuuluu.initiatives.commands.changing import begin_collecting, change_text
from kuuluu.initiatives.commands.commenting import comment, decide_words
from kuuluu.initiatives.commands.counting import count
from kuuluu.initiatives.commands.enclosures import publish_document, publish_picture, refuse_file
from kuuluu.initiatives.commands.handling import Planned, Ruling
from kuuluu.initiatives.commands.invalidating import Suspicion, invalidate
from kuuluu.initiatives.commands.reviewing import Hidden
from kuuluu.initiatives.commands.sheets import Signature
from kuuluu.initiatives.commands.supporting import Wish, confirm, support
from kuuluu.initiatives.commands.withdrawing import withdraw
from kuuluu.initiatives.models import (
    DecisionOutcome,
    Enclosure,
    Initiative,
    MeasureState,
    PreparationKind,
    ReviewCode,
    Stage,
)
from kuuluu.initiatives.rules.making import maker_code
from kuuluu.initiatives.rules.supporting import token_of
from kuuluu.initiatives.rules.writing import PARTS, as_one
from kuuluu.people.actors import ANYONE, Actor
from kuuluu.people.roles import Permission
from kuuluu.publication.commands import keep_file, read_document
from kuuluu.publication.models import PublicDocument, PublicPicture
from kuuluu.publication.rules import Hide, ShownDocument
from tests.factories.cases import officer
from tests.factories.documents import letter_pdf, planted_pdf
from tests.factories.initiatives import make_initiative, maker
from tests.factories.pictures import photo

CALL = "Soita 040 7654321"
JOINT = {"is_joint": True, "wants_discussion": True}


def initiatives(world: Any, words: str) -> None:
    """Make an initiative that has walked all the way, those that stopped on it, and those that never were public."""
    whole = world.initiative = walked(world, words)
    world.initiatives = [whole, *stopped(world, words), in_discussion(world, words)]
    world.hidden_initiatives = never_public(world)
    for one in world.hidden_initiatives:
        world.hidden_numbers.append(world.known(f"number {one.case.number}", one.case.number))
    in_the_other_city(world)
    unsent(world)


def in_the_other_city(world: Any) -> None:
    """The same matter waits for a look in the other city: this one's pages must not know it."""
    title = world.secret("an initiative that waits in the other city")
    made = make_initiative(world.other, at=world.at, stage=Stage.CHECKING, title=title, twin=world.initiative)
    Initiative.objects.filter(pk=world.initiative.pk).update(twin=made)
    refresh(Initiative.objects.get(pk=world.initiative.pk), at=world.at)
    world.hidden_numbers.append(world.known(f"number {made.case.number}", made.case.number))


def send(world: Any, **text: Any) -> Initiative:
    """Write an initiative and send it, as its maker does; what is in `hides` its maker hides."""
    hides, pictures = text.pop("hides", ()), text.pop("pictures", ())
    data = {"kind": "ordinary", "ground": "resident", "municipality": world.city.code, **text}
    whole = as_one(*(data.get(part, "") for part in PARTS))
    data["hidden"] = [_span(whole, word, cls="sender") for word in hides]
    draft, _key = writing.start(world.city, language="fi", at=world.at)
    writing.save(draft, data=data, by=ANYONE, at=world.at)
    if pictures:
        name, description, inner = pictures
        writing.attach(draft, name=name, upload=photo(inner), description=description, by=ANYONE, at=world.at)
    return writing.submit(draft, by=ANYONE, at=world.at)


def _span(text: str, word: str, **values: Any) -> dict[str, Any]:
    start = text.index(word)
    return {"start": start, "end": start + len(word), "ground": "personal_data", **values}


def _hidden(initiative: Initiative, **words: str) -> Hidden:
    """Return what a reviewer hides: in each part one word, besides what is hidden of it already."""
    newest = reviewing.newest(initiative)
    spans: dict[str, list[Hide]] = {}
    for part in PARTS:
        original = getattr(newest, part)
        spans[part] = [Hide(one.start, one.end, one.cls) for one in original.redactions.all()]
        if word := words.get(part):
            start = original.text.index(word)
            spans[part].append(Hide(start, start + len(word), "person_name"))
    return Hidden(**spans)


def walked(world: Any, words: str) -> Initiative:
    """Discussed, changed, supported on the web and on paper, sent, handled and decided: secrets at every step."""
    secret, known, at, city = world.secret, world.known, world.at, world.city
    registrar = reviewer(city)
    texts = {
        "title": f"{secret('words hidden in a title')} {words} luistelusta",
        "demand": f"{words} halliin. {secret('words hidden by the maker')} ja {secret('words a reviewer hid')} pois.",
        "reasons": f"Perustelu. {secret('words hidden in reasons')} {CALL}.",
    }
    one = send(
        world,
        **texts,
        **JOINT,
        hides=(world.secrets["words hidden by the maker"], world.secrets["words hidden in reasons"]),
        name=secret("a maker's name"),
        email=known("a maker's e-mail", "zaffermaker@example.org"),
        phone=known("a maker's telephone", "0409998887"),
        postal_address=secret("a maker's address"),
        pictures=(f"{secret('a file name')[:8]}.jpg", secret("what a file shows"), secret("what a file's data says")),
    )
    titles = {"title": world.secrets["words hidden in a title"], "demand": world.secrets["words a reviewer hid"]}
    reviewing.accept(one, hidden=_hidden(one, **titles), by=registrar, at=at)
    attachments(world, one, registrar)
    note(one.case, text=secret("an internal note on an initiative"), by=officer(city), at=at)
    others(world, one)
    discuss(world, one, registrar, words)
    late = secret("words that were public and were hidden later")
    later = {**texts, "reasons": f"{texts['reasons']} Myös {late} sanoi niin."}
    for number in (1, 2):
        change_text(one, texts={**later, "title": f"{texts['title']} {number}"}, seen=number, by=maker(one), at=at)
        reviewing.accept(one, hidden=_hidden(one, **titles), by=registrar, at=at)
    spans = [*_hidden(one, reasons=late).reasons]
    reviewing.hide_words(one, part="reasons", spans=spans, by=registrar, at=at)
    begin_collecting(one, by=maker(one), at=at)
    supporters(world, one, registrar)
    handled(world, one, registrar)
    return one


def reviewer(city: City) -> Actor:
    """Somebody of the registry, without a row."""
    rights = (Permission.REGISTER, Permission.PUBLISH, Permission.HANDLE_CASES)
    return replace(officer(city, *rights), person_id=uuid4())


def attachments(world: Any, one: Initiative, by: Actor) -> None:
    """Of what was given with the public one: a picture and a document that are shown, others that wait or are not."""
    secret, at = world.secret, world.at
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


def others(world: Any, one: Initiative) -> None:
    """Co-makers: one who was asked, one who joined and isn't shown, one who may never be shown by name."""
    secret, known, at = world.secret, world.known, world.at
    by = maker(one)
    making.invite(one, email=known("an invited maker's e-mail", "zafferinvited@example.org"), by=by, at=at)
    for what, values in (
        ("a co-maker's", {"shows_name": False}),
        ("a protected maker's", {"shows_name": True, "is_protected": True}),
    ):
        email = known(f"{what} e-mail", f"zaffer{len(world.secrets)}@example.org")
        joined = making.invite(one, email=email, by=by, at=at)
        facts = {"name": secret(f"{what} name"), "municipality": world.city.code, "ground": "resident", **values}
        making.accept(joined, facts=facts, by=Actor(maker_id=joined.pk), at=at)
    world.maker_codes = [maker_code(row.pk) for row in one.makers.all()]
    for number, row in enumerate(one.makers.all()):
        own_link(world, row.email, f"a maker's link {number}", maker_code(row.pk))


def own_link(world: Any, email: str, what: str, secret: str) -> None:
    """Note a link that goes to one address alone."""
    world.own.setdefault(email, set()).add(world.known(what, secret) and what)


def discuss(world: Any, one: Initiative, registrar: Actor, words: str) -> None:
    """Comments: undecided, refused, and public less what was hidden of it."""
    secret, at = world.secret, world.at
    comment(one, words=f"{CALL}, {secret('a comment that waits')}", by=ANYONE, at=at)
    refused = comment(one, words=secret("a refused comment"), by=maker(one), at=at)
    said = comment(one, words=f"{words} keskustelussa. {secret('words hidden in a comment')}", by=ANYONE, at=at)
    same = {"by": registrar, "at": at}
    decide_words(one, original=refused.original, hidden=None, ground="personal_data", **same)
    span = _span(said.original.text, world.secrets["words hidden in a comment"], cls="person_name")
    decide_words(one, original=said.original, hidden=[Hide(**span)], ground="", **same)
    gone = comment(one, words=f"{words} keskustelussa, {secret('a withdrawn comment')}", by=ANYONE, at=at).original
    decide_words(one, original=gone, hidden=[], ground="", **same)
    decide_words(one, original=gone, hidden=None, ground="personal_data", **same)


def supporters(world: Any, one: Initiative, registrar: Actor) -> None:
    """Support that waits, that counts, that was found invalid; pages of signatures read by one and by two."""
    secret, known, at = world.secret, world.known, world.at
    born = date(1990, 5, 17)
    rows = []
    for what in ("a waiting supporter's", "a supporter's", "a suspected supporter's"):
        email = known(f"{what} e-mail", f"zaffer{len(world.secrets)}@supporters{len(rows)}.example")
        wish = Wish(secret(f"{what} name"), email, born, world.city.code, shows_name=True, wants_news=True)
        rows.append(support(one, wish=wish, by=ANYONE, at=at))
    for row in rows[1:]:
        confirm(row, by=Actor(support_id=row.pk), at=at)
    world.support_tokens = [token_of(row.pk) for row in rows]
    for number, row in enumerate(rows):
        own_link(world, row.contact.email, f"token {number}", token_of(row.pk))
    suspicion = Suspicion(domain_key=rows[2].domain_key)
    invalidate(
        one, suspicion=suspicion, expected=1, reason=secret("why support was found invalid"), by=registrar, at=at
    )
    signed = [Signature(secret("a name on paper"), born, world.city.code)]
    second = reviewer(world.city)
    for readers in ((registrar,), (registrar, second)):
        page = sheets.print_sheet(one, by=registrar, at=at)
        known(f"the code of a page {page.code}", page.code)
        for by in readers:
            sheets.enter_sheet(one, sheet=page, rows=signed, by=by, at=at)
    scanned(world, one, registrar)
    count(at=at)


def scanned(world: Any, one: Initiative, registrar: Actor) -> None:
    """A page of signatures that was scanned and written down, and waits to be checked."""
    page = sheets.print_sheet(one, by=registrar, at=world.at)
    world.known(f"the code of a page {page.code}", page.code)
    scan, same = photo(world.secret("what a scan's data says")), {"by": registrar, "at": world.at}
    file = scans.attach_scan(one, sheet=page, name="lista.jpg", upload=scan, **same)
    page.refresh_from_db()
    signature = Signature(world.secret("a name on a scanned page"), date(1990, 5, 17), world.city.code)
    written = [scans.Written(1, signature)]
    scans.write_down(one, sheet=page, rows=written, **same)
    world.files.append(file.pk)


def handled(world: Any, one: Initiative, registrar: Actor) -> None:
    """What the city said waits for a person wherever the finders mark something in it."""
    secret, city = world.secret, world.city
    same = {"by": registrar, "at": world.at}
    sending.send(one, by=maker(one), at=world.at)
    unit = unit_by_code(city, one.case.unit.code)
    sending.register(
        one,
        register_number="KER/1/2026",
        body=f"{CALL}, {secret('a body that waits')}",
        unit=unit,
        is_of_council=True,
        **same,
    )
    day = (world.at + timedelta(days=30)).date()
    handling.tell_estimate(one, estimate=day, words=f"{CALL}, {secret('an estimate that waits')}", **same)
    planned = Planned(
        PreparationKind.HEARING, f"{CALL}, {secret('a step that waits')}", f"{CALL} {secret('who prepares')}", day
    )
    handling.prepare(one, planned=planned, **same)
    handling.give_interim_notice(one, words=f"{CALL}, {secret('a notice that waits')}", **same)
    reason = f"{CALL}, {secret('a decision that waits')}"
    handling.decide(
        one, ruling=Ruling(DecisionOutcome.PARTLY, f"{CALL} {secret('who decided')}", world.at.date(), reason), **same
    )
    handling.add_measure(one, words=f"{CALL}, {secret('a measure that waits')}", state=MeasureState.DONE, **same)


def stopped(world: Any, words: str) -> list[Initiative]:
    """Public ones that went no further, with a reason that waits: refused, withdrawn, merged; and one of the council."""
    secret, at, city = world.secret, world.at, world.city
    registrar = reviewer(city)
    refused, withdrawn, merged = (make_initiative(city, at=at, title=f"{words} {n}") for n in range(3))
    reason = f"{CALL}, {secret('why a public one was refused')}"
    reviewing.ask_correction(refused, code=ReviewCode.UNCLEAR, reason=reason, by=registrar, at=at)
    reviewing.refuse(refused, code=ReviewCode.PERSONAL, reason=reason, by=registrar, at=at)
    appealing.appeal(refused, words=f"{secret('words of an appeal')}", by=maker(refused), at=at)
    withdraw(withdrawn, reason=secret("why it was withdrawn"), by=maker(withdrawn), at=at)
    open_one = make_initiative(city, at=at, title=f"{words} avoin")
    reviewing.merge(merged, into=open_one, reason=f"{CALL} {secret('why it was merged')}", by=registrar, at=at)
    return [refused, withdrawn, merged, open_one]


def in_discussion(world: Any, words: str) -> Initiative:
    """A public one whose new text nobody has looked at yet."""
    one = make_initiative(world.city, at=world.at, stage=Stage.DISCUSSING, title=f"{words} keskustelussa")
    texts = {part: world.secret(f"a changed {part} that waits") for part in PARTS}
    change_text(one, texts=texts, seen=1, by=maker(one), at=world.at)
    return one


def never_public(world: Any) -> list[Initiative]:
    """Ones that wait, are to be corrected, were refused or withdrawn before anybody could read them."""
    secret, at, city = world.secret, world.at, world.city
    registrar = reviewer(city)
    made = [
        make_initiative(city, at=at, stage=Stage.CHECKING, **{part: secret(f"a {part} of one that {what}")
                        for part in PARTS}) for what in ("waits", "is to be corrected", "was refused", "was withdrawn")
    ]  # fmt: skip
    _waiting, fixing, refused, withdrawn = made
    same = {"reason": secret("why nobody may read it"), "by": registrar, "at": at}
    reviewing.ask_correction(fixing, code=ReviewCode.UNCLEAR, **same)
    reviewing.refuse(refused, code=ReviewCode.UNLAWFUL, **same)
    appealing.appeal(refused, words=secret("an appeal of one that nobody may read"), by=maker(refused), at=at)
    withdraw(withdrawn, reason=secret("why one that nobody read was withdrawn"), by=maker(withdrawn), at=at)
    return made


def unsent(world: Any) -> None:
    """An initiative that is being written, by one who has told who it is and has asked another along."""
    secret, known, at = world.secret, world.known, world.at
    draft, key = writing.start(world.city, language="fi", at=at)
    data = {part: secret(f"a {part} that is being written") for part in PARTS}
    data |= {
        "kind": "ordinary",
        "name": secret("who writes"),
        "email": known("whose draft", "zafferwrites@example.org"),
    }
    writing.save(draft, data=data, by=ANYONE, at=at)
    making.remember(draft, by=ANYONE, at=at)
    making.invite(draft, email=known("who is asked along", "zafferasked@example.org"), by=ANYONE, at=at)
    known("the key of what is being written", key)
    for row in draft.makers.all():
        own_link(world, row.email, f"the link of who writes, {row.role}", maker_code(row.pk))


def elsewhere(city: City, words: str, world: Any) -> None:
    """The neighbour's: public there, and nowhere here."""
    world.other_initiative = make_initiative(city, at=world.at, title=f"{words} uimahallista")
