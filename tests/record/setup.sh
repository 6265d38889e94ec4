#!/bin/bash
# Installs the real tools in the versions that everything is recorded with.
set -euo pipefail
venv=${RECORD_VENV:-$HOME/.cache/record-venv}
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/pip" install -q alembic==1.20.1 sqlalchemy==2.1.9 flask-migrate==4.1.0 flask-sqlalchemy==3.1.1 flask==3.1.3 click==8.5.1 mako==1.4.3
mkdir -p /playground
echo "$venv/bin/python tests/record/record.py tests/scenarios/NAME.txt"
