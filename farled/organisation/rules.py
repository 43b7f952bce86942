"""What is a post called by its role, where no holder's own title is at hand?"""

from farled.organisation.terms import PostRole
from farled.text.terms import Wording

ROLES = {
    PostRole.RESEARCHER: Wording(sv="Forskare eller lärare", en="Researcher or teacher"),
    PostRole.HEAD_OF_DEPARTMENT: Wording(sv="Prefekt", en="Head of department"),
    PostRole.ACADEMIC_VICE_PRESIDENT: Wording(sv="Vicerektor", en="Academic vice president"),
    PostRole.PRESIDENT: Wording(sv="Rektor", en="President"),
    PostRole.INTERNATIONAL_OFFICE: Wording(sv="Internationella kontoret", en="International office"),
    PostRole.LEGAL: Wording(sv="Juridiska avdelningen", en="Legal office"),
    PostRole.EXPORT_CONTROL: Wording(sv="Exportkontrollfunktionen", en="Export control office"),
    PostRole.SECURITY: Wording(sv="Säkerhetsfunktionen", en="Security office"),
    PostRole.DATA_PROTECTION: Wording(sv="Dataskyddsombudet", en="Data protection officer"),
    PostRole.REGISTRAR: Wording(sv="Registrator", en="Registrar"),
    PostRole.AUDITOR: Wording(sv="Internrevisor", en="Internal auditor"),
    PostRole.ADMINISTRATOR: Wording(sv="Systemförvaltare", en="System administrator"),
}
