"""What the words around a code say: that it is a vehicle's plate, or the code of something else."""

import re
from bisect import bisect_left
from functools import cached_property

from kuuluu.language.phrases import Phrases
from kuuluu.language.reading import Reading, hangs_on

_VEHICLES, _PLATES = Phrases.read("vehicles"), Phrases.read("plate_told")
_COMPOUNDS = ("auto", "bil")
_COMPOUND = re.compile(r"\w{3,}(?:autot?|autolla|bil(?:en)?)\b", re.IGNORECASE)
_THING = re.compile(
    r"\w*pylvä\w*|tolp\w+|valaisi\w+|lamppu|lampun|kaivo\w*|\w+paketti|pysäk\w+|kaappi|luok\w+|huone\w*|sali\w*|reit\w+|linja\w*|malli\w*|merkkiä|tyyppi\w*|"
    r"tyyp\w+|tuote\w*|koodi\w*|huoltokoodi|versio\w*|standard\w+|direktiivi\w*|lomake\w*|lomakkee\w+|kaava\w*|tontti\w*|tontin|paristo\w*|"
    r"virus\w*|bakteeri\w*|laite\w*|laitteen|mittari\w*|model|type|typ|modell\w*|lamp\w*|stolp\w*|brunn\w*|klass\w*|rum|room|code|kod|version|form|"
    r"blankett\w*|hylly\w*|osasto\w*|kurssi\w*|lento\w*|flight|flyg\w*|juna\w*|tåg\w*|train|course|avsnitt|sarja\w*|serial|"
    r"tunniste\w*|rakennus|tila|avain\w*|vyöhyke|alue\w*|kortteli\w*|ryhmä\w*|tiimi\w*|joukkue\w*|keskus|kytkin|muuntamo\w*|"
    r"polttoaine\w*|bensiini\w*|öljy\w*|muovi\w*|putki\w*|ruuvi\w*|lukko\w*|penk\w+|roskis\w*|keinu\w*|"
    r"kai[dt]e|kaitee\w*|kaiteen|silta|sillan|sillassa|opaste\w*|kyltti|kyltin|portti|portin|asti\w+|jäteasti\w*|hydrant\w*|venttiili\w*|pumppu\w*|pumpun|hissi\w*|kamera\w*|"
    r"anturi\w*|moduuli\w*|sopimu\w+|hakemu\w+|lupa|luvan|tilaus|tilauks\w+|lasku\w*|asiakas|asiakkuu\w*|varaus|varauks\w+|asia|kohde|kohteen|tehtävä\w*|ilmoitu\w+|palaut(?:e|tee\w*)|valitu\w+|"
    r"teline\w*|katos|katoksen|pylon\w*|tanko|tangon|liikennemerk\w+|muistomerk\w+|patsa\w+|puu|puun|kansi|kannen|kannessa|kaivon|teos|teoksen|taideteos|paketti|paketin|ohjelma|ohjelmapaketti|näyttely\w*|ovi|oven|kone|koneen|pesukone\w*|tulostin\w*|kirja|kirjan|"
    r"papperskorg\w*|korg\w*|sopkärl\w*|bänk\w*|stolpe\w*|gung\w*|hiss|hissen|kamera\w*|räcke\w*|träd|trädet|skåp|skåpet|ärende\w*|ansök\w+|avtal\w*|faktura\w*|beställning\w*|"
    r"\w*(?:order|ärende|diarie|beställnings|kund|artikel|produkt|serie|tilaus|asia|tuote|sarja|asiakas|viite|laina|jäsen|kortin|lipun|vika|työ|varaus|seuranta)[- ]?"
    r"(?:nummer|nummret|numero\w*|nro|number|koodi\w*|tunnus\w*)|\w*ruu(?:tu|dussa|dun|dulla)|pysäköintipaik\w+|"
    r"bench|bins?|pole|post|lift|elevator|swing|camera|tree|printer|machine|invoice|order|case|ticket|application|contract|shelter|hydrant|cabinet|locker"
)
_FILLER = re.compile(
    r"on|oli|nro|nr|no|är|is|was|number|nummer|numero\w*|tunnus\w*|with|whose|jonka|jossa|lukee|merkitty|märkt|med|plate|label|tag|skylt|tarra\w*|id"
)
# Without a word for a vehicle: what stands straight before is no verb and no small word, so it is the name of a thing.
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,}) \(?\Z")
_VERB_OR_SMALL = re.compile(
    r"\w*(?:[^s]si|oi|ui|ki|ti|ii|aa|ää|oo|ee|uu|yy|öö|vat|vät|nut|nyt|tu|ty|ade|te|ed|ing|ar|er)|"
    r"se|ne|he|tuo|tää|toi|tämä|taas|että|ja|tai|sekä|eli|kun|vain|vaan|myös|nyt|heti|juuri|siis|ehkä|varmaan|joku|eräs|sama|aina|eilen|tänään|aamulla|"
    r"illalla|yöllä|siellä|täällä|tuolla|on|oli|ei|kuin|sen|tuon|tän|mutta|koska|joka|mikä|hei|moi|terv|kohde|"
    r"en|ett|den|det|att|och|med|av|från|som|är|var|igen|här|där|of|the|a|an|in|by|and|with|that|was|is|are|again|it|this|from|to|hit|saw|on|at|"
    r"for|för|has|had|have|har|i|på|vid|kanssa|takia|vastaan|perässä|vieressä|nimeltä|merkillä|tunnuksella",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?<![^\W_])(?<![-/])[A-ZÅÄÖ]{1,4}-\d{1,4}(?![^\W_])(?![-/.]\d)")
_NEAR, _FAR, _STRONG, _AT_ONCE, _LONGEST_WORD = 45, 60, 30, 14, 40


class Vehicles:
    """Where a text speaks of vehicles and of their plates; looked up when the first code is met."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self._reading = reading

    @cached_property
    def _vehicles(self) -> list[tuple[int, int]]:
        found = [match.span() for match in _VEHICLES.matches(self._reading)]
        low = self._reading.low
        for place in self._reading.places(_COMPOUNDS):
            start = max(low.rfind(" ", 0, place), low.rfind("\n", 0, place)) + 1
            if match := _COMPOUND.match(low, start):
                found.append(match.span())
        return sorted(found)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _end in self._vehicles]

    @cached_property
    def _plates(self) -> list[tuple[int, int]]:
        return [match.span() for match in _PLATES.matches(self._reading)]

    def is_told(self, start: int) -> bool:
        """Tell whether a word for a plate stands shortly before, on the same line."""
        return any(
            start - _NEAR <= first and last <= start <= last + _STRONG and "\n" not in self.text[last:start]
            for first, last in self._plates
        )

    def are_near(self, start: int, end: int) -> bool:
        """Tell whether the words around speak of a vehicle."""
        return self._has(start - _NEAR, start) or self._has(end, end + _NEAR) or self.is_told(start)

    def are_at_once(self, start: int) -> bool:
        """Tell whether a vehicle is told of straight before."""
        return self._has(start - _AT_ONCE, start)

    def _has(self, first: int, last: int) -> bool:
        at = bisect_left(self._starts, first)
        return at < len(self._vehicles) and self._vehicles[at][1] <= last

    def is_something_else(self, start: int) -> bool:
        """Tell whether the word before says that it is the code of something else than a vehicle."""
        return hangs_on(_THING, _FILLER, self.text, start)

    def is_a_code(self, start: int, end: int) -> bool:
        """Tell whether it looks like the code of a thing: a thing's name stands straight before, or another code near it."""
        text = self.text
        before = _WORD_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
        if before and not _VERB_OR_SMALL.fullmatch(before[1]):
            return True
        first = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start), start - _FAR) + 1
        return any(abs(one.start() - start) > 1 for one in _CODE.finditer(text, max(0, first), end + _FAR))
