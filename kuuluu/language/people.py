"""Whether a sentence speaks of a person: of the writer, of somebody near, or of one who is named."""

import re
from bisect import bisect_left, bisect_right

from kuuluu.language.reading import Reading
from kuuluu.language.words import read_lines

# A heap of full stops is tried once, from its first.
_SENTENCE_ENDS = re.compile(
    r"(?<![.!?])[.!?]+(?=\s)(?!(?<=\d\.\d\.|\.\d\d\.)\s(?:asti|saakka|lähtien|alkaen|välise\w+|välillä|till|until|to|klo|kl)\b|(?<=\.\d\.|\d\d\.)\s[–-])|\n\n?|[!?;]"
)
_OWN = {
    "fi": (
        r"\b(?:minä|me|saadaan|minut|meidät|hänet|heidät|mä|mää|minu\w*|minul\w+|mun|mull?a|mulle|mua|musta tuntuu|olen|oon|olin|ollut|meidän|meitä|meillä|meille|meiltä|meil|mul|olemme|ollaan|"
        r"sairast\w+|kärsi(?:n|mme)|käyt(?:än|ämme)|kuljen|liiku(?:n|mme)|pääsen|jou(?:dun|duin)|sain|saan|sai|tarvi(?:tsen|n)|otan|elän|elämme|"
        r"näen|kuulen|menin|kaadui\w*|istun|tulin|toivun|käyn|odotan|hoidan|hoidamme|hänel\w+|hänen|hän|häntä|itsel\w+|itse|"
        r"en|enkä|emme|emmekä|etten|ettemme|voin|voimme|haluan|haluamme|toivon|toivomme|pyydän|pistän|syön|juon|pelkään|pystyn|kykenen|jaksan|kävelen|sairastan|sairastuin|"
        r"asun|asumme|hain|odotin|tarvitsin|löin|nukuin|elin|toivuin|anoin|koen|tunnen|teen|tein|kaaduin|loukkasin|loukkaannuin|jäin|jään|saan|menen|tulen|kävin|hengitän|nukun|herään|maksan|pelästyin|ihmettelen|valitan|istun|"
        r"seison|työskentelen|opiskelen|kasvatan|autan|valvon|lopetin|yritän|yritin|kaatui\w*|synnyin|synnytin|heräsin|kuulin|näin|kuulun|elätän|vien|haen|palasin|tarvitsemme|"
        r"kärsimme|hoidin|ajan|käytin|tiedän|liukastuin|menetin|siskoni|allekirjoittan\w+|myöhästyin|unohdin|maksoin|soitin|lähetin|tilasin|varasin|peruin|ostin|odotin|nostin|kannoin|putosin|lensin|törmäsin|osuin|astuin|kompastuin|horjahdin|jätin|hukkasin|kadotin|pudotin|änkytän|yskin|köhin|oksensin|pyörryin|vapisen|tärisen|ontun|onnun|nilkutan|laihduin|podin|poden|synnytän|imetän|sokeuduin|meikä\w*|mie|miun|miulla|mulla|kaveri|tyyppi|jannu|heppu)\b|"
        r"\b(?!pieni\b|pienni\b|onni\b|uni\b|suoni\b|sieni\b|kansa\b|viini\b|juni\b|konsa\b|mini\b|kani\b|alumiini\b|bensiini\b|rosvoni\b|vielä\b|yhteensä\b)"
        r"\w{2,}(?:[aeiouyäö](?:ni|mme)|[aeiouyäö]ns[aä]|ll[aä]ni|ll[aä]mme|kseni|ssani|ssäni)(?:kin|kaan)?\b"
    ),
    "sv": (
        r"\b(?:jag|ja|mig|mej|min|mitt|mina|vi|vår|vårt|våra|oss|han|hon|hen|henne|hennes|honom|hans|lider|"
        r"har fått|fick|använder|undertecknad)\b|(?:\A|[.,;!?\n] ?|\boch )(?:är|e) (?!det|den|de|ni|du|man|hissen|bussen)"
    ),
    "en": r"\b(?:i|i'm|i’m|im|i've|i’ve|me|my|mine|we|we're|our|us|he|she|him|her|his|hers|he's|she's|suffers?|suffering|undersigned)\b",
}
_NEAR = {
    "fi": (
        r"\b(?:äi(?:ti|di|tee)|isä(?!n[nt])|isoäi|isoisä|mummo|mummu|mumm[iu]|ukki|ukin|vaari|pappa|papan|poja|poika|poiki|tytär|tyttär|tyttö|tytö|laps|vauva|"
        r"taapero|vaimo|mies\b|miehe|mieh|puoliso|avo(?:puoliso|mie|vaimo)|kumppani|sisko|sisar|veli\b|velje|veljen|naapuri|vanhem(?:pi|pa|mat|mil)|appi|anop[pi]|"
        r"serkku|serku|täti|tädi|setä|sedä|eno\b|enon|kummi|rouva|herra|oppilas|oppilaa|potila|kaveri|ystävä|tuttu|tuttava|vanhus|nainen|naise|nuori\b|teini|"
        r"koululainen|hoidettava|asiak|soittaj|ilmoittaj|vierai|vieras|kävijä|henkilö|jätk|valmentaj|isännöitsij|vuokraisän|poruk|jengi|vanki\b|vangi|rikolli|nuoret|nuorten|teinit|omaise|omaine|eksä|eks-|exä|ex-|entinen|entis|esikoi|kuopu|nuorimma|vanhimma|keskimmäi|kaksos|lapsenlaps|kuski|\w+kuski|opettaja|opettaji|ohjaaja|asukas|asukk|työkaveri|pomo|"
        r"pariskun|isäntä|isännä|emäntä|emännä|neiti|neidi|kämppis|avok|leski|lesken|puolisk|lapsenvahti|perhe|\w+perhe|vuokralai|tyyppi|\w+(?:pitäjä|kantaja|kuljettaja|myyjä|siivooja|vahtimestari|talonmies|naapuri|emäntä|isäntä|tarjoilija)|kuljettaja|pelaaja|treenari|rehtori|tyttöystäv|poikaystäv|miesystäv|naisystäv|äijä|ukko|ukon|akka|mamma|faija|mutsi|isukki|siippa|pentu|\w{4,}(?:nisti|listi|mestari|nikko|tyttö|poika|nainen|mies)\b)\w*|\b\d{1,3}[- ]?(?:v\b|vuoti)"
    ),
    "sv": (
        r"\b(?:klient|kund|gäst|person|äldre|pensionär|mamma|pappa|mor\b|mors\b|far\b|fars\b|mormor|morfar|farmor|farfar|son(?:en)?\b|sons\b|dotter|barn|baby|fru\b|frun\b|(?<=min )man\b|(?<=en )man\b|(?<=nes )man\b|(?<=mal )man\b|(?<=ung )man\b|herre\w*|gubbe\w*|gumma\w*|förare|chaufför|busschaufför|spelare|tränare|kollega|chef|arbetskamrat|flickvän|pojkvän|vikarie|lärarvikarie|grabb|unge|tös|mommo|fammo|ukki|jänta|hyresgäst|make|maka|sambo|syster|bror|"
        r"grann|svär|kusin|moster|faster|morbror|farbror|pojke|pojken|flick|elev|patient|vän\b|kompis|tant|kille|tjej|kvinna|lärare|åring|mannen|maken|syskon|tvilling|\w{3,}(?:erska|erskan|örskan?|isten|ören|städaren?|skötaren?|ledaren))\w*"
    ),
    "en": (
        r"\b(?:client|customer|caller|guest|visitor|person|resident|pensioner|mother|mum|mom|mummy|father|dad|grand\w+|granny|son|sons|daughter|child|children|kid|kids|baby|wife|husband|partner|sister|brother|"
        r"neighbou?r|uncle|aunt|cousin|friend|boy|girl|pupil|student|patient|woman|man|lady|guy|teenager|toddler|nephew|niece|parents?|girlfriend|boyfriend|"
        r"teacher|tenant|driver|coach|landlord|landlady|lodger|mate|colleague|boss|caretaker|pal|player|instructor|twin|fianc\w*|spouse|stepson|stepdaughter|(?:young|old|eld|tall|small|short|bigg)(?:er|est) one|year[- ]old|\w{3,}(?:(?<!aut)(?<!novel)ist|woman|keeper|cleaner|worker|singer))\w{0,2}\b"
    ),
}
# Words that fit anybody: a question about them asks of nobody: "can a resident with …", "saako oppilas …".
_ANYBODY = re.compile(
    r"(?:client|customer|caller|guest|visitor|person|resident|pensioner|child|kid|pupil|student|patient|teenager|parent|tenant|teacher|instructor|driver|"
    r"henkilö|asiak|oppila|potila|vanhus|nuor|laps|koululai|kävijä|vierai|vieras|asuk|vanhem|perhe|\w+perhe|poruk|omai|hoidettav|teini|entis|entine|ilmoittaj|soittaj|opettaj|ohjaaj|vuokralai|rikolli|vangi|vanki|\w+kuljettaja|kuljettaja|"
    r"klient|kund|gäst|äldre|pensionär|barn|elev|patient|unge|syskon|lärare|förare|hyresgäst)"
)
_PASSERS_BY = re.compile("|".join(read_lines("passers_by")))
# "Är gravid och …" is said of oneself, "Är mötet öppet?" asks.
_ASKS_BY_IS = ("är ", "e ")
_OWN_WORDS = {language: re.compile(words) for language, words in _OWN.items()}
_NEAR_WORDS = {language: re.compile(words) for language, words in _NEAR.items()}


class Sentences:
    """A text's sentences, and of whom each speaks."""

    def __init__(self, reading: Reading, named: list[int]) -> None:
        self.text = reading.text
        self._low = reading.low
        self._language = reading.language
        self.named = named
        self._ends = [match.end() for match in _SENTENCE_ENDS.finditer(self.text)]
        self._known: dict[int, bool] = {}

    def bounds(self, at: int) -> tuple[int, int]:
        """Return where the sentence around a place begins and ends."""
        after = bisect_right(self._ends, at)
        start = self._ends[after - 1] if after else 0
        return start, self._ends[after] if after < len(self._ends) else len(self.text)

    def is_about_somebody(self, at: int) -> bool:
        """Tell whether the sentence around a place, or else the one before it, speaks of a person."""
        start, end = self.bounds(at)
        if self._speaks(start, end):
            return True
        before = self.bounds(max(0, start - 1)) if start else None
        return before is not None and before[0] < start and self._is_about_another(*before)

    def speak_of_somebody(self) -> bool:
        """Tell whether any of them names, tells of or is said by a person: a note from the street does none of it.

        Drivers and children who pass by are nobody.
        """
        if _OWN_WORDS[self._language].search(self._low) or self.named:
            return True
        return any(not _PASSERS_BY.match(near[0]) for near in _NEAR_WORDS[self._language].finditer(self._low))

    def speak_of_oneself(self) -> bool:
        """Tell whether the writer, or somebody known to him, stands anywhere in the text: "I", "my", "he"."""
        return bool(_OWN_WORDS[self._language].search(self._low))

    def tell_between(self, start: int, end: int) -> bool:
        """Tell whether a person is named or told of, or speaks, between two places."""
        return bool(_OWN_WORDS[self._language].search(self._low, start, end)) or self._is_about_another(start, end)

    def is_about_one(self, at: int) -> bool:
        """Tell whether the sentence around a place speaks of the writer or of a certain person, and not of anybody."""
        start, end = self.bounds(at)
        owned = _OWN_WORDS[self._language].search(self._low, start, end)
        if owned and owned[0] in _ASKS_BY_IS:
            owned = _OWN_WORDS[self._language].search(self._low, owned.end(), end)
        if owned or self.names_one(start, end):
            return True
        return any(not _ANYBODY.match(near[0]) for near in _NEAR_WORDS[self._language].finditer(self._low, start, end))

    def tells_of_another(self, at: int) -> bool:
        """Tell whether the sentence around a place, or one beside it, names or tells of somebody else than the writer."""
        start, end = self.bounds(at)
        first = self.bounds(start - 1)[0] if start else 0
        last = self.bounds(end)[1] if end < len(self.text) else end
        return self._is_about_another(first, last)

    def _speaks(self, start: int, end: int) -> bool:
        if start not in self._known:
            self._known[start] = self.tell_between(start, end)
        return self._known[start]

    def _is_about_another(self, start: int, end: int) -> bool:
        return self.names_one(start, end) or bool(_NEAR_WORDS[self._language].search(self._low, start, end))

    def names_one(self, start: int, end: int) -> bool:
        """Tell whether somebody is named in a stretch."""
        first = bisect_left(self.named, start)
        return first < len(self.named) and self.named[first] < end
