"""What happened to an object, oldest first?"""

from datetime import datetime

from django.db import models

from farled.audit.models import Event


def events_on(*objects: models.Model) -> list[Event]:
    """All events on the given objects, oldest first, with the person who acted."""
    wanted = models.Q()
    for thing in objects:
        wanted |= models.Q(object_kind=thing._meta.label_lower, object_id=str(thing.pk))
    if not wanted:
        return []
    return list(Event.objects.filter(wanted).select_related("by").order_by("at", "id"))


def count_since(*, what: str, on: models.Model, since: datetime) -> int:
    """How often ``what`` happened to an object after a moment."""
    return Event.objects.filter(
        what=what, object_kind=on._meta.label_lower, object_id=str(on.pk), at__gt=since
    ).count()


def count_beginning(*, what: str, on: models.Model) -> int:
    """How many events on an object have a name that begins so, as "assessment:requirement:"."""
    return Event.objects.filter(
        what__startswith=what, object_kind=on._meta.label_lower, object_id=str(on.pk)
    ).count()
