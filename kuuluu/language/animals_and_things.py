"""Illness that is told of no person: of a pet, a tree, a city and its traffic, or only "as if".

Such words are figures of speech or an animal's, and the law guards neither (Act 621/1999, section 24.1, 25 is of a person's health).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from kuuluu.language.reading import Reading
from kuuluu.language.words import BREEDS, read_parts

_LISTED = read_parts("nobodys")
# What an animal is called. A guide dog tells of its owner.
_ANIMAL = re.compile(
    r"\b(?!opaskoir|avustajakoir|hypokoir|koirall[ae]ni|koira-aller|kissa-aller|ledarhund|assistanshund|servicehund)"
    rf"(?:{_LISTED['ANIMAL']}|{BREEDS})"
)
# Wild ones are nobody's, whatever stands between.
_WILD = re.compile(rf"\b(?:{_LISTED['WILD']})\b")
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
_MINE = re.compile(r"\w(?:ni|mme)\b|\b(?:my|his|her|our|min|mitt|mina|hans|hennes|vår|jag|he|she|hän|han|hon)\b")
# What is called ill, blind or lame in figures of speech; of persons too, so that what is called so must be no thing.
_FIGURE = re.compile(_LISTED["FIGURE"])
_THING = re.compile(rf"\b(?:{_LISTED['THING']})\b")
# Plants fall ill and die, too; who is allergic to them is a person.
_PLANT = re.compile(rf"\b(?:{_LISTED['PLANT']})\b")
_OF_PLANTS = re.compile(
    r"sair|tau[dt]|kuol|syöpä|laho|loukka|sjuk|död|dör|dog|cancer|sick|\bill|disease|dying|dead|died|infect|fung|amput|blind|sokea"
)
# What a thing is called by how its word ends, as what a clause begins with: "our street suffers", "snöröjningen lider".
_CLAUSE = r"(?:\A|[.,;:!?(\n–-]\s*|\b(?:ja|mutta|koska|että|kun|jos|niin|och|men|att|när|om|så|and|but|because|that|when|if|so|since|while|as|says?) )"
_HEALTHY = r"(?!\w*(?:sairau|masennu|leikkau|tulehdu|halvau|väsymy|uupumu|ahdistu|raskau|huimau|kohtau|lääkity|kuulo|näkö|hengity|kuntou|kasvain|oireilu|vammau|vanhus|kuopus|opas|asukas|potilas|oppilas|sjuk|värk|operation|behandling|depression|skada)\w* )"
_THING_SUBJECT = re.compile(
    rf"{_CLAUSE}(?:(?:[\w:-]+ ){{0,3}}{_HEALTHY}\w*(?:us|ys|os|ös|stö|sto|minen(?<!ihminen)|järjestelmä|kone|laite|silta|tie|katu|puu|puisto|talo|ohjelma|sovellus|robotti|automaatti|linja|bussi|juna|hissi|auto|ovi|nta|(?<!isä)(?<!emä)ntä|kaupunki|kunta|saarni|tammi|koivu|kuusi|patsas|nukke|lumiukko) "
    r"(?:on|ovat|oli|olivat|ei|kärsii|kärsi|sai|saa|saanut|tarvitsee|sairastui|makaa|näyttää|potee|menetti|katkaisi|katkaisee|tekee)"
    rf"|(?:(?:den|det|vår|vårt|er|ert|stadens|kommunens) )?(?:\w+ )?{_HEALTHY}\w*(?:ningen|ningarna|heten|tionen|systemet|linjen|bussen|tåget|vägen|gatan|parken|bron|appen|sidan|planen|huset|skolan|staden|kommunen|statyn|maskinen|automaten|budgeten|ekonomin|trädet|eken|björken|granen|almen|plogen|skylten|lampan|dockan|roboten|bilen|torget|sjön|hissen|dörren|bänken|gungan|draken|gubben(?<=snögubben)|kyrkan|affären|banan|logiken) "
    r"(?:är|var|har|hade|lider|led|fick|får|ligger|blev|behöver|tappade|bröt)"
    r"|(?:vår|vårt|er) (?:gata|gård|park|väg|skola|kommun|stad|by|bro|buss|hiss|brevlåda|häck|lekplats) (?:är|har|lider|fick|ligger|behöver)"
    r"|(?:(?:the|our|your|this|that|its|every|my) |[\w-]+['’]s )(?:(?!(?:in|on|at|from|with|of|below|next|upstairs|under|who|and|or)\b)[\w-]+ ){0,3}?"
    r"(?:street|road|junction|roundabout|(?:foot|over)?bridge|underpass|bus|line|train|tram|station|stop|park|tree|birch|oak|elm|linden|ash|maple|willow|hedge|lawn|city|town|council|budget|economy|plan|timetable|system|app|website|site|page|chatbot|bot|robot|machine|printer|scanner|computer|phone|server|lift|escalator|"
    r"building|school|library|house|hall|roof|wall|door|window|statue|snowman|doll|dragon|teddy|bear|swing|slide|bench|lamp|sign|clock|bell|fountain|playground|plough|plow|car|bike|van|truck|memory|traffic|policy|bureaucracy|democracy|logic|decision|process|form|queue|bin|lake|river|pond|field|pitch|rink|pool|gym|centre|center|market|square|organ|piano) "
    r"(?:is|are|was|were|has|have|had|suffers?|gets?|got|needs?|lost|broke|lacks?))(?: (?:been|also|again|still|now|just|had|on|saanut|ollut|aivan|täysin|ihan|taas|nyt|enää|helt|alldeles|redan|fått|av|from|en|ett|a|an|the|\w+ly)){0,3} \Z"
)
# Who stands in the way of a sight, and not who is blind: "drivers can't see the kids", "ingen ser skylten".
_BLOCKED = re.compile(
    rf"(?:{_CLAUSE}|\b)(?:drivers?|motorists?|cyclists?|riders?|people|kids|children|pedestrians?|you|one|nobody|no one|everyone|anyone|passengers|they|"
    r"kuljettaja\w*|kuski\w*|autoilija\w*|pyöräilijä\w*|kukaan|ihmiset|lapset|jalankulkija\w*|siellä|siinä|sieltä|tuolla|täällä|"
    r"bilist\w*|bilförar\w*|förar\w*|cyklist\w*|man|barnen|ingen|folk|fotgängar\w*)(?: (?:just|simply|really|at all|coming \w+ \w+ \w+|from \w+ \w+|turning \w+|ei|eivät|vaan|kan|knappt))* \Z"
)
_SEES = re.compile(
    r"(?:can'?t|cannot|can not|can hardly|can barely|could not|don'?t|ei|eivät|en|sees?|ser|kan|hears?|hör|et) ?(?:\w+ ){0,2}?(?:see|hear|näe|kuule|se|höra|nothing|ingenting|inget|knappt|dåligt|illa)\b"
)
# What somebody can't do because something bars it: "can't walk there, the bridge is closed", "en kuule, kun kaiutin on rikki".
_CANT = re.compile(
    r"(?:can'?t|cannot|can not|could not|couldn'?t|can no longer|could no longer|en|ei|enkä|eikä|emme|eivät|(?:kan|klarar|orkar) (?:inte|ej)|(?:ser|hör)(?: nästan)? (?:inte|ej|ingenting|inget)) "
)
_BARS = re.compile(rf"\b(?:{_LISTED['BARS']})\b")
# What nearly befell somebody and didn't: a heart attack at the sight of a bill.
_NEARLY = re.compile(
    r"\b(?:melkein|miltei|lähes|meinas\w*|meinaa\w*|vähällä|nästan|höll på att|nära att|nearly|almost|practically|about to)(?: [\w’']+){0,3} \Z"
)
_NEARLY_IN = re.compile(r"\b(?:melkein|miltei|lähes|nästan|nearly|almost|practically)\b")
_BEFALLS = re.compile(
    r"kohtau|infarkt|halvau|slag|stroke|attack|breakdown|romahdu|sydär|sätky|br[oö]k?t?e?\b|broke|mursi|katkais|fell|ramla|kaadu|sprain|stuk|nyrjä|seizure|fit\b|died|kuol"
)
_AS_IF = re.compile(
    r"(?:\bas if|\bas though|\b(?:looks?|feels?|felt|seems?|sounds?|it['’]?s|is|was) (?:just |a bit |exactly )?like|\blike (?:a|an|some|being|having)|ikään kuin|ikäänkuin|aivan kuin|ihan kuin|niin kuin|niinku|kuin joku|kuin mikäkin|\bsom om|\bsom en|\bsom ett|\bsom att|precis som) (?:[\w’']+ ){0,4}\Z|(?<!ennen )(?<!muuta )\bkuin \Z"
)
# What goes on after a comma without "it" or "which" is of somebody else: "koiraa en jaksa ulkoiluttaa, selkä kipeä".
_ANOTHER_CLAUSE = re.compile(
    r"[,;:–](?! ?(?:se|sen|sillä|sitä|siltä|joka|jolla|jonka|jolta|it|its|which|that|who|den|dess|som|vars|ja|and|och|eikä)\b)|"
    r"\b(?:kanssa|ulkoil\w+|lenkki\w*|lenkil\w+|med|with|walk\w*|koska|because|eftersom|sillä että|kun)\b"
)
_VERB_IN = re.compile(
    r"(?:is|are|was|were|has|have|had|suffers?|gets?|got|needs?|lost|broke|är|var|har|hade|lider|fick|får|ligger|blev|on|ovat|oli|ei|kärsii|sai|saa)(?: (?:been|had|also|fått|en|ett|a|an|saanut))* "
)
_SENTENCE = re.compile(r"[.!?\n]\s")
_LONG, _AS_LONG = 160, 60


def is_nobodys(reading: Reading, start: int, end: int, names: Sequence[int]) -> bool:
    """Tell whether an illness here is an animal's, a thing's or only compared to; `names` tells where persons are named."""
    text, low = reading.text, reading.low
    first = max(0, start - _LONG)
    for ends in _SENTENCE.finditer(text, first, start):
        first = ends.end()
    if is_compared(low, first, start) or _is_things(reading, (first, start, end), names):
        return True
    if _last_end(_WILD, reading, (first, start, end), names) is not None or _is_pets(
        reading, (first, start, end), names
    ):
        return True
    if _OF_PLANTS.search(low, start, end) and _last_end(_PLANT, reading, (first, start, end), names) is not None:
        return True
    animal = _last_end(_ANIMAL, reading, (first, start, end), names)
    if animal is not None and not _ANOTHER_CLAUSE.search(low, animal, start):
        return True
    return bool(_FIGURE.search(low, start, end)) and _last_end(_THING, reading, (first, start, end), names) is not None


def only_nearly(low: str, first: int, at: int) -> bool:
    """Tell whether what is told at a place only nearly happened: "the car nearly | hit me"."""
    return _NEARLY.search(low, first, at) is not None


def is_compared(low: str, first: int, at: int) -> bool:
    """Tell whether what is told at a place is only what something is like: "the waiting room is like a prison"."""
    return _AS_IF.search(low, max(first, at - _AS_LONG), at) is not None


def _is_things(reading: Reading, places: tuple[int, int, int], names: Sequence[int]) -> bool:
    """Tell whether a thing is what a clause tells of, a view is barred, or something only nearly befell somebody."""
    low = reading.low
    first, start, end = places
    verb = _VERB_IN.match(low, start, end)
    ends = (start, verb.end()) if verb else (start,)
    things = (_THING_SUBJECT.search(low, max(0, first - 2), at) for at in ends)
    if any(thing and not _is_named(names, *thing.span()) for thing in things):
        return True
    if _SEES.match(low, start, end) and _BLOCKED.search(low, first, start):
        return True
    if _CANT.match(low, start, end) and _BARS.search(
        low, end, stop.start() if (stop := _SENTENCE.search(low, end)) else len(low)
    ):
        return True
    if not _BEFALLS.search(low, start, end):
        return False
    return bool(only_nearly(low, first, start) or _NEARLY_IN.search(low, start, end))


def _is_named(names: Sequence[int], first: int, last: int) -> bool:
    """Tell whether a person is named in a stretch: "Oiva Lehtoranta sai" ends as "ranta sai" does."""
    named = bisect_left(names, first)
    return named < len(names) and names[named] < last


def _last_end(
    nobody: re.Pattern[str], reading: Reading, places: tuple[int, int, int], names: Sequence[int]
) -> int | None:
    """Return where the last animal or thing before ends when no person follows it."""
    first, start, end = places
    # "Marketta Sorsa": a capital within a sentence begins a name.
    ends = [
        found.end()
        for found in nobody.finditer(reading.low, first, start)
        if found.start() == first or reading.text[found.start()].islower()
    ]
    if not ends or _PERSON.search(reading.text, ends[-1], start) or _MINE.search(reading.low, start, end):
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
