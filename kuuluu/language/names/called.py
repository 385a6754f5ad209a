"""What something is called, and after whom: "the bridge is named after", "döpt snögubben till", names for streets."""

import re

from kuuluu.language.names.runs import Run
from kuuluu.language.names.somebody import is_definite_thing, is_somebody, is_thing
from kuuluu.language.names.talk import Talk
from kuuluu.language.words import read_parts

_LISTED = read_parts("names/called")

_NEAR, _FAR = 60, 90
# What has its name from somebody: "heter efter", "is named after", "X:n mukaan nimetty".
_AFTER_WHOM = re.compile(
    r"(?:named?|naming|called) (?:\w+ ){0,5}after (?:the )?(?:\w+ )?\Z|(?:uppkallad\w*|döpt|namnges|heter|namngiv\w+) (?:\w+ )?efter \Z"
)
# Somebody is named guardian, too: only with "mukaan" after the name is it something's.
_NAMED = re.compile(r"\bnime(?:t(?:ään|tään|tiin|ty|yn|tä|ä)|ä)\w*(?<!nimettömänä) (?:[^.!?\n]{0,40} )?\Z")
_BY_NAME = re.compile(r"(?::?n)? mukaan\b")
_OF_WHOM = re.compile(
    r"(?:[:]?n)? mukaan (?:on |oli )?nime|,? (?:som|vilken) (?:gatan|vägen|parken|skolan|torget|stigen|huset|platsen|salen|den|det) (?:\w+ ){0,2}(?:är uppkallad|är döpt|heter|har sitt namn) efter"
    r"|,? (?:is|was|are|were) (?:the |our |this )?\w+ (?:\w+ )?named (?:for|after)\b|,? (?:that|which|whom|who) (?:the|this|our) \w+ (?:is|was) named after|,? (?:jonka|josta|jolta) (?:mukaan )?(?:\w+ ){0,2}(?:nimi|nimensä|nimetty|saanut nimensä|sai nimensä)"
)
_CALLS = re.compile(
    rf"\b(?:{_LISTED['CALLS']}) (?:it|itself|(?:the|our|a|your|this|that|stadens|er|vår|"
    rf"den|det|se|sen) )?(?:[^\W\d_]+ ){{0,2}}?((?!till |for |nime|nimi)[^\W\d_]+ )(?:till |"
    r"for |ni(?:meksi|mellä|min) )?\Z"
)
# "Den nya sopbilen heter tydligen Dag"
_HETER = re.compile(
    r"([^\W\d_]+) (?:heter|hette|ska heta|kallas|nimi on|nimi oli|nimeksi tuli|is called|is named) (?:(?:tydligen|nu|väl|visst|ju|numera|nyt|kai) )?\Z"
)
# Who is beside the thing is called so: "mannen bredvid | båten heter", "the owner of the | dog is called".
_BESIDE = re.compile(
    r"\w (?:of|to|by|at|in|on|from|with|near|behind|under|above|beside|till|på|i|vid|av|med|från|bredvid|bakom|över|ovanför|nära|emot|mittemot|invid) (?:the |our |your |den |det |vår )?(?:\w+ )?\Z"
)
_CALLED_SO = re.compile(
    r"([^\W\d_]+),? (?:called|named|nimeltään?|by the name of|vid namn|som heter|som hette|som kallas) \Z"
)


def is_spoken_of(run: Run, talk: Talk) -> bool:
    """Tell whether the words are of names: what something is called, or after whom."""
    before = talk.low[max(0, run.start - _FAR) : run.start]
    if not talk.mourns and _is_named_after(run, talk, before):
        return True
    so_called = _CALLED_SO.search(before)
    if so_called and not is_somebody(so_called[1]):
        return True
    heter = _HETER.search(before)
    is_other = heter and not before[heter.end(1) :].startswith(" nim") and _BESIDE.search(before, 0, heter.start(1))
    if heter and not is_other and _may_be_called(heter[1], talk.language):
        return True
    calls = _CALLS.search(before)
    if calls and (calls[0].rstrip().endswith("itself") or _may_be_called(calls[1].strip(), talk.language)):
        return True
    return talk.speaks_of_names(max(0, run.start - _NEAR), run.end + _NEAR)


def _is_named_after(run: Run, talk: Talk, before: str) -> bool:
    """Tell whether something has its name from whom is named: "named after", "nimetään Aune Laakson mukaan"."""
    if _AFTER_WHOM.search(before) or _OF_WHOM.match(talk.text, run.end):
        return True
    return bool(_BY_NAME.match(talk.text, run.end) and _NAMED.search(before))


def _may_be_called(low: str, language: str) -> bool:
    """Tell whether a word is a thing, or a Swedish one in its definite form that is no person: "döpt snögubben till"."""
    return is_thing(low) or (language == "sv" and is_definite_thing(low))
