"""Does a record that was stored long ago read exactly as it did then?"""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from farled.assessment.models import Decision
from farled.assessment.presenters import record_document

RECORDS = Path(__file__).parent / "records"


def stored(schema: int) -> Decision:
    """A decision as a house kept it when its records had this shape."""
    snapshot = (RECORDS / f"schema-{schema}.json").read_text(encoding="utf-8")
    return Decision(snapshot=snapshot, digest=sha256(snapshot.encode("utf-8")).hexdigest())


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_record_of_the_first_shape_reads_as_it_did(language: str) -> None:
    expected = json.loads((RECORDS / f"schema-1.{language}.json").read_text(encoding="utf-8"))

    said = record_document(stored(1), language)

    assert json.loads(json.dumps(said)) == expected
