#!/bin/bash
# Installs the real tools in the versions that everything is recorded with: one environment with them alone, one with
# python-dotenv too, and one with the packages that stand in here, for the scenarios whose first line names it.
set -euo pipefail
venv=${RECORD_VENV:-$HOME/.cache/record-venv}
tools=(alembic==1.20.1 sqlalchemy==2.1.9 flask-migrate==4.1.0 flask-sqlalchemy==3.1.1 flask==3.1.3 click==8.5.1 mako==1.4.3)
for place in "$venv" "$venv-dotenv"; do
    [ -x "$place/bin/python" ] || python3 -m venv "$place"
    "$place/bin/pip" install -q "${tools[@]}"
done
"$venv-dotenv/bin/pip" install -q python-dotenv==1.2.1
[ -x "$venv-packages/bin/python" ] || python3 -m venv "$venv-packages"
"$venv-packages/bin/pip" install -q --no-deps -r "$(dirname "$0")/packages.txt"
# The public projects have an environment of their own, which is large: made when somebody asks for it.
if [ "${1:-}" = projects ]; then
    [ -x ~/.cache/projects-venv/bin/python ] || python3 -m venv ~/.cache/projects-venv
    ~/.cache/projects-venv/bin/pip install -q --no-deps -r "$(dirname "$0")/../projects/packages.txt"
fi
mkdir -p /playground
echo "$venv/bin/python tests/record/record.py tests/scenarios/NAME.txt"
