"""How one gets into a building: codes of doors, gates, alarms and key safes, and where a key is hidden.

A code is digits beside a word for a code, or with a star or a hash, where the sentence speaks of a door, a lock or an alarm.
A key is hidden where a sentence says that it is under, in or behind something; one that was lost or found lies nowhere.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from kuuluu.language.people import Sentences
from kuuluu.language.reading import Reading
from kuuluu.language.telling import to_the_end_of_the_clause
from kuuluu.language.words import read_lines

_LEAST, _MOST = 3, 10
_NEAR, _AROUND = 70, 30
# "2580#", "*2291#", "1-9-1-8", "55 82", "A4480", "12 34 A".
_CODE = re.compile(
    r"(?<![\w.,/:+§€-])[*#]{0,2}(?:[A-Za-z]?\d(?:[-–. ]?\d){1,9}(?:-?[A-Za-z])?|\d[A-Z]\d{2,4}|[A-Z]{1,2}\d{2,6})[*#]{0,2}(?![\w€%])(?![.,:/–-]\d)"
)
# "Yhdeksän nolla yksi kolme", "nine zero one three".
_DIGITS = "|".join(word for line in list(read_lines("spelled_digits"))[:10] for word in line.split()[1:])
_SPELT = re.compile(
    rf"\b(?:{_DIGITS})(?:[ ,-]{{1,2}}(?:{_DIGITS}|\d)\b){{2,7}}|\b(?:kolme|neljä|viisi|kuusi|tre|fyra|fem|sex|three|four|five|six) (?:nollaa|ykköstä|kakkosta|kolmosta|nelosta|viitosta|kutosta|seiskaa|kasia|ysiä|nollor|ettor|tvåor|treor|fyror|femmor|sexor|sjuor|åttor|nior|zeros|zeroes|ones|twos|threes|fours|fives|sixes|sevens|eights|nines)\b"
)
# What opens: the code of anything else, of a fault, a product or a book, opens nothing.
_OPENING = (
    r"(?:(?:ovi|oven|summeri|kuisti\w*|pyörä\w*|treeni\w*|hissi|portti|portin|hälyt\w*|lukko|lukon|avain\w*|rappu|rapun|ala-?ov\w+|ulko-?ov\w+|pin|kulku|avaus|varasto\w*|kellari\w*|sauna\w*|kerho\w*|boksi\w*|säilö\w*|puomi\w*|turva|talo\w*|numero|sisäänpääsy|"
    r"port|dörr|larm|lås|grind|nyckel\w*|skåps?|kassaskåps?|bom|garage|trapp|hus|ingångs?|bastu|förråds?|källar|alarm|entré|siffer|inpasserings|passer)-?)?"
)
_CODE_WORD = re.compile(
    rf"\b(?:{_OPENING}(?:koodi\w{{0,8}}|kod(?:en|er|erna|s)?)|(?:\w*tunnusluk|\w*tunnusluvu|pin-?|numerosarja|\w*numerolukko|\w*numerolukon|\w*ovisummeri|summeri|näppäil|näppäimistö|knapp)\w*|"
    r"avainboksi\w*|avainsäilö\w*|nyckelbox\w*|nyckelskåp\w*|key ?box|key ?safe|lockbox|slå(?:r|s)?(?: in)?|sifferlås\w*|kodlås\w*|codes?|passcode|keypad|combination|combo|digits|sarja|numeroyhdistelmä\w*|yhdistelmä|numerolla|numeroilla|siffrorna|\w*lukon numerot|numerot (?:on|ovat)|syöttä\w+|syötä|syötetään|naputtele\w*|opens? (?:with|by)|öppnas? (?:med|genom)|auke\w+ (?:kun|ku|numerolla|sarjalla|luvulla)|avautuu (?:kun|ku|numerolla|sarjalla|luvulla)|knappa in|mata in|knacka in|key in|punch in|"
    r"numbers? (?:for|to) the (?:door|gate|lock)|kirjoitta\w+ porttiin|painetaan|painele\w*|paina|painaa|painamalla|näppäilemällä|syöttämällä|tryck|trycker|press|pressing|type|typing)\b"
)
_NO_CODE_WORD = re.compile(
    rf"\b(?!{_OPENING}(?:koodi|kod))\w{{2,}}(?:koodi|kod(?:en|er|erna|s)?\b)\w*|"
    r"\b(?:virhekoodi|postikoodi|postinumero|tuotekoodi|tilauskoodi|qr-?koodi|promokoodi|värikoodi|viivakoodi|alennuskoodi|varauskoodi|kampanjakoodi|kuponkikoodi|lähdekoodi|ohjelmakoodi|maakoodi|vikakoodi|seurantakoodi|lahjakoodi|kurssikoodi|hakukoodi|eräkoodi|paketti|pakettiautomaa\w+|noutokoodi|"
    r"program|ohjelma|tvättmaskin|pesukone|skrivare|tulosti|printer|washing machine|felkod|postkod|postnummer|produktkod|rabattkod|kampanjkod|landskod|färgkod|streckkod|bokningskod|källkod|qr-?kod|paket\w*|kassalta|automaat|automat|kuitti|lahjakort|sovellu|nettikau|tekstivies|vahvistus|kirjautu|tunnistautu|kvitto|biljett|presentkort|inloggning|receipt|ticket|gift card|login|account|website|voicemail|error|promo|discount|voucher|product|postal|zip|postcode|qr|dress|area|country|booking|colou?r|tracking|parcel\w*|barcode|course|coupon|reference|source)\w*\b(?: ?code)?"
)
_DOOR = re.compile(
    r"\b(?:ov(?:i|en|ea|essa|ien|elle|esta|een|ella)\b|\w*(?:ovi|oven|ovea|ovessa|oveen|ovelle|portti|portin|porttiin|portilla|portissa|lukko|lukon|lukossa|lukkoon|hälyt\w+|varasto\w*|kellari\w*|kerho\w*|huone\w*|tilan?|tilassa|tilaan|sali|salin|kaappi|kaapin|kaapissa|nuokkari\w*|sauna\w*|pesutu\w*|rapun|rappuun|säilö\w*|boksi\w*|puomi|puomin|halli|hallin|talli|tallin|mökin|mökki|puomiin)\b|"
    r"(?:rappu|summeri|ovisummeri|avain|avaim|treeni|talo|kulku|vartij|sisään|porras|porttelefon|ovipuhelin|ovipuhelim|varaov)\w*|\w*(?:dörr|port|grind|lås|larm|förråd|rum|lokal|nyckel|skåp|bastu|källar|klubb|hus|ingång|bom|trapp|garage)(?:en|et|ar|arna|er|n|na|met|lokal\w*|skåp\w*|kod\w*|koder\w*)?\b|"
    r"(?:doors?|gates?|locks?|alarms?|rooms?|entrance|lockers?|keys?|hall|cabinet|shed|storage|building|club\w*|staff|safe|lockbox|barrier|garage|stairwell|buzzer|sauna|cellar|basement|flat|padlock|keypad)\b)"
)
_NO_DIGITS = re.compile(
    r"(?:(?<!['’])\b(?:klo|kello|kl|vuo(?:nna|desta|teen|den)|vuodesta|since|sedan|år|year|linja\w*|linjalla|bussi|buss|bus|line|room|huone|sali|rum|asunto|as|lgh|flat|apartment|no|nro|nr|number|tie|katu|puh|puhelin|tel|phone|numero|numeroon|numerosta|nummer|nummret|artikel|artikkeli|modell|malli|mallia|ärende\w*|faktura|lasku|viite|varaus|bokning|tilaus|diaari\w*|asia|kontrakt|siv[u.]|s|sida|page|§|pykälä|id|tunnus|kohde|art|kpl|error|virhe|fel)\.?:? ?|[A-ZÅÄÖ][a-zåäö]+(?:katu|tie|kuja|polku|raitti|gatan|vägen|stigen|gränden) )\Z"
)
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_UNIT = re.compile(
    r" ?(?:€|euro\w*|e\b|kpl|m\b|km|kg|cm|mm|h\b|min\b|tunti\w*|päivä\w*|vuot\w+|vuod\w+|v\b|kertaa|henk\w*|asukas\w*|asukk\w*|prosent\w*|%|år|gånger|timmar|dagar|kr|years?|days?|hours?|times|people|percent|pupils|metr\w*|tuhat|krt|lasta|oppilas\w*)"
)
_BROKEN = re.compile(
    r"\b(?:error|virhe\w*|felmeddel\w*|näyttää (?:vain )?(?:koodia|virhettä)|visar|shows|displays|flashes|vilkkuu|blinkar|ilmoittaa|lukee|antaa|ger|gives|returns|reads|says|sanoo)\b"
)
_KEY = re.compile(
    r"\b(?:(?:\w*varas?|yleis|kopio|koti|oven|mökin|talon|ulko-oven|kerhotilan|saunan|varaston|pyörän)?-?avai(?:n|men|met|mia|menne|meni|mensa|memme|mesi|mien)\b|\w*kulkukortti\w*|\w*kulkulätkä\w*|lätkä\b|"
    r"(?:extra|reserv|huvud|dörr|hus|bastu|käll?ar|förråds)?nyck(?:el|eln|lar|larna|larnas)\b|(?:spare |master |house |front door |back door |shed |gate )?keys?\b(?![ -](?:code|issue|point|question|role|person|worker|workers|stage|safe|card)))"
)
_PLACE_FI = (
    r"\w+(?:n|j?en|den|tten)(?: \w+n)? (?:alla|alta|alle|takana|takaa|taakse|päällä|päältä|päälle|sisällä|sisältä|sisään|sisäpuolella|sisäpuolelle|ulkopuolella|vieressä|vierestä|viereen|välissä|välistä|alapuolella|yläpuolella|raossa|kolossa|reunalla|juurella|juuressa|nurkassa|kyljessä|pohjassa|pohjalla|perällä|kupeessa|sivussa|varressa|kiinni|suojassa|vasemmalla puolella|oikealla puolella|etupuolella|takapuolella|kannessa|kätkössä|jemmassa|piilossa|hyllyllä|naulassa|koukussa|kulmalla|takaosassa|vasemmalla|oikealla)|"
    r"(?:\w*(?:naula|putkiluko|koukku|kouku|ruuku|ruukku|purki|purkki|laatiko|laatikko|luuku|luukku|kaapi|kaappi|pöntö|pönttö|grilli|vaja|liiteri|huusi|katokse|roskikse|roskis|kolo|raho|rasia|rasi|pussi|piilo|kuori|hylly|tasku|saappaa|kumisaappaa|kenkä|kengä|kanisteri|ämpäri|sanko|kannu|tynnyri|patteri|mittari|säilö|boksi|safe|tiski|kioski|varasto|kuisti|terassi|parvekkee|ikkunalauda|vesikouru|kouru|ränni|räystää|karmi|listan|kynnykse|porta|halkopino|puupino|pino|kompostori|kiuka|saavi|linnunpöntö|postilaatiko|sähkökaapi|paloposti|mato|auto|hanskalokero|naapuri|alakerra|talonmiehe|alahylly|keinu|hiekkalaatiko|leikkimöki|lokero|kotelo|salku|komero|lipasto|lauku|maljako|lyhdy|penki|kellari|tuulikaapi|eteise|porstua|oksa|sukka|sukan|purkki|peltipurki|lasipurki|kukkapenki|kukkapurki|kukkaruuku|naru)(?:ssa|ssä|sta|stä|lla|llä|lta|ltä|lle)\b|\w*(?:laatikkoon|luukkuun|purkkiin|ruukkuun|kaappiin|koloon|naulaan|koukkuun|rasiaan|pussiin|lokeroon|saappaaseen|ämpäriin|pönttöön|maljakkoon|kuistille|terassille|parvekkeelle|naapurille|naapuriin|talonmiehelle|portaille|hyllylle|karmille|tiskille)\b)"
)
_PLACE_SV = r"(?:under|bakom|ovanför|ovanpå|bredvid|innanför|inuti|inne i|i|på|hos|mellan|vid) (?:(?:en|ett|den|det|min|vår|tredje|andra|första|gamla|röda|blå|gröna|stora|lilla|högra|vänstra) )*(?:\w*(?:matt|mattan|kruk|krukan|kruka|blomkruk\w*|sten|stenen|trapp|trappan|holk|holken|spik|spiken|krok|kroken|låda|lådan|brevlåda|brevlådan|skåp|skåpet|elskåp\w*|mätarskåp\w*|vedbod\w*|vedtrav\w*|grill|grillen|hylla|hyllan|takränn\w*|stupröret|stuprör\w*|ränna\w*|tunna|tunnan|soptunna\w*|hink|hinken|fönsterbläck\w*|fönsterbräd\w*|fönstret|dörrkarm\w*|karm\w*|list|listen|takfot\w*|stövel|stöveln|sko|skon|burk|burken|bod|boden|skjul|skjulet|veranda\w*|bänk|bänken|gunga\w*|kompost\w*|altan\w*|balkong\w*|mätare\w*|granne\w*|grannen|pelare\w*|planka\w*|plattan|dosa\w*|pump\w*|vattentunna\w*|tröskeln|dörren))|(?:under|bakom|ovanför|ovanpå|innanför) (?:(?:min|vår|den|det|en|ett|första|andra|tredje|fjärde|nedersta|översta) (?:\w+ )?\w{3,}|(?!veck|dag|natt|helg|höst|vår|sommar|vinter|perio|året|tid|måna|semest)\w{3,}(?:en|et|an|n|na))"
_PLACE_EN = r"(?:under(?:neath)?|behind|beneath|above|below|beside|between|on top of|in|inside|on|at|next to|with) (?:(?:the|a|an|my|our|that|this|third|second|first|old|red|blue|green|big|little|left|right|top|bottom|loose|broken|empty|plastic|small|white|black|brown|grey) )*(?:\w+ )?(?:door)?(?:mats?|doormats?|pots?|flower ?pots?|flowerpots?|planters?|stones?|rocks?|bricks?|steps?|stairs|grill|barbecue|bbq|shed|letter ?box|mailbox|post ?box|nest(?:ing)? ?box|bird ?house|birdhouse|bird ?(?:feeder|box|table)|hooks?|nails?|drawer|cupboard|cabinet|fuse ?box|meter (?:box|cupboard|cabinet)|gutter|drainpipe|downpipe|eaves|beam|ledge|sill|windowsill|frame|door ?frame|lintel|boots?|wellington|shoe|bucket|barrel|bin|bins|jar|tin|can|box|shelf|bench|porch|veranda|patio|terrace|balcony|swing|sandbox|woodpile|log pile|firewood|compost\w*|pump|tap|statue|gnome|garden gnome|lantern|lamp|rafter|pillar|post|fence|gatepost|kiosk|neighbou?r\w*|caretaker|boiler|radiator|glove compartment|wheel|bumper|tree|bush|hedge|watering can|toolbox|hose|mailroom|plank|board|slab|tile|loose \w+)\b|(?:under(?:neath)?|behind|beneath|on top of|taped to|tucked (?:in|under|behind)|hanging (?:in|on|from)) (?:the|a|an|my|our|his|her|their) \w+(?: (?!so\b|if\b|when\b|because\b)\w+){0,3}"
_HIDDEN = {
    "fi": re.compile(_PLACE_FI),
    "sv": re.compile(rf"\b{_PLACE_SV}\b"),
    "en": re.compile(rf"\b{_PLACE_EN}"),
}
_OWNED = re.compile(r"\b(?:the|our|my|their|a|his|her|min|vår|den|en)(?: \w+)? \Z")
_LOST = re.compile(
    r"\b(?:löysin|löysimme|löydettiin|löytyi|löytyivät|löydet\w+|katosi\w*|kado\w+|hukka\w+|hukku\w+|pudot\w+|putosi\w*|tippui\w*|unohd\w+|unoht\w+|rikki|murtui|katkesi|jumi\w*|jäi|jäivät|vääntyi|ei (?:mene|käänny|sovi|toimi)|vaihd\w+|kulje\w+|merkitys\w*|kysymy\w+|menesty\w+|onneen|ratkaisu\w*|"
    r"hittade|hittat|hittas|tappade|tappat|tappats|borttappad\w*|upphittad\w*|glömde|glömt|gick av|fastnade?|sitter fast|framgång\w*|lösning\w*|"
    r"found|lost|dropped|missing|forgot|forgotten|broke|snapped|stuck|jammed|success|solution|issue|fell|mislaid|handed in|lies broken)\b"
)
# What belongs to a code begins, in its clause, with what it opens or is called: "portin auki kun syöttää 1947", "key safe opens with 0852".
_BREAK = re.compile(r"[,;!?()\n\"”]|\.\s| (?:ja|och|and|että|att|that|joten|så|so|men|mutta|but|koska|because) ")
# What the sentence before calls a code: "Our door code hasn't changed. It's 9052".
_IT = re.compile(r"\W*(?:se (?:on|oli)|it['’]?s|it is|den är|ne ovat|they are|they['’]re)\b")
# "Koden till grinden har läckt, alla vet att den är 1809".
_ITSELF = re.compile(r"\b(?:se (?:on|oli)|den är|it is|it['’]s) \Z")
_OPENS = re.compile(
    r" (?:at|on|into|by|vid|i) the (?:gate|door|keypad|panel|pad|barrier|lock)| (?:avaa|opens?|öppnar|unlocks|låser upp)(?: [\w-]+){1,3}| (?:on|lukee|är|står|is) (?:[\w-]+ )?(?:kirjo\w+|merkit\w+|teipat\w+|raapust\w+|skriven|tejpad|klottrad|written|taped|scrawled|scribbled|posted)(?: (?:oveen|ovessa|seinään|seinässä|lappuun|karmiin|(?:on|to|above|beside|next to|på|vid|ovanför) (?:the |a )?\w+))?|,? (?:unchanged|(?:the )?same|oförändrad|samma|sama)(?: \w+)? (?:since|sedan|vuodesta) \w+(?:, and (?:nobody|no one) \w+ \w+)?|(?: (?:ja|and|och|sitten|sen|then|sedan|plus)|,)(?: [\w-]+){0,3} (?:nappi\w*|painike\w*|knapp\w*|button|kello\w*|bell|risuaita|ruutu|hash|fyrkant|star|tähti)\b"
)
# "Avain onneen", "nyckeln till bättre luft": no door.
_FIGURE = re.compile(
    r" (?!\w*(?:ove|vara?sto|kellari|mökki|sauna|talo|asunto|huone|tilo|tila|portti|liiteri|auto|rappu|koti|halli|kaappi|vaja|lukko|luukku|laatik|purkki|ruukku|kolo|naula|koukku|rasia|pussi|saapa|ämpäri|pöntt|maljak))\w{3,}(?:oon|ään|een|iin|aan|uun|yyn|seen)\b|"
    r" (?:to|till) (?!(?:(?:the|our|my|a|den|det|vår|min|mitt|hans) )?(?:\w+ )?\w*(?:door|gate|shed|house|flat|room|hall|cellar|storage|cottage|cabin|sauna|garage|box|safe|lock|building|club\w*|dörr|port|grind|bod|stuga|hus|lägenhet|rum|källar|förråd|bastu|lokal|skåp|lås))"
)
_BOX = re.compile(
    r"\b(?:avainsäilö|avainboksi|avainkaappi|avainlokero|lockbox|key ?box|key ?safe|nyckelskåp|nyckelbox|nyckelgömma)\w*\b"
)


# Where a code is kept: "sitter den på en lapp bakom brevlådan", "koodi lukee teipissä oven päällä".
_NOTE_HINTS = (
    "lapp",
    "lapu",
    "note",
    "teip",
    "tejp",
    "taped",
    "sticker",
    "tarra",
    "post-it",
    "kirjoitet",
    "skriv",
    "written",
)
_NOTE = re.compile(
    r"\b(?:lappu\w*|lapu(?:lla|ssa|ssani)|lapp(?:en)?|notes?|teip\w+|tejp\w*|taped|sticker|tarra\w*|post-it\w*|kirjoitet\w+|skriv(?:en|et|na)|written)\b"
)
_KEPT_CODE = re.compile(
    r"\b(?:[\w-]*(?:ovi|portti|ala|ulko|oven|portin|hälyt\w*|lukon|pin)?-?(?:koodi\w{0,5}|tunnusluku|salasana)|(?:port|dörr|larm|lås)?koden|lösenordet|(?:door|gate|alarm|entry) code|the code|pin|password)\b"
)

# No code stands where none of them does.
_KEY_HINTS = ("avai", "nyck", "key", "lätkä", "kulkuk", "lockbox")
_LONGEST_WORD = 30
_HINTS = (
    "kood", "kod", "code", "avainboks", "avainsäil", "nyckelbox", "nyckelskåp", "key box", "keybox", "key safe", "lockbox", "pin", "tunnusl", "#", "*", "numerol", "summer", "lås", "sarja", "combo", "numero", "yhdistelm", "slå ", "siffr", "digits", "paina", "näppäil", "tryck", "press", "combination", "port", "keypad", "larm", "open", "type", "punch", "öppna", "auk", "avau", "näpp",
)  # fmt: skip
# Where a code is called one, though it be told in words or not at all.
_NAMED_HINTS = ("kood", "kod", "code", "pin", "summer", "lösen", "salasana", "password")


def entries(reading: Reading, sentences: Sentences) -> Iterator[tuple[int, int]]:
    """Yield where a text tells a code or the place of a key."""
    yield from _codes(reading, sentences)
    yield from _keys(reading, sentences)
    yield from _notes(reading, sentences)


def _codes(reading: Reading, sentences: Sentences) -> Iterator[tuple[int, int]]:
    low, hints = reading.low, reading.places(_HINTS) if reading.digits or reading.has(_NAMED_HINTS) else []
    for found in _written(reading) if hints else ():
        start, end = found.span()
        hint = bisect_left(hints, start - _NEAR - _LONGEST_WORD)
        if hint == len(hints) or hints[hint] > end + _AROUND:
            continue
        count = sum(sign.isdigit() for sign in found[0]) or _LEAST
        if (
            not _LEAST <= count <= _MOST
            or _UNIT.match(low, end)
            or _NO_DIGITS.search(reading.text, max(0, start - _AROUND), start)
        ):
            continue
        first, last = sentences.bounds(start)
        if first and _IT.match(low, first):
            first = sentences.bounds(first - 1)[0]
        if _is_code(low, found[0], (first, start, end, last)) and _is_of_a_door(low, sentences, start):
            opens = _OPENS.match(low, end, last)
            yield _begun(low, max(first, start - _NEAR), start), opens.end() if opens else end


def _written(reading: Reading) -> Iterator[re.Match[str]]:
    """Yield what may be a code: digits, or the words of digits."""
    if reading.digits:
        yield from _CODE.finditer(reading.text)
    yield from _SPELT.finditer(reading.low)


def _begun(low: str, first: int, start: int) -> int:
    """Return where what belongs to a code begins in its clause."""
    for broken in _BREAK.finditer(low, first, start):
        first = broken.end()
    told = [one.start() for one in (_CODE_WORD.search(low, first, start), _DOOR.search(low, first, start)) if one]
    if not told:
        return start
    owned = _OWNED.search(low, first, min(told))
    return owned.start() if owned else min(told)


def _is_code(low: str, code: str, places: tuple[int, int, int, int]) -> bool:
    """Tell whether the sentence calls some digits a code."""
    first, start, end, last = places
    if _NO_CODE_WORD.search(low, first, last) or _BROKEN.search(low, max(first, start - _AROUND), start):
        return False
    if "*" in code or code[-1] == "#":
        return True
    near = first if _ITSELF.search(low, first, start) else max(first, start - _NEAR)
    called = _CODE_WORD.search(low, near, min(last, end + _AROUND))
    return called is not None and not (
        _YEAR.match(code)
        and re.search(r"\b(?:vuo|since|sedan|år|from)\w* \Z", low[max(0, start - 12) : start], re.IGNORECASE)
    )


def _is_of_a_door(low: str, sentences: Sentences, at: int) -> bool:
    first, last = sentences.bounds(at)
    before = sentences.bounds(first - 1)[0] if first else 0
    return _DOOR.search(low, before, last) is not None


def _keys(reading: Reading, sentences: Sentences) -> Iterator[tuple[int, int]]:
    low = reading.low
    places = reading.places(_KEY_HINTS)
    for pattern in (_KEY, _BOX):
        found = (pattern.search(low, max(0, at - _LONGEST_WORD), at + _LONGEST_WORD) for at in places)
        for key in {one.start(): one for one in found if one}.values():
            first, last = sentences.bounds(key.start())
            if _LOST.search(low, first, last) or _FIGURE.match(low, key.end()):
                continue
            hidden = _HIDDEN[reading.language].search(low, key.end(), min(last, key.end() + _NEAR))
            if hidden:
                owned = _OWNED.search(low, first, key.start())
                yield owned.start() if owned else key.start(), to_the_end_of_the_clause(low, hidden.end())


def _notes(reading: Reading, sentences: Sentences) -> Iterator[tuple[int, int]]:
    """Yield where a text says on what a code is written, and where that is."""
    low = reading.low
    for at in reading.places(_NOTE_HINTS) if reading.has(_NAMED_HINTS) else ():
        first, last = sentences.bounds(at)
        note = _NOTE.search(low, max(first, at - 1), last)
        code = _KEPT_CODE.search(low, first, last) if note else None
        if (
            code is None
            or _NO_CODE_WORD.search(low, first, last)
            or not _HIDDEN[reading.language].search(low, at, last)
        ):
            continue
        begun = first
        for broken in _BREAK.finditer(low, first, at):
            begun = broken.end()
        yield max(begun, code.start()), to_the_end_of_the_clause(low, at)
