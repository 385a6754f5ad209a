"""A name that stands again is what it was before, also in a form that no list knows: "Jani Sorvoja ... Sorvojaa"."""

from kuuluu.language.names.forms import ENDINGS, NOMINATIVE_ENDINGS, stems
from kuuluu.language.names.lexicon import Kind
from kuuluu.language.names.pets import is_a_pet
from kuuluu.language.names.public_life import is_of_public
from kuuluu.language.names.runs import Run
from kuuluu.language.names.says import Says
from kuuluu.language.names.somebody import acts, is_a_person
from kuuluu.language.names.tokens import Token

_PARENTS = ("äiti", "äidi", "isä", "mamma", "pappa", "mother", "father", "mum", "dad")
_AGAIN = (Says.PERSON, Says.CHILD, Says.OFFICIAL)
_TOLD = (Says.PERSON, Says.SIGNED)
_FEWEST = 4  # letters of a surname that is looked for again


def with_retold(found: list[Token], every: list[Run], said: list[Says]) -> tuple[list[Run], list[Says]]:
    """Return the runs and what they are, with the forms added of surnames that stood with a first name before."""
    again(every, said)
    things_again(found, every, said)
    first_again(every, said)
    stems_told = _stems_told(every, said)
    if not stems_told:
        return every, said
    taken = {n: at for at, run in enumerate(every) for n in range(run.index, run.after)}
    added = []
    for n, word in enumerate(found):
        if not word.capital or len(word.low) < _FEWEST or not _is_form(word, stems_told):
            continue
        at = taken.get(n)
        if at is None:
            added.append(Run([word], n))
        elif len(every[at].words) == 1 and said[at] is Says.NOTHING:
            said[at] = stems_told.get(word.low, Says.PERSON)
    if not added:
        return every, said
    again_said = ((run, stems_told.get(run.words[0].low, Says.PERSON)) for run in added)
    both = sorted([*zip(every, said, strict=True), *again_said], key=lambda one: one[0].start)
    return [run for run, _says in both], [says for _run, says in both]


def _stems_told(every: list[Run], said: list[Says]) -> dict[str, Says]:
    """Return what endings are put to in surnames of whole names, and in names that no list has, each with whose it is."""
    told: dict[str, Says] = {}
    for run, says in zip(every, said, strict=True):
        last = run.words[-1]
        is_first_form = last.low == last.lemma and not last.has(Kind.FIRST)
        is_whole = says in _TOLD and (run.is_pair or (len(run.words) > 1 and not last.kind))
        is_unlisted = says in _AGAIN[:2] and len(run.words) == 1 and not last.kind
        if (is_whole or is_unlisted) and not run.lower and is_first_form and len(last.low) >= _FEWEST:
            told |= dict.fromkeys((last.low, *stems(last.low)), Says.CHILD if says is Says.CHILD else Says.PERSON)
    return told


def _is_form(word: Token, stems_told: dict[str, Says]) -> bool:
    """Tell whether a word is a stem and an ending, and no ordinary word that starts a sentence."""
    if not word.low.startswith(tuple(stems_told)) or (word.at_start and word.has(Kind.WORD)):
        return False
    if word.has(Kind.PLACE) and word.has(Kind.INSIDE):
        return False  # "Onni Lahti, en kyllä Lahdesta"
    low = word.low.split(":", maxsplit=1)[0]
    rests = (low[len(stem) :] for stem in stems_told if low.startswith(stem))
    return any(rest in ENDINGS or rest in NOMINATIVE_ENDINGS for rest in rests)


def first_again(every: list[Run], said: list[Says]) -> None:
    """A first name alone that belongs to a whole name told before is that person: "Hannele Mustosen koira Ransu, ja Hannele itse"."""
    told: set[str] = set()
    for n, run in enumerate(every):
        first = run.words[0]
        if run.is_pair and said[n] in _TOLD and first.has(Kind.FIRST) and not run.lower:
            told.add(first.lemma)
        elif (
            len(run.words) == 1 and said[n] in (Says.NO_PERSON, Says.NOTHING) and first.capital and first.lemma in told
        ):
            said[n] = Says.PERSON


def things_again(found: list[Token], every: list[Run], said: list[Says]) -> None:
    """A name alone that was a thing's is a thing's when it stands again: "the chatbot Kerttu … Kerttu needs a holiday"."""
    called = (
        run
        for run, says in zip(every, said, strict=True)
        if says is Says.THING and ("-nimi" in run.words[0].low or is_a_pet(found, run))
    )
    things = {run.words[0].lemma for run in called}  # also before: "Asiaa Pekkaan, siis Pekka-nimiseen huoneeseen"
    known: set[str] = set()
    for n, run in enumerate(every):
        if len(run.words) > 1:
            if said[n] is Says.NO_PERSON and run.words[0].has(Kind.FIRST) and is_of_public(found, run):
                known.add(run.words[0].lemma)  # "Minna Canthin päivä … Minna itkisi"
            if said[n] is Says.THING and is_a_pet(found, run):
                things.add(run.words[-1].lemma)  # "suomenhevonen Vieterin Iivari … Iivari ontuu"
            continue
        if said[n] in (Says.THING, Says.NO_PERSON) and run.words[0].has(Kind.FIRST | Kind.NICK):
            things.add(run.words[0].lemma)
        elif said[n] is Says.PERSON and not _is_beside_a_person(found, run):
            lemma, does = (
                run.words[0].lemma,
                acts(found[run.after].low) if run.after < len(found) else False,
            )
            said[n] = Says.THING if lemma in things or (lemma in known and not does) else said[n]


def _is_beside_a_person(found: list[Token], run: Run) -> bool:
    """Tell whether the word before or after tells of somebody: "Eemelin äiti"."""
    beside = (at for at in (run.index - 1, run.after) if 0 <= at < len(found))
    return any(is_a_person(found[at].low) or found[at].low.startswith(_PARENTS) for at in beside)


def again(every: list[Run], said: list[Says]) -> None:
    """A name that stands again is what it was: an official before a child, and a child before another person."""
    known: dict[str, Says] = {}
    for run, says in zip(every, said, strict=True):
        if says in _AGAIN:
            for lemma in run.lemmas:
                if len(lemma) > 1 and (lemma not in known or _AGAIN.index(says) > _AGAIN.index(known[lemma])):
                    known[lemma] = says
    for n, run in enumerate(every if known else ()):
        says = known.get(run.lemmas[-1], Says.NOTHING) if run.lemmas else Says.NOTHING
        if says is Says.NOTHING or says is said[n]:
            continue
        is_again = run.words[0].capital and not run.words[0].at_start
        if (said[n] is Says.NOTHING and is_again) or (
            said[n] is Says.PERSON and says in (Says.CHILD, Says.OFFICIAL) and len(run.words) == 1
        ):
            said[n] = says
