"""What do the register, the background checks and the countries' contexts say, in the words of conditions?"""

from collections.abc import Mapping

from farled.assessment.terms import PartnerFacts
from farled.collaborations.terms import Activity, Agreement, Funding, Reach
from farled.countries.rules import gravest, gravest_freedom
from farled.organisation.terms import PostRole
from farled.partners.rules import gravest_found, weakest_check
from farled.partners.terms import CheckState
from farled.questionnaire.terms import Facts
from farled.responsibility.terms import FREE, post_fact

_ALL_FREE: Mapping[PostRole, str] = {}


def facts_of(
    *,
    activity: Activity,
    agreement: Agreement,
    reach: Reach,
    funding: Funding,
    partners: tuple[PartnerFacts, ...],
    posts: Mapping[PostRole, str] = _ALL_FREE,
) -> Facts:
    """The facts that conditions may name (content/facts.yaml); over all partners the gravest counts.

    ``posts``: for each post that decides, whether somebody can act in it, who does not answer for the case;
    no condition may name that, and only who decides depends on it.
    Without any partner nothing is known, which is not the same as nothing to fear: new, unchecked, no data.
    """
    contexts = [context for partner in partners for context in partner.contexts]
    return {
        "collaboration.activity": activity.value,
        "collaboration.agreement": agreement.value,
        "collaboration.reach": reach.value,
        "collaboration.funding": funding.value,
        "partner.is_new": not partners or any(_is_new(partner) for partner in partners),
        "partner.check": weakest_check(partner.check for partner in partners).value,
        "partner.military_link": gravest_found(partner.military_link for partner in partners).value,
        "partner.rights_violations": gravest_found(partner.rights_violations for partner in partners).value,
        "partner.state_directed": gravest_found(partner.state_directed for partner in partners).value,
        "country.attention": gravest(contexts).value,
        "country.academic_freedom": gravest_freedom(contexts).value,
        **{post_fact(role): why for role, why in posts.items() if why != FREE},
    }


def _is_new(partner: PartnerFacts) -> bool:
    return not partner.had_decision and partner.check is not CheckState.CURRENT
