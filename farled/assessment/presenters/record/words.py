"""Which words stand around what a record says, in both languages?"""

from farled.text.terms import Wording

TITLE = Wording(sv="Beslut om samarbete {number}", en="Decision on collaboration {number}")
RECORD = Wording(sv="Beslutshandling", en="Record of a decision")
PAGE = Wording(sv="Sida", en="Page")
OF = Wording(sv="av", en="of")
DIGEST = Wording(sv="Kontrollsumma", en="Digest")

DECISION = Wording(sv="Beslutet", en="The decision")
OUTCOME = Wording(sv="Beslut", en="Decision")
REASON = Wording(sv="Skäl", en="Reason")
DECIDED_BY = Wording(sv="Beslutat av", en="Decided by")
DECIDED_AT = Wording(sv="Beslutat", en="Decided on")
MIDWAY = Wording(sv="Översyn under tiden", en="Midway review")
HOLDS_UNTIL = Wording(sv="Gäller till", en="Holds until")
UNTIL = Wording(sv="{day} (den dagen inte medräknad)", en="{day} (that day not included)")
DECIDES_BECAUSE = Wording(sv="Varför den posten beslutar", en="Why this post decides")
ALL_REASONS = Wording(sv="Vad resultatet bygger på", en="What the result rests on")
REFERENCE = Wording(sv="Källa", en="Reference")

COLLABORATION = Wording(sv="Samarbetet", en="The collaboration")
NUMBER = Wording(sv="Nummer", en="Number")
NAME = Wording(sv="Namn", en="Name")
ACTIVITY = Wording(sv="Verksamhet", en="Activity")
UNIT = Wording(sv="Enhet", en="Unit")
RESPONSIBLE = Wording(sv="Ansvarig", en="Responsible")
TIME = Wording(sv="Tid", en="Time")
SPAN = Wording(sv="{start} till {end}", en="{start} to {end}")
AGREEMENT = Wording(sv="Avtal", en="Agreement")
REACH = Wording(sv="Vad avtalet binder", en="What the agreement binds")
FUNDING = Wording(sv="Finansiering", en="Funding")
FUNDER = Wording(sv="Finansiär", en="Funder")
PURPOSE = Wording(sv="Syfte", en="Purpose")
BENEFIT_SHORT = Wording(sv="Nytta på kort sikt", en="Benefit soon")
BENEFIT_LONG = Wording(sv="Nytta på lång sikt", en="Benefit in the long run")
LOSS = Wording(sv="Vad som går förlorat utan samarbetet", en="What is lost without it")

PARTNERS = Wording(sv="Partner", en="Partners")
ROLE = Wording(sv="Roll", en="Role")
KIND = Wording(sv="Slag", en="Kind")
COUNTRY = Wording(sv="Land", en="Country")
OWNER = Wording(sv="Ägare", en="Owner")
EARLIER = Wording(sv="Tidigare beslut", en="Earlier decisions")
CHECK = Wording(sv="Bakgrundskontroll", en="Background check")
CHECKED_ON = Wording(sv="{state}, gjord den {day}", en="{state}, made {day}")
MILITARY = Wording(sv="Militär, polis, säkerhetstjänst", en="Military, police, security")
VIOLATIONS = Wording(sv="Allvarliga kränkningar", en="Serious violations")
STATE_DIRECTED = Wording(sv="Styrs av staten", en="Directed by the state")

EVIDENCE = Wording(sv="Vad som var känt om länderna", en="What was known of the countries")
KNOWN_ON = Wording(
    sv="Så stod uppgifterna den {day}. Ett land kan kräva mer uppmärksamhet men är aldrig i sig ett fynd.",
    en="So things stood on {day}. A country can ask for more attention, it is never a finding in itself.",
)
ATTENTION = Wording(sv="Uppmärksamhet", en="Attention")
FREEDOM = Wording(sv="Akademisk frihet", en="Academic freedom")
THRESHOLDS = Wording(sv="Gränser som gällde från", en="Thresholds in force from")
BECAUSE = Wording(sv="Därför att", en="Because")
INDEX = Wording(sv="Index", en="Index")
VALUE = Wording(sv="Värde", en="Value")
INTERVAL = Wording(sv="Intervall", en="Interval")
EDITION = Wording(sv="Utgåva", en="Edition")
CHANGE = Wording(sv="Förändring", en="Change")
NO_INTERVAL = Wording(sv="inget anges", en="none published")
RANGE = Wording(sv="{lower} till {upper}", en="{lower} to {upper}")
DATA_YEAR = Wording(sv="{edition}, avser {year}", en="{edition}, data year {year}")
EXTRACT = Wording(sv="utdrag", en="extract")
NOT_COVERED = Wording(sv="täcks inte", en="not covered")
NOT_LOADED = Wording(sv="Inte inläst den dagen: {sources}.", en="Not loaded on that day: {sources}.")
SINCE = Wording(sv="{difference} sedan {year}", en="{difference} since {year}")
SIGNIFICANT = Wording(sv="{change}, säkerställd", en="{change}, significant")
NOISE = Wording(sv="{change}, ryms i osäkerheten", en="{change}, within the uncertainty")
UNTOLD = Wording(sv="{change}, kan inte prövas", en="{change}, cannot be tested")
NO_CHANGE_KNOWN = Wording(sv="ingen jämförelse", en="no comparison")
NO_COUNTRY = Wording(sv="Inget land är registrerat.", en="No country is registered.")

ASKED = Wording(sv="Vad som frågades och svarades", en="What was asked and answered")
VERSION = Wording(sv="{title}, version {version}", en="{title}, version {version}")
QUESTION = Wording(sv="Fråga", en="Question")
ANSWER = Wording(sv="Svar", en="Answer")
FROM = Wording(sv="Varifrån", en="Where from")
BY_PERSON = Wording(
    sv="Svar av den som ansvarar för samarbetet", en="Answered by those who answer for the collaboration"
)
CORRECTED = Wording(sv="Rättat av en människa: {reason}", en="Corrected by a person: {reason}")
NOT_ASKED = Wording(sv="Inte ställd", en="Not asked")
OPEN = Wording(sv="Obesvarad", en="Not answered")
KNOWN_FROM = Wording(sv="{because} Källa: {source}.", en="{because} Source: {source}.")

RULES = Wording(sv="Vilka regler som prövades och vad de fann", en="Which rules ran and what they found")
NOTHING_FOUND = Wording(sv="Ingen av reglerna fann något.", en="None of the rules found anything.")
LEVEL = Wording(sv="Nivå", en="Level")
RULE = Wording(sv="Regel", en="Rule")
IN_FORCE_FROM = Wording(sv="Gäller från", en="In force from")
FOUND_NOTHING = Wording(
    sv="Prövades och fann inget (i kraft från {days}): {rules}.",
    en="Ran and found nothing (in force from {days}): {rules}.",
)
RAN = Wording(sv="Alla regler som prövades", en="All rules that ran")
REQUIRED = Wording(sv="Vad som krävs", en="What is required")

SOURCES = Wording(sv="Källor och licenser", en="Sources and licences")
CITED = Wording(sv="{said}.", en="{said}.")
LICENCE = Wording(sv="Licens: {said}.", en="Licence: {said}.")
MEANT_BY_INTERVAL = Wording(sv="Intervall: {said}.", en="Interval: {said}.")
TESTED = Wording(sv="Prövning av förändringar: {said}.", en="Test of changes: {said}.")

VERIFY = Wording(sv="Så kontrollerar du handlingen", en="How to verify this record")
VERIFY_TEXT = Wording(
    sv="Allt ovan kommer ur ett dokument som sparades i beslutsögonblicket och inte kan ändras. "
    "Hämta det som record.json från beslutshandlingens sida och räkna ut dess SHA-256, till exempel med "
    "kommandot nedan. Summan ska vara:",
    en="All of the above comes from one document that was stored at the moment of the decision and cannot be "
    "changed. Download it as record.json from the page of this record and compute its SHA-256, for example "
    "with the command below. The sum must be:",
)
COMMAND = Wording(sv="Kommando", en="Command")
HOUSE = Wording(sv="Programversion", en="Version of the program")
RULEBOOK = Wording(sv="Kontrollsumma för reglerna", en="Digest of the rules")
FORM = Wording(sv="Kontrollsumma för frågorna", en="Digest of the questions")
