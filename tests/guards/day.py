"""Pages that a day at the desk makes: split and joined matters, disturbances, templates, views, work given away."""

from datetime import timedelta

from django.urls import reverse

from kuuluu.cases.models import Case
from kuuluu.cases.rules import code_of
from kuuluu.cities.models import Service
from kuuluu.feedback import commands
from kuuluu.feedback.commands import Piece
from kuuluu.feedback.models import AnswerTemplate
from kuuluu.feedback.rules import contractor_code
from kuuluu.people.actors import ANYONE
from kuuluu.people.models import Person
from kuuluu.publication.models import Disturbance
from kuuluu.workday.models import SavedView, Unsent
from tests.factories.cases import make_case, officer, publish_case
from tests.guards.world import World, send

MATTERS = "Katulamppu on pimeänä Kauppakaarella. Lisäksi keinu on rikki. Ja tori on liukas. Vielä puu on kaatunut."
VOICES = 8


def desk_pages(world: World, person: Person) -> list[str]:
    """Return addresses of the desk that lead to what a day brings."""
    whole, main = split(world), joined(world)
    template = AnswerTemplate.objects.create(city=world.city, name="Lampusta", text_fi="Kiitos, {number}.")
    SavedView.objects.create(city=world.city, person=person, name="Omat", query="assignee=me", created_at=world.at)
    Unsent.objects.create(city=world.city, case=main, person=person, noun="answer", text="Kes", changed_at=world.at)
    about = Disturbance.objects.create(
        city=world.city,
        title_fi="Katuvalot pimeinä",
        from_at=world.at - timedelta(days=1),
        is_shown=True,
        case_number=main.number,
    )
    cases = [whole, *whole.parts.all(), main, *Case.objects.filter(joined_to=main)[:1], given(world)]
    list_ = reverse("desk:work_list")
    return [
        *(reverse("desk:case", args=[case.number]) for case in cases),
        *(reverse(f"desk:{name}", args=[main.number]) for name in ("jobs", "similar", "why")),
        *(reverse(f"desk:{name}", args=[cases[-1].number]) for name in ("jobs", "parts")),
        reverse("desk:disturbance", args=[about.pk]),
        reverse("desk:answer_template", args=[template.pk]),
        *(f"{reverse(f'desk:{name}')}?{'&'.join(f'n={case.number}' for case in cases)}" for name in ("many", "field")),
        *(f"{list_}?{asked}" for asked in ("filter=1", "assignee=me", "reopened=on", "due=week", "status=closed")),
        f"{reverse('desk:case', args=[main.number])}?sender=1&open=answer",
    ]


def own_pages(world: World) -> list[str]:
    """Return addresses that whoever sent, joined or works there has by a code."""
    whole, main, work = split(world), joined(world), given(world)
    voice = Case.objects.filter(joined_to=main).first()
    ended = make_case(world.city, at=world.at, email="aino@example.org")
    commands.answer(ended, text="Korjaamme.", by=officer(world.city), at=world.at)
    commands.close(ended, ending="done", text="Valmis.", by=officer(world.city), at=world.at)
    job = work.jobs.get()
    code = contractor_code(job.contractor_id, 1)
    return [
        *(reverse("public:own", args=[code_of(case.pk)]) for case in (whole, main, voice, ended)),
        reverse("public:own_known", args=[code_of(whole.pk)]),
        reverse("public:join", args=[main.number]),
        reverse("public:work", args=[code]),
        reverse("public:job", args=[code, job.pk]),
    ]


def split(world: World) -> Case:
    """Make a message of four matters, each a part of its own."""
    whole = make_case(world.city, at=world.at, text=MATTERS, email="aino@example.org")
    ends = [n + 1 for n, sign in enumerate(MATTERS) if sign == "."]
    spans = zip([0, *(end + 1 for end in ends)], ends, strict=False)
    service = Service.objects.get(city=world.city, code="streets.lighting")
    parts = commands.split(whole, pieces=[Piece((s,), service) for s in spans], by=officer(world.city), at=world.at)
    for part in parts[:2]:
        commands.answer(part, text="Kiitos, korjaamme.", by=officer(world.city), at=world.at)
    return whole


def joined(world: World) -> Case:
    """Make a public case that others have joined, with words of their own and pictures."""
    main = publish_case(make_case(world.city, at=world.at, latitude=60.4034, longitude=25.105), at=world.at)
    for n in range(VOICES):
        draft, _key = commands.start(world.city, language="fi", at=world.at)
        commands.save(draft, data={"text": f"Meilläkin {n}.", "email": f"a{n}@example.org"}, by=ANYONE, at=world.at)
        commands.add_voice(draft, number=main.number, by=ANYONE, at=world.at)
    commands.answer(main, text="Lamppu vaihdetaan.", by=officer(world.city), at=world.at)
    return main


def given(world: World) -> Case:
    """Make a case whose work a contractor has."""
    case = send(world, world.city, text="Lamppu vilkkuu.")
    contractor = commands.contractor_of(world.city, name="Lamppu Oy", email="tyot@lamppu.example")
    commands.delegate(case, contractor=contractor, words="Vaihda sytytin.", by=officer(world.city), at=world.at)
    return case
