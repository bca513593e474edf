#!/usr/bin/env bash
# The register as a server: ours beside Datasette, Django and nginx, equal answers first, then wrk on each in turn.
# usage: Benchmarks/http.sh BENCH VENV [QALA] [http_load.py's options]
#   BENCH  the folder with http/gen.py and http/django_app.py
#   VENV   a Python environment with datasette 0.65.5, Django 5.2.19, gunicorn 27.0.1 (made here when it is missing)
#   QALA   the program (default .build/release/qala)
# Needs wrk and nginx-light of Debian. WORK: folder of the generated files.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
bench=$(cd "$1" && pwd)
venv=$2
qala=${3:-$here/../.build/release/qala}
shift $(($# < 3 ? $# : 3))
work=${WORK:-${TMPDIR:-/tmp}/qala-bench-http}
mkdir -p "$work"
if [ ! -x "$venv/bin/datasette" ]; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install -q datasette==0.65.5 django==5.2.19 gunicorn==27.0.1
fi
[ -s "$work/stats.db" ] || python3 "$bench/http/gen.py" "$work"
python3 "$here/http_register.py" "$work/stats.db" "$work/register.csv"
python3 "$here/http_load.py" --qala "$qala" --data "$work" --bench "$bench" --bin "$venv/bin" "$@"
