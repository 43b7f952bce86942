"""Does ``./run`` find Python, keep its environment true and hand the words over?"""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

TOOLS = ("sh", "cat", "chmod", "cksum", "dirname", "ls", "mkdir", "mv", "rm", "sed", "tr")
SHIM = "#!/bin/sh\necho 'choose a version first' >&2\nexit 127\n"
PYTHON = """#!/bin/sh
# An invented Python, new enough: it makes environments, and writes down what it should install.
here=$(dirname -- "$0")
case "$*" in
    --version) echo "Python 3.13.0" ;;
    "-m venv --clear "*)
        echo "venv" >>"$LOG"
        rm -rf "$4" && mkdir -p "$4/bin" && cat "$0" >"$4/bin/python"
        for name in just farled; do
            printf '#!/bin/sh\\necho "%s $*" >>"$LOG"\\n' "$name" >"$4/bin/$name"
        done
        chmod +x "$4/bin/"*
        ;;
    "-m pip install"*)
        for package; do :; done
        echo "install $package" >>"$LOG"
        [ ! -e "$LOG.no-network" ]
        ;;
esac
"""


@dataclass(frozen=True)
class Checkout:
    """A small checkout in a folder with blanks, on a machine with a version chooser for Python."""

    place: Path
    machine: Path

    def run(self, *words: str) -> int:
        """./run with the given words; gives its exit code."""
        path = f"{self.machine / 'tools'}:{self.machine / 'chooser' / 'shims'}"
        outside = {"PATH": path, "HOME": str(self.machine), "LOG": str(self.machine / "log")}
        return subprocess.run(["./run", *words], cwd=self.place, env=outside, check=False).returncode

    def done(self) -> list[str]:
        """What was done since this was asked last."""
        log = self.machine / "log"
        lines = log.read_text().splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        return lines


@pytest.fixture
def checkout(root: Path, tmp_path: Path) -> Checkout:
    """A checkout in which nothing has been run yet."""
    made = Checkout(tmp_path / "with blanks" / "farled", tmp_path)
    made.place.mkdir(parents=True)
    shutil.copy(root / "run", made.place / "run")
    for name in ("pyproject.toml", "hatch_build.py", "justfile"):
        (made.place / name).write_text("")
    (tmp_path / "tools").mkdir()
    for tool in TOOLS:
        (tmp_path / "tools" / tool).symlink_to(shutil.which(tool) or tool)
    executable(tmp_path / "chooser" / "shims" / "python3.13", SHIM)
    executable(tmp_path / "chooser" / "versions" / "3.13.0" / "bin" / "python3", PYTHON)
    return made


def executable(file: Path, text: str) -> None:
    """A program in a folder that is made for it."""
    file.parent.mkdir(parents=True)
    file.write_text(text)
    file.chmod(0o755)


def just(checkout: Checkout, words: str) -> str:
    """How just should have been called."""
    return f"just --justfile {checkout.place}/justfile --working-directory {checkout.place} {words}"


def test_first_run_behind_a_version_chooser_makes_everything(checkout: Checkout) -> None:
    assert checkout.run("test") == 0
    assert checkout.done() == ["venv", "install .[test]", just(checkout, "test")]


def test_second_run_installs_nothing(checkout: Checkout) -> None:
    checkout.run("test")
    checkout.done()

    checkout.run("check")

    assert checkout.done() == [just(checkout, "check")]


def test_demo_needs_no_packages_of_the_tests_and_keeps_its_words(checkout: Checkout) -> None:
    checkout.run("demo", "--fresh")

    assert checkout.done() == ["venv", "install .", "farled demo --fresh"]


def test_tests_after_the_demo_bring_their_own_packages_and_the_demo_stays_content(checkout: Checkout) -> None:
    checkout.run("demo")
    checkout.run("test")
    checkout.done()

    checkout.run("farled", "country", "NOR")

    assert checkout.done() == ["farled country NOR"]


def test_changed_packages_are_installed_again(checkout: Checkout) -> None:
    checkout.run("demo")
    checkout.done()
    (checkout.place / "pyproject.toml").write_text("changed")

    checkout.run("demo")

    assert checkout.done() == ["install .", "farled demo"]


def test_failed_installation_ends_with_2_and_is_tried_again(checkout: Checkout) -> None:
    broken = checkout.machine / "log.no-network"
    broken.touch()

    assert checkout.run("demo") == 2

    broken.unlink()
    checkout.done()
    assert checkout.run("demo") == 0
    assert checkout.done() == ["install .", "farled demo"]


def test_half_made_environment_is_made_anew(checkout: Checkout) -> None:
    checkout.run("demo")
    checkout.done()
    (checkout.place / ".venv" / "bin" / "python").unlink()

    checkout.run("demo")

    assert checkout.done() == ["venv", "install .", "farled demo"]


def test_environment_of_a_moved_folder_is_made_anew(checkout: Checkout) -> None:
    checkout.run("demo")
    checkout.done()
    moved = Checkout(checkout.machine / "elsewhere", checkout.machine)
    checkout.place.rename(moved.place)

    moved.run("demo")

    assert moved.done() == ["venv", "install .", "farled demo"]


def test_without_words_it_only_says_what_it_can_do(
    checkout: Checkout, capfd: pytest.CaptureFixture[str]
) -> None:
    assert checkout.run() == 0
    assert checkout.done() == []
    assert "./run test" in capfd.readouterr().out


def test_ci_runs_the_second_command_and_asks_nobody(root: Path, checkout: Checkout) -> None:
    (checkout.place / ".ci").mkdir()
    shutil.copy(root / ".ci" / "run", checkout.place / ".ci" / "run")
    (checkout.place / "run").write_text('#!/bin/sh\ncat >"$LOG"\necho "$1 CI=$CI" >>"$LOG"\n')
    outside = {**os.environ, "LOG": str(checkout.machine / "log")}

    done = subprocess.run([checkout.place / ".ci" / "run"], env=outside, input=b"asked", check=False)

    assert done.returncode == 0
    assert checkout.done() == ["test CI=true"]
