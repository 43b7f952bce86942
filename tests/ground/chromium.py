"""Which browser do the tests drive, and how does it come onto this machine?"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APPLICATIONS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)
PACKAGES = ("chromium", "fonts-liberation")
FLAGS = (
    # The tests open only pages that this checkout serves itself; in containers the sandbox cannot start.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)
HOW_TO_GET_IT = (
    "Chromium is missing, and the browser tests need it: install it"
    " (apt install chromium, dnf install chromium, brew install --cask chromium) and run again."
)


class ChromiumMissingError(Exception):
    """No browser is here and none could be installed; the text says how to get one."""


def find() -> Path | None:
    """The browser on this machine, or None."""
    on_path = (shutil.which(command) for command in COMMANDS)
    found = [Path(place) for place in on_path if place] + [place for place in APPLICATIONS if place.exists()]
    return found[0] if found else None


def ensure() -> Path:
    """The browser, installed through apt-get where this user may; raises ChromiumMissingError otherwise."""
    if found := find():
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _install()
    if found := find():
        return found
    raise ChromiumMissingError(HOW_TO_GET_IT)


def _install() -> None:
    sys.stdout.write("Installing Chromium for the browser tests (once; about a minute) ...\n")
    sys.stdout.flush()
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *PACKAGES]):
        done = subprocess.run(["apt-get", *words], env=quiet, capture_output=True, text=True, check=False)
        if done.returncode:
            raise ChromiumMissingError(f"{HOW_TO_GET_IT}\napt-get said: {done.stderr.strip()}")


if __name__ == "__main__":
    try:
        sys.stdout.write(f"The browser tests use {ensure()}\n")
    except ChromiumMissingError as error:
        sys.exit(str(error))
