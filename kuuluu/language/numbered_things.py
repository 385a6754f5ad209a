"""What the words before a number say that it is the number of: an invoice, an order, a meter, a lamp, and no telephone."""

import re

from kuuluu.language.reading import hangs_on

# What numbers of telephones are called by: "kotinumero", "päivystysnumeroni", "journumret".
OF_PHONES = r"puhelin|kännykk|matkap|gsm|koti|työ|oma|lanka|mobil|telefon|hem|yhteys|päivystys|vara(?!us)|yö|ilta|päivä|soitto|takaisinsoit|kontakt|tavoit|whatsapp|viesti|loma|mökki|kesä|uusi|vanha|suora|jour|arbets|privat|reserv|direkt|nöd|dag|kväll"
# The first groups of a reference stand before: "viite 00000 04411 23057".
_REFERENCE_BEFORE = re.compile(
    r"(?:viite\w*|viitt\w+|referens\w*|reference|ref\.?|ocr|tilaus\w*|tilauks\w+|order\w*|beställning\w*|lasku\w{0,9}|invoice|faktura\w*|mittari\w*|meter|sarjan\w+|"
    r"serie\w*|serial|asiakasn\w+|kundn\w+|customer|seuranta\w*|tracking|kortti|kortin|varaus\w*|bokning\w*|booking|paketti|paketin|artikel\w*|tuote\w*)"
    r"(?: nro| no| nr| numero| nummer| number| code| koodi)?(?: on| är| is)?[ :#]{1,3}[a-z]{0,4}[\d -]*\Z"
)
# "viite molemmissa 10 02387 71654"
_REFERENCE_AWAY = re.compile(
    r"(?:viite|viitenumero|viitteellä|viitteenä|referens(?:en|nummer)?|reference|ref) (?:[^\W\d_]{2,} ){1,2}\d[\d -]*\Z"
)
# "Asiakasnumeroni kirjastossa on 0450 …": what the number is of is said some words before.
_NUMBER_OF = re.compile(
    r"(?:asiakas|tilaus|hakemus|ansöknings|application|agreement|tillverknings|valmistus|valmiste|inventaario|inventarie|lasku|viite|jäsen|kortin|varaus|lainaaja|mittarin?|sarja|laite|vakuutus|sopimus|diaari|seuranta|lähetys|kuitin|order|kund|faktura|medlems|kort|serie|boknings|"
    r"mätar|avtals|referens|customer|invoice|member|card|account|reference|booking|ticket|serial|meter|tracking|contract|policy)[- ]?(?:numero|nro|tunnus|tunnukse|koodi|nummer|nummret|numret|number|code)\w*"
    r" (?:(?:[^\W\d_]+ ){0,3}(?:on|oli|är|var|is|was|reads):? (?:[^\W\d_]+ )?)?\Z"
)
# "Lähettäkää lasku, numero on 044 …": another clause, and in it the number is nobody's but the writer's.
_NUMBER_ALONE = re.compile(
    r"[,;.!] (?:ja |och |and |mutta |siis )?(?:se |mun |tää |the )?(?:(?:numero|nro|numret|nummer|number) (?:on|är|is)|numeroni(?: on)?):? \Z"
)
_OTHER_CONTEXT = re.compile(
    r"viit\w+|hissin?|hissi|laitteen|koneen|kaapin|pylvään|kameran|kohde|kohteen|laskun?|laskus\w+|laskull\w+|issn|sku|gtin|upc|imei|doi|isni|vin|beställning\w*|reservation\w*|försändels\w*|sändning\w*|paketti|paketin|paket|zon|zone|vyöhyk\w+|laskunumero\w*|laskunro|tilaus\w*|asiakasn\w+|kortti\w*|kortin|sarjan\w+|lähety\w+|seuranta\w*|isbn|ean|"
    r"viivakoodi\w*|pöytäkirja\w*|protokoll\w*|lähetys|lukema\w*|reading|mätar\w*|sarja|sarjan|serien?|series|tapau\w+|\w*maksu(?:n|ssa)?|plot|kiinteistötun\w+|valaisi\w+|pylvä\w+|mittari\w*|kuitti|kuitin|dnro|diaari\w*|asianumero\w*|asiatunnus|"
    r"referens\w*|faktura\w*|kvitto\w*|order\w*|ref|reference|invoice|receipt|\w*kuit(?:ti|in|is|il)\w*|inventaario\w*|inventory|inventarie\w*|asset|tracking|parcel|serial|meter|lamp|lampa|ocr|kundn\w+|"
    r"container\w*|kontti\w*|kontin|säiliö\w*|tarra\w*|etiket\w+|sticker|label|klistermärk\w*|streckkod\w*|\w*brunnslock\w*|\w*kansi|\w*kanne\w+|\w*tolpa\w+|stolpe\w*|katuvalo\w*|gatlykta\w*|lyktstolp\w*|"
    r"kohden\w+|tuote\w*|artikel\w*|malli\w*|koordinaat\w+|coordinates?|koordinater\w*|n|e|lat|lon|pysäkki|hållplats|stop|"
    r"kontrolln\w+|permits?|applications?|agreements?|copy|volume|barcode|niteen|exemplar\w*|licen[cs]es?|tenders?|procurement|ovt|verkkolask\w+|\w*operaattori\w*|part|item|case|ticket|tiket\w+|customer|batch|artikkel\w+|nimike\w*|"
    rf"(?!{OF_PHONES})\w{{3,}}(?:numero\w*|tunnus|tunnukse\w*|koodi\w*|nummer|numret)|varausn\w+|varausnumero|booking|bokning\w*|(?:hakemu|päätö|tilau|varau|lähety|valitu|sopimu|tarjou|kantelu|palaut|luva|lupa|asia)\w*(?<!ja)(?<!kas)|tunnus|tunnukse\w*"
)
_FILLER = re.compile(
    r"kyljes\w+|pohjas\w+|takana|kannes\w+|tarras\w+|päällä|alla|undertill|underst|baksidan|sidan|botten|på|the|underneath|lukee|luki|står|det|reads|says|marked|märkta?|merkitty|merkintä|teksti|nro|nr|no|numero\w*|nummer|number|post|pole|tunnus\w*|koodi\w*|code|on|oli|är|is|was|var"
)


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
