"""Which sentences stand around a country's figures, in both languages?"""

from farled.countries.terms import AcademicFreedom, Attention
from farled.text.terms import Wording

ATTENTION = {
    Attention.OPEN: Wording(sv="Öppet läge", en="Open"),
    Attention.NO_DATA: Wording(sv="För lite data", en="Too little data"),
    Attention.HEIGHTENED: Wording(sv="Skärpt uppmärksamhet", en="Heightened attention"),
    Attention.STRICT: Wording(sv="Sträng uppmärksamhet", en="Strict attention"),
}
ASKS = {
    Attention.OPEN: Wording(
        sv="Läget i landet öppnar inga extra frågor.",
        en="The context of the country opens no extra questions.",
    ),
    Attention.NO_DATA: Wording(
        sv="Vi vet för lite för att kalla läget öppet, så några frågor ställs ändå.",
        en="We know too little to call the context open, so some questions are asked anyway.",
    ),
    Attention.HEIGHTENED: Wording(
        sv="Läget i landet öppnar fler frågor i snabbkollen.",
        en="The context of the country opens more questions in the quick check.",
    ),
    Attention.STRICT: Wording(
        sv="Läget i landet öppnar fler frågor i snabbkollen och kan kräva att fler är med och bedömer.",
        en="The context of the country opens more questions in the quick check, "
        "and more people may have to look at it.",
    ),
}
FREEDOM = {
    AcademicFreedom.RESPECTED: Wording(sv="Respekteras i stort", en="Generally respected"),
    AcademicFreedom.NO_DATA: Wording(sv="Uppgift saknas", en="No data"),
    AcademicFreedom.UNDER_PRESSURE: Wording(sv="Under press", en="Under pressure"),
}
NEVER_REFUSES = Wording(
    sv="Läget avgör bara vilka frågor som ställs. Det kan aldrig i sig stoppa ett samarbete.",
    en="The context only decides which questions open. It can never refuse anything by itself.",
)

INTERVAL = Wording(sv="{lower} till {upper}", en="{lower} to {upper}")
NO_INTERVAL = Wording(sv="inget intervall anges", en="no interval given")
OF_HIGHEST = Wording(sv="av {high}", en="of {high}")
COULD_BE = Wording(
    sv="{band}; intervallet når från {lowest} till {highest}",
    en="{band}; the interval reaches from {lowest} to {highest}",
)
EDITION = Wording(sv="{publisher}, {edition}, avser {year}", en="{publisher}, {edition}, data year {year}")
EDITION_ALONE = Wording(sv="{publisher}, {edition}", en="{publisher}, {edition}")
EXTRACT = Wording(sv="utdrag", en="extract")
NOT_COVERED = Wording(sv="Täcks inte", en="Not covered")
BY_THIS_INDEX = Wording(sv="av det här indexet", en="by this index")
NOT_LOADED = Wording(sv="Inte inläst", en="Not loaded")
ASK_ADMINISTRATOR = Wording(
    sv="administratören kan läsa in utgåvan", en="the administrator can load the edition"
)
TOLD_APART = Wording(sv="Delar med egen sida: {names}", en="Parts with a page of their own: {names}")

HIGHER = Wording(sv="Högre än {year} ({value}).", en="Higher than in {year} ({value}).")
LOWER = Wording(sv="Lägre än {year} ({value}).", en="Lower than in {year} ({value}).")
WAS = Wording(sv="{value} {year}.", en="{value} in {year}.")
SAME = Wording(sv="Samma som {year}.", en="The same as in {year}.")
REAL = Wording(sv="En säkerställd förändring.", en="A significant change.")
NOISE = Wording(sv="Ingen säkerställd förändring.", en="No significant change.")
REAL_HERE = Wording(
    sv="Mer än båda årens osäkerhet, enligt vår beräkning.",
    en="More than the uncertainty of both years, as we compute it.",
)
UNTOLD = Wording(
    sv="Om det är en verklig förändring går inte att säga.",
    en="Whether that is a real change cannot be told.",
)
NOTHING_TO_COMPARE = Wording(
    sv="Inget värde från {year} att jämföra med.", en="No figure of {year} to compare with."
)
TESTED = Wording(sv="Prövning: {test}", en="Test: {test}")
LISTED_DOWN = Wording(
    sv="Utgivaren räknar en säker nedgång sedan {year} ({value}).",
    en="The publisher lists a significant decline since {year} ({value}).",
)
LISTED_UP = Wording(
    sv="Utgivaren räknar en säker uppgång sedan {year} ({value}).",
    en="The publisher lists a significant improvement since {year} ({value}).",
)

BAR = Wording(
    sv="{country}: {value}, {interval}, på en skala från {low} till {high}. {change}",
    en="{country}: {value}, {interval}, on a scale from {low} to {high}. {change}",
)
CHART = Wording(
    sv="{index} för {country}, {first_year} till {last_year}: från {first} till {last} "
    "på en skala från {low} till {high}.",
    en="{index} for {country}, {first_year} to {last_year}: from {first} to {last} "
    "on a scale from {low} to {high}.",
)
CHART_INTERVAL = Wording(sv="Intervall {year}: {interval}.", en="Interval in {year}: {interval}.")
TABLE_NOTE = Wording(
    sv="Vad utgivarna har mätt. Ett land kan kräva mer uppmärksamhet men är aldrig i sig ett fynd. "
    "Den ihåliga romben visar värdet tio år tidigare.",
    en="What the publishers have measured. A country can ask for more attention; it is never a finding in "
    "itself. The hollow diamond marks the value of ten years before.",
)
