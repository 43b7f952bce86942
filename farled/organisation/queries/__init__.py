"""Who is who: posts held today, units below a unit, who holds a role?"""

from farled.organisation.queries.held import (
    acting_in_posts,
    holders_of,
    holders_today,
    holding_now,
    holds_another,
    nearest_posts,
    people_in,
    posts_somebody_acts_in,
    viewer_of,
)
from farled.organisation.queries.people import (
    active_person,
    colleagues,
    is_locked_out,
    is_username_taken,
    open_accounts,
    people_called,
    people_of_units,
    people_with_posts,
    person_called,
    unit_paths_of,
)
from farled.organisation.queries.posts import (
    deputyship,
    posts_by_id,
    posts_shown_to,
    posts_that_own,
    posts_to_give,
)
from farled.organisation.queries.reading import ReaderRequest
from farled.organisation.queries.signing import signatures, signed
from farled.organisation.queries.units import (
    all_units,
    units_by_id,
    units_of_kind,
    units_to_choose,
    units_to_look_in,
)

__all__ = [
    "ReaderRequest",
    "acting_in_posts",
    "active_person",
    "all_units",
    "colleagues",
    "deputyship",
    "holders_of",
    "holders_today",
    "holding_now",
    "holds_another",
    "is_locked_out",
    "is_username_taken",
    "nearest_posts",
    "open_accounts",
    "people_called",
    "people_in",
    "people_of_units",
    "people_with_posts",
    "person_called",
    "posts_by_id",
    "posts_shown_to",
    "posts_somebody_acts_in",
    "posts_that_own",
    "posts_to_give",
    "signatures",
    "signed",
    "unit_paths_of",
    "units_by_id",
    "units_of_kind",
    "units_to_choose",
    "units_to_look_in",
    "viewer_of",
]
