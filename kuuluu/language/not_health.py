"""What only sounds like health: figures of speech, things and places."""

import re

NO_HEALTH = re.compile(
    r"\b(?:sokea\w* (?:piste\w*|kulma\w*|mutka\w*|kurvi\w*|kurv\w+|käännö\w+|kohta\w*|kohda\w+|luottam\w*|usko\w*|kuja\w*|raken\w*|risteys\w*)|kuuroi\w+ korvi\w+|kuuro \w*päättäj\w+|"
    r"halvaan\w+ (?:liiken\w+|kaupunki|keskusta\w*|katu\w*)|liikenne\w* halvaan\w+|liikenne halvaantui|allergi\w+ (?:byrokrati|selity|tyhj|hölynp|jono|viivyt|typer|huono)\w*|kotihoidon tu\w+|"
    r"pyörätuoli\w* (?:luiska|ramppi|hissi|mahtu|kulk|ei pääse|eivät|pääse|sopi)\w*|pyörätuolill?a? (?:ei pääse|pääsee|pääsy|kulke)\w*|"
    r"(?:lasten|taito|veri|koti)?burana\w*tabletti|kuollut kulma|sairaan (?:hyv|hien|kallis|kalli|iso|upe|kova|maka|kauni|nope|hidas)\w*|"
    r"masenta\w+ (?:näky|näkym|betoni|alikulku|harma)\w*|autismi\w* (?:viikko|päivä|liitto)\w*|masennus\w* (?:ryhmä|viikko|chat)\w*|"
    r"blind (?:spot|corner|bend|curve|alley|date|turn|summit|eye|trust|person'?s|people)s?|turn a blind eye|deaf ears|blind fläck\w*|blind kurva\w*|blind punkt\w*|blinda (?:fläck|punkt|vinkel|hörn)\w*|"
    r"döva öron|blind tarm|blind (?:hörn|kurv|vinkel)\w*|disabled (?:parking|toilet|toilets|access|space|spaces|bay|bays|place|people|spot|permit|badge)|"
    r"wheelchairs? (?:ramp|access|accessible|users|lift|space|spaces|path|route|entrance|friendly|ramps|can|cannot|could|go)|(?:for|with) wheelchairs|"
    r"rullstols?(?:ramp|anpass|burna|plats|vänlig)\w*|för rullstol\w*|handikapp(?:parkering|plats|toalett|ramp)\w*|stroke of (?:luck|genius)|depression in the (?:road|ground|asphalt)|"
    r"(?:can\'?t|cannot|can not) stand (?:in|the|this|that|it|your|him|her|people|line|idly)|(?:economic|great) depression|concert\w* hall|autistic spectrum week|alcoholics anonymous|heart of|allergy[- ]friendly|pregnant pause|(?:for|to) (?:the )?(?:blind|deaf|disabled)\b|"
    r"the (?:blind|deaf|disabled)\b|invalidi(?:tunnu|wc|vessa|paikka|pysäk)\w*|diabetes(?:viikko|päivä)\w*|cancer(?:föreningen|fonden| society| charity| research)|"
    r"(?:road|pavement|city|system|budget|traffic) (?:is )?(?:paraly\w+|crippled)|sydänmerkki\w*)",
    re.IGNORECASE,
)
