"""How are the register's own words read by people, in both languages, and whom can nobody invite?"""

from collections.abc import Collection
from datetime import date

from farled.collaborations.terms import Activity, Agreement, Funding, PartnerRole, Reach
from farled.text.terms import Wording

ACTIVITIES = {
    Activity.RESEARCH_PROJECT: Wording(sv="Forskningsprojekt", en="Research project"),
    Activity.EDUCATION_EXCHANGE: Wording(sv="Utbildning eller utbyte", en="Education or exchange"),
    Activity.AGREEMENT: Wording(sv="Avtal", en="Agreement"),
    Activity.VISIT: Wording(sv="Besök", en="Visit"),
    Activity.RECRUITMENT: Wording(sv="Rekrytering", en="Recruitment"),
    Activity.CONFERENCE_FIELDWORK: Wording(sv="Konferens eller fältarbete", en="Conference or fieldwork"),
    Activity.DONATION_COMMISSION: Wording(sv="Donation eller uppdrag", en="Donation or commission"),
}
AGREEMENTS = {
    Agreement.NONE: Wording(sv="Inget avtal ännu", en="No agreement yet"),
    Agreement.PLANNED: Wording(sv="Avtal planeras", en="An agreement is planned"),
    Agreement.ATTACHED: Wording(sv="Avtal finns", en="There is an agreement"),
}
REACHES = {
    Reach.NONE: Wording(sv="Inget avtal", en="No agreement"),
    Reach.PROJECT: Wording(sv="Ett projekt", en="One project"),
    Reach.DEPARTMENT: Wording(sv="Institutionen", en="The department"),
    Reach.PROGRAMME: Wording(
        sv="Utbyte eller program på grund- och avancerad nivå", en="Exchange or programme"
    ),
    Reach.DOCTORAL: Wording(sv="Utbildning på forskarnivå", en="Doctoral education"),
    Reach.UNIVERSITY: Wording(sv="Hela universitetet", en="The whole university"),
}
FUNDINGS = {
    Funding.NONE: Wording(sv="Inga pengar behövs", en="No money is needed"),
    Funding.OWN: Wording(sv="Bara egna medel", en="Own means only"),
    Funding.EXTERNAL: Wording(
        sv="Någon utanför universitetet betalar också", en="Somebody outside pays as well"
    ),
    Funding.UNSURE: Wording(sv="Inte känt ännu", en="Not known yet"),
}
PARTNER_ROLES = {
    PartnerRole.PARTNER: Wording(sv="Partner", en="Partner"),
    PartnerRole.COORDINATOR: Wording(sv="Koordinator", en="Coordinator"),
    PartnerRole.HOST: Wording(sv="Värd", en="Host"),
    PartnerRole.SENDER: Wording(sv="Sänder till oss", en="Sends to us"),
    PartnerRole.FUNDER: Wording(sv="Finansiär", en="Funder"),
    PartnerRole.SUPPLIER: Wording(sv="Leverantör", en="Supplier"),
    PartnerRole.RECIPIENT: Wording(sv="Mottagare", en="Recipient"),
}

_NOT_YOURS = Wording(
    sv="Bara de som ansvarar för samarbetet bjuder in till det.",
    en="Only those who answer for the collaboration invite to it.",
)
_CLOSED = Wording(
    sv="Kontot är stängt. Bjud in någon som arbetar här.",
    en="The account is closed. Invite somebody who works here.",
)
_ANSWERS = Wording(
    sv="Den personen ansvarar redan för samarbetet och ser allt.",
    en="That person answers for the collaboration already and sees everything.",
)
_SELF = Wording(
    sv="Du ansvarar redan för samarbetet och behöver ingen inbjudan.",
    en="You answer for the collaboration already and need no invitation.",
)
_INVITED = Wording(
    sv="Den personen är redan inbjuden. Avsluta inbjudan först om den ska gälla något annat.",
    en="That person is invited already. End the invitation first if it is to be another one.",
)


def against_inviting(
    *, by_id: int, person_id: int, is_active: bool, answering: Collection[int], invited: Collection[int]
) -> tuple[Wording, ...]:
    """Every reason why one person cannot invite another; empty means yes."""
    is_self = person_id == by_id
    return (
        *(() if by_id in answering else (_NOT_YOURS,)),
        *(() if is_active else (_CLOSED,)),
        *((_SELF if is_self else _ANSWERS,) if person_id in answering else ()),
        *((_INVITED,) if person_id in invited else ()),
    )


def against_handing_over(*, may: bool, is_same: bool, is_active: bool, reason: str) -> tuple[Wording, ...]:
    """Everything that speaks against handing somebody's collaborations over; empty when nothing does."""
    told = {
        _NOT_THEIRS: not may,
        _SAME: is_same,
        _CLOSED: not is_active,
        _WHY: not reason.strip(),
    }
    return tuple(because for because, is_so in told.items() if is_so)


_NOT_THEIRS = Wording(
    sv="Man lämnar över sina egna samarbeten. Prefekten och systemförvaltaren gör det för andra.",
    en="People hand over their own collaborations. The head and the administrator do so for others.",
)
_SAME = Wording(sv="Välj någon annan än den som lämnar.", en="Choose somebody other than who leaves.")
_CLOSED = Wording(sv="Kollegans konto är stängt.", en="The colleague's account is closed.")
_WHY = Wording(sv="Skriv varför, till exempel ny tjänst.", en="Say why, for example a new post.")
_STILL = Wording(
    sv="Personen svarar för {count} samarbeten och har ingen annan post. Lämna över dem först.",
    en="The person answers for {count} collaborations and holds no other post. Hand them over first.",
)
_STILL_ONE = Wording(
    sv="Personen svarar för ett samarbete och har ingen annan post. Lämna över det först.",
    en="The person answers for a collaboration and holds no other post. Hand it over first.",
)
_NOT_YET = Wording(
    sv="Posten kan sluta tidigast dagen efter att den började, och tidigast i dag.",
    en="A post ends the day after it began at the earliest, and not before today.",
)


def against_leaving(*, since: date, until: date, today: date, left: int) -> tuple[Wording, ...]:
    """Everything that speaks against ending a post that day; ``left``: collaborations that hang on it."""
    still = _STILL_ONE if left == 1 else _STILL.filled(count=str(left))
    told = {_NOT_YET: until <= since or until < today, still: left > 0}
    return tuple(because for because, is_so in told.items() if is_so)
