"""How does what was stored with a decision become a document that can be read and printed?"""

from farled.assessment.presenters.record.document import record_document

__all__ = ["record_document"]
