"""What is said with a people or a faith: from where somebody comes, of what roots, and beside whose name it stands."""

import re

from kuuluu.language.words import read_parts

_LISTED = read_parts("whence")

# "Syriska från Aleppo", "kurdi Irakista", "an Ingrian born near Gatchina".
WHENCE = re.compile(
    rf" (?:(?:who was |who is |som är |som )?(?:{_LISTED['WHENCE']})(?: and raised)? )?(?:från|"
    r"from|near|in|i|nära|utanför|outside|ur) (?:the )?(?-i:[A-ZÅÄÖ])[\w-]+| (?-i:[A-ZÅÄÖ])\w+(?:sta|"
    r"stä|lta|ltä)\b",
    re.IGNORECASE,
)
# What more: "with Japanese grandparents", "juuriltaan", "av börd".
ROOTS = re.compile(rf" (?:{_LISTED['ROOTS']})\b")
# Said beside a name or a person: "Hon som städar, syriska från Aleppo, är …", "Yıldız Demir, Turkin kurdi, odotti".
BESIDE = re.compile(
    r"(?:,|–|-|\() ?(?:(?:an?|en|ett|itse|själv|herself|himself|alun perin|originally|ursprungligen|\w{3,}n|\w+ly)(?: |-)){0,2}\Z"
)
BESIDE_END = re.compile(r" ?(?:[,.;)!?–]|\Z)")
