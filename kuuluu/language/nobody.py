"""Illness that is told of no person: of a pet, a tree, a city and its traffic, or only "as if".

Such words are figures of speech or an animal's, and the law guards neither (Act 621/1999, section 24.1, 25 is of a person's health).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from kuuluu.language.reading import Reading

# What an animal is called. A guide dog tells of its owner.
_ANIMAL = re.compile(
    r"\b(?!opaskoir|avustajakoir|hypokoir|koirall[ae]ni|koira-aller|kissa-aller|ledarhund|assistanshund|servicehund)"
    r"(?:\w{0,12}koira(?!puisto|aitaus|tarha)\w*|hauva\w*|\w{0,8}kissa\w*|kolli(?:n|mme|ni)?\b|katti\w*|hevo(?:nen|set|se\w+)|\w{0,6}poni(?:n|ni|mme|lla)?\b|lehmä\w*|vasik\w+|lampa\w+|"
    r"kani(?:n|ni|mme|t)?\b|labradori\w*|(?:kultainen|labradorin)noutaja\w*|\w*terrieri\w*|mopsi\w*|spanieli\w*|undulaat\w*|taxen\b|(?:vår|min) tax\b|pudeln?\b|terriern?\b|schäfern?\b|labrador(?:en)?\b|papegoja\w*|undulat\w*|poodle|spaniel|beagle|bulldog|marsu\w*|hamsteri\w*|papukaij\w*|lin(?:tu|nun|nut|nulla|tuja|tumme)\b|sorsa\w*|joutsen\w*|hanhi\w*|hanhe\w*|lokki\w*|lokin|lokit|ket(?:tu|un|ut)\b|sii(?:li|lin|lit|lejä)\b|orava\w*|pen(?:tu|nun|nut)(?:mme|ni)?\b|"
    r"(?:hund|katt|häst|ponny|kanin|marsvin|valp)(?:en|ar|arna|ens|er|erna|ungen|ungar|)\b|fågel\w*|fåglar\w*|svan\w*|igelkott\w*|"
    r"(?<!guide )(?<!assistance )(?<!service )(?<!seeing eye )(?:dog|cat|horse|pony|rabbit|puppy|kitten|hamster|parrot|swan|duck|hedgehog|cow|sheep|guinea pig|goldfish|tortoise|budgie|ferret)s?\b(?![ -]allerg))"
)
# Wild ones are nobody's, whatever stands between.
_WILD = re.compile(
    r"\b(?:ketu\w+|supikoira\w*|peura\w*|kauri\w*|hirve\w*|hirvi|jäni(?:s|kse)\w*|rusak(?:ko|on|ot|oita)\w*|mäyrä\w*|pulu\w*|varis|variks\w+|harakka\w*|hylje|hylke\w+|rotta|rotat|rotan|rotilla|siili\w*|orava\w*|joutsen\w*|sorsa\w*|sorsi\w*|hanhi\w*|hanhe\w*|lok(?:ki|in|it|eilla)\w*|pöllö\w*|"
    r"rävar?|räven|räv|rådjur\w*|harar?|haren|hare|ekorr\w*|grävling\w*|mås\w*|gäss|gås\w*|duvor?|duvan|kråk\w*|älg\w*|säl\w*|igelkott\w*|svan(?:en|ar|arna)?|"
    r"fox(?:es)?|deer|hares?|squirrels?|badgers?|gulls?|seagulls?|goose|geese|pigeons?|crows?|owls?|seals?|hedgehogs?|swans?|ducks?|ducklings?|racoon dogs?|raccoon dogs?|rats?|elks?|moose)\b"
)
# Where dogs are talked of, or one is lost or found, who is ill and has but a name is one of them.
_PET_TALK = re.compile(
    r"\b(?:koirapuisto\w*|koira-?aitau\w*|koirametsä\w*|koirauimara\w*|koiratarh\w*|koirakentt\w*|agility\w*|kennelysk\w*|eläinlääk\w*|eläinklini\w*|kaulapan\w*|löytöeläin\w*|(?:kissa|koira|kani|papukaija|undulaatti)\w* (?:\w+ )?(?:löyt\w+|kado\w+|katos\w+|kara\w+|hukas\w+)|(?:löyty\w*|kado\w+|kara\w+|etsimme) (?:\w+ ){0,2}?(?:kissa|koira|kani|papukaija|undulaatti)\w*|"
    r"hundpark\w*|hundrastgård\w*|hundgård\w*|kennelhosta\w*|veterinär\w*|djurklinik\w*|djursjukhus\w*|(?:bortsprungen|försvunnen|upphittad|hittat en) (?:\w+ )?(?:katt|hund|kanin)|(?:katt|hund|kanin) (?:\w+ )?(?:hittad|bortsprungen|försvunnen|saknas)|"
    r"dog ?parks?|dog runs?|off-leash|kennel cough|vets?|veterinary|(?:lost|found|missing) (?:\w+ )?(?:cat|dog|rabbit|parrot)|(?:cat|dog) (?:\w+ )?(?:lost|found|missing))\b"
)
_OWNED_NAME = re.compile(
    r"\b(?:[Mm]eidän(?:kin)?|[Mm]eiän|[Mm]eijän|[Mm]eillä|[Mm]un|[Mm]inun|[Oo]ur|[Mm]y|[Vv]år|[Mm]in|[Ee]ven our|[Hh]änen|[Nn]aapurin) (?:(?:vanha|pikku|old|little|poor|gamla|lilla) )?(?=[A-ZÅÄÖ])"
)
# Of whom it is told after all, when one of them stands between the animal and the illness.
_PERSON = re.compile(
    r"\b(?:minä|minu\w*|mun|mulla?|mua|meidän|meitä|meillä|meille|häne\w+|hän|häntä|heidä\w+|itse\w*|\w+(?<!koira)(?<!kissa)(?<!hevose)(?:ni|mme|ns[aä])|(?:jou(?:duin|dun)|sain|olen|oon|kaaduin|olin|näin|kuulin|sairastan|käytän|pelkään)|"
    r"äiti\w*|isä(?:n|ni|lle|llä)?\b|laps\w+|poi(?:ka|an|at)\w*|tyttö\w*|tytö\w*|vaimo\w*|mie(?:s|hen|heni)\b|nai(?:nen|sen)\b|naapuri\w*|vanhu\w+|omistaja\w*|"
    r"jag|mig|min|mitt|mina|vi|oss|hon|honom|henne|hennes|barn\w*|son|sonen|dotter\w*|fru|man|granne\w*|ägare\w*|mamma|pappa|"
    r"(?-i:I)|i (?:am|have|had|was|can|cannot|can't|need|got|use|take|get|suffer|do|don't)|i'm|i’m|me|my|mine|we|us|she|her|him|son|daughter|child|children|kids?|wife|husband|mother|father|neighbou?r|owner|boy|girl|man|woman)\b",
    re.IGNORECASE,
)
# What is called ill, blind or lame in figures of speech; of persons too, so that what is called so must be no thing.
_FIGURE = re.compile(
    r"sokea|sokei|kuuro|sairas|sairai|halvaan|sydänkohtau|sydäninfark|infarkt|aivohalv|skitso|dement|seniili|muistin|muistinmenet|rampa|sätky|sätkyn|invalidi|hullu|kuume|allergi|autist|syöpä|pyörty|masen|ahdist|"
    r"hengitysk|terveydentil|amneesi|alkoholi|krapula|burn|uupu|loppuunpal|koomassa|sekava|vainohar|neuro|narko|juopo|traum|stres|"
    r"sjuk|blind|döv|förlama|handikapp|lam\b|schizo|hjärtat|hjärtin|stroke|feber|cancer|dement|senil|deprim|utbränd|autis|panik|"
    r"sick|ill\b|blind|deaf|paraly|cripp|schizo|heart attack|stroke|cancer|fever|disab|autis|allerg|senile|dement|depress|coma|anorexi|bipolar|manic|hysteri|neuro|trauma|anxi|exhaust|burn"
)
_THING = re.compile(
    r"\b(?:kaupun(?:ki|gin|gilla)\b|kaupunkimme|keskusta\w{0,3}\b|liiken(?:ne|teen|teellä)\b|joukkoliikenne|bussiliikenne|päätöksen\w+|päättäj\w+|virkamieh\w+|virkakoneisto|valtuusto\w{0,2}|hallinto|hallitus|johto|suunnitteli\w+|"
    r"suunnittelu|kaavoitta\w+|kaavoitus|byrokratia|järjestelmä\w{0,3}|sovellus|nettisivu\w*|talou[sd]\w*|budjetti|aikataulu\w{0,3}|silta|sillat|risteys|korttelit?|tori|demokratia|yhteiskunta|organisaatio|\w{0,12}puut?\b|bussi|bussit|juna|raitiovaunu|"
    r"puita|jalava\w?|koivut?|lehmus\w*|lehmukset|kuus(?:i|et)\b|mänty|männyt|nurmikko|nurmi|pensaat|pensas|kukat|ruusut?|järvi|joki|puro|rakennus|rakennukset|talo(?:t)?\b|koulurakennus|katuvalo\w*|automaatti|\w*robot(?:ti|tinne|tti\w*|in)?|chatbot\w*|laite|pylväs|hissi|tietojärjestelmä|"
    r"logiikka|ajatus|idea|touhu|meno|systeemi|hinnoittelu|päätös|politiikka|"
    r"trafiken|centrum|staden|kommunen|besluts?\w*|tjänstemännen|planer\w+|systemet|ekonomin|budgeten|tidtabell\w*|bron|korsning\w*|torget|demokratin|byråkratin|träd(?:en|et)?\b|almarna|lindarna|björkarna|asparna|rosor\w*|"
    r"appen|automaten|huset|byggnaden|fullmäktige|ledningen|förvaltningen|politik\w*|sjön|"
    r"traffic|junction|roundabout|council|planners?|planning|designers?|whoever|city|town|centre|center|downtown|budget|economy|system|timetable|app|website|bureaucracy|democracy|trees?|elms?|lindens?|birch\w*|bridge|lift|"
    r"machine|building|officials?|decision[- ]?makers?|politics|management|administration|lake|river|lawn)\b"
)
_AS_IF = re.compile(
    r"(?:\bas if|\bas though|\blike (?:a|an|some)|ikään kuin|ikäänkuin|aivan kuin|ihan kuin|niin kuin|niinku|kuin joku|kuin mikäkin|\bsom om|\bsom en|precis som) (?:[\w’']+ ){0,4}\Z"
)
# What goes on after a comma without "it" or "which" is of somebody else: "koiraa en jaksa ulkoiluttaa, selkä kipeä".
_ANOTHER_CLAUSE = re.compile(
    r"[,;:–](?! ?(?:se|sen|sillä|sitä|siltä|joka|jolla|jonka|jolta|it|its|which|that|who|den|dess|som|vars|ja|and|och|eikä)\b)|"
    r"\b(?:kanssa|ulkoil\w+|lenkki\w*|lenkil\w+|med|with|walk\w*|koska|because|eftersom|sillä että|kun)\b"
)
_SENTENCE = re.compile(r"[.!?\n]\s")
_LONG, _AS_LONG = 160, 60


def is_nobodys(reading: Reading, start: int, end: int, names: Sequence[int]) -> bool:
    """Tell whether an illness here is an animal's, a thing's or only compared to; `names` tells where persons are named."""
    text, low = reading.text, reading.low
    first = max(0, start - _LONG)
    for ends in _SENTENCE.finditer(text, first, start):
        first = ends.end()
    if _AS_IF.search(low, max(first, start - _AS_LONG), start):
        return True
    if _last_end(_WILD, reading, (first, start, end), names) is not None or _is_pets(
        reading, (first, start, end), names
    ):
        return True
    animal = _last_end(_ANIMAL, reading, (first, start, end), names)
    if animal is not None and not _ANOTHER_CLAUSE.search(low, animal, start):
        return True
    return bool(_FIGURE.search(low, start, end)) and _last_end(_THING, reading, (first, start, end), names) is not None


def _last_end(
    nobody: re.Pattern[str], reading: Reading, places: tuple[int, int, int], names: Sequence[int]
) -> int | None:
    """Return where the last animal or thing before ends when no person follows it."""
    first, start, end = places
    ends = [found.end() for found in nobody.finditer(reading.low, first, start)]
    if not ends or _PERSON.search(reading.text, ends[-1], end):
        return None
    named = bisect_left(names, ends[-1])
    return None if named < len(names) and names[named] < start else ends[-1]


def _is_pets(reading: Reading, places: tuple[int, int, int], names: Sequence[int]) -> bool:
    """Tell whether the sentence talks of dogs or of one that is lost, and nobody but a pet with a name stands after that."""
    first, start, end = places
    talk = _PET_TALK.search(reading.low, first, start)
    if talk is None or _PERSON.search(_OWNED_NAME.sub("", reading.text[talk.end() : end])):
        return False
    named = bisect_left(names, talk.end())
    return named == len(names) or names[named] >= start
