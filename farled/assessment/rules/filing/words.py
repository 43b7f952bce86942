"""With which sentences is a file refused? Each says what the person can do instead."""

from farled.text.terms import Wording

EMPTY = Wording(sv="Filen är tom.", en="The file is empty.")
TOO_LARGE = Wording(
    sv="Filen är större än {most} MB. Ta ut den del som visar något, eller spara den med lägre upplösning.",
    en="The file is larger than {most} MB. Take out the part that shows something, or save it with a lower "
    "resolution.",
)
UNKNOWN = Wording(
    sv="Den här sortens fil tas inte emot. Det som går bra är PDF, PNG, JPEG, text, CSV, DOCX, XLSX, PPTX, "
    "ODT och ODS.",
    en="This kind of file is not taken in. What works is PDF, PNG, JPEG, text, CSV, DOCX, XLSX, PPTX, ODT "
    "and ODS.",
)
OLD_OFFICE = Wording(
    sv="Filen är låst med lösenord eller sparad i ett äldre Office-format. Spara den utan lösenord som DOCX, "
    "XLSX, PPTX eller PDF.",
    en="The file is locked with a password, or saved in an older Office format. Save it without a password "
    "as DOCX, XLSX, PPTX or PDF.",
)
LOCKED = Wording(
    sv="Filen är låst med lösenord. Spara den utan lösenord, så att andra kan läsa den också om tio år.",
    en="The file is locked with a password. Save it without one, so that others can still read it in ten "
    "years.",
)
NOT_UTF8 = Wording(
    sv="Texten är inte sparad som UTF-8. Välj UTF-8 när du sparar den; i Excel heter det CSV UTF-8.",
    en="The text is not saved as UTF-8. Choose UTF-8 when you save it; Excel calls it CSV UTF-8.",
)
ENDING = Wording(
    sv="Namnet slutar inte som innehållet: det här är {kind}. Låt namnet sluta på {endings}.",
    en="The name does not end as the content does: this is {kind}. Let the name end in {endings}.",
)
DAMAGED = Wording(
    sv="Filen är skadad eller avbruten. Spara den på nytt och försök igen.",
    en="The file is damaged or cut off. Save it anew and try again.",
)
TWO_AT_ONCE = Wording(
    sv="Filen är av två slag på samma gång. Spara den på nytt, eller skriv ut den som PDF.",
    en="The file is of two kinds at once. Save it anew, or print it as PDF.",
)
MACROS = Wording(
    sv="Dokumentet innehåller makron, alltså program som kan köras. Spara det utan makron, eller som PDF.",
    en="The document holds macros, that is programs that can run. Save it without macros, or as PDF.",
)
NESTED = Wording(
    sv="Inne i dokumentet ligger en annan fil: ett arkiv, ett inbäddat dokument eller ett program. Bifoga "
    "den för sig, eller spara dokumentet som PDF.",
    en="Inside the document lies another file: an archive, an embedded document or a program. Attach that by "
    "itself, or save the document as PDF.",
)
REACHES_OUT = Wording(
    sv="Dokumentet hämtar något utifrån när det öppnas: en mall, en bild eller uppgifter. Ta bort de "
    "länkarna, eller spara det som PDF.",
    en="The document fetches something from elsewhere when it is opened: a template, a picture or data. "
    "Remove those links, or save it as PDF.",
)
ENTITIES = Wording(
    sv="Dokumentet innehåller anvisningar om att hämta eller mångfaldiga text (DTD). Spara det på nytt, "
    "eller som PDF.",
    en="The document holds instructions to fetch or multiply text (a DTD). Save it anew, or as PDF.",
)
UNMEASURED = Wording(
    sv="Uppackad blir filen orimligt stor. Spara den som PDF.",
    en="Unpacked the file becomes unreasonably large. Save it as PDF.",
)
