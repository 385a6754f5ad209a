"""How far a telling reaches around a word that tells: "elää toimeentulotuella", "is on probation for assault".

The verb before it and what it is about are hidden with it, for they tell as much. Where a sentence speaks of budgets,
statistics, plans or services for all, nobody is told of, unless it names somebody or says "my".
"""

import re

from kuuluu.language.general import is_general
from kuuluu.language.people import Sentences
from kuuluu.language.reading import Reading

_BEFORE, _AFTER, _MOST_CLAUSES = 40, 60, 2
_LEFT = {
    "fi": re.compile(
        r"\b(?:(?:häntä|heitä|minua|sitä|tätä|miestä|naapuria\w*) (?:pitää|pitäisi|sopii|voi|kuuluu|täytyy)|on|oli|ovat|olivat|olen|olin|olemme|oon|ollaan|ollut|ole|jäi|jäin|joutu\w+|joud\w+|elä[än]\w*|asu[nu]\w*|meni\w*|haki|hain|hakee|sai|sain|saan|saa|saamme|saanut|nukku\w+|tuli|istuu|kuulu\w+|käy|tekee|teki|tarvits\w+|tarvitse\w*|olisi|kuulemma)"
        r"(?: (?:nyt|jo|yhä|edelleen|vielä|ollut|itse|taas|myös|aina|oikeasti|nykyään|kuulemma|ilmeisesti|ennenkin|joskus|ollu|siis|kai|varmaan|nykyisin|tehty|oltu|jätetty|saatu|tällä hetkellä|\w+sti)){0,2} \Z"
    ),
    "sv": re.compile(
        r"\b(?:är|e|var|blev|blivit|har|hade|lever|bor|får|fick|fått|står|sover|sitter|satt|gick|går|gått|under|söker|varit|dömdes|blir)"
        r"(?: (?:nu|ju|fortfarande|en|ett|just nu|också|nog|redan|själv|tidigare|varit|under|i|på|av|hans|hennes|\w+t)){0,3} \Z"
    ),
    "en": re.compile(
        r"(?:\b(?:is|are|am|was|were|been|has|have|had|got|gets?|on|in|under|lives?|living|sleeps?|sleeping|went|being|be|did|does|keeps?)|['’](?:s|m|re|ve))"
        r"(?: (?:a|an|the|still|now|currently|on|in|under|been|also|already|once|just|being|\w+ly)){0,3} \Z"
    ),
}
_RIGHT = {
    "fi": re.compile(
        r" (?:\w+ kertaa|\w+ (?:kerran|kertaa) \w+ssa|\w+sti \w+ssa|(?:on )?(?:[\d  ]+|\w+)(?: euroa|€|tuhatta|tonnia))|(?: on| yli| noin)? \w+tuhatta\b| (?:\w+(?:sta|stä)|sen|ne|niitä|sitä|sieltä|minut|minua|hänet|häntä|meidät|meitä|heidät)\b(?! (?:asti|lähtien|alkaen))|(?: jo)? (?:\w+(?:sta|stä) (?:asti|lähtien|alkaen|saakka)|\w+ (?:vuotta|kuukautta|viikkoa)\b)| (?:viime|toissa) \w+(?:lla|llä|ssa|ssä|nä|na)\b| \w+n asiakk?aa?\w*"
    ),
    "sv": re.compile(
        r" (?:\w+ )?gånger(?: (?:om|i|per) \w+)?\b| gånger| (?:(?:för|mot|av|från) (?:(?:en|ett|sin|sina|min|mina|grov|grovt) )?\w+|dem|den|det|mig|oss|henne|honom|sedan (?:i |förra |ett |två |tre )?\w+(?: år| månader)?|i \w+ (?:år|månader)|i (?:(?:mån|tis|ons|tors|fre|lör|sön)dags|höstas|våras|somras|vintras|fjol|julas))\b"
    ),
    "en": re.compile(
        r" (?:\w+ times|twice|once)(?: an? \w+)?\b| (?:arranged|provided|run|paid|organi[sz]ed) by (?:the |your )?(?:social services|social workers?|city|municipality|kela|\w+)| (?:behind|near|under|beside|outside) (?:the |a )?\w+| (?:(?:for|of|from|against) (?:(?:a|an|the|his|her|my|our|their|aggravated) )?[\w-]+|them|it|us|me|him|her|since (?:last )?\w+|for (?:\w+ )?\w+ (?:years|months|weeks)|last (?:week|month|year|spring|summer|autumn|winter|night))\b"
    ),
}
# What goes on to the end of its clause: when an alarm is off, where a key hangs.
_CLAUSE = re.compile(
    r"[,;!?\n()\"”]|(?<!\d)\.(?=\W|\Z)(?<!\b[ap]\.m\.)|(?<=\d)\.(?=\Z|\n)|(?<=\d\.)(?= (?!asti|saakka|lähtien|alkaen|to\b|till\b|until\b))|(?<!\d):(?!\d)|\s[-–]\s(?!\d)|"
    r" (?:ja|mutta|joten|niin|koska|että|vaikka|jos|och|men|så|eftersom|fast|and|but|so|because|if|which|who)\b"
)
# Where it goes on after all: "and | drove away", "ja | takaovi ei mene lukkoon", a second time or day.
_AND = re.compile(
    r",? (?:ja|och|and|eikä)(?: (?:sitten|sen jälkeen|sedan|sen|then|still|also|myös|also))? |, (?:muuten|annars|otherwise) "
)
_WITH = {
    "crime": re.compile(
        r"(?:(?:on|har|has|sai|fick|got) (?:[\w-]+ ){0,4}?(?:sakot|sakkoja|tuomio\w*|tuomittu|böter|bötfällts|dömts|fined|convicted|caught|kiinni)|myy|myi|myyvät|myivät|myynyt|ajoi|ajaa|ajoivat|pakeni|pakenivat|juoksi|juoksivat|karkasi|häipyi|häipyivät|poistui|poistuivat|löi|löivät|potki|potkivat|heitti|heittivät|hajotti|rikkoi|rikkoivat|poltti|polttivat|uhkasi|uhkaili|kätki|piilotti|"
        r"säljer|sålde|sålt|smet|körde|kör (?:därifrån|vidare|iväg)|sprang|stack|drog|slog|sparkade|hotade|kastade|gömde|brände|"
        r"drove|ran|sped|fled|sells?|sold|selling|threw|hit|kicked|broke|burn(?:ed|t)|dumped|hid|hides|cycled|rode|punched|pushed|threatened|smashed)\b(?! (?:into|over) (?:an?|the) (?:problem|issue))"
    ),
    "security": re.compile(
        r"(?:[\w'’-]+ ){0,2}?(?:\w*(?:ovi|oven|ovet|portti|portit|lukko|lukot|ikkuna|avai(?:n|met)|avaimet|hälytin|hälytys|hälyttimet|koodi|vartija\w*|kamerat?|talo|asunto|koti|mökki)|"
        r"\w*(?:dörren?|porten|grinden|låset|fönstret|nyckeln?|nycklarna|larmet|koden|vakten|väktaren|kameran|kamerorna|huset|lägenheten)|"
        r"(?:doors?|gates?|locks?|windows?|keys?|alarms?|code|guards?|cameras?|house|flat|nobody|no one))\b(?! (?:pitäisi|pitää|on korjattava|should|must|needs?|borde|måste))|"
        r"(?:never|doesn['’]t|aldrig|ei koskaan|nyckeln|\d)"
    ),
}
# With which word a telling begins that goes on to the end of a short clause: "fick | en intressebevakare i våras".
_VERB = {
    "fi": re.compile(
        r"(?:on|oli|ovat|olivat|olen|olemme|oon|olin|olimme|ollaan|sai\w*|saan|saamme|saa|elä\w+|asu\w+|kuulu\w+|liity\w+|liitty\w+|ero(?:si|n|t)\w*|käy\w*|kävi\w*|käänty\w+|käänny\w+|joutu\w+|joudu\w+|jäi\w*|menet\w+|ote\w+|otti\w*|vietiin|tuli\w*|tulen|tulla\w*|pakeni\w*|muut\w+|"
        r"paasto\w+|rukoil\w+|äänest\w+|kannat\w+|hae\w*|hain|haki\w*|istu\w+|teki|tein|siir\w+|sijoitet\w+|nosta\w*|velka\w+|kieltäy\w+|kastet\w+|valit\w+|häädet\w+|tapa\w+|myön\w+|evät\w+|hylät\w+)\b"
    ),
    "sv": re.compile(
        r"(?:är|e|var|blev|blivit|har|hade|fick|fått|får|lever|levde|bor|bodde|gick|gått|går|kom|kommit|flydde|flytt|flyttade|tillhör|röstar|röstade|lämnade|står|söker|sökte|togs|tog|placerad\w*|sitter|satt|ber|firar|fastar|konverterade|vägra\w+|avvisades|nekades|beviljades|förlorade|hamnade|mediterar|döptes)\b"
    ),
    "en": re.compile(
        r"(?:is|are|am|was|were|has|have|had|got|gets?|live[sd]?|living|left|joined|goes|go|came|fled|moved|receiv\w+|lost|owes?|belong\w*|voted?|converted|prays?|fasts?|taken|placed|on|been|became|went|sleep\w*|stay\w*|canvass\w*|campaign\w*|put|under|refused|denied|applied|granted)\b"
    ),
}
# "As a Muslim I …", "Katolilaisena kaipaan …": what follows is what is asked for.
_AS = re.compile(r"(?:as|som|being|såsom)\b|\w*(?:na|nä)\Z")
_SHORT_CLAUSE, _FEW_WORDS = 34, 20
_SOMEBODYS = {
    "fi": re.compile(
        r"\b(?:minä|mä|minulla|minun|mun|mulla|minut|meidät|menetin|menetimme|jouduin|jouduimme|jäin|sain|nukuin|olen|olin|oon|olemme|ollaan|meillä|meidän|hän\w*|naapuri\w*|äidi\w+|isän|isällä|mummo\w*|mummi\w*|ukin|vaarin|papan|veljen|siskon|pojan|tyttären|elän|elämme|saan|saamme|asun|asumme|nukun|haen|haemme|hain|haimme|anon|anoin|tarvitsen|tarvitsemme|odotan|odotamme|odotin|nostan|nostamme|maksan|maksamme|asioin|käymme|kävin|"
        r"(?!(?:yhteensä|pieni|onni|uni|suoni|sieni|viini|mini|alumiini|bensiini|kini|toimeni|muuta?ni|nuoreni)\b)\w{3,}(?:ni|mme|nsa|nsä))\b",
        re.IGNORECASE,
    ),
    "sv": re.compile(
        r"\b(?:min|mitt|mina|vår|våra|hans|hennes|mig|oss|jag (?:är|har|bor|lever|får|står|blev|fick|söker|sökte|ansöker|ansökte|väntar|lyfter|behöver)|vi (?:är|har|bor|lever|får|blev|fick|söker|sökte|ansöker|ansökte|väntar|lyfter|behöver)|(?:hon|han) \w+|grann\w+|(?:mamma|pappa|mormor|farmor|morfar|farfar|bror|syster|mor|far)s)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:my|our|his|her|me|us|(?-i:I) (?:am|have|was|live|get|got|lost|sleep|depend|receive|need|owe|applied)|i['’]?m|i['’]ve|we (?:are|have|live|get|were|got|lost|applied|receive|depend|owe)|we['’]re|he|she|neighbou?r\w*|(?:brother|sister|mother|father|mum|mom|dad|son|daughter|gran\w*|uncle|aunt|husband|wife|cousin|friend)['’]s)\b",
        re.IGNORECASE,
    ),
}


def is_in_general(reading: Reading, sentences: Sentences, bounds: tuple[int, int], told: tuple[int, int]) -> bool:
    """Tell whether a sentence speaks, beside what is told, of services, sums and plans, and of nobody."""
    if not (is_general(reading, bounds[0], told[0]) or is_general(reading, told[1], bounds[1])) or sentences.names_one(
        *bounds
    ):
        return False
    return not _SOMEBODYS[reading.language].search(reading.text, *bounds)


def whole(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Return a telling with the verb before it and what it is about."""
    before = _LEFT[reading.language].search(reading.low, max(0, start - _BEFORE), start)
    after = _RIGHT[reading.language].match(reading.low, end)
    return before.start() if before else start, after.end() if after else end


def to_the_end_of_a_short_clause(reading: Reading, start: int, end: int) -> int:
    """Return where a telling ends: at the end of the clause if that is near, and farther for one that begins with its verb."""
    low = reading.low
    if _AS.match(low, start):
        return end
    most = _SHORT_CLAUSE if _VERB[reading.language].match(low, start) else _FEW_WORDS
    stop = _end_of_the_clause(low, end)
    return stop if stop - end <= most else end


def to_the_end_of_the_clause(low: str, end: int, kind: str = "security") -> int:
    """Return, in a text in small letters, where the clause ends that goes on at a place, or the place itself when it goes on for long.

    A second clause of the same goes with it: "hit my parked car | and drove away".
    """
    stop = _end_of_the_clause(low, end)
    for _clause in range(_MOST_CLAUSES):
        further = _AND.match(low, stop)
        if not further or not _WITH[kind].match(low, further.end()):
            break
        stop = _end_of_the_clause(low, further.end())
    return stop


def _end_of_the_clause(low: str, end: int) -> int:
    ends = _CLAUSE.search(low, end, end + _AFTER)
    if ends:
        return ends.start()
    return len(low) if len(low) - end <= _AFTER else end
