"""Which sentence do people read for each event?"""

from collections.abc import Mapping
from typing import Any

from farled.audit.models import Event
from farled.text.terms import Wording

Names = Mapping[str, Mapping[str, Wording]]
"""What values are called: place in a sentence ("after_key") to value to wording."""

SENTENCES = {
    "assessment:answer:save": Wording(
        sv="svarade ”{after_value}” på frågan: {after_key}", en="answered “{after_value}” to: {after_key}"
    ),
    "assessment:assessment:again": Wording(
        sv="började se över samarbetet på nytt. Svaren och det som är uppfyllt eller eftergivet togs med.",
        en="began to look at it again. The answers came along, and what was met or waived.",
    ),
    "assessment:assessment:begin": Wording(
        sv="började den fulla bedömningen ({after_pack}, version {after_version}). Svaren togs med.",
        en="began the full assessment ({after_pack}, version {after_version}). The answers came along.",
    ),
    "assessment:depth:deepen": Wording(
        sv="valde att gå djupare: {after_depth}.", en="chose to go deeper: {after_depth}."
    ),
    "assessment:case:again": Wording(
        sv="började en ny snabbkoll. Svaren togs med.", en="began a new quick check. The answers came along."
    ),
    "assessment:case:ask_for_more": Wording(
        sv="bad om mer underlag av: {after_to}.", en="asked for more from: {after_to}."
    ),
    "assessment:case:hand_up": Wording(
        sv="lämnade ärendet till den som beslutar: {after_to}.",
        en="handed the case to the post that decides: {after_to}.",
    ),
    "assessment:case:outside_authority": Wording(
        sv="fann att risken ligger utanför postens befogenhet ({after_from}). Nu beslutar: {after_to}.",
        en="found the risk outside the authority of the post ({after_from}). Now decides: {after_to}.",
    ),
    "assessment:case:conflict": Wording(
        sv="anmälde jäv som {after_from}. Nu beslutar: {after_to}.",
        en="declared a conflict of interest as {after_from}. Now decides: {after_to}.",
    ),
    "assessment:case:second_look": Wording(
        sv="bad om en ny prövning av vad {after_from} beslutade. Nu prövar: {after_to}.",
        en="asked for a second look at what {after_from} decided. Now looks: {after_to}.",
    ),
    "organisation:deputy:appoint": Wording(
        sv="utsåg en ställföreträdare från {after_since} till {after_until}.",
        en="appointed a deputy from {after_since} until {after_until}.",
    ),
    "organisation:deputy:end": Wording(
        sv="avslutade ett ställföreträdarskap {after_until}.", en="ended a deputyship on {after_until}."
    ),
    "collaborations:collaboration:hand_over": Wording(
        sv="lämnade över ansvaret för samarbetet till en kollega.",
        en="handed the responsibility for the collaboration over to a colleague.",
    ),
    "notices:mail:wish": Wording(sv="valde hur post ska komma.", en="chose how mail is to come."),
    "assessment:case:event": Wording(
        sv="antecknade en händelse som gör att samarbetet ses över.",
        en="noted an event, for which the collaboration is looked at again.",
    ),
    "assessment:case:open": Wording(
        sv="började snabbkollen (version {after_version}).",
        en="began the quick check (version {after_version}).",
    ),
    "assessment:case:refresh": Wording(
        sv="uppdaterade det som redan är känt.", en="brought what is known already up to date."
    ),
    "assessment:case:upgrade": Wording(
        sv="flyttade snabbkollen från version {before_version} till {after_version}.",
        en="moved the quick check from version {before_version} to {after_version}.",
    ),
    "assessment:comment:write": Wording(
        sv="skrev en kommentar om: {after_place}", en="commented on: {after_place}"
    ),
    "assessment:decision:ask_for_more": Wording(sv="begärde mer underlag.", en="asked for more."),
    "assessment:decision:decline": Wording(sv="beslutade att avstå.", en="decided not to go ahead."),
    "assessment:decision:modify": Wording(
        sv="beslutade att samarbetet ska ändras.", en="decided that the collaboration is to be changed."
    ),
    "assessment:decision:proceed": Wording(
        sv="beslutade: gå vidare, till och med dagen före {after_valid_until}.",
        en="decided: go ahead, up to the day before {after_valid_until}.",
    ),
    "assessment:decision:proceed_with_conditions": Wording(
        sv="beslutade: gå vidare med villkor, till och med dagen före {after_valid_until}.",
        en="decided: go ahead with conditions, up to the day before {after_valid_until}.",
    ),
    "assessment:decision:stop_by_law": Wording(
        sv="fastställde ett stopp enligt lag.", en="established a stop by law."
    ),
    "assessment:decision:terminate": Wording(
        sv="beslutade att samarbetet ska avslutas.", en="decided that the collaboration is to end."
    ),
    "assessment:stop:set_aside": Wording(
        sv="fastställde att uppgiften bakom ett stopp är fel ({after_rule}).",
        en="established that what lies behind a stop is wrong ({after_rule}).",
    ),
    "assessment:file:attach": Wording(
        sv="bifogade filen {after_name}.", en="attached the file {after_name}."
    ),
    "assessment:file:withdraw": Wording(
        sv="drog tillbaka filen {before_name}.", en="withdrew the file {before_name}."
    ),
    "assessment:requirement:ask": Wording(
        sv="bad om svar från: {after_asked_of}. Det gäller: {after_requirement}.",
        en="asked: {after_asked_of}. It is about: {after_requirement}.",
    ),
    "assessment:requirement:meet": Wording(
        sv="svarade på det som krävs: {after_requirement}.", en="met what is required: {after_requirement}."
    ),
    "assessment:requirement:waive": Wording(
        sv="eftergav det som krävs: {after_requirement}.", en="waived what is required: {after_requirement}."
    ),
    "assessment:requirement:withdraw": Wording(
        sv="tog tillbaka det som stod om: {after_requirement}.",
        en="took back what stood about: {after_requirement}.",
    ),
    "boards:meeting:call": Wording(
        sv="kallade rådgivande nämnden till den {after_held_on}.",
        en="called the advisory board for {after_held_on}.",
    ),
    "boards:meeting:call_off": Wording(
        sv="ställde in nämndens möte den {before_held_on}.",
        en="called off the board’s meeting of {before_held_on}.",
    ),
    "boards:meeting:order": Wording(
        sv="ändrade dagordningens ordning.", en="changed the order of the agenda."
    ),
    "boards:meeting:minutes": Wording(
        sv="fastställde nämndens protokoll; {after_taken_up} ärenden togs upp.",
        en="recorded the board’s minutes; cases taken up: {after_taken_up}.",
    ),
    "capacity:contact:name": Wording(sv="utsåg en kontaktperson.", en="named a contact point."),
    "capacity:contact:end": Wording(
        sv="avslutade ett uppdrag som kontaktperson.", en="ended a contact point."
    ),
    "capacity:guidance:keep": Wording(
        sv="skrev institutionens vägledning {after_title}.",
        en="wrote the department’s guidance {after_title}.",
    ),
    "capacity:guidance:drop": Wording(
        sv="lät vägledningen {before_title} sluta gälla.",
        en="let the guidance {before_title} hold no longer.",
    ),
    "capacity:training:record": Wording(
        sv="antecknade en utbildning ({after_course}, {after_on}).",
        en="recorded a training ({after_course}, {after_on}).",
    ),
    "capacity:training:withdraw": Wording(
        sv="tog tillbaka en utbildning ({before_course}).", en="took back a training ({before_course})."
    ),
    "registry:release:adopt": Wording(
        sv="läste in registret över forskningsorganisationer, {after_organisations} poster.",
        en="took in the register of research organisations, {after_organisations} records.",
    ),
    "lists:version:adopt": Wording(
        sv="läste in version {after_number} av en lista, {after_parties} poster.",
        en="took in version {after_number} of a list, {after_parties} parties.",
    ),
    "lists:version:refuse": Wording(
        sv="avvisade en fil som skulle bli en ny version av en lista.",
        en="refused a file that was to become a new version of a list.",
    ),
    "boards:item:put": Wording(
        sv="satte ärendet på rådgivande nämndens dagordning den {after_held_on}.",
        en="put the case on the advisory board’s agenda of {after_held_on}.",
    ),
    "boards:item:take_off": Wording(
        sv="tog bort ärendet från rådgivande nämndens dagordning den {before_held_on}.",
        en="took the case off the advisory board’s agenda of {before_held_on}.",
    ),
    "collaborations:collaboration:change": Wording(
        sv="ändrade det som är registrerat.", en="changed what is registered."
    ),
    "collaborations:collaboration:register": Wording(
        sv="registrerade samarbetet.", en="registered the collaboration."
    ),
    "collaborations:invitation:answer": Wording(
        sv="bjöd in en kollega att läsa, kommentera och svara.",
        en="invited a colleague to read, comment and answer.",
    ),
    "collaborations:invitation:end": Wording(
        sv="avslutade en kollegas inbjudan.", en="ended a colleague’s invitation."
    ),
    "collaborations:invitation:read": Wording(
        sv="bjöd in en kollega att läsa och kommentera.", en="invited a colleague to read and comment."
    ),
    "evidence:edition:adopt": Wording(sv="läste in en ny utgåva.", en="loaded a new edition."),
    "mitigation:finding:rate": Wording(
        sv="bedömde ett fynd ({after_finding}). Före åtgärder: {after_likelihood_before}, "
        "{after_consequence_before}. Efter: {after_likelihood_after}, {after_consequence_after}.",
        en="rated a finding ({after_finding}). Before measures: {after_likelihood_before}, "
        "{after_consequence_before}. After: {after_likelihood_after}, {after_consequence_after}.",
    ),
    "mitigation:measure:change": Wording(
        sv="ändrade åtgärd {after_letter}: {after_state}, senast {after_due}.",
        en="changed measure {after_letter}: {after_state}, due {after_due}.",
    ),
    "mitigation:measure:drop": Wording(
        sv="lät åtgärd {after_letter} utgå.", en="dropped measure {after_letter}."
    ),
    "mitigation:measure:hold_to": Wording(
        sv="la till ett villkor, {after_letter}: {after_words}",
        en="added a condition, {after_letter}: {after_words}",
    ),
    "mitigation:measure:means": Wording(
        sv="svarade om befogenhet och medel för åtgärd {after_letter}: {after_means}.",
        en="answered on authority and means for measure {after_letter}: {after_means}.",
    ),
    "mitigation:measure:plan": Wording(
        sv="planerade åtgärd {after_letter}: {after_what} ({after_state}, senast {after_due}).",
        en="planned measure {after_letter}: {after_what} ({after_state}, due {after_due}).",
    ),
    "mitigation:plan:carry": Wording(
        sv="tog med bedömda fynd ({after_ratings}) och åtgärder ({after_letters}) från den förra omgången.",
        en="carried rated findings ({after_ratings}) and measures ({after_letters}) on from the time before.",
    ),
    "mitigation:plan:hold_to": Wording(
        sv="gjorde åtgärderna till villkor: {after_letters}.",
        en="made conditions of the measures: {after_letters}.",
    ),
    "organisation:account:language": Wording(sv="valde ett annat språk.", en="chose another language."),
    "organisation:account:open": Wording(sv="öppnade kontot.", en="opened the account."),
    "organisation:account:password": Wording(
        sv="gav kontot ett nytt lösenord.", en="gave the account a new password."
    ),
    "organisation:account:refused": Wording(
        sv="nekade en inloggning: fel lösenord.", en="refused a sign-in: wrong password."
    ),
    "organisation:post:end": Wording(
        sv="avslutade ett uppdrag på befattningen från {after_until}.",
        en="ended a holding of the post from {after_until}.",
    ),
    "organisation:post:give": Wording(
        sv="gav befattningen till en innehavare från {after_since}.",
        en="gave the post to a holder from {after_since}.",
    ),
    "organisation:post:open": Wording(sv="inrättade befattningen.", en="set up the post."),
    "organisation:unit:open": Wording(sv="inrättade enheten.", en="set up the unit."),
    "partners:check:record": Wording(
        sv="antecknade en bakgrundskontroll som gäller till {after_valid_until}.",
        en="recorded a background check that holds until {after_valid_until}.",
    ),
    "partners:partner:change": Wording(
        sv="ändrade uppgifterna om partnern.", en="changed what is known of the partner."
    ),
    "partners:partner:register": Wording(sv="registrerade partnern.", en="registered the partner."),
    "questionnaire:version:publish": Wording(
        sv="publicerade version {after_version}.", en="published version {after_version}."
    ),
}
_SYSTEM = Wording(sv="Systemet", en="The system")


def told(*, event: Event, who: str, names: Names, language: str) -> dict[str, Any]:
    """When, what happened in one sentence, and why; ``who`` empty stands for the system itself."""
    values = {
        place: names.get(place, {}).get(value, Wording(sv=value, en=value)) for place, value in _values(event)
    }
    sentence = SENTENCES[event.what].filled(**values).in_language(language)
    subject = who or _SYSTEM.in_language(language)
    return {"at": event.at, "sentence": f"{subject} {sentence}", "why": event.why}


def _values(event: Event) -> list[tuple[str, str]]:
    """Every value before and after, under its place in a sentence; an empty one reads as a dash."""
    return [
        (f"{when}_{key}", str(value) or "–")
        for when, known in (("before", event.before), ("after", event.after))
        for key, value in (known or {}).items()
    ]
