"""What is said with a people or a faith: from where somebody comes, of what roots, and beside whose name it stands."""

import re

# "Syriska från Aleppo", "kurdi Irakista", "an Ingrian born near Gatchina".
WHENCE = re.compile(
    r" (?:(?:who was |who is |som är |som )?(?:born|raised|bördig|född|uppvuxen|originally|ursprungligen|from birth|kotoisin|syntynyt|syntyisin)(?: and raised)? )?(?:från|from|near|in|i|nära|utanför|outside|ur) (?:the )?(?-i:[A-ZÅÄÖ])[\w-]+| (?-i:[A-ZÅÄÖ])\w+(?:sta|stä|lta|ltä)\b",
    re.IGNORECASE,
)
# What more: "with Japanese grandparents", "juuriltaan", "av börd".
ROOTS = re.compile(
    r" (?:with (?:an? )?(?:\w+ ){1,2}(?:roots|parents?|grandparents?|mother|father|ancestry|background|blood|passport|name|family|surname)|by (?:birth|blood|origin|descent|background)|av (?:börd|födsel|ursprung)|med (?:\w+ ){1,2}(?:rötter|föräldrar|bakgrund|mamma|pappa|mor|far|släkt|pass|efternamn)|till börden|juuriltaan|syntyperältään|syntyjään|taustaltaan|verta|sukua)\b"
)
# Said beside a name or a person: "Hon som städar, syriska från Aleppo, är …", "Yıldız Demir, Turkin kurdi, odotti".
BESIDE = re.compile(
    r"(?:,|–|-|\() ?(?:(?:an?|en|ett|itse|själv|herself|himself|alun perin|originally|ursprungligen|\w{3,}n|\w+ly)(?: |-)){0,2}\Z"
)
BESIDE_END = re.compile(r" ?(?:[,.;)!?–]|\Z)")
