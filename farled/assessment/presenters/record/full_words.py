"""Which words stand around what a record of a full assessment says, in both languages?"""

from farled.text.terms import Wording

DEPTH = Wording(sv="Hur djupt, och vilka delar", en="How deep, and which sections")
DEPTH_NAME = Wording(sv="Djup", en="Depth")
WISH = Wording(sv="Önskat av en människa", en="Wished by a person")
OPEN_SECTIONS = Wording(sv="Delar som öppnades", en="Sections that were opened")
CLOSED_SECTIONS = Wording(sv="Delar som hölls stängda", en="Sections that stayed closed")
NAMED = Wording(sv="{name}: {because}", en="{name}: {because}")

FOUND = Wording(sv="Vad som fanns, och hur det bedömdes", en="What was found, and how it was rated")
STOPS = Wording(sv="Stopp", en="Stops")
SET_ASIDE = Wording(sv="Ett stopp som befanns fel: {kind}", en="A stop that was found wrong: {kind}")
EVIDENCE = Wording(sv="Underlag", en="Evidence")
FINDING = Wording(sv="{number}. {kinds}", en="{number}. {kinds}")
RULED = Wording(sv="Regelns nivå", en="Level by the rule")
EXPOSED = Wording(sv="Skulle drabba", en="Would hit")
BEFORE = Wording(sv="Före åtgärder", en="Before measures")
AFTER = Wording(sv="Efter åtgärder", en="After measures")
CELL = Wording(sv="{likelihood}, {consequence}", en="{likelihood}, {consequence}")
REMAINS = Wording(sv="Det som återstår", en="What remains")
OVERRIDE = Wording(sv="Varför lägre än regelns nivå", en="Why less than the rule’s level")
WHY = Wording(sv="Skäl", en="Reason")
KNOWLEDGE = Wording(sv="Kunskap", en="Knowledge")
RATED = Wording(sv="Bedömt av", en="Rated by")
COUNTING = Wording(sv="Åtgärder som räknas", en="Measures that count")
UNCOUNTED = Wording(sv="Räknas inte", en="Does not count")
UNRATED = Wording(sv="Inte bedömt", en="Not rated")
DOUBT = Wording(
    sv="Oklart. Räknas som inte känt. Kan hjälpa till: {ask}",
    en="Unclear. Counts as not known. Can help: {ask}",
)
STILL_UNCLEAR = Wording(sv="Ännu oklart", en="Still unclear")
SIGNED = Wording(sv="{by}, {post}, {at}", en="{by}, {post}, {at}")
SIGNED_BARE = Wording(sv="{by}, {at}", en="{by}, {at}")
LEFT = Wording(sv="Den högsta nivå som återstår", en="The highest level that remains")
OVERRIDDEN = Wording(sv="Nivåer satta lägre än reglernas", en="Levels set lower than those of the rules")

MATRIX = Wording(sv="Matrisen", en="The matrix")
MATRIX_FROM = Wording(
    sv="Matrisen gällde från {day}. {because}", en="The matrix was in force from {day}. {because}"
)
LIKELIHOOD = Wording(sv="Sannolikhet", en="Likelihood")

MEASURES = Wording(sv="Åtgärder", en="Measures")
NO_MEASURES = Wording(sv="Ingen åtgärd var planerad.", en="No measure was planned.")
MEASURE = Wording(sv="Åtgärd", en="Measure")
AGAINST = Wording(sv="Mot", en="Against")
OWNER = Wording(sv="Ägare", en="Owner")
STATE = Wording(sv="Läge", en="State")
MEANS = Wording(sv="Befogenhet och medel", en="Authority and means")
STATE_AND_DAY = Wording(sv="{state}, {day}", en="{state}, {day}")
LETTERED = Wording(sv="{letter}. {what}", en="{letter}. {what}")
GONE = Wording(sv="–", en="–")

REQUIREMENTS = Wording(sv="Krav och yttranden", en="Requirements and opinions")
NO_REQUIREMENTS = Wording(sv="Inget krävdes.", en="Nothing was required.")
STATES = {
    "met": Wording(sv="Klart", en="Done"),
    "waived": Wording(sv="Eftergivet", en="Waived"),
    "asked": Wording(sv="Efterfrågat", en="Asked for"),
    "missing": Wording(sv="Saknades", en="Missing"),
}
SAID = Wording(sv="Vad som sades", en="What was said")
SPOKEN_BY = Wording(sv="Sagt av", en="Spoken by")
SAID_BY = Wording(sv="Av", en="By")
ASKED = Wording(sv="Frågan", en="The question")
PROBLEM = Wording(sv="Räknades inte", en="Did not count")

CONDITIONS = Wording(sv="Villkor", en="Conditions")
CONDITION = Wording(sv="Villkor", en="Condition")
DUE = Wording(sv="Senast", en="By")

WAY = Wording(sv="Beslutets väg", en="The way of the decision")
LINE = Wording(sv="Ordningen av chefer", en="The order of superiors")
STEPS = {
    "hand_up": Wording(sv="{start} lämnade ärendet till {end}", en="{start} handed the case to {end}"),
    "outside_authority": Wording(
        sv="{start} fann risken ligga utanför sin befogenhet; nästa chef: {end}",
        en="{start} found the risk outside its authority; the next superior: {end}",
    ),
    "conflict": Wording(
        sv="{start} anmälde jäv; beslutar i stället: {end}",
        en="{start} declared a conflict of interest; decides instead: {end}",
    ),
    "second_look": Wording(
        sv="Ny prövning av vad {start} beslutade; prövar: {end}",
        en="A second look at what {start} decided, by: {end}",
    ),
    "ask_for_more": Wording(sv="{start} bad om mer av {end}", en="{start} asked for more from {end}"),
}
STEP = Wording(sv="{what} ({signed}). {reason}", en="{what} ({signed}). {reason}")
NO_STEPS = Wording(sv="Ärendet lämnades inte mellan poster.", en="The case was not handed between posts.")
POSSIBLE = Wording(sv="Vad som kunde väljas, och av vem", en="What could be chosen, and by whom")
COULD = Wording(sv="{by}: {name}. {because}", en="{by}: {name}. {because}")
RUNNING = Wording(sv="Pågår och ses över sedan", en="Runs, and is looked at again since")
EVENT = Wording(sv="Vad som har hänt", en="What has happened")

BESIDE = Wording(sv="Filer och kommentarer", en="Files and comments")
COMMENTS = Wording(sv="Kommentarer", en="Comments")
NO_FILES = Wording(sv="Inga filer.", en="No files.")
BYTES = Wording(sv="Byte", en="Bytes")
SUM = Wording(sv="SHA-256", en="SHA-256")
WITHDRAWN = Wording(sv="{name} (återkallad)", en="{name} (withdrawn)")
PASSED_OVER = Wording(
    sv="Prövades inte, eftersom frågorna saknas i den här versionen: {rules}.",
    en="Did not run, since this version lacks their questions: {rules}.",
)
