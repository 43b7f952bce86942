"""What may a reader send about a collaboration, and what is said when it does not fit?"""

from farled.collaborations.forms.partner_row import NewPartner, PartnerRow
from farled.collaborations.forms.registration import Registration
from farled.collaborations.forms.stated import Choosable, StatedForm, beginning, stated

__all__ = ["Choosable", "NewPartner", "PartnerRow", "Registration", "StatedForm", "beginning", "stated"]
