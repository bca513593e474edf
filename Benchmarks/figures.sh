#!/usr/bin/env bash
# The covenant in figures of many towns beside pandas and duckdb; usage: figures.sh FOLDER PYTHON
#
#     FOLDER  where the drawn covenant and the releases go; made again when it is not there
#     PYTHON  a Python with pandas and duckdb
#
# Ours reads documents of the ledger, decodes them and computes every inventory anew; the peers add up a table of lines that
# was written from the same numbers. Energy must be equal before times are shown.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$1
python=$2
towns=${TOWNS:-12000}
qala=.build/release/qala
trial=.build/release/qala-trial
mkdir -p "$folder"
if [ ! -f "$folder/covenant.sqlite" ]; then
    "$trial" covenant --data "$folder/covenant.sqlite" --towns "$towns" --years 5 --seed 7 --csv "$folder/lines.csv"
fi

timed() { # NAME COMMAND…
    local name=$1
    shift
    /usr/bin/time -f "$name: %e s, %U s of CPU, %M KiB" "$@"
}

timed "qala statistics" "$qala" statistics --data "$folder/covenant.sqlite" --on 2026-01-01 --format json >"$folder/ours.json"
timed pandas "$python" Benchmarks/figures_peers.py pandas "$folder/lines.csv" "$folder/ours.json"
timed duckdb "$python" Benchmarks/figures_peers.py duckdb "$folder/lines.csv" "$folder/ours.json"
rm -rf "$folder/releases"
timed "qala release make" "$qala" release make --data "$folder/covenant.sqlite" --out "$folder/releases" --on 2026-01-01
timed "qala release recompute" "$qala" release recompute "$folder/releases/1" --data "$folder/covenant.sqlite"
