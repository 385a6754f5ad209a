"""Other words that the law keeps from the public (Act 621/1999, section 24.1, 7, 23, 25, 26 and 32; Regulation (EU) 2016/679, article 9).

Social services and debts, conviction, ethnic origin, crime and security. They are found where they are surely meant.
"""

import re
from collections.abc import Iterator

from kuuluu.language.animals_and_things import is_compared, only_nearly
from kuuluu.language.belonging import belongings, names_somebody
from kuuluu.language.entries import entries
from kuuluu.language.general import is_asked_of_anybody
from kuuluu.language.people import Sentences
from kuuluu.language.phrases import Phrases
from kuuluu.language.reading import Reading
from kuuluu.language.services import Services
from kuuluu.language.telling import is_in_general, to_the_end_of_a_short_clause, to_the_end_of_the_clause, whole
from kuuluu.language.words import read_lines

_OF_SOMEBODY = (
    ("social", Phrases.read("social")),
    ("crime", Phrases.read("crime")),
    ("origin", Phrases.read("origin_told")),
)
_ANYWHERE = (
    ("security", Phrases.read("security")),
    ("belief", Phrases.read("belief")),
    ("origin", Phrases.read("origin")),
)
# What only clients have, wherever somebody is spoken of.
_CLIENTS = Phrases.read("social_told")
_TOLD_OF = frozenset({"social", "crime"})
_ASKED = _TOLD_OF | {"belief"}
_TO_THE_END = frozenset({"crime", "security"})
# What goes on with the same: "kuulun todistajiin, joten en juhli".
_SO = r"joten|siksi|koska|eikä|så|därför|eftersom|so|because|therefore|minkä vuoksi|varför"
_OWN = Phrases.read("crime_own")
_ACTS, _AWAY = Phrases.read("crime_acts"), Phrases.read("security_away")
_EMPTY, _WHERE = Phrases.read("security_empty"), Phrases.read("security_where")
# How long, after them; whatever is said of the home then goes on.
_HOW_LONG = {of: re.compile(rf" (?:{long})") for of, long in (line.split(" = ", 1) for line in read_lines("how_long"))}
# What stands empty, or who should look after it, while somebody is away.
_HOME = re.compile(
    r"\b(?:talo(?!us)|koti|kodi|koto|asun(?:to|no)|mökki|mökin|mökil|posti|avai|kukat|hälyt|ovi\b|oven|ove[es]|naapuri|vahti|vartij|partio|nuohoo|huoltomie|siivooj|lukko|murto|varka|hus\b|huset|hem\b|hemma|lägenhet|stuga|stugan|nyck|larm|post\b|"
    r"piha|pihatie|mittari|vesi|lumi|lehti|lehde|jakelu|paketti|kuljetus|ateria|infart|avfart|gård|mätar|vatten|paket|tidning|drive|yard|garden|meter|water|meals|deliver|parcel|posten|dörr|grann|vakt|väktar|sotar|inbrott|house|home|flat|apartment|cottage|keys?\b|alarm|mail\b|plants|door|neighbou?r|guard|patrol|burgl|empty)\w*"
)
# Of what a door or an alarm is: "the tool shed", "koulun takaovi", "lekskolans bakdörr"; who opened it; that somebody lives there alone.
_WHOSE = re.compile(
    r"(?:(?:\b[\w'’]+ )?\b(?:asuu|asun|on|bor|lives?|is|är) (?:yksin|yksinään|ensam|alone|by (?:her|him|my)self) (?:ja|och|and) (?:(?:her|his|my|the|hennes|hans|min|hänen) )?|"
    r"\b(?:i|we|jag|vi)(?:['’]ve| have| had| har| hade)? (?:(?:just|now|already|nu|redan) )?|"
    r"(?:\b(?:the|our|my|a)|\b[\w'’]+['’]s|\b\w+s(?<=[aeno]s)|\b\w{3,}n)(?: \w{3,}(?<!n))? |\bvara-)\Z"
)
# Who it is of, straight before: "my debts are", "she organised", "Meille sijoitettu", "vi har".
_OF_WHOM = frozenset({"social", "belief", "origin"})
_FAMILY = (
    r"(?:lapsen|lapse|poika|poja|tyttäre|tytär|tyttö|vaimo|miehe|äiti|isä|velje|sisko|perhee|vela|velka|velko|laina|talou|vanhempa|puoliso|lapsenlapse)\w{0,7}(?:ni|mme|nsa|nsä)|\w{2,}ll[aä](?:ni|mme|ns[aä])|minulle|meille|naapurini|naapurimme|lapset|lapsi|poika|pojat|tyttö|tytär|"
    r"sosiaalitoimesta|lastensuojelusta|sossusta|barnen|barnet|sonen|dottern|pojken|flickan|pojkarna|flickorna|the (?:children|kids|boys|girls)"
)
_WHO = re.compile(
    rf"\b(?:i|we|she|he|they|my|our|his|her|their|minä|mä|me|hän|he|ne|minun|mun|meidän|hänen|heidän|meille|meillä|minulle|minulla|mulla|mulle|hänelle|hänellä|jag|vi|han|hon|de|min|mitt|mina|vår|vårt|våra|hans|hennes|deras|joka|jotka|som|who|that|a|an|en|ett|{_FAMILY}|(?:my|our|his|her|their|mun|minun|meidän|hänen|heidän|min|mitt|mina|vår|vårt|våra|hans|hennes|deras) [\w-]+)(?:['’](?:m|ve|re|s))?(?: |(?=['’]))\Z"
)
# What was taken or broken, straight before: "Pyöräni varasti se sama kaveri".
_OWN_THING = re.compile(r"(?:\A|(?<=[.!?\n] ))\w{3,}(?:ni|mme) \Z")
# When, though after a comma: "bara en gång, tjugo över ett".
_WHEN = re.compile(
    r", (?:(?:klockan|kl\.?|klo|kello|at|noin|about|ungefär|vid) )?(?:\d{1,2}(?:[.:]\d\d)?(?: ?[-–] ?\d{1,2}(?:[.:]\d\d)?)?(?: ?(?:am|pm))?(?![.,]?\d)|halv \w+|(?:\w+|kvart) (?:över|i|past|to) (?:ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|midnight)|half past \w+|puoli \w+|(?:varttia|kymmentä|viittä) (?:yli|vaille) \w+|\w+ o['’]clock|midnight|midnatt|puoliltaöin)"
)
# Ways to speak of oneself that say no "I".
_OF_US = re.compile(
    r"\b(?:meistä|minusta|musta|meihin|minuun|sossu\w*|tulee häätö|tuli häätö|been|got|blivit|fått|jag|mig|min|mitt|mina|vi|oss|vår|våra|han|hon|honom|henne|hans|hennes|de|dem)\b"
)
# Young people without a place of their own have a home all the same: "the youth centre is closed, we have nowhere to go".
_FOR_THE_YOUNG = re.compile(r"\b(?:youth|teens?|teenagers?|skate\w*|playground|hang ?out|gym|library)\b")
# What one asks, reads or is told of in general: "how to apply for | social assistance", "tietoa | toimeentulotuesta".
_HOW_TO = re.compile(
    r"\b(?:(?:how|where|when|whether|if|what) (?:to|one|you|people|someone|somebody|anyone|residents|families|students)(?: (?:can|could|may|should))?(?: (?:\w+ly|best|online))?|"
    r"(?:how|where|when|whether|if|what) (?:to|one|you|people|someone|somebody|anyone|residents|families|students) (?:\w+ )?(?:appl(?:y|ies)|gets?|claims?|qualif(?:y|ies)|asks?) (?:for )?|"
    r"(?:read|learn|more|know|hear|information|info|advice|page|guide|leaflet|brochure|link|talk|lecture|article|form) (?:about|on|for|to)(?: (?:getting|applying for|the))?|"
    r"(?:hur|var|när|om) (?:man|en|folk|invånare)(?: (?:kan|får|bör|ska))?(?: (?:söker|ansöker om|ansöka om|söka|få|får|läser|läsa))?(?: (?:om|mer om))?|(?:läsa|information|info|sida|sidan|broschyr\w*|länk\w*|föreläsning\w*|artikel\w*) (?:mer )?(?:om|till|för)|"
    r"(?:tietoa|lisätietoa|ohjeet|ohjeita|neuvoa|opas|esite|linkki|sivu|artikkeli|juttu|luento) )(?: ?\Z)"
)
_AROUND, _FAR = 30, 120
_AND = re.compile(rf"[ ,;–-]{{0,3}}|,? (?:ja|sekä|och|samt|and|{_SO})(?: (?:he|she|i|we|hän|jag|vi|hon|han))? ")
_DUMPS = re.compile(r"(?:kippa|kaata|kaato|purka|purki|tyhjen|dump|lasta|tömmer|tömde|tippa|häller|empt|unload|tip)")
_VEHICLE = re.compile(
    r"\b(?:\w*auto|paku|\w*paketti|rekka|traktori|lava-auto|peräkärry|\w*bilen|skåpbil|lastbil|paketbil|släpet|van|lorry|truck|pick-?up|trailer)\b"
)
# Where those are who leave a home empty: "olemme lomalla Kreikassa ja | talo on tyhjillään".
_AWAY_BEFORE = re.compile(
    r"\b(?:olemme|olen|oon|ollaan|lähdemme|lähden|matkustamme|matkustan|(?:vi|jag) (?:är|reser|åker|far)|(?:we|i)(?: (?:are|am|will be|go|leave)|['’](?:re|m|ll be))) (?:[\w'’-]+ ){1,4}(?:ja|joten|niin|och|så|and|so) (?:the |our |my )?\Z"
)
_THE = re.compile(r"\b(?:the|our|my) \Z")
_WORD_END = re.compile(r"\w*")
# "Syytetty-näytelmä", "viikon varas -palsta": a play, a column.
# Nobody knows who: "joku varasti pyöräni", "någon har klottrat".
_NOBODY_KNOWN = re.compile(
    r"\b(?:joku|jotkut|jokin|jonkun|someone|somebody|some (?:kids|people|idiots?|guys?|teenagers)|någon|några|nån|vem som helst|vandaalit)(?!['’]s)\b"
    r"(?: (?!(?:että|joka|who|som|that|told|says?|said|heard|claims?|saw|seen|knows?|kertoi|kertoo|sanoi|sanoo|näki|väitti|väittää|sade|säger|berätta\w+|såg|påstår|hörde)\b|naapur|grann|neighbou)[\w-]+){0,3} \Z"
)
_COMPOUND = re.compile(r"\w* ?-[^\W\d_]{3}")
# Figures of speech, things, and matters that are nobody's own.
_NO_SOCIAL = re.compile(
    r"\b(?:(?:får|fick|söker|beviljades) (?:föreningen|klubben|bolaget|sällskapet|laget) (?:\w+ )?bidrag\w*|edunvalvon\w+ (?:\w+ )?(?:valtakun|alueelli|eu\b|seudulli|maakun|\w*hanke|\w*hankkei)\w*|(?:kaupungin|kunnan|alueen|seudun|liiton|yrittäjien|asukkaiden|jäsenten) edunvalvon\w+|barnskydds(?:dag|veck|förbund|lag)\w*|lastensuojelun(?: keskusliitto|päivä|viikko)\w*|asunnottomien (?:yö|määrä|viikko)\w*|social security (?:number|no\b|code)|(?:the|for|many|more) (?:homeless|unemployed)|(?:everyone|everybody|anyone|anybody|those|people|all) (?:who (?:is|are) |living )?(?:in|on|with|without|under) \w+|alla (?:\w+ )?(?:i|med|utan|på|som är) \w+|työttömien\w*|asunnottomuu\w+|lastensuojelula(?:ki\w*|in\b|issa\b)|kodittomien|koditon (?:kissa|koira)\w*|kodittomat (?:kissat|eläimet|koirat)|hemlösas|bostadslösas|"
    r"(?<!in a )(?<!in the )(?<!in his )(?<!in her )(?<!i )(?:lorry|truck|van|cars?|bus|rekka\w*|auto|pakettiauto\w*|bilen|lastbil\w*|långtradar\w*)(?: [\w-]+){0,2} (?:sleeps?|sover|nukkuu)|(?:en|ei|emme|eivät|enkä|eikä) (?:\w+ ){0,4}velkaa|(?:kuljettaja|kuski|driver|chauffören|camper|motorhome|caravan|husbil\w*|matkailuauto\w*|asuntoauto\w*)(?: [\w-]+){0,4}? (?:nukkuu|asuu|sleeps?|sleeping|living|sover|bor)\b|velka\w* (?:per|/) ?asuk\w+|velkaa (?:kaupung|kunnal)\w*|kaupung\w+ (?:\w+ )?vel\w+)"
)
_NO_CRIME = re.compile(
    r"\b(?:(?:kokeil\w+|raskaan|läpiajo\w*|moottori\w*|aamun|kadu\w+|tien|alueen) (?:\w+ )?ajokiel\w+|ajokiel\w+ (?:koulun|kadu\w+|tie\w+|aluee\w+|keskusta\w*)|pyörä\w* (?:\w+ )?varastettiin|varas(?:hälyt|tettu)\w*|vankilan(?:mäki|tie)\w*|ryöstöhin\w+|päivänvalo\w* ryöst\w+|hinta\w* (?:on )?ryöst\w+|daylight robbery|(?:rån|stöld|rent rån) (?:på|mitt på) \w+|är (?:rena |rent )(?:rånet|rån|stölden)|on (?:silkkaa |suoranaista )?(?:ryöstöä|varkautta)\b|steals? the show|tuomittu (?:epäonnist|purett|katoa|unohd|tuho)\w*|dömd att (?:miss|för)\w+|valaistus rikos|vanha\w* vankila\w*|gamla fängelset\w*|old prison|plays? (?:a|an|the) \w+ in|"
    r"(?:charged|billed|debited|fined)(?: \w+){0,2} (?:twice|double|extra|again|too much|late)|charged (?:for|of) (?!shop|theft|assault|fraud|drunk|vandal|arson|deal|possess|speed|burgl|robb|drug|steal|murder|rape|graffiti|sell|driv)\w+|\bit wanted|wanted (?:an?|the|to|us|my|me|our|only) \w+|misstänkt ut\b|varas -\w+|tjuv\w* och poliser\w*|joku varastaa|jos joku|(?:emme|emmekä|en|enkä|ei|inte|not) (?:\w+ )?(?:rikolli\w+|kriminella?|criminals?|varka\w+|rosvoja)|(?:guards?|security|vartija\w*|väktar\w*|ordningsvakt\w*|police|officer)(?: [\w-]+){0,6} (?:follow\w*|seurasi|seuraa|följ\w+) \w+|(?:kaivuri|kaivinkone|grävmaskinen|the excavator|the digger|tuuli|myrsky|aura|auto|bussi|lumi|jää|routa|aallot|karhu|hirvi|rusakot|citykanit|varikset|lokit) (?:\w+ )?(?:rikkoi|rikkoo|kaatoi|hajotti|särki|tuhosi|varasti|varastaa|katkaisi|katkoi|repi)|stormen \w+|the (?:storm|wind|snow|plough|frost|waves) \w+|"
    r"\w*kello(?:t|ni)? (?:[^.!?\n]{0,24} )?(?:lyö|lyövät)|(?:plough|plow|cyclist|e-scooter|scooter|ball|bike|sledge|bus|truck|lorry|tractor|digger|sweeper|mower|branch|tree|aura-auto|plogen|plogbilen|lastbilen|bussen) (?:\w+ )?(?:hit|broke|smashed|scratched|damaged|wrecked|osui|rikkoi|krossade|körde|repade) \w+ \w+|"
    r"\w+(?:dagen|veckan|päivä|viikko)\b|time thief|huijaushin\w+|convicted building)"
)
# Plates, telephones and dishes of another country.
_NO_ORIGIN = re.compile(
    r"\b(?:(?:paketti|lähetys|tilaus|kontti|kirje|kortti|tavara|lautta|laiva|lento|kone|bussi|juna|rekka|graniitti|kivi|laatta|rengas|renkaat|osa|osat|varaosa|jäätelö|idea|malli|joukkue|kuoro|orkesteri|virus|tauti|koira|kissa)\w* (?:\w+ )?(?:tuli|tulivat|saapui|lähti)|puhelin|puhelimeni|numero|numeroni|liittymä|auto|rekka|paku|pakettiauto|kilvet|kilpi|ravintola|kauppa|pizzeria|kebab|resepti|kirja|elokuva|laulu|kieli|malli|tavara|tuote|merkki|juna|yhtiö|firma|"
    r"jossa|jolla|siinä)\w* (?:on|ovat|oli) \w+(?: kil[pv]\w+| rekist\w+)?|\w+lais\w* (?:kil[pv]|rekist|numero|liittym|puhelin|passi)\w*"
)
# Alarms that call for help or tell of a fault, and bar nobody's way.
_NO_SECURITY = re.compile(
    r"(?:\b(?:hiss(?:i|in|it|ien|issä|eistä)|nosti(?:n|men)|pumppaam\w+|pump(?:un|pu)|vesilait\w+|siree?ni\w*|inva\w*|vessan|vessassa|wc:n|puhdistam\w+|hiss|hissen|hissens|hissar\w*|lyftens?|pumpstation\w*|sirens?|toalett\w*|lift|lift['’]s|elevator\w*|pump\w*|toilets?)\b[^.!?\n]{0,30}(?:hälyt|larm|alarm)\w*|"
    r"(?:hälyty|larm|alarm|nöd|emergency )(?:s?naru|snappi|spainik|sköys|sköyd|knapp|snöre|linan?\b|cord| cord| button| bell| in the (?:lift|elevator|toilet|disabled))\w*|"
    r"(?:larmet|hälytys|alarm) (?:i|på) (?:hiss|toalett|lyft|pump)\w*)"
)
_NOT_MEANT = {"social": _NO_SOCIAL, "crime": _NO_CRIME, "origin": _NO_ORIGIN, "security": _NO_SECURITY}


def sensitive(reading: Reading, sentences: Sentences) -> Iterator[tuple[int, int, str]]:
    """Yield where such words stand in a plain text, each with the name of its class; those joined by "and" as one."""
    last: tuple[int, int, str] | None = None
    for one in sorted(_all(reading, sentences)):
        if last and one[2] == last[2] and _AND.fullmatch(reading.low, last[1], max(last[1], one[0])):
            last = last[0], max(last[1], one[1]), last[2]
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _all(reading: Reading, sentences: Sentences) -> Iterator[tuple[int, int, str]]:
    """Yield where such words stand, each with the name of its class."""
    low, services = reading.low, Services(reading, sentences)
    for start, end, name in _listed(reading, sentences):
        if _is_other(low, start, end, name) or _is_of_nobody(reading, sentences, (start, end), name):
            continue
        if name == "social" and services.is_nobodys(start, end):
            continue
        word = _WORD_END.match(low, end)
        yield (*_whole(reading, start, word.end() if word else end, name), name)
    yield from _clients(reading, sentences)
    yield from (
        (*_whole(reading, start, end, "crime"), "crime")
        for start, end in _OWN.find(reading)
        if not _is_other(low, start, end, "crime")
    )
    for start, end, name in belongings(reading, sentences):
        yield _from_whom(reading, start), to_the_end_of_a_short_clause(reading, start, end), name
    yield from ((start, end, "security") for start, end in entries(reading, sentences))
    yield from ((start, end, "security") for start, end in _empty_homes(reading))


def _clients(reading: Reading, sentences: Sentences) -> Iterator[tuple[int, int, str]]:
    """Yield what only clients of social services have, where anybody is spoken of."""
    if not sentences.speak_of_somebody():
        return
    for start, end in _CLIENTS.find(reading):
        told = start, end
        if not _is_other(reading.low, *told, "social") and not _is_of_nobody(reading, sentences, told, "social"):
            yield (*_whole(reading, *told, "social"), "social")


def _listed(reading: Reading, sentences: Sentences) -> Iterator[tuple[int, int, str]]:
    """Yield the words of the lists, those that need a person where one is spoken of."""
    for name, phrases in _ANYWHERE:
        yield from ((start, end, name) for start, end in phrases.find(reading))
    for name, phrases in _OF_SOMEBODY:
        yield from (
            (start, end, name) for start, end in phrases.find(reading) if _is_of_somebody(reading, sentences, start)
        )
    for start, end in _ACTS.find(reading):
        if _is_a_vehicles(reading, sentences, start):
            continue
        if sentences.tells_of_another(start) or names_somebody(reading, *sentences.bounds(start)):
            yield start, end, "crime"


def _is_a_vehicles(reading: Reading, sentences: Sentences, start: int) -> bool:
    """Tell whether a vehicle, and nobody told of, is what dumps something: the plate tells whose it is."""
    first = sentences.bounds(start)[0]
    vehicle = _VEHICLE.search(reading.low, first, start) if _DUMPS.match(reading.low, start) else None
    return vehicle is not None and not sentences.tell_between(first, start)


def _empty_homes(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield where a text tells that somebody's home stands empty or open, or how long somebody is away."""
    for start, end in _EMPTY.find(reading):
        if long := _HOW_LONG[reading.language].match(reading.low, end):
            away = _AWAY_BEFORE.search(reading.low, max(0, start - _FAR), start) or _THE.search(reading.low, 0, start)
            yield away.start() if away else start, to_the_end_of_the_clause(reading.low, long.end())
    for start, end in _WHERE.find(reading):
        long = _HOW_LONG[reading.language].match(reading.low, end)
        if long and _HOME.search(reading.low, max(0, start - _FAR), end + _FAR):
            yield start, to_the_end_of_the_clause(reading.low, long.end())
    for start, end in _AWAY.find(reading):
        if _HOME.search(reading.low, max(0, start - _FAR), end + _FAR):
            yield start, to_the_end_of_the_clause(reading.low, end)


def _is_of_nobody(reading: Reading, sentences: Sentences, told: tuple[int, int], name: str) -> bool:
    """Tell whether a sentence speaks of services and plans or asks of anybody. A crime is told of somebody where one is spoken of."""
    at = told[0]
    if name in _ASKED and is_asked_of_anybody(reading, sentences, at):
        return True
    if name not in _TOLD_OF:
        return False
    bounds = sentences.bounds(at)
    if name == "social" and _HOW_TO.search(reading.low, bounds[0], at):
        return True
    if is_compared(reading.low, bounds[0], at):
        return True
    if name == "crime" and (
        _NOBODY_KNOWN.search(reading.low, bounds[0], at) or only_nearly(reading.low, bounds[0], at)
    ):
        return True
    is_one = name == "crime" and names_somebody(reading, *bounds)
    return not is_one and is_in_general(reading, sentences, bounds, told)


def _whole(reading: Reading, start: int, end: int, name: str) -> tuple[int, int]:
    """Return all that a telling takes: of what was done or stands open, all of its clause."""
    if name in _TOLD_OF:
        start, end = whole(reading, start, end)
    if name == "crime" and (own := _OWN_THING.search(reading.low, max(0, start - _AROUND), start)):
        start = own.start()
    if name in _OF_WHOM:
        start = _from_whom(reading, start)
    if name == "security" and (before := _WHOSE.search(reading.low, max(0, start - _AROUND), start)):
        start = before.start()
    if name in _TO_THE_END:
        end = to_the_end_of_the_clause(reading.low, end, name)
    else:
        end = to_the_end_of_a_short_clause(reading, start, end)
    told = _WHEN.match(reading.low, end) if name == "security" else None
    return start, told.end() if told else end


def _from_whom(reading: Reading, start: int) -> int:
    """Return where the words before a telling begin that say of whom it is."""
    whose = _WHO.search(reading.low, max(0, start - _AROUND), start)
    return whose.start() if whose else start


def _is_of_somebody(reading: Reading, sentences: Sentences, at: int) -> bool:
    """Tell whether a person is spoken of; "är" alone tells of none."""
    bounds = sentences.bounds(at)
    if names_somebody(reading, *bounds) or _OF_US.search(reading.low, *bounds):
        return True
    return sentences.is_about_somebody(at) and (reading.language != "sv" or sentences.tells_of_another(at))


def _is_other(low: str, start: int, end: int, name: str) -> bool:
    """Tell whether the words around make it a figure of speech or a thing."""
    if name in _TOLD_OF and _COMPOUND.match(low, end):
        return True
    if name not in _NOT_MEANT:
        return False
    if low.endswith(" to go", start, end) and _FOR_THE_YOUNG.search(low, max(0, start - _FAR), end + _FAR):
        return True
    around = _NOT_MEANT[name].finditer(low, max(0, start - _AROUND), end + _AROUND)
    return any(one.start() < end and start < one.end() for one in around)
