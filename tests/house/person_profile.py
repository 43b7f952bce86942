"""Which words would make a profile of a person's origin or faith, in any language's spelling?"""

import re
import unicodedata

STEMS = {
    "of nationality and citizenship": [
        "nationalit",
        "nasjonalit",
        "nacionalid",
        "nacionalit",
        "nazionalit",
        "narodowosc",
        "kansallisuu",
        "kansalais",
        "citizen",
        "medborg",
        "statsborg",
        "rikisborg",
        "staatsburg",
        "staatsangehor",
        "burgerschap",
        "citoyen",
        "ciudadan",
        "cittadin",
        "cidada",
        "obywatel",
        "countryofpassport",
        "passportcountry",
    ],
    "of ethnicity": [
        "ethnic",
        "ethnie",
        "ethnisch",
        "etnic",
        "etnie",
        "etnia",
        "etnis",
        "racialorigin",
        "rasursprung",
        "folkgrupp",
    ],
    "of faith": [
        "religi",
        "trosuppfattning",
        "trossamfund",
        "trosbekannelse",
        "konfession",
        "uskonto",
        "denomination",
    ],
    "of birthplace and descent": [
        "birthplace",
        "birthcountry",
        "placeofbirth",
        "countryofbirth",
        "cityofbirth",
        "countryoforigin",
        "fodelseort",
        "fodelseland",
        "fodelseplats",
        "fodested",
        "fodeland",
        "geburtsort",
        "geburtsland",
        "lieunaissance",
        "lieudenaissance",
        "paysdenaissance",
        "lugarnacimiento",
        "lugardenacimiento",
        "luogodinascita",
        "syntymapaik",
        "syntymamaa",
        "ursprungsland",
        "herkunftsland",
        "harkomst",
    ],
}
"""Beginnings of words, without accents, blanks or case; what contains one asks for what it stands under."""
WHOLE_WORDS = {"race", "raza", "rasse", "ras", "faith", "creed", "tro", "foi", "glaube", "fe", "stam"}
"""Short words that stand inside harmless longer ones ("trace", "interfaith"), so they count only alone."""


def profiling(name: str) -> bool:
    """True when a name, in any case or spelling ("fødested", "birthPlace"), asks for origin or faith."""
    plain = _without_accents(name)
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", plain).casefold()
    words = re.sub(r"[^a-z]+", " ", words).split()
    return bool(WHOLE_WORDS & set(words)) or any(
        stem in "".join(words) for stems in STEMS.values() for stem in stems
    )


def _without_accents(name: str) -> str:
    plain = name.replace("ø", "o").replace("Ø", "O").replace("æ", "a").replace("ł", "l").replace("ß", "ss")
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter)
    )
