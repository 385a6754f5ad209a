"""Where persons' names stand in a text, and whether the person is a child."""

import re
from typing import NamedTuple

from kuuluu.language.names.after import after
from kuuluu.language.names.alone import may_be, may_have_age, stands_alone
from kuuluu.language.names.along import along
from kuuluu.language.names.as_people import does_as_people
from kuuluu.language.names.before import before
from kuuluu.language.names.called_so import is_of_a_clause, is_said_to_be_called
from kuuluu.language.names.childhood import (
    begins_school,
    is_child_by_age,
    is_pupil,
    speaks_of_a_grown_up,
    speaks_of_a_pupil,
    speaks_of_school,
)
from kuuluu.language.names.elsewhere import is_made_up, is_month_again, is_told_elsewhere
from kuuluu.language.names.famous import is_public
from kuuluu.language.names.lexicon import Kind
from kuuluu.language.names.lists import exact, words
from kuuluu.language.names.meant import is_meant_by_she
from kuuluu.language.names.namesakes import is_a_namesake
from kuuluu.language.names.nobody import is_of_nobody
from kuuluu.language.names.office_holders import COURTESY
from kuuluu.language.names.parts_played import is_a_part
from kuuluu.language.names.pets import is_a_pet
from kuuluu.language.names.places_told import is_lit_or_slippery, is_told_a_place
from kuuluu.language.names.public_life import is_in_office, is_maker, is_of_public, is_one_of_things, is_plant
from kuuluu.language.names.reached import is_reached, is_spoken_to
from kuuluu.language.names.retold import with_retold
from kuuluu.language.names.runs import Run, runs
from kuuluu.language.names.says import LEFT, SURE, Says
from kuuluu.language.names.several_named import are_of_things
from kuuluu.language.names.somebody import acts, does_there
from kuuluu.language.names.spans import spans, with_user_names
from kuuluu.language.names.talk import Talk
from kuuluu.language.names.things_named import is_a_things
from kuuluu.language.names.tokens import Token, tokens
from kuuluu.language.names.told import with_told
from kuuluu.language.names.told_of_things import is_told_of_a_thing

_LIVES = frozenset({"asuu", "bor", "lives"})  # a neighbour who is called as a famous one
_CASES = ("n", "ssa", "ssä", "sta", "stä", "lla", "llä", "lle", "lta", "ltä", "mme", "ni", "s")
_OF_SURNAMES = re.compile(
    r"sukunim|nimenmuut|tyttönim|(?:uusi|uude\w*|vanha\w*|entinen|entise\w*) nime?|efternamn|flicknamn|namnbyt|namnändr|surname|maiden name|last name",
    re.IGNORECASE,
)
_UNSURE, _LONG = Kind.WORD | Kind.PLACE | Kind.AREA, 70
_MAKERS = frozenset(["tekijä", "tekijänä", "upphovsman", "konstnär", "artist", "maker"])  # of a statue


class Named(NamedTuple):
    """Where private persons' names stand, each with "person_name" or "child_name", and names that are somebody's or something else's: left."""

    found: list[tuple[int, int, str]]
    left: list[tuple[int, int]]


def names(text: str, language: str = "") -> list[tuple[int, int, str]]:
    """Return where names stand in a flat text, in characters, each with "person_name" or "child_name"."""
    return named(text, language).found


def named(text: str, language: str = "") -> Named:
    """Return the same with the names that the words around give to an official, a known person, a thing or a place."""
    found = tokens(text, language)
    every = with_told(found, runs(found), text)
    talk = Talk(text, language)
    said = [_judge(found, run, talk) for run in every]
    along(every, said, text)
    every, said = with_retold(found, every, said)
    left = [(run.start, run.end) for run, says in zip(every, said, strict=True) if says in LEFT]
    return Named(with_user_names(spans(every, said, text), text), left)


def _judge(found: list[Token], run: Run, talk: Talk) -> Says:
    """Return what a run is."""
    text = talk.text
    one, other = before(found, run, text), Says.PERSON if is_a_namesake(run, text) else after(found, run, text)
    word = found[run.index - 1] if run.index else None
    if nobody := _nobody(found, run, text, one, other) or _public(
        found, run, talk, is_told=one in SURE or _is_told(run, text), does=other is Says.PERSON
    ):
        return nobody
    told = (
        is_meant_by_she(found, run)
        or run.told
        or one in SURE
        or other in SURE
        or _is_surname_told(run, text)
        or _goes_to_school(run, text)
    )
    age = is_child_by_age(text, run.start, run.end) if told or may_have_age(run, text) else None
    if not (told and may_be(run, one)) and age is None and not stands_alone(run):
        return Says.NOTHING
    if age is not None:
        return Says.CHILD if age else Says.PERSON
    is_ours = word is not None and word.low in exact("ours")  # "meidän Pihla": of whatever age
    return _whose(run, text, Says.NOTHING if is_ours else one)


def _is_told(run: Run, text: str) -> bool:
    """Tell whether it is told whose something is, or that not the known one is meant."""
    return (run.told and run.words[0].capital) or is_a_namesake(run, text)


def _goes_to_school(run: Run, text: str) -> bool:
    """Tell whether a first name, though a word that begins a sentence, begins school or goes to it: "Toivo aloittaa eskarin"."""
    word = run.words[0]
    is_first = len(run.words) == 1 and word.capital and word.has(Kind.FIRST) and not word.is_inflected
    return is_first and begins_school(text, run.end)


def _is_surname_told(run: Run, text: str) -> bool:
    """Tell whether the words are of a surname, and one stands here that could be a place's too: "nyt Laitila"."""
    word = run.words[-1]
    if len(run.words) > 1 or not word.capital or word.at_start or not word.has(Kind.LAST) or not word.has(_UNSURE):
        return False
    if word.low in exact("no_names"):
        return False
    return bool(_OF_SURNAMES.search(text, max(0, run.start - _LONG), run.end + _LONG))


def _nobody(found: list[Token], run: Run, text: str, one: Says, other: Says) -> Says | None:
    """Return what a run is that is no private person: an official, a thing, a place, a firm."""
    word = found[run.index - 1] if run.index else None
    if Says.OFFICIAL in (one, other) or _begins_with(run, "roles") or _ends_an_office(word, run):
        return Says.OFFICIAL
    if (other is Says.THING and len(run.words) == 1) or _is_called_so(found, run, text):
        return Says.THING
    if _is_aino(found, run):
        return Says.NO_PERSON
    if _is_no_persons(found, run, text, one, other) or _begins_with(run, "firms_before") or _is_shop(run):
        return Says.NO_PERSON
    is_told = (
        one in SURE
        and not (word and (word.low in COURTESY or word.low in _MAKERS))
        and (len(run.words) > 1 or one is Says.SIGNED or other is Says.PERSON)
    )
    lives_here = (run.after < len(found) and found[run.after].low in _LIVES) or is_reached(run, text)
    lives_here = lives_here or _is_told(run, text) or is_spoken_to(run, text)
    lives_here = lives_here or (len(run.words) == 1 and does_as_people(run, text))  # "Lucia kom inte med sitt dragspel"
    lives_here = lives_here or (one in SURE and is_child_by_age(text, run.start, run.end) is not None)
    if not is_told and not lives_here and is_of_public(found, run):
        return Says.NO_PERSON
    return None


def _is_called_so(found: list[Token], run: Run, text: str) -> bool:
    """Tell whether it is told that a pet or a thing is called so, and nobody is called up or out to."""
    if is_reached(run, text) or does_there(found, run.index, run.after):
        return False
    return is_a_pet(found, run) or is_said_to_be_called(found, run)


def _is_no_persons(found: list[Token], run: Run, text: str, one: Says, other: Says) -> bool:
    """Tell whether a firm, a thing or a place is told before or after, and nobody who has to do with it."""
    word = found[run.index - 1] if run.index else None
    if other is Says.NO_PERSON:
        return not _is_of_kin(run, one) or text.startswith((" &", " Oy", " Ab"), run.end)
    if one is Says.NO_PERSON and is_of_a_clause(found, run.index - 1, run.after):
        return False
    if one is not Says.NO_PERSON or _acts_by_trade(found, run, word) or does_there(found, run.index, run.after):
        return False
    is_whose = run.is_pair and other is Says.PERSON and _is_whose(run)
    return not is_whose and (not run.is_pair or _is_apposed(run, word))


def _acts_by_trade(found: list[Token], run: Run, word: Token | None) -> bool:
    """Tell whether a trade, which may be a shop's too, stands before a first name, and it is told what somebody did: "Parturi Raija kaatui"."""
    first = run.words[0]
    if word is None or len(run.words) > 1 or not first.has(Kind.FIRST) or first.is_inflected or run.after >= len(found):
        return False
    is_trade = word.low in words("private") and word.low in words("firms_before")
    return is_trade and found[run.after].gap == " " and acts(found[run.after].low)


def _is_whose(run: Run) -> bool:
    """Tell whether a name says whose something is: "kortti Senni Laaksosen nimellä"."""
    return run.words[-1].is_inflected and run.words[-1].low.endswith("n")


def _is_of_kin(run: Run, one: Says) -> bool:
    """Tell whether words of kin stand before a first name, so that a place after it is where somebody is: "poikani Samuelin kirjastossa"."""
    word = run.words[0]
    return one is Says.CHILD and word.has(Kind.FIRST) and not word.has(Kind.PLACE | Kind.AREA)


def _is_aino(found: list[Token], run: Run) -> bool:
    """Tell whether it is how "ainoa" is said where a sentence begins: "Aino oikea ratkaisu"."""
    word = run.words[0]
    if word.low != "aino" or not word.at_start or len(run.words) > 1 or run.after >= len(found):
        return False
    return found[run.after].gap == " " and found[run.after].low in exact("only_one")


def _is_apposed(run: Run, word: Token | None) -> bool:
    """Tell whether a firm or a thing in its first form stands straight before: "tanssikoulu Sari Lehtonen"."""
    return word is not None and run.words[0].gap == " " and not word.low.endswith(_CASES)


def _public(found: list[Token], run: Run, talk: Talk, *, is_told: bool, does: bool) -> Says | None:
    """Return what a run is by the part that somebody has in public life."""
    text = talk.text
    word = found[run.index - 1] if run.index else None
    if is_in_office(run, text, word):
        return Says.OFFICIAL
    if is_month_again(run, talk) or is_made_up(found, run):
        return Says.THING
    if not is_told and (
        (not does and is_plant(found, run, text))
        or is_of_nobody(found, run, text)
        or is_a_things(found, run, talk, does=does)
        or is_told_elsewhere(found, run, talk, does=does)
        or is_told_a_place(found, run, talk.language)
        or is_lit_or_slippery(found, run)
        or are_of_things(found, run)
        or is_a_part(run, talk)
        or is_told_of_a_thing(found, run, talk, does=does)
    ):
        return Says.THING
    is_public = is_maker(run, text, word) or is_one_of_things(found, run) or _is_beside_a_public_one(found, run)
    return Says.NO_PERSON if not is_told and is_public else None


def _is_beside_a_public_one(found: list[Token], run: Run) -> bool:
    """Tell whether a last name alone is joined to one that everybody knows by it: "Sibelius ja Halonen"."""
    at, word = run.index, run.words[0]
    is_last = word.has(Kind.LAST) and not word.has(Kind.FIRST)
    is_alone = len(run.words) == 1 and word.capital and (is_last or word.lemma in exact("figures"))
    joined = at > 1 and found[at - 1].low in {"ja", "sekä", "och", "and", "vai", "tai", "eller", "or"}
    return is_alone and joined and found[at - 2].capital and is_public([], found[at - 2].lemma)


def _begins_with(run: Run, name: str) -> bool:
    """Tell whether the first word, a surname too, says what the rest is: "Piispa Teemu Laajasalo", "Myrsky Aila"."""
    low = run.words[0].low
    return len(run.words) > 1 and low in words(name) and low not in exact("surnames_first")


def _ends_an_office(word: Token | None, run: Run) -> bool:
    """Tell whether the first word, with the one before it, is an office, or it is said whose member somebody is: "Chief | Physician Anna Ekholm"."""
    low = run.words[0].low
    return len(run.words) > 1 and (
        (word is not None and f"{word.low} {low}" in words("roles")) or low in words("offices")
    )


def _is_shop(run: Run) -> bool:
    """Tell whether a first name in the genitive stands before an unknown word: "Kaisan Aarteet" is no person's name."""
    one, other = run.words[0], run.words[-1]
    if len(run.words) > 1 and one.low.endswith(("'s", "’s")) and not other.kind and other.capital:
        return True
    is_genitive = one.has(Kind.FIRST) and one.low.endswith("n") and one.lemma != one.low
    return len(run.words) > 1 and is_genitive and not one.lemma.startswith(one.low) and not other.kind and other.capital


def _whose(run: Run, text: str, one: Says) -> Says:
    """Return whether it is a child's name or another person's."""
    span = run.start, run.end
    if one is Says.CHILD:
        return Says.PERSON if speaks_of_a_grown_up(text, *span) else Says.CHILD
    if one is Says.SIGNED:
        return Says.PERSON
    if is_pupil(text, *span):
        return Says.CHILD
    speaks = speaks_of_school if all(word.has(Kind.FIRST) for word in run.words) else speaks_of_a_pupil
    if one is Says.NOTHING and speaks(text, *span):
        return Says.CHILD
    return Says.PERSON
