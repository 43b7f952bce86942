"""What do the files say about worked cases, and about how long a decision holds?"""

from farled.assessment.content.cases import read_case
from farled.assessment.content.review import read_review

__all__ = ["read_case", "read_review"]
