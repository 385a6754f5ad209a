"""Words that point to danger to life, or to a fault that can't wait for office hours.

A hit only shows where to call; it never stops anybody from sending. Stems stand for all their inflected forms.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Signal:
    """What in a text gave the alarm, in the writer's own words."""

    word: str


_DANGER = re.compile(
    r"\b(?:"
    # Finnish
    r"hengenvaar|tulipalo(?!harjoit)|palovaar|kaasuvuo|kaasun haju|haisee kaasu|kaasu haisee|pahoinpi|hakataan|puukot|"
    r"ammuskel|ampuu|ampui|uhkaa asee|uhkaa veitse|aseella|räjähdy(?!smäi)|räjähti|pommiuhk|tajuton|tajuttom|ei hengitä|"
    r"hukkumassa|hukkumais|hukkumis|on hukkun|itsemurh|tappaa itse|tapan itse|uhkaa tappaa|uhkasi tappaa|sähköisku|"
    r"huutaa apua|avunhuu|raiskat|raiskau|raiskaa|jäihin|(?:lapsi|ihmi|henki|lapset)\w* (?:on |ovat )?vaarassa|"
    r"ilmiliekei|liekeissä|palaa ilmi|tulessa|syttyi palamaan|syttynyt palamaan|sydänkohtau|aivohalvau|verta vuota|"
    r"murtautuu parhaillaan|"
    r"(?:talo|koti|asunto|katto|roskis|roskakatos|metsä|maasto|auto|vaja|parveke|varasto) palaa\b|"
    # Swedish
    r"livsfar|livshotand|eldsvåd|det brinner|brinner i (?:skog|hus|trapp|sop|bil|källar|tak|skol|en |ett )|står i brand|stå i lågor|står i lågor|brand i |brand har|"
    r"gasläck|gaslukt|luktar gas|misshandl|knivhug|knivhot|skottloss|skjuter|bombhot|explosion|exploder|medvetslös|"
    r"andas inte|drunkna|håller på att drunkn|självmord|ta livet av|våldtä|våldta|hotar att döda|hotar döda|"
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


def danger(text: str) -> Signal | None:
    """Return what points to danger to life, a fire or a crime in progress: the emergency number is 112 (Act 692/2010)."""
    match = _DANGER.search(text)
    return Signal(match[0].strip()) if match else None


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
