"""Is a file what it says it is, and may it be kept as evidence?

Only the content tells what a file is; its name must then agree. Nothing that could run, fetch something when
it is opened, hide another file or unpack without measure is taken in. All is plain Python: no network, no
other program, and the file is never run or shown.
"""

from farled.assessment.rules.filing.kinds import ENDINGS, KINDS
from farled.assessment.rules.filing.looking import examine
from farled.assessment.rules.filing.names import cleaned_name

__all__ = ["ENDINGS", "KINDS", "cleaned_name", "examine"]
