"""Which sentences stand on the pages of a case, in both languages?"""

from farled.assessment.terms import Outcome, Readiness, Result
from farled.text.terms import Wording

COUNTS = (
    Wording(sv="Inga", en="No"),
    Wording(sv="En", en="One"),
    Wording(sv="Två", en="Two"),
    Wording(sv="Tre", en="Three"),
    Wording(sv="Fyra", en="Four"),
    Wording(sv="Fem", en="Five"),
    Wording(sv="Sex", en="Six"),
    Wording(sv="Sju", en="Seven"),
    Wording(sv="Åtta", en="Eight"),
    Wording(sv="Nio", en="Nine"),
    Wording(sv="Tio", en="Ten"),
)
ONE_QUESTION = Wording(sv="En fråga till dig", en="One question for you")
QUESTIONS = Wording(sv="{count} frågor till dig", en="{count} questions for you")
ONE_LEFT = Wording(sv="En fråga kvar", en="One question left")
LEFT = Wording(sv="{count} frågor kvar", en="{count} questions left")
ALL_ANSWERED = Wording(sv="Alla frågor är besvarade", en="Every question is answered")
STOPPED_HERE = Wording(sv="Samarbetet är stoppat", en="The collaboration is stopped")
WAITING_QUESTIONS = Wording(sv="{count} frågor väntar på svar", en="{count} questions wait for an answer")
ONE_WAITS = Wording(sv="En fråga väntar på svar", en="One question waits for an answer")

ONE_SECTION_OPEN = Wording(sv="Ett avsnitt är öppet", en="One section is open")
SECTIONS_OPEN = Wording(sv="{count} avsnitt är öppna", en="{count} sections are open")
OPEN_AND_LEFT = Wording(sv="{sections}, {left}", en="{sections}, {left}")
WAITS_FOR_AUTHORITY = Wording(
    sv="Ärendet väntar på en myndighets svar", en="The case waits for an authority’s answer"
)
ASKED_OF_ALL = Wording(
    sv="Det här frågas det om i varje samarbete.", en="This is asked of every collaboration."
)

STEPS = {
    "registered": Wording(sv="Registrerat", en="Registered"),
    "check": Wording(sv="Snabbkoll", en="Check"),
    "decision": Wording(sv="Beslut", en="Decision"),
    "review": Wording(sv="Översyn", en="Review"),
}

SPOKEN = {
    "done": Wording(sv="klart:", en="done:"),
    "now": Wording(sv="nu:", en="now:"),
    "ahead": Wording(sv="återstår:", en="ahead:"),
    "halt": Wording(sv="stopp:", en="stopped:"),
}

CALM = {
    Result.INCOMPLETE: Wording(
        sv="Inget står i vägen. De flesta samarbeten som det här går vidare när kontrollen är klar.",
        en="Nothing stands in the way. Most collaborations like this one go ahead when the check is done.",
    ),
    Result.NO_FURTHER_ASSESSMENT: Wording(
        sv="Inget står i vägen. Det som återstår är beslutet.",
        en="Nothing stands in the way. What remains is the decision.",
    ),
    Result.FULL_ASSESSMENT_NEEDED: Wording(
        sv="Några delar behöver ses på närmare. Det betyder sällan att ett samarbete inte blir av.",
        en="Some parts need a closer look. That seldom means that a collaboration does not happen.",
    ),
    Result.STOPPED: Wording(
        sv="Ett av svaren, eller det som redan är känt, stoppar samarbetet. Skälet står nedanför frågorna.",
        en="One of the answers, or what is known already, stops the collaboration. The reason stands below.",
    ),
}
OPENS = Wording(
    sv="Svaren hittills öppnar: {areas}. Det betyder sällan att ett samarbete inte blir av.",
    en="The answers so far open: {areas}. That seldom means that a collaboration does not happen.",
)

HEADINGS = {
    Result.INCOMPLETE: Wording(sv="Det här är inte klart", en="This is not finished"),
    Result.NO_FURTHER_ASSESSMENT: Wording(
        sv="Ingen ytterligare bedömning behövs", en="No further assessment is needed"
    ),
    Result.FULL_ASSESSMENT_NEEDED: Wording(sv="En full bedömning behövs", en="A full assessment is needed"),
    Result.STOPPED: Wording(sv="Samarbetet är stoppat", en="The collaboration is stopped"),
}
YOU_DECIDE = Wording(sv="Du beslutar, som {post}.", en="You decide, as {post}.")
POST_DECIDES = Wording(sv="{Post} beslutar.", en="The {post} decides.")
FINDS_IT = Wording(
    sv="Ärendet ligger nu på den personens startsida. Du behöver inte göra något mer.",
    en="The case now lies on that person’s start page. There is nothing more for you to do.",
)
OWN_CASE = Wording(
    sv="Du svarar själv för samarbetet. Därför beslutar någon annan med den befattningen.",
    en="You answer for the collaboration yourself. So somebody else in that post decides.",
)
NO_POST = Wording(
    sv="Ingen delegation gällde den här dagen, så ingen befattning kan besluta. "
    "Fråga internationella kontoret.",
    en="No delegation was in force on this day, so no post can decide. Ask the international office.",
)
OVER = Wording(
    sv="Enligt sitt slutdatum är samarbetet redan slut. Rätta datumen i registreringen om det inte stämmer.",
    en="By its end date the collaboration is over. Correct the dates in the registration if that is wrong.",
)
FULL_NEXT = Wording(
    sv="Den fulla bedömningen tar bara upp det som står här ovanför. Allt som redan är besvarat följer med.",
    en="The full assessment takes up only what stands above. All that is answered already comes along.",
)
FULL_WHO = Wording(
    sv="När bedömningen är gjord beslutar: {post}.",
    en="When the assessment is done, the {post} decides.",
)
STOP_NEXT = Wording(
    sv="Stämmer inte uppgiften, så rätta svaret i snabbkollen och skriv varför. Annars visar den fulla "
    "bedömningen om stoppet håller.",
    en="If the finding is wrong, correct the answer in the quick check and say why. Otherwise the full "
    "assessment shows whether the stop holds.",
)
STANDS = {
    Readiness.STOPPED_BY_LAW: Wording(
        sv="Det som är känt stoppar samarbetet enligt lag. Skälet står här intill.",
        en="What is known stops the collaboration by law. The reason stands beside this.",
    ),
    Readiness.WAITING_FOR_AUTHORITY: Wording(
        sv="Ingenting börjar förrän svaret har kommit. Frågorna går att besvara under tiden.",
        en="Nothing begins until the answer has come. The questions can be answered meanwhile.",
    ),
    Readiness.STOPPED_BY_POLICY: Wording(
        sv="Det som är känt stoppar samarbetet enligt universitetets policy. Skälet står här intill.",
        en="What is known stops the collaboration by university policy. The reason stands beside this.",
    ),
    Readiness.INCOMPLETE: Wording(
        sv="Bara det som något öppnar tas upp. De flesta samarbeten går vidare när frågorna är besvarade.",
        en="Only what something opens is taken up. Most collaborations go ahead once all is answered.",
    ),
    Readiness.REQUIREMENTS_MISSING: Wording(
        sv="Frågorna är klara. Det som krävs återstår, och sedan beslutet.",
        en="The questions are done. What is required remains, and then the decision.",
    ),
    Readiness.UNRATED: Wording(
        sv="Frågorna är klara. Det som har hittats behöver vägas, och sedan kan beslutet fattas.",
        en="The questions are done. What was found needs to be weighed, and then the decision can be made.",
    ),
    Readiness.READY: Wording(
        sv="Allt som krävs är klart. Det som återstår är beslutet.",
        en="All that is required is done. What remains is the decision.",
    ),
}

OUTCOMES = {
    Outcome.PROCEED: Wording(sv="Gå vidare", en="Go ahead"),
    Outcome.PROCEED_WITH_CONDITIONS: Wording(sv="Gå vidare med villkor", en="Go ahead with conditions"),
    Outcome.ASK_FOR_MORE: Wording(sv="Begär mer underlag", en="Ask for more"),
    Outcome.DECLINE: Wording(sv="Avstå", en="Do not go ahead"),
    Outcome.STOP_BY_LAW: Wording(sv="Stoppat enligt lag", en="Stopped by law"),
    Outcome.MODIFY: Wording(sv="Ändra", en="Modify"),
    Outcome.TERMINATE: Wording(sv="Avsluta", en="Terminate"),
}
DECIDED = {
    Outcome.PROCEED: Wording(sv="Beslutat: gå vidare", en="Decided: go ahead"),
    Outcome.PROCEED_WITH_CONDITIONS: Wording(
        sv="Beslutat: gå vidare med villkor", en="Decided: go ahead with conditions"
    ),
    Outcome.ASK_FOR_MORE: Wording(sv="Beslutat: begär mer underlag", en="Decided: ask for more"),
    Outcome.DECLINE: Wording(sv="Beslutat: avstå", en="Decided: do not go ahead"),
    Outcome.STOP_BY_LAW: Wording(sv="Beslutat: stoppat enligt lag", en="Decided: stopped by law"),
    Outcome.MODIFY: Wording(sv="Beslutat: ändra", en="Decided: modify"),
    Outcome.TERMINATE: Wording(sv="Beslutat: avsluta", en="Decided: terminate"),
}

SAID_BY_PERSON = Wording(sv="Svar i snabbkollen", en="Answered in the quick check")
CORRECTED_BY_PERSON = Wording(sv="Rättat i snabbkollen", en="Corrected in the quick check")
NOT_ANSWERED = Wording(sv="Obesvarad", en="Not answered")
NOT_ASKED = Wording(sv="Inte ställd", en="Not asked")
NOT_LOADED = Wording(sv="Inga index är inlästa", en="No index is loaded")
EDITIONS = Wording(sv="Utgåvor: {editions}", en="Editions: {editions}")
NO_SCREENING = Wording(sv="Inte kontrollerade mot listor", en="Not screened against lists")
NO_SCREENING_YET = Wording(
    sv="Det finns ännu inte i det här systemet", en="That is not yet part of this system"
)
EARLIER = Wording(sv="{count} tidigare beslut", en="{count} earlier decisions")
ONE_EARLIER = Wording(sv="Ett tidigare beslut", en="One earlier decision")
NO_EARLIER = Wording(sv="Inget tidigare beslut", en="No earlier decision")
CHECKED = Wording(sv="{state}, gjord den {day}", en="{state}, made {day}")
FALL_AWAY = Wording(sv="{count} frågor faller bort", en="{count} questions fall away")
ONE_FALLS_AWAY = Wording(sv="En fråga faller bort", en="One question falls away")
NONE_FALLS_AWAY = Wording(sv="Ingen fråga faller bort", en="No question falls away")
FACTS_ANSWER = Wording(sv="Uppgifterna ovan besvarar dem", en="The facts above answer them")
OWNED = Wording(
    sv="{country} (ägare: {owner}, {owner_country})", en="{country} (owner: {owner}, {owner_country})"
)


def counted(count: int, one: Wording, many: Wording, *, none: Wording | None = None) -> Wording:
    """The sentence for so many things, the number as a word where there is one."""
    if count == 0 and none is not None:
        return none
    if count == 1:
        return one
    number = COUNTS[count] if count < len(COUNTS) else Wording(sv=str(count), en=str(count))
    return many.filled(count=number)


PARTS = {
    "presented_by": Wording(sv="Föredragande", en="Presented by"),
    "took_part": Wording(sv="Deltog i beredningen och beslutet", en="Took part in preparing and deciding"),
    "changes": Wording(sv="Vad som ska ändras", en="What is to be changed"),
    "exit_plan": Wording(sv="Hur det avslutas", en="How it ends"),
    "told_partner": Wording(sv="Hur partnern får veta det", en="How the partner is told"),
    "help_goes_on": Wording(sv="Hjälp till enskilda som fortsätter", en="Help to individuals that goes on"),
}
"""What a record keeps of a decision beside its reason, in the order in which it is read."""
