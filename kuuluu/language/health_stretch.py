"""How far the telling of an illness goes: "has a severe | allergy | to nuts", "on ollut | osastolla masennuksen | takia"."""

import re

from kuuluu.language.reading import Reading, says
from kuuluu.language.words import read_parts

_LISTED = read_parts("health_stretch")
_BEFORE = re.compile(_LISTED["BEFORE"])
_AFTER = re.compile(rf"(?: (?:{_LISTED['AFTER']})\w*)+")
_WHERE = re.compile(rf"(?:{_LISTED['WHERE']})+")
# Of whom it is told, with the few words between that tell it: "äiti | makaa kotona", "she | gets"; a verb of one's own goes with it.
_TOLD = re.compile(
    r"(?:\b(?:(?i:minä|mä|mää|mie|me|hän|he|joka|jag|ja|han|hon|vi|som|he|she|we|they|who|which|(?:my|our|his|her|the|min|vår|hans|hennes) [\w'’-]+|\w{2,}(?:ni|mme|nsa|nsä)|"
    r"\w*(?:äiti|isä|mummo|mummu|mummi|vaari|ukki|pappa|poika|tyttö|tytär|lapsi|vauva|mies|vaimo|veli|sisko|naapuri|setä|eno|täti|serkku|anoppi|appi|ystävä|kaveri|rouva|vanhus|nainen|oppilas|asukas)|minut|hänet|minua|häntä|"
    r"\w{2,}ll[aä](?:ni|mme|nsä|nsa)?(?= (?:on|oli|ei|todet|epäil|havait))|mamma|pappa|far|mor|mormor|morfar|farmor|farfar|sonen|dottern|mannen|frun|grannen|grannfrun|pojken|flickan|barnet|patienten|brodern|systern|"
    r"mum|mom|dad|grandma|grandad|granny|son|daughter|wife|husband|brother|sister|neighbou?r)|I|I've|I'm|I’m|I’ve) |\b(?=(?i:olen|oon|olin|syön|otan|käyn|kävin|jouduin|sain|saan|käytän|tarvitsen|odotan|elän|kärsin|sairastan|poden|joudun|pääsin|menetin|jäin|leimattiin|todettiin) ))"
    r"(?P<told>(?:(?!(?:ja|mutta|koska|että|joka|jotka|jonka|kun|niin|sekä|tai|eikä|enkä|jos|vaan|och|men|som|att|eller|för|när|om|så|and|but|or|that|who|which|when|if|so|because(?! of)|while|than)\b)[a-zåäöé0-9][\w'’-]* ){1,5})\Z"
)
# Who says it, where nothing else tells it: "minulla | on fibromyalgia", "I | can't walk".
_WHO = re.compile(r"\b(?:(?:minulla|mulla) (?=on )|(?:i|he|she|we) (?=can['’]?t |cannot |can no ))")
_LONGEST_WHO = 8
_IS_OF = re.compile(r" (?:mot|to) | \w+lle\b")  # only an allergy is of something
_OF_SOMETHING = re.compile(r"allerg|yliherk|överkäns|intoler")
_FAR, _MOST_WORDS = 60, 4


def widened(reading: Reading, start: int, end: int, sentence: int) -> tuple[int, int]:
    """Return words of an illness with those that belong to them; `sentence` tells where their sentence begins."""
    low, first = reading.low, max(sentence, start - _FAR)
    begun = _begun(low, first, start)
    after = _AFTER.match(low, end)
    told = _TOLD.search(reading.text, first, begun)
    begun = told.start("told") if told else begun
    who = _WHO.search(low, max(first, begun - _LONGEST_WHO))
    begun = who.start() if who and who.end() == begun else begun
    return _with_where(low, begun, after.end() if after else end)


def _begun(text: str, first: int, start: int) -> int:
    """Return where the words begin that belong to an illness and stand straight before it."""
    at = start
    while at > first and text[at - 1] == " ":
        before = _word_before(text, first, at)
        if before is None:
            break
        at = before
    return at


def _word_before(text: str, first: int, at: int) -> int | None:
    """Return where the listed word that ends before a space begins, or a few words that are one entry."""
    begun = at - 1
    for _words in range(_MOST_WORDS):
        begun = max(text.rfind(" ", first, begun), first - 1)
        if says(_BEFORE, text[begun + 1 : at - 1].lstrip("(\"'”+")):
            return begun + 1
        if begun < first:
            break
    return None


def _with_where(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the words with where it is: "in both hands"; an allergy also with what it is to."""
    where = _WHERE.match(text, end)
    is_told = where and (_OF_SOMETHING.search(text, start, end) or not _IS_OF.match(where[0]))
    return start, where.end() if where and is_told else end
