"""What the public register says of an initiative."""

from datetime import timedelta

import pytest

from kuuluu.cases.models import Status
from kuuluu.cities import queries as cities
from kuuluu.initiatives.commands import refresh
from kuuluu.initiatives.commands.changing import change_text
from kuuluu.initiatives.commands.reviewing import Hidden, accept, hide_words
from kuuluu.initiatives.commands.showing import row_of
from kuuluu.initiatives.models import Kind, MakerRole, Stage, Tally
from kuuluu.initiatives.rules.promises import denominator, grounds
from kuuluu.initiatives.rules.supporting import email_key, person_key
from kuuluu.people.roles import Role
from kuuluu.publication.models import PublicInitiative
from kuuluu.publication.rules import MARK, Hide
from tests.factories.initiatives import TITLE, add_maker, make_initiative, maker
from tests.factories.people import make_actor

pytestmark = pytest.mark.django_db


def test_published_initiative_stands_on_the_register(kerava, now):
    one = make_initiative(kerava, at=now)
    row = PublicInitiative.objects.get(pk=one.pk)
    assert (row.title, row.stage, row.number) == (TITLE, "collecting", one.case.number)
    assert row.makers == []
    assert row.maker_count == 1


def test_unchecked_initiative_is_not_on_the_register(kerava, now):
    one = make_initiative(kerava, at=now, stage=Stage.CHECKING)
    assert not PublicInitiative.objects.filter(pk=one.pk).exists()
    assert one.case.status == Status.RECEIVED
    assert one.case.answer_due_date is not None


def test_name_of_a_protected_maker_is_never_shown(kerava, now):
    one = make_initiative(kerava, at=now)
    add_maker(one, at=now, name="Suojattu Henkilö", shows_name=True, is_protected=True)
    add_maker(one, at=now, name="Näkyvä Tekijä", shows_name=True)
    refresh(one, at=now)
    row = PublicInitiative.objects.get(pk=one.pk)
    assert row.makers == [{"name": "Näkyvä Tekijä", "role": MakerRole.CO_MAKER}]
    assert row.maker_count == 3


def test_small_municipalities_stand_together(kerava, now):
    one = make_initiative(kerava, at=now)
    Tally.objects.filter(pk=one.pk).update(supporters=14, by_municipality={"245": 10, "186": 3, "": 1})
    refresh(one, at=now)
    assert PublicInitiative.objects.get(pk=one.pk).by_municipality == {"245": 10, "other": 4}


def test_threshold_of_a_referendum_is_four_in_a_hundred_of_those_of_fifteen(kerava, now):
    counted = denominator(kerava, Kind.REFERENDUM, now.date())
    assert counted.population.from_age == 15
    assert counted.threshold == 1289
    assert denominator(kerava, Kind.ORDINARY, now.date()).threshold is None


def test_no_rule_holds_before_its_day(kerava, now):
    assert "property" in grounds(kerava, Kind.ORDINARY, now.date())
    assert grounds(kerava, Kind.ORDINARY, now.date() - timedelta(days=365 * 10)) == []
    assert cities.local_rule(kerava, "threshold", Kind.ORDINARY, now.date()) is None


def test_keys_of_one_person_differ_between_initiatives(kerava, now):
    one, other = make_initiative(kerava, at=now), make_initiative(kerava, at=now)
    assert email_key(one.pk, "Aino+x@Posti.example") == email_key(one.pk, "aino@posti.example")
    assert email_key(one.pk, "aino@posti.example") != email_key(other.pk, "aino@posti.example")
    born = now.date()
    assert person_key(one, "Virtanen Anna-Maija", born) == person_key(one, "anna maija virtanen", born)


def test_what_was_hidden_is_hidden_in_the_next_text_too(kerava, now):
    registrar = make_actor(kerava, Role.REGISTRAR)
    one = make_initiative(kerava, at=now, stage=Stage.CHECKING, demand="Kultapossu saa jään auki.")
    one.is_joint = one.wants_discussion = True
    accept(one, hidden=Hidden(demand=[Hide(0, 10, "person_name")]), by=registrar, at=now)
    texts = {"title": "Jäähalli", "demand": "Myös Kultapossu saa avata. Kultapossula jää.", "reasons": ""}
    change_text(one, texts=texts, seen=1, by=maker(one), at=now)
    accept(one, by=registrar, at=now)
    row = PublicInitiative.objects.get(pk=one.pk)
    assert row.demand == f"Myös {MARK} saa avata. Kultapossula jää.", "another word is another"


def test_what_is_hidden_later_is_hidden_in_the_earlier_texts_too(kerava, now):
    registrar = make_actor(kerava, Role.REGISTRAR)
    one = make_initiative(kerava, at=now, stage=Stage.DISCUSSING, wants_discussion=True, reasons="Kulta Possu toivoo.")
    texts = {"title": "Jäähalli", "demand": "Kulta Possu saa avata.", "reasons": "Kulta Possu toivoo yhä."}
    change_text(one, texts=texts, seen=1, by=maker(one), at=now)
    accept(one, by=registrar, at=now)
    hide_words(one, part="demand", spans=[Hide(0, 11, "person_name")], by=registrar, at=now)
    row = PublicInitiative.objects.get(pk=one.pk)
    assert "Possu" not in f"{row.versions}{row.demand}"
    assert row.versions[0]["reasons"] == f"{MARK} toivoo."


def test_hidden_name_is_hidden_in_every_form_in_all_texts(kerava, now):
    registrar = make_actor(kerava, Role.REGISTRAR)
    words = {
        "title": "Sitten Virtasen kioski",
        "demand": "Siellä Maija Virtanen avaa.",
        "reasons": "Niin virtaselle sanottiin.",
    }
    one = make_initiative(kerava, at=now, stage=Stage.DISCUSSING, wants_discussion=True, **words)
    change_text(one, texts={**words, "reasons": "Niin Maijan kanssa."}, seen=1, by=maker(one), at=now)
    accept(one, by=registrar, at=now)
    hide_words(one, part="demand", spans=[Hide(7, 21, "person_name")], by=registrar, at=now)
    row = PublicInitiative.objects.get(pk=one.pk)
    assert (row.title, row.demand, row.reasons) == (
        f"Sitten {MARK} kioski",
        f"Siellä {MARK} avaa.",
        f"Niin {MARK} kanssa.",
    )
    [earlier] = row.versions
    assert [earlier[part] for part in words] == [
        f"Sitten {MARK} kioski",
        f"Siellä {MARK} avaa.",
        f"Niin {MARK} sanottiin.",
    ]


def test_what_a_reviewer_has_shown_in_one_part_stays_shown_when_more_is_hidden_in_another(kerava, now):
    registrar = make_actor(kerava, Role.REGISTRAR)
    words = {"title": "Sitten Kultapossun kioski", "demand": "Siellä Kultapossu avaa Tuhkatihkun.", "reasons": ""}
    one = make_initiative(kerava, at=now, stage=Stage.CHECKING, **words)
    name, other = Hide(7, 17, "person_name"), Hide(23, 34, "other")
    hide_words(one, part="demand", spans=[name], by=registrar, at=now)
    title = one.versions.get().title
    assert [each.source for each in title.redactions.all()] == ["likeness"]
    hide_words(one, part="title", spans=[], by=registrar, at=now)
    hide_words(one, part="demand", spans=[name, other], by=registrar, at=now)
    accept(one, by=registrar, at=now)
    assert PublicInitiative.objects.get(pk=one.pk).title == "Sitten Kultapossun kioski"


def test_what_is_found_in_one_part_is_proposed_in_the_others_from_the_start(kerava, now):
    one = make_initiative(kerava, at=now, stage=Stage.FIXING)
    texts = {
        "title": "Sitten Kultapossun kioski",
        "demand": "Naapurini Maija Kultapossu avaa.",
        "reasons": "Niin Maijan kanssa.",
    }
    made = change_text(one, texts=texts, seen=1, by=maker(one), at=now)
    said = {
        part: [texts[part][each.start : each.end] for each in getattr(made, part).redactions.all()] for part in texts
    }
    assert said == {"title": ["Kultapossun"], "demand": ["Maija Kultapossu"], "reasons": ["Maijan"]}


def test_councillors_are_named_and_members_of_the_youth_council_by_their_choice_alone(kerava, now):
    def names(kind: Kind, **values: bool) -> list[str]:
        one = make_initiative(kerava, at=now, stage=Stage.SENT, sent_at=now, kind=kind)
        one.makers.update(name="Nea Nuori", **values)
        return [each["name"] for each in row_of(one, at=now).makers]

    assert names(Kind.COUNCIL_MOTION) == ["Nea Nuori"]
    assert names(Kind.COUNCIL_MOTION, is_protected=True) == []
    assert names(Kind.YOUTH) == []
    assert names(Kind.YOUTH, shows_name=True) == ["Nea Nuori"]
    assert names(Kind.YOUTH, shows_name=True, is_protected=True) == []
