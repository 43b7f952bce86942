"""Which roles does a post carry, and what does the viewer of a page hold?"""

from dataclasses import dataclass
from enum import StrEnum


class PostRole(StrEnum):
    """What a post is for. Rights hang on posts, never on people."""

    RESEARCHER = "researcher"
    HEAD_OF_DEPARTMENT = "head_of_department"
    ACADEMIC_VICE_PRESIDENT = "academic_vice_president"
    PRESIDENT = "president"
    INTERNATIONAL_OFFICE = "international_office"
    LEGAL = "legal"
    EXPORT_CONTROL = "export_control"
    SECURITY = "security"
    DATA_PROTECTION = "data_protection"
    ADVISORY_BOARD = "advisory_board"
    COUNTRY_EXPERT = "country_expert"
    NATIONAL_GROUP = "national_group"
    REGISTRAR = "registrar"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class UnitKind(StrEnum):
    UNIVERSITY = "university"
    FACULTY = "faculty"
    DEPARTMENT = "department"
    GROUP = "group"
    OFFICE = "office"


REFUSED_SIGN_IN = "organisation:account:refused"
MOST_REFUSALS = 10
"""So many wrong passwords in a quarter of an hour close an account for that time."""

READS_ALL = frozenset(
    {
        PostRole.ACADEMIC_VICE_PRESIDENT,
        PostRole.PRESIDENT,
        PostRole.INTERNATIONAL_OFFICE,
        PostRole.LEGAL,
        PostRole.EXPORT_CONTROL,
        PostRole.SECURITY,
        PostRole.DATA_PROTECTION,
        PostRole.ADVISORY_BOARD,
        PostRole.REGISTRAR,
        PostRole.AUDITOR,
    }
)
"""Posts whose work needs the whole register. The administrator keeps the system, and reads no cases."""


OFFICES = frozenset(
    {
        PostRole.INTERNATIONAL_OFFICE,
        PostRole.LEGAL,
        PostRole.EXPORT_CONTROL,
        PostRole.SECURITY,
        PostRole.DATA_PROTECTION,
    }
)
"""Posts that help every unit of the university, and may own a measure anywhere."""


OUTSIDE = frozenset({PostRole.COUNTRY_EXPERT, PostRole.NATIONAL_GROUP})
"""Advisers outside the university. None has an account: who asks them notes what they say, and their name."""
WITH_ACCOUNT = tuple(role for role in PostRole if role not in OUTSIDE)
"""The roles that a post of the university can have."""


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post that a person holds today, or deputises for; ``unit_path`` like "/1/4/" covers all below it.

    The titles of a deputy say so: whoever acts in another's rights is named beside the post.
    """

    post_id: int
    role: PostRole
    title_sv: str
    title_en: str
    unit_id: int
    unit_path: str
    is_deputy: bool = False

    def title(self, language: str) -> str:
        """The post's title in "sv" or "en"."""
        return self.title_sv if language == "sv" else self.title_en


@dataclass(frozen=True, slots=True)
class Acting:
    """Somebody who can act in a post that day; whether they answer for the case, or have a conflict in it."""

    person_id: int
    is_deputy: bool
    is_among: bool
    has_conflict: bool = False


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks: the person and the posts held today."""

    person_id: int
    posts: tuple[HeldPost, ...]

    @property
    def roles(self) -> frozenset[PostRole]:
        """The roles of all posts held."""
        return frozenset(post.role for post in self.posts)

    @property
    def reads_all(self) -> bool:
        """Whether one of the posts needs the whole register."""
        return bool(self.roles & READS_ALL)

    def headed_paths(self) -> tuple[str, ...]:
        """The paths of the units that this person heads, or deputises for the head of."""
        return tuple(post.unit_path for post in self.posts if post.role is PostRole.HEAD_OF_DEPARTMENT)

    def post_for(self, role: PostRole, unit_path: str) -> HeldPost | None:
        """The post with this role whose unit is the given one or above it, or None; an own one first."""
        for post in sorted(self.posts, key=lambda post: post.is_deputy):
            if post.role is role and unit_path.startswith(post.unit_path):
                return post
        return None
