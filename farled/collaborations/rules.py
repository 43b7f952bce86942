"""How are the register's own words read by people, in both languages?"""

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
