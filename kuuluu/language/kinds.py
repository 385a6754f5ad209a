"""What a message is: a guess from its words that its writer confirms or changes."""

import re


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})", re.IGNORECASE)


# A kind, what each hit weighs, and the stems. Of two as strong, the first in this order wins.
_KINDS = (
    (
        "complaint",
        3,
        _words(
            r"\btyytymät|\btyytymätt|en ole tyytyväi|emme ole tyytyväi|\bpettyn|\btörke|\bkäsittämät|\bhäpe|huono\w* palvelu|"
            r"huonosti hoid|\bvalitan\b|\bvalitukse|\bepäasialli|\btyly|ala-arvoi|\bkelvot|\bvastuuton|\bjärkyttäv|"
            r"kukaan ei (?:ole )?vasta|ei ole vastattu|sietämät|kohtuut|"
            r"\bmissnöj|\bbesvik|\bskandal|dålig (?:service|betjäning)|\bklagomål|jag klagar|\boförskäm|\boacceptab|\bupprör|"
            r"ingen (?:har )?svara|urusel|"
            r"\bdisappoint|\bcomplain|\bunacceptab|\brude\b|\bterribl|(?:poor|bad) service|\bdisgrac|\bappalling|"
            r"nobody (?:has )?(?:answer|repl)|\bdissatisf|not happy with|not satisfied"
        ),
    ),
    (
        "fault",
        2,
        _words(
            r"\brikki\b|\brikkou|\brikkin|\brikotti|\brikottu|ei(?:vät)? toimi\b|ei(?:vät)? pala\b|\bkuop(?:pa|pi|an|at|ass)|"
            r"\bpimeä|\bsammu|\bhajo(?:nn|tett|si|tt)|\birronn|\birti\b|\bvuotaa|\bvuotav|\bpuuttuu|\bsärk|\btöhr|\bgraffit|"
            r"\broska(?!katos|\w*pussit lop)|\bkaatun|\bauraamat|\bhiekoittam|\bhiekoitta?matta|\bliuka|\btukossa|\btukkeu|"
            r"\bepäkun|\blasinsir|\bvaurioitu|\blohk|\btäynnä roski|\broskis on täynnä|\broskia on|\bjumissa|\bhalki\b|"
            r"\btrasig|fungerar inte|funkar inte|\bhål i|\bhål på|\bgrop|\bsläck|\bklott|\bskräp|\bsaknas|\bhalt\b|"
            r"\bhal(?:a|t)\b|\bläck|\bsönder|\bskada[dt]\b|\bnedskräp|\boplogad|"
            r"\bbroken|(?:not|n't) work|\bpothole|\bis dark\b|\bleak|\bgraffiti|\blitter|\bmissing\b|\bdamaged|\bslippery|"
            r"\bflicker|\boverflow|\bcracked|\bvandali|\bfaulty|\bout of order|gone out\b"
        ),
    ),
    (
        "idea",
        2,
        _words(
            r"\behdota|\behdotu|\bidea|olisi (?:hyvä|hieno|kiva|mahtava|upea|mukava)|\btoivoisi|\btoivomme|\btoivon\b|\btoive\b|"
            r"pitäisi (?:raken|lisä|saada|tehdä|harkita)|voisi(?:ko|tteko|vatko)? (?:\w+ )?(?:raken|lisä|saada|harkita|tehdä|hankk)|"
            r"miksei (?:\w+ )?(?:raken|lisä|tehdä)|saataisiinko|kaipaisi|"
            r"\bföreslå|\bförslag|\bidé|det (?:vore|skulle vara) (?:bra|fint|roligt|trevligt)|\bönska|kunde (?:man|ni|staden)|"
            r"skulle (?:man|ni|staden) kunna|"
            r"\bsuggest|\bproposal|\bpropose|\bidea\b|would be (?:nice|great|good|lovely)|(?:could|can) (?:you|we|the city) (?:please )?"
            r"(?:add|build|plant|install|consider|have)|\bi wish|how about|why not"
        ),
    ),
    (
        "question",
        2,
        _words(
            r"\?|\b(?:milloin|koska|miksi|mistä|kuka|kenelle|mihin|mitä|millä|kuinka|paljonko|montako|onko|voiko|saako|saanko|"
            r"pitääkö|aikooko|tuleeko|kuuluuko|haluaisin tietää|haluan tietää|kysyisin|kysymy)\w{0,3}\b|"
            r"\b(?:när|varför|vem|vilken|vart|kan man|får man|jag undrar|undrar om|hur (?:länge|mycket|kan|ska|gör)|jag vill veta)\b|"
            r"\b(?:when (?:will|does|is|are)|why (?:is|are|do|does|was)|who (?:is|do|should)|where (?:can|is|do|are)|"
            r"how (?:do|can|much|long|many)|is it possible|i would like to know|i wonder|question)\b"
        ),
    ),
    (
        "thanks",
        3,
        _words(
            r"\bkiitos (?!etukät|jo |vasta|avusta jo)\w+|\bkiitokse|\bkiittä|\bkiitämme|\bkiitän|hieno[an]* työt|hyvää työtä|"
            r"upea[an]* työt|\bmahtav|hyvin hoidet|\berinomai|\bloistav|\bsuurkiito|\bihanaa|\bilahdu|olen (?:todella )?tyytyväi|"
            r"\btack (?:för|till|så mycket för)|\btusen tack|\bstort tack|bra jobb|fint jobb|\bberöm|jättenöjd|är nöjd|fantastisk|"
            r"\bthank(?:s| you)(?: so much| very much)? (?:for (?!your (?:help|time|reply|answer)|reading)|to )|great (?:job|work)|"
            r"well done|good job|\bexcellent|\bgrateful|\bwonderful|\bkudos|many thanks to"
        ),
    ),
)


def guess_kind(text: str) -> str | None:
    """Return complaint, fault, idea, question or thanks, as the words weigh; or None when they say nothing."""
    best, most = None, 0
    for kind, weight, words in _KINDS:
        score = weight * len({match[0].lower() for match in words.finditer(text)})
        if score > most:
            best, most = kind, score
    return best
