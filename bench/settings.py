"""Which settings does a house run on whose queries are counted? Its own, with the counter first in line."""

from farled.web.settings import *  # noqa: F403  # the house's own settings, every one of them
from farled.web.settings import MIDDLEWARE as HOUSE

MIDDLEWARE = ["bench.counting.CountingMiddleware", *HOUSE]
