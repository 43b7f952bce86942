"""How does a test type a command and read what comes back?"""

import pytest

from farled.web.command import main


class Terminal:
    """What a person types and what comes back."""

    def __init__(self, captured: pytest.CaptureFixture[str]) -> None:
        self._captured = captured

    def type(self, *words: str) -> tuple[int, str, str]:
        """Exit code, standard output and standard error of ``farled`` with these words."""
        try:
            code = main(words)
        except SystemExit as exit:
            code = int(exit.code or 0)
        said = self._captured.readouterr()
        assert "Traceback" not in said.out + said.err
        return code, said.out, said.err
