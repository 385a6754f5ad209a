"""Names of animals: "Hunden under oss heter Kalle", "a goat named Harold", "the reading dog ... thank you, Waffles"."""

import re

from kuuluu.language.names.bearers import is_animal
from kuuluu.language.names.called_so import is_beside_somebody
from kuuluu.language.names.lists import exact, words
from kuuluu.language.names.pets_joined import SEVERAL, are_apposed, before_others, is_of_them, live_there
from kuuluu.language.names.runs import Run
from kuuluu.language.names.says import IS
from kuuluu.language.names.somebody import is_a_person, until_place
from kuuluu.language.names.tokens import Token

_CALLED = frozenset(
    [
        "heter",
        "hette",
        "kallas",
        "called",
        "named",
        "nimeltä",
        "nimeltään",
        "nimi",
        "nimet",
        "nimeen",
        "nimeä",
        "namnet",
        "kallar",
        "calls",
        "call",
    ]
)
_IS = frozenset(["on", "oli", "ovat", "är", "is", "are", "was", "ja", "och", "and"])
_THANKED = frozenset(["you", "thanks", "tack", "kiitos", "kiitokset", "bra", "hyvä"])
_FAR, _FARTHER = 6, 10
_NAMELY = frozenset(
    ["särskilt", "speciellt", "etenkin", "varsinkin", "erityisesti", "nimittäin", "especially", "alltså", "eli", "siis"]
)
_GIVES = ("nimes", "nimet", "risti", "kutsu", "sano")
_APPOSED = frozenset([", ", " (", "\n("])
_ENDS = ".,;!?)\n"
_FIRST_FORMS = ("nen", "hund", "horse", "häst")
_OWNED = ("koiran", "kissan", "hevosen", "kanin")
# What begins a clause of somebody who has an animal, not of one.
_CLAUSE = frozenset(
    [
        "joka", "jolla", "jonka", "jolta", "jota", "ja", "som", "vars", "har", "med", "och", "who", "whose", "with", "has", "had", "and", "on", "oli", "är", "var", "is",
        "was", "omistaja", "ägare", "owner", "walker", "kasvattaja", "kouluttaja", "irti", "vapaana", "lös", "loose", "hoitaja", "of", "by", "from",
    ]
)  # fmt: skip
# What may follow the animal in its apposition: how old it is.
_AGE = frozenset(
    [
        "v",
        "vuotta",
        "vuotias",
        "kk",
        "på",
        "år",
        "åtta",
        "två",
        "tre",
        "fyra",
        "fem",
        "sex",
        "sju",
        "nio",
        "tio",
        "elva",
        "tolv",
        "y",
        "yo",
        "years",
        "old",
        "aged",
    ]
)
_RAN = frozenset(
    ["karkasi", "karannut", "katosi", "kadonnut", "kadoksissa", "kateissa", "hukassa", "haukkuu", "haukkui", "puri", "purasi", "rymsi", "rymde", "sprang", "smet", "försvann", "saknas", "skäller", "skällde", "bet",
     "ran", "escaped", "bolted", "barks", "barked", "bit", "missing", "bites"]
)  # fmt: skip
_IT = frozenset(["se", "hän", "kyseessä", "den", "det", "hon", "han", "it", "he", "she"])
_HE = frozenset(["hän", "hon", "han", "he", "she"])
_OWN = frozenset(["vår", "min", "er", "din"])  # "hunden vår, Doris,"
_PAWS = frozenset(
    [
        "paw",
        "paws",
        "snout",
        "fur",
        "leash",
        "collar",
        "tassu",
        "tassun",
        "tassunsa",
        "tassut",
        "tassuaan",
        "tassustaan",
        "kuono",
        "kuononsa",
        "turkki",
        "turkkinsa",
        "hihnassa",
        "hihnasta",
        "tass",
        "tassen",
        "tassar",
        "nosen",
        "pälsen",
        "svansen",
        "kopplet",
        "koppel",
    ]
)
_WIDE = 25
_OF_DOGS = (
    "koirapuisto",
    "koira-aitau",
    "koira-aidan",
    "koirametsä",
    "kennelysk",
    "eläinlääk",
    "hundpark",
    "hundgård",
    "rastgård",
    "kennelhost",
    "veterinär",
    "kennel",
)
_DOGS_ILLS = (
    "kennelysk",
    "kennelhost",
    "kennel",
    "eläinlääk",
    "veterinär",
    "punk",
    "penikkatau",
    "parvo",
    "rokot",
    "valja",
    "hihna",
    "koppel",
)
_NUMBER = re.compile(r"\d+ ?-?")
_WITH = frozenset(
    [
        "kanssa",
        "luo",
        "luona",
        "luota",
        "luokse",
        "mukana",
        "mukaan",
        "perässä",
        "perään",
        "vieressä",
        "kimpussa",
        "kimppuun",
        "kotona",
        "kotiin",
    ]
)
_OWNERS = frozenset(
    ["my", "our", "vår", "min", "vårt", "mitt", "meidän", "mun", "minun", "the", "naapurin", "grannens"]
)
_FARTHEST, _TWO = 16, 2
_SO_CALLED = frozenset(["nimeltään", "nimeltä", "niminen", "nimisen"])


def is_a_pet(tokens: list[Token], run: Run) -> bool:
    """Tell whether a name is said to be an animal's, or thanks go to an animal that the text speaks of."""
    if not run.words[0].capital:
        return len(run.words) == 1 and is_animal(run.words[0].low)  # "min schäfer Tor"
    if _is_told_after(tokens, run) or _is_told_next(tokens, run) or _has_a_paw(tokens, run):
        return True
    if not run.index:
        return False
    if _is_met_with_dogs(tokens, run):
        return True
    if len(run.words) > 1:
        return _is_horse(tokens[run.index - 1], run)
    return _is_apposed(tokens, run) or _is_told_before(tokens, run)


def _is_told_before(tokens: list[Token], run: Run) -> bool:
    """Tell whether the animal, or what it is called, stands before: "pennut Lilli ja Nalle", "hunden heter Kalle"."""
    at = before_others(tokens, run.index - 1)
    if _is_with_one(tokens, run):
        return False
    if live_there(tokens, run, at) or are_apposed(tokens, run, at):
        return True
    are_told = tokens[at + 1].gap == " " or (tokens[at + 1].gap in {", ", ": "} and tokens[at].low.endswith(SEVERAL))
    if are_told and is_animal(tokens[at].low) and (tokens[at + 1].gap == " " or not is_of_them(tokens, at)):
        return True
    while at > 0 and tokens[at].low in _IS:
        at -= 1
    if tokens[at + 1].low in IS and _is_ours(tokens, at) and not _has_one(run) and not run.words[0].is_inflected:
        return True  # "meidän mopsi on Aatos"
    if tokens[at].low in _CALLED:
        return _speaks_of_one(tokens, at)
    is_unknown = not run.words[0].kind or run.words[0].low in exact("food")
    return is_unknown and tokens[at].low in _THANKED and any(is_animal(token.low) for token in tokens[:at])


def _is_with_one(tokens: list[Token], run: Run) -> bool:
    """Tell whether an animal is with or near somebody: "tuli koira Netan | kanssa"."""
    return run.after < len(tokens) and run.words[-1].is_inflected and tokens[run.after].low in _WITH


def _is_ours(tokens: list[Token], at: int) -> bool:
    """Tell whether our animal, and no more, stands here: "vår pudel", "koiramme"."""
    low, before = tokens[at].low, tokens[at - 1].low if at else ""
    return is_animal(low) and (
        before in exact("ours") or before in _OWNERS or low.endswith(("mme", "koirani", "kissani"))
    )


def _is_horse(word: Token, run: Run) -> bool:
    """Tell whether a horse or a breed stands before a name of two words: "suomenhevonen Vieterin Iivari"."""
    is_breed = is_animal(word.low) and (word.low.endswith(_FIRST_FORMS) or not word.low.endswith(("n", "s")))
    return run.words[0].gap == " " and is_breed


def _is_told_after(tokens: list[Token], run: Run) -> bool:
    """Tell whether the animal is told after the name: "Bertta (mäyräkoira, 12 v.)", "Sigge, en tax på åtta år,", "eli meidän huskyt"."""
    following = tokens[run.after : run.after + 3]
    is_it = len(following) > 1 and following[0].gap == " " and following[0].low in IS and not _has_one(run)
    told = until_place(following[1:]) if is_it else []
    if any(is_animal(token.low) and token.gap == " " for token in told) and not is_a_person(told[-1].low):
        return True  # "Asta är hunden", not "Asta on koiran hoitaja"
    if len(following) > 1 and following[0].low == "the" and following[0].gap == " " and is_animal(following[1].low):
        return True  # "Harold the terrier"
    if run.after >= len(tokens) or len(run.words) > _TWO or _NUMBER.sub("", tokens[run.after].gap) not in _APPOSED:
        return False
    told = [tokens[run.after]]
    for token in tokens[run.after + 1 : run.after + _FAR]:
        is_within = token.gap == ", " and "(" in told[0].gap  # "Bella (5 v, koira)"
        if not is_within and (token.gap[:1] not in {" ", "-"} or set(token.gap) & set(_ENDS)):
            break
        told.append(token)
    if any(token.low in _CLAUSE for token in told):
        return False
    at = next((n for n, token in enumerate(told) if is_animal(token.low)), None)
    if at is None or told[at].low.endswith(_OWNED) or any(token.low in words("private") for token in told[at + 1 :]):
        return False
    return "(" in tokens[run.after].gap or all(token.low in _AGE for token in told[at + 1 :])


def _has_one(run: Run) -> bool:
    """Tell whether a name stands as of somebody who has something: "Naapurilla Elviralla | on koira"."""
    return run.words[-1].low != run.words[-1].lemma and run.words[-1].low.endswith(("lla", "llä"))


def _has_a_paw(tokens: list[Token], run: Run) -> bool:
    """Tell whether a first name alone has what only an animal has: "Oliver got his paw stuck", "Netta astui lasiin, tassu vuotaa"."""
    ahead = tokens[run.after : run.after + _FAR]
    paw = next((n for n, token in enumerate(ahead) if token.low in _PAWS), None)
    if paw is None or len(run.words) > 1:
        return False
    before = ahead[: paw + 1]
    if all(token.gap == " " for token in before):
        return True
    return ahead[paw].gap == ", " and all(token.gap == " " and not is_animal(token.low) for token in before[:-1])


def _is_met_with_dogs(tokens: list[Token], run: Run) -> bool:
    """Tell whether "our" Onni ran off, or was ill, where only dogs are spoken of and nobody's child: "koirapuistossa kiertää kennelyskä, meidän Onni"."""
    if len(run.words) > 1 or tokens[run.index - 1].low not in exact("ours"):
        return False
    near = tokens[max(0, run.index - _WIDE) : run.after + _WIDE]
    if not any(token.low.startswith(_OF_DOGS) for token in near) or any(token.low in words("child") for token in near):
        return False
    ran = any(token.low in _RAN for token in tokens[run.after : run.after + 3])
    return ran or any(token.low.startswith(_DOGS_ILLS) for token in near)


def _is_told_next(tokens: list[Token], run: Run) -> bool:
    """Tell whether a sentence after a name says that it is an animal: "Kalle karkasi eilen. Se on musta labradorinnoutaja"."""
    if len(run.words) > 1 or run.after >= len(tokens):
        return False
    ran = any(token.low in _RAN for token in tokens[run.after : run.after + 3])
    for at in range(run.after, min(run.after + _FARTHEST, len(tokens) - _TWO)):
        if not tokens[at].at_start or tokens[at].low not in (_IT if ran else _HE) or tokens[at + 1].low not in IS:
            continue
        said = tokens[at + _TWO : at + _FAR]
        return any(is_animal(token.low) and token.gap[:1] != "." for token in said[: _FAR - _TWO])
    return False


def _is_apposed(tokens: list[Token], run: Run) -> bool:
    """Tell whether it stands beside the animal: "the ram, Winston,", "koira, Lempi nimeltään", "getterna …, särskilt Sixten"."""
    word, following = tokens[run.index - 1], tokens[run.after] if run.after < len(tokens) else None
    ends = following is None or following.gap[:1] in {",", ".", "!", "?", ")"}
    noun = tokens[run.index - 2] if word.low in _OWN and run.index > 1 else word
    if run.words[0].gap in {", ", " ("} and is_animal(noun.low) and ends:
        return True
    gives = tokens[before_others(tokens, run.index - 1)]
    is_given = run.words[0].low.endswith("ksi") and gives.low.startswith(_GIVES)
    if is_given and _speaks_of_one(tokens, run.index, _FARTHER):
        return True  # "etana, jonka nimesimme Taistoksi"
    is_named = following is not None and following.gap == " " and following.low in _SO_CALLED
    return (is_named or word.low in _NAMELY) and _speaks_of_one(tokens, run.index, _FARTHER)


def _speaks_of_one(tokens: list[Token], at: int, far: int = _FAR) -> bool:
    """Tell whether the sentence names an animal shortly before, and no person after the animal."""
    for step in range(at - 1, max(-1, at - far), -1):
        low = tokens[step].low
        if is_animal(low):
            return not is_beside_somebody(tokens, step)
        if tokens[step + 1].at_start or low in words("child") or low in words("private"):
            return False
    return False
