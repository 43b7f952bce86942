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

# What must hold before every commit
check: format lint types rooms content reference words

# Is everything formatted as `just fix` formats it?
format:
    ruff format --check .

# Are the rules of style kept?
lint:
    ruff check .

# Do the types fit?
types:
    mypy

# Do rooms and floors know only what they may know?
rooms:
    lint-imports

# Read every content file and say where one is wrong
content:
    farled content check

# Do the generated pages of docs/reference say what the content says?
reference:
    python docs/generate.py --check

# Is every word there in Swedish?
words:
    python -m tests.ground.translations --check

# Mend what a machine can mend
fix:
    ruff check --fix .
    ruff format .
    python docs/generate.py

# Write the generated pages of docs/reference
docs:
    python docs/generate.py

# Collect new words from code and pages into the catalogues, and compile them
translations:
    python -m tests.ground.translations

# Measure pages on 1,000 and 10,000 collaborations, and the rules on 10,000 cases (pages, judge)
bench *words:
    python -m bench "$@"
