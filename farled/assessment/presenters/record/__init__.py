"""How does what was stored with a decision become a document that can be read and printed?"""

from farled.assessment.presenters.record.document import case_sections, record_document

__all__ = ["case_sections", "record_document"]
