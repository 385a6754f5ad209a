"""What the words before a number say that it is the number of: an invoice, an order, a meter, a lamp, and no telephone."""

import re

from kuuluu.language.reading import hangs_on
from kuuluu.language.words import read_parts

_LISTED = read_parts("numbered_things")

# What numbers of telephones are called by: "kotinumero", "päivystysnumeroni", "journumret".
OF_PHONES = _LISTED["OF_PHONES"]
# The first groups of a reference stand before: "viite 00000 04411 23057".
_REFERENCE_BEFORE = re.compile(
    rf"(?:{_LISTED['REFERENCE_BEFORE']})(?: nro| no| nr| numero| nummer| number| code| koodi)?(?: on|"
    rf" är| is)?[ :#]{{1,3}}[a-z]{{0,4}}[\d -]*\Z"
)
# "viite molemmissa 10 02387 71654"
_REFERENCE_AWAY = re.compile(
    r"(?:viite|viitenumero|viitteellä|viitteenä|referens(?:en|nummer)?|reference|ref) (?:[^\W\d_]{2,} ){1,2}\d[\d -]*\Z"
)
# "Asiakasnumeroni kirjastossa on 0450 …": what the number is of is said some words before.
_NUMBER_OF = re.compile(
    rf"(?:{_LISTED['NUMBER_OF']})[- ]?(?:numero|nro|tunnus|tunnukse|koodi|nummer|nummret|"
    rf"numret|number|code)\w* (?:(?:[^\W\d_]+ ){{0,3}}(?:on|oli|är|var|is|was|reads):? (?:[^\W\d_]+ )?)?\Z"
)
# "Lähettäkää lasku, numero on 044 …": another clause, and in it the number is nobody's but the writer's.
_NUMBER_ALONE = re.compile(
    r"[,;.!] (?:ja |och |and |mutta |siis )?(?:se |mun |tää |the )?(?:(?:numero|nro|numret|nummer|number) (?:on|är|is)|numeroni(?: on)?):? \Z"
)
_OTHER_CONTEXT = re.compile(
    r"viit\w+|hissin?|hissi|laitteen|koneen|kaapin|pylvään|kameran|kohde|kohteen|laskun?|"
    r"laskus\w+|laskull\w+|issn|sku|gtin|upc|imei|doi|isni|vin|beställning\w*|reservation\w*|"
    r"försändels\w*|sändning\w*|paketti|paketin|paket|zon|zone|vyöhyk\w+|laskunumero\w*|"
    r"laskunro|tilaus\w*|asiakasn\w+|kortti\w*|kortin|sarjan\w+|lähety\w+|seuranta\w*|isbn|"
    r"ean|viivakoodi\w*|pöytäkirja\w*|protokoll\w*|lähetys|lukema\w*|reading|mätar\w*|sarja|"
    r"sarjan|serien?|series|tapau\w+|\w*maksu(?:n|ssa)?|plot|kiinteistötun\w+|valaisi\w+|"
    r"pylvä\w+|mittari\w*|kuitti|kuitin|dnro|diaari\w*|asianumero\w*|asiatunnus|referens\w*|"
    r"faktura\w*|kvitto\w*|order\w*|ref|reference|invoice|receipt|\w*kuit(?:ti|in|is|il)\w*|"
    r"inventaario\w*|inventory|inventarie\w*|asset|tracking|parcel|serial|meter|lamp|lampa|"
    r"ocr|kundn\w+|container\w*|kontti\w*|kontin|säiliö\w*|tarra\w*|etiket\w+|sticker|label|"
    r"klistermärk\w*|streckkod\w*|\w*brunnslock\w*|\w*kansi|\w*kanne\w+|\w*tolpa\w+|stolpe\w*|"
    r"katuvalo\w*|gatlykta\w*|lyktstolp\w*|kohden\w+|tuote\w*|artikel\w*|malli\w*|koordinaat\w+|"
    r"coordinates?|koordinater\w*|n|e|lat|lon|pysäkki|hållplats|stop|kontrolln\w+|permits?|"
    r"applications?|agreements?|copy|volume|barcode|niteen|exemplar\w*|licen[cs]es?|tenders?|"
    r"procurement|ovt|verkkolask\w+|\w*operaattori\w*|part|item|case|ticket|tiket\w+|customer|"
    rf"batch|artikkel\w+|nimike\w*|(?!{OF_PHONES})\w{{3,}}(?:numero\w*|tunnus|tunnukse\w*|"
    rf"koodi\w*|nummer|numret)|varausn\w+|varausnumero|booking|bokning\w*|(?:{_LISTED['OTHER_CONTEXT']}"
    r")\w*(?<!ja)(?<!kas)|tunnus|tunnukse\w*"
)
_FILLER = re.compile(_LISTED["FILLER"])


def is_number_of_a_thing(low: str) -> bool:
    """Tell whether words in small letters, straight before a number, name it as that of an order, a meter, a customer."""
    return _NUMBER_OF.search(low) is not None


def hangs_on_a_thing(before: str) -> bool:
    """Tell whether the words straight before say that a number is that of an invoice, an order, a meter."""
    if _NUMBER_ALONE.search(before.lower()):
        return False
    return (
        hangs_on(_OTHER_CONTEXT, _FILLER, before, len(before))
        or bool(_REFERENCE_BEFORE.search(before.lower()))
        or bool(_REFERENCE_AWAY.search(before.lower()))
        or is_number_of_a_thing(before.lower())
    )
