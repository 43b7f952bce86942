"""What do the files say about measures, and about the matrix that ratings are read by?"""

from farled.mitigation.content.catalogue import read_measures
from farled.mitigation.content.matrix import read_matrices

__all__ = ["read_matrices", "read_measures"]
