#!/usr/bin/env bash
# Roll-up of 12,000 towns x 200 lines x 5 years from CSV: polars and ours on the same files, equal figures first.
# usage: Benchmarks/rollup.sh SHARED_BENCH_FOLDER PYTHON [OURS="…/qala-bench rollup"] [ROUNDS=7]
#   PYTHON has numpy 2.4.6, pyarrow and polars 2.1.0 (see setup.sh of the bench folder)
set -euo pipefail
cd "$(dirname "$0")"
bench=$1
python=$2
ours=${3:-../.build/release/qala-bench rollup}
rounds=${4:-7}
data=${QALA_BENCH_DATA:-${TMPDIR:-/tmp}/qala-bench-rollup}

if [ ! -s "$data/activities.csv" ] || [ ! -s "$data/cities.csv" ]; then
    "$python" "$bench/rollup/gen.py" "$data"
fi
sum=$(sha256sum "$data/activities.csv" | cut -c1-16)
[ "$sum" = bc65cc285839968b ] || { echo "activities.csv is not the fixed workload: $sum" >&2; exit 1; }

"$python" "$bench/rollup/peers.py" polars "$data" "$data/polars.out.csv" 2
for threads in 1 2; do
    $ours "$data" "$data/ours-$threads.out.csv" --threads $threads
    "$python" "$bench/common/compare.py" --key country,sector,year --rel 1e-9 \
        "$data/polars.out.csv" "$data/ours-$threads.out.csv"
done
cmp "$data/ours-1.out.csv" "$data/ours-2.out.csv" && echo "same bytes with one and two threads"

"$python" "$bench/common/measure.py" -n "$rounds" --tag rollup --log "$data/measure.log" \
    "polars=$python $bench/rollup/peers.py polars $data $data/polars.out.csv 2" \
    "ours, 1 thread=$ours $data $data/ours-1.out.csv --threads 1" \
    "ours, 2 threads=$ours $data $data/ours-2.out.csv --threads 2"
