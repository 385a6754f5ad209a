"""Words that point to danger to life, or to a fault that can't wait for office hours.

A hit only shows where to call; it never stops anybody from sending. Stems stand for all their inflected forms.
"""

import re
from dataclasses import dataclass

from kuuluu.language.resembling import EMERGENCY, is_plainly_feedback, resembles
from kuuluu.language.together import any_of, together
from kuuluu.language.words import read_parts

_LISTED = read_parts("danger")


@dataclass(frozen=True)
class Signal:
    """What in a text gave the alarm, in the writer's own words; none of them alone: ""."""

    word: str


_DANGER = re.compile(
    r"\b(?:"
    # Finnish
    r"hengenvaar(?!alli)|tulipalo(?!harjoit)|palovaar|kaasuvuo|kaasun haju|haisee kaasu|kaasu haisee|pahoinpi|hakataan|puukot|"
    r"ammuskel|ampuu|ampui|uhkaa asee|uhkaa veitse|aseella|räjähdy(?!smäi)|räjähti|pommiuhk|tajuton|tajuttom|ei(?:kä|vät)?(?: \w+)? hengitä|"
    r"hukkumassa|hukkumais|hukkumis|on hukkun|itsemurh|tappaa itse|tapan itse|uhkaa tappaa|uhkasi tappaa|sähköisku|"
    r"huutaa apua|avunhuu|raiskat|raiskau|raiskaa|jäihin|(?:lapsi|ihmi|henki|lapset)\w* (?:on |ovat )?vaarassa|"
    r"ilmiliekei|liekeissä|palaa ilmi|tulessa|syttyi palamaan|syttynyt palamaan|sydänkohtau|aivohalvau|verta vuota|"
    r"murtautuu parhaillaan|"
    r"(?:talo|koti|asunto|katto|roskis|roskakatos|metsä|maasto|auto|vaja|parveke|varasto) palaa\b|"
    # Swedish
    r"livsfar(?!lig)|livshotand|eldsvåd|det brinner|brinner i (?:skog|hus|trapp|sop|bil|källar|tak|skol|en |ett )|står i brand|stå i lågor|står i lågor|brand i |brand har|"
    r"gasläck|gaslukt|luktar gas|misshandl|knivhug|knivhot|skottloss|skjuter|bombhot|explosion|exploder|medvetslös|"
    r"andas (?:\w+ )?inte|drunkna|håller på att drunkn|självmord|ta livet av|våldtä|våldta|hotar att döda|hotar döda|"
    r"ropar på hjälp|elchock|barn(?:et|en)? (?:är )?i fara|gått genom isen|hjärtattack|"
    # English
    r"danger to life|li(?:fe|ves) (?:is |are )?(?:in|at) (?:danger|risk)|life[- ]threatening|on fire|house fire|"
    r"(?:building|forest|car) fire\b|fire broke|caught fire|in flames|gas leak|smells? (?:of|like) gas|gas smell|assault|"
    r"stabb|knife attack|gunshot|gunman|shooting(?! range)|shots fired|bomb threat|exploded|unconscious|not breathing|"
    r"drown|suicid|kill (?:my|him|her)self|threaten\w* to kill|raped|electric shock|electrocut|"
    r"(?:child|children|person|people) (?:is |are )?in danger|through the ice|heart attack|bleeding (?:heavily|badly)"
    r")\w*",
    re.IGNORECASE,
)

_NOW = r"nyt\b|parhaillaan|juuri\b|heti\b|tulkaa|apua\b|just nu|nu\b|hjälp|kom genast|kom fort|right now|now\b|help\b|come quickly|hurry"
_SOMEBODY = (
    r"tyttö|poika|pojan|laps|mies|miest|miehe|nainen|nais|ihmi|rouva|vanhu|joku|jotakuta|äiti|isä\b|potilas|koululai|asukas|teini|mummo|ukki|"
    r"flicka|pojke|barn|man\b|mannen|män\b|kvinn|människ|person|någon|gubbe|gumma|äldre|tant|elev|"
    r"girl|boy|child|kid\b|man\b|men\b|woman|women|people|person|somebody|someone|him\b|her\b|old lady|pensioner|toddler|teenager"
)
# What was seen long ago, may happen one day or is only practised is no call for help.
_NOT_NOW = (
    r"viime |eilen|toissa|vuosi sitten|viikko sitten|aikanaan|vuonna|usein|joka päivä|voi\b|voisi|saattaa|harjoit|"
    r"förra |i fjol|igår|i går|för (?:\w+ )?(?:år|veckor|dagar) sedan|ofta|varje dag|kan\b|kunde|övning|"
    r"last (?:week|year|month|summer|winter|autumn|spring)|yesterday|ago\b|often|every day|could|might|drill"
)
_ANOTHER_TIME = any_of(_NOT_NOW, r"toipu|tuomittu|återhämta|dömd|recover|convicted")
# Of one's own life nobody speaks as of another time.
_OWN_LIFE = any_of(r"itsemurh|tappa|tapan|självmord|ta livet|suicid|kill")
_CHIMNEY = (
    r"takka|takan|takasta|piip|tupak|tupakoi|savuke|grill|\w*sauna|nuotio|kokko|kokon|puukiu|puun ?poltto|savupiip|"
    r"öppen spis|skorsten|tobak|cigarett|rök(?:are|ning|er|a)\b|bastu|majbrasa|\w*vedeldning|"
    r"chimney|fireplace|cigarette|tobacco|barbecue|smok(?:ing|er|ers)|smoke[- ](?:alarm|free|detector)|vape|bonfire|wood[- ]?(?:burn|stove)"
)
_TOGETHER = (
    together(
        r"savu(?:a|aa|n|t|pilv)?\b|liek(?:it|kejä|ki|kien)\b|lågor|rök(?:en|moln|utveckling)?\b|flames|smoke",
        r"\w*talo|kerrost|\w*asun|\w*ikkuna|\w*kellari|kato(?:lta|lla|n)\b|kattoa?\b|metsä|maasto|autosta|vaja|roskis|porras|portai|"
        r"parvek|\w*hall[ie]|\w*koulu|varasto|"
        r"lägenhet|\w*hus\b|\w*huset|fönst|tak(?:et)?\b|källar|skog|bil(?:en)?\b|trapp|balkong|\w*skola|vind(?:en)?\b|förråd|"
        r"window|building|flats?\b|house|roof|cellar|basement|forest|car\b|balcony|apartment|block\b|school|shed",
        unless=f"{_NOT_NOW}|{_CHIMNEY}",
    ),
    together(
        r"uhka(?:a|il)|heilut|huitoo|kädessä|juoksentel|hotar|viftar|hotfull|i handen|threaten|waving|attack|holding|chasing|lunging",
        r"veits|veitse|puuko|kirve|pistooli|haulik|asee|kniv|pistol|vapen|yxa|gevär|knife|gun\b|pistol|axe\b|weapon|machete",
        _SOMEBODY,
        unless=_NOT_NOW,
    ),
    together(
        r"lyö\b|lyödään|lyövät|hakkaa|hakkaavat|potkii|potkivat|kurista|raahaa|pieksää|tappelu|slår|sparkar|stryper|misshandlar|"
        r"släpar|slåss|beating|hitting|kicking|strangling|attacking|fighting",
        _SOMEBODY,
        _NOW,
        unless=_NOT_NOW,
    ),
    together(
        r"(?:tippu|puto|pudon|vajos|vajon|joutu|suistu|liukastui|upposi|uppoaa)\w*(?: \w+){0,3} (?:\w*järve|\w*joke|\w*lampe|mere|avanto|vete|"
        r"\w*altaa|jäi|kaivoo|\w*jäähän|\w*rotko)|"
        r"(?:föll|ramla|falli|trilla|gått|gick|åkt)\w*(?: \w+){0,3} (?:i|ner i|ned i|genom) (?:\w*sjön|\w*ån\b|vattnet|\w*dammen|isen|älven|"
        r"bassäng|\w*brunn|kanalen|havet)|"
        r"(?:fell|fallen|slipped|went)(?: \w+){0,2} (?:into|in|through)(?: \w+){0,2} (?:river|lake|pond|pool|sea\b|ice\b|water|well\b|stream)",
        _SOMEBODY,
        unless=_NOT_NOW,
    ),
    together(
        r"lyyhisty|tuupertu|kaatu|makaa|romahti|ligger|föll ihop|segnade|kollaps|collapsed|lying|passed out|fainted",
        _LISTED["TOGETHER"],
        _SOMEBODY,
        unless=_NOT_NOW,
    ),
    together(r"hengenvaaralli|livsfarlig", r"nyt\b|parhaillaan|tulkaa|just nu|kom genast"),
)

_URGENT = re.compile(
    r"\b(?:"
    r"vesivuo|vesivahin|putkirik|viemäritulv|öljyvuo|tulvii|kaapeli on poikki|avonai\w+ kaivo|avoi(?:n|me\w+) (?:kaivo|viemäri)|"
    r"kaatun\w+ (?:puu|mänty|koivu|kuusi|pylvä|lyhtypylvä|valopylvä)|romahta|sortun|sortui|vajoam|"
    r"vattenläck|rörbrott|rörläck|översvämm|nedfall\w+ träd|omkullfall\w+|kullfall\w+|öppe?n brunn|öppet brunn|oljeläck|"
    r"water leak|leaking water|burst pipe|pipe burst|burst water|water main|fallen (?:tree|pole|branch|lamp|light|cable)|"
    r"open manhole|missing manhole|sinkhole|oil spill|flooding|flooded|collapsed|live wire|downed (?:power|cable|wire|tree)"
    r")\w*",
    re.IGNORECASE,
)

# Two words in one sentence: a thing and what is wrong with it.
_PAIRS = tuple(
    (re.compile(rf"\b(?:{thing})\w*", re.IGNORECASE), re.compile(rf"\b(?:{state})\w*", re.IGNORECASE))
    for thing, state in (
        (
            r"liikennevalo|trafikljus|traffic li(?:ght|te)|traffic signal",
            (
                r"ei(?:vät|kä)? toimi|ei(?:vät)? pala|pimeä|pimennyt|pimenneet|sammu|rikki|epäkun|vilkku|jumi|fungera|funkar inte|"
                r"släck|trasig|mörk|ur funktion|blinka|not working|n't work|dead|dark|\bout\b|\boff\b|broken|flashing|stuck|down"
            ),
        ),
        (
            r"kaivonkan|kaivon kan|kaivo\b|viemärinkan|brunnslock|brunn|manhole|drain cover",
            (
                r"auki|avoin|avonai|puuttu|poissa|irti|irronnut|irralla|rikki|öppe|saknas|borta|lös|trasig|open|missing|gone|loose|"
                r"broken"
            ),
        ),
        (
            (
                r"sähköjoh|sähkökaap|sähköpyl|sähkölin|kaapeli|johto\b|johdot\b|sähkökesku|jakokaap|elkab|elledning|kabel|elskåp|"
                r"elcentral|electric(?:al)? (?:cable|wire|box|cabinet)|power (?:line|cable)|cable|wires?\b"
            ),
            (
                r"roikku|irti|irronnut|poikki|maassa|auki|paljaa|paljas|katke|hänger|hängande|lös|av\b|avbrut|på marken|öppe|öppna|"
                r"hanging|dangling|loose|broken|on the ground|exposed|bare|open"
            ),
        ),
        (
            r"puu\b|puita|puun(?:runko)?\b|oksa|mänty|koivu|kuusi\b|träd|gren|tree|branch",
            (
                r"kaatu(?!m)|kaatumassa|kaatumai|poikki|tukki|katke|tiellä\b|ajoradalla|fallit|fallen|fell|ramlat|över vägen|"
                r"blocker|block(?:s|ed|ing)|across the|on the road"
            ),
        ),
        (
            r"vesi\b|vettä\b|vesijoh|putki|putke|vatten|vattenled|rör\b|röret|water|pipe|hydrant",
            (
                r"suihku|pulppu|tulvi|valuu kadulle|vuota|vuoti|haljen|poikki|läck|sprut|forsa|rinner ut|gush|spray|leak|burst|"
                r"pouring|flood"
            ),
        ),
        (
            r"valopyl|valaisinpyl|lyhtypyl|katuvalo|lampp?stolp|lyktstolp|lamp ?post|light pole|street ?light pole",
            r"kaatu|kallella|kallistu|nojaa|fallit|lutar|omkull|fallen|fell|leaning|knocked",
        ),
        (
            r"silta|sillan|katu\b|tie\b|jalkakäytävä|bro\b|bron\b|vägen|bridge|road|pavement",
            r"romaht|sortu|vajonn|rasat|kollaps|collaps|caved",
        ),
    )
)
_SENTENCES = re.compile(r"[.!?\n]+")


def danger_in_words(text: str) -> Signal | None:
    """Return what of the words of a text points to danger to life."""
    if match := _DANGER.search(text):
        return Signal(match[0].strip())
    told = next(filter(None, (words.found(text) for words in _TOGETHER)), ())
    return Signal(told[0]) if told else None


def danger(text: str) -> Signal | None:
    """Return what points to danger to life, a fire or a crime in progress: the emergency number is 112 (Act 692/2010)."""
    told = danger_in_words(text)
    if told and not _OWN_LIFE.search(told.word) and _ANOTHER_TIME.search(text) and is_plainly_feedback(text):
        # A heart attack last year, a child that could drown: what is asked for is a railing, a lifebuoy.
        return None
    return told or (Signal("") if resembles(text) == EMERGENCY else None)


def urgent_fault(text: str) -> Signal | None:
    """Return what points to a fault that must be reported by telephone at once: water, electricity, a road blocked."""
    match = _URGENT.search(text)
    if match:
        return Signal(match[0])
    for sentence in _SENTENCES.split(text):
        for thing, state in _PAIRS:
            what, how = thing.search(sentence), state.search(sentence)
            if what and how and what.span() != how.span():
                return Signal(f"{what[0]} … {how[0]}")
    return None
