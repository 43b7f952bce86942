"""What is a post called by its role, and who may let somebody deputise for it?"""

from datetime import date

from farled.organisation.terms import PostRole, Viewer
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
    PostRole.ADVISORY_BOARD: Wording(sv="Rådgivande nämnden", en="Advisory board"),
    PostRole.COUNTRY_EXPERT: Wording(sv="Utomstående landsakkunnig", en="Outside country expert"),
    PostRole.NATIONAL_GROUP: Wording(sv="Nationella rådgivande gruppen", en="National advisory group"),
    PostRole.REGISTRAR: Wording(sv="Registrator", en="Registrar"),
    PostRole.AUDITOR: Wording(sv="Internrevisor", en="Internal auditor"),
    PostRole.ADMINISTRATOR: Wording(sv="Systemförvaltare", en="System administrator"),
}

LONGEST_DAYS = 366
"""A deputy is for a time; whoever acts longer should hold the post."""
NOT_YOURS = Wording(
    sv="Ställföreträdare utses av den som har posten, av en chef över den, eller av systemförvaltaren.",
    en="A deputy is appointed by whoever holds the post, by a superior, or by the administrator.",
)
_NOT_FOR_RESEARCHERS = Wording(
    sv="En forskare eller lärare svarar själv för sina samarbeten. Bjud in en kollega eller lämna över dem.",
    en="A researcher or teacher answers for the own collaborations. Invite a colleague, or hand them over.",
)
_HOLDS_IT = Wording(sv="Personen har redan posten.", en="That person holds the post already.")
_CLOSED = Wording(sv="Personens konto är stängt.", en="That person's account is closed.")
_NO_END = Wording(
    sv="Ett ställföreträdarskap börjar tidigast i dag, slutar efter att det börjat och varar högst ett år.",
    en="A deputyship begins today at the earliest, ends after it begins and lasts a year at most.",
)
_NO_REASON = Wording(sv="Skriv varför, till exempel semester.", en="Say why, for example a holiday.")


def may_appoint(*, viewer: Viewer, role: PostRole, unit_path: str) -> bool:
    """Whether somebody may appoint a deputy for a post: its holder, a head or president over it, the keeper.

    A deputy appoints nobody: rights that are lent are not lent on.
    """
    superiors = {PostRole.HEAD_OF_DEPARTMENT, PostRole.PRESIDENT}
    own = [post for post in viewer.posts if not post.is_deputy]
    return any(
        post.role is PostRole.ADMINISTRATOR
        or (post.role is role and post.unit_path == unit_path)
        or (post.role in superiors and _is_below(unit_path, role, post.unit_path, post.role))
        for post in own
    )


def _is_below(unit_path: str, role: PostRole, head_path: str, head: PostRole) -> bool:
    """Whether a post stands below a head's: in a unit below, or in the same unit without being a head."""
    if head is PostRole.PRESIDENT:
        return unit_path.startswith(head_path)
    return unit_path.startswith(head_path) and (unit_path != head_path or role is PostRole.RESEARCHER)


def against_deputy(
    *,
    may_appoint: bool,
    role: PostRole,
    is_holder: bool,
    is_active: bool,
    since: date,
    until: date,
    today: date,
    reason: str,
) -> tuple[Wording, ...]:
    """Everything that speaks against somebody's deputising for a post; empty when nothing does."""
    is_fitting = today <= since < until and (until - since).days <= LONGEST_DAYS
    told = {
        NOT_YOURS: not may_appoint,
        _NOT_FOR_RESEARCHERS: role is PostRole.RESEARCHER,
        _HOLDS_IT: is_holder,
        _CLOSED: not is_active,
        _NO_END: not is_fitting,
        _NO_REASON: not reason.strip(),
    }
    return tuple(reason for reason, is_so in told.items() if is_so)


def may_hand_over(*, viewer: Viewer, person_id: int, unit_paths: tuple[str, ...]) -> bool:
    """Whether somebody may hand over what a person answers for: the person, their head, the administrator.

    ``unit_paths``: of the units in which the person holds posts. A deputy of the head may as well.
    """
    if viewer.person_id == person_id or PostRole.ADMINISTRATOR in viewer.roles:
        return True
    return any(path.startswith(headed) for path in unit_paths for headed in viewer.headed_paths())
