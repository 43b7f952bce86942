"""Which ratings and which status follow from Freedom in the World's points?"""

from farled.evidence.terms import RatingScales


def fiw_ratings(*, political: int, civil: int, scales: RatingScales) -> tuple[int, int]:
    """The ratings (1 best to 7) of political rights (0-40 points) and civil liberties (0-60 points).

    Points may be negative; everything under the last step is the worst rating.
    """
    return _rating(political, scales.political), _rating(civil, scales.civil)


def fiw_status(*, political_rating: int, civil_rating: int, scales: RatingScales) -> str:
    """The status by the mean of both ratings. Example: 3 and 2 give 2.5, the last mean that is free."""
    mean = (political_rating + civil_rating) / 2
    return next(status for highest, status in scales.status if mean <= highest)


def _rating(points: int, steps: tuple[int, ...]) -> int:
    reached = (rating for rating, least in enumerate(steps, start=1) if points >= least)
    return next(reached, len(steps) + 1)
