"""How does a test change what lies around a case: its partners, or the questions in force?"""

from dataclasses import replace

from farled.collaborations.actions import change
from farled.collaborations.models import Collaboration
from farled.collaborations.queries import entry_of
from farled.collaborations.terms import PartnerEntry, PartnerRole
from farled.partners.models import Partner
from farled.questionnaire.content import canonical_json, from_json
from farled.questionnaire.terms import Questionnaire
from farled.text.terms import Wording
from tests import builders
from tests.ground.clock import MORNING


def partner_becomes(built: builders.Built, partner: Partner) -> None:
    """The collaboration is with this partner now, and with nobody else."""
    collaboration = Collaboration.objects.get(pk=built.case.collaboration_id)
    entry = replace(entry_of(collaboration), partners=(PartnerEntry(partner.pk, PartnerRole.PARTNER),))
    change(by=built.by, at=MORNING, collaboration=collaboration, entry=entry, version=collaboration.version)


def next_version(old: Questionnaire) -> Questionnaire:
    """The same questions and one more, under a later number."""
    text = Wording(sv="En senare fråga?", en="A later question?")
    added = replace(old.questions[0], key="subject.added_later", text=text)
    return from_json(canonical_json(replace(old, version="9.0.0", questions=(*old.questions, added))))
