# The only list of commands. `./run COMMAND` brings Python and the environment along.

export PATH := justfile_directory() / ".venv" / "bin" + ":" + env("PATH")
set positional-arguments

# List the commands
[private]
default:
    @"{{ just_executable() }}" --justfile "{{ justfile() }}" --list --unsorted

# Make the ground ready: environment, translations, a browser for the tests
setup:
    python -m tests.ground.translations --compile
    python -m tests.ground.chromium

# Serve the installation that FARLED_HOME names
run *words:
    farled serve "$@"

# Open the running, filled demonstration
demo *words:
    farled demo "$@"

# Everything: check, the tests on SQLite and on PostgreSQL, the browser, coverage
test:
    python -m tests.ground.suite

# What must hold before every commit: format, lint, types, rooms, content, documents, translations
check:
    ruff format --check .
    ruff check .
    mypy
    lint-imports
    farled content check
    python docs/generate.py --check
    python -m tests.ground.translations --check

# Mend what a machine can mend
fix:
    ruff check --fix .
    ruff format .
    python docs/generate.py

# Write the generated pages of docs/reference
docs:
    python docs/generate.py

# Read every content file and say where one is wrong
content:
    farled content check

# Collect new words from code and pages into the catalogues, and compile them
translations:
    python -m tests.ground.translations

# Measure pages on 1,000 and 10,000 collaborations
bench *words:
    python -m bench "$@"
