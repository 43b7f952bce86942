"""How is a record set? A document comes in as JSON, its PDF goes out; run as a process of its own.

    python press.py TEMPLATE < document.json > record.pdf

It knows nothing of the house, so that it starts at once, and what setting a page takes ends with it.
"""

import sys
from pathlib import Path

import typst


def main() -> None:
    """Words come in as data, never as markup; fonts are Typst's own."""
    template = Path(sys.argv[1])
    written = typst.compile(
        template,
        root=template.parent,
        sys_inputs={"document": sys.stdin.buffer.read().decode("utf-8")},
        format="pdf",
        pdf_standards=["ua-1", "a-2a"],
        ignore_system_fonts=True,
    )
    sys.stdout.buffer.write(written)


if __name__ == "__main__":
    main()
