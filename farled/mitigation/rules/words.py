"""How are the states of measures, and what their owners say, read by people?"""

from farled.mitigation.terms import Means, MeasureState
from farled.text.terms import Wording

STATES = {
    MeasureState.PLANNED: Wording(sv="Planerad", en="Planned"),
    MeasureState.AGREED: Wording(sv="Överenskommen", en="Agreed"),
    MeasureState.IN_PLACE: Wording(sv="På plats", en="In place"),
    MeasureState.DROPPED: Wording(sv="Utgår", en="Dropped"),
}
MEANS = {
    Means.YES: Wording(sv="Ja, befogenhet och medel finns", en="Yes, there are authority and means"),
    Means.NO: Wording(sv="Nej, befogenhet eller medel saknas", en="No, authority or means are lacking"),
    Means.NOT_SAID: Wording(sv="Inte bekräftat ännu", en="Not yet confirmed"),
}
