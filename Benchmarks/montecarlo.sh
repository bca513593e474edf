#!/bin/bash
# Monte Carlo beside its numpy peer: generates the work, checks the answers, then times both in turn.
# usage: Benchmarks/montecarlo.sh BENCH [PYTHON] [WORK]
#   BENCH   the folder with montecarlo/gen.py, montecarlo/peer_numpy.py and common/measure.py
#   PYTHON  an interpreter with numpy 2.4.6 and pandas (default python3)
#   WORK    where the generated files go (default a temporary folder)
# N=5 counted rounds; OURS=path of a built qala-bench, else it is built here.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
bench=$(cd "$1" && pwd)
python=${2:-python3}
work=${3:-$(mktemp -d)}
if [ -z "${OURS:-}" ]; then
    swift build -c release --package-path "$here/.." --product qala-bench
    OURS=$here/../.build/release/qala-bench
fi
mkdir -p "$work"
work=$(cd "$work" && pwd)
[ -f "$work/many/expected.csv" ] || "$python" "$bench/montecarlo/gen.py" "$work"
peer="$python $bench/montecarlo/peer_numpy.py $work"

for run in "one 100000" "many 1000"; do
    set -- $run
    "$OURS" montecarlo "$work" "$1" "$2" "$work/ours-$1.csv" --threads 2
    $peer "$1" "$2" "$work/numpy-$1.csv"
    "$python" "$here/montecarlo_check.py" "$work" "$1" "$2" "$work/ours-$1.csv" "$work/numpy-$1.csv"
done

rm -f "$work/times.jsonl"
for run in "one 100000" "many 1000"; do
    set -- $run
    "$python" "$bench/common/measure.py" -n "${N:-5}" --tag "montecarlo $1" --out "$work/times.jsonl" \
        --log "$work/measure.log" \
        "numpy=$peer $1 $2 $work/numpy-$1.csv" \
        "ours-2-threads=$OURS montecarlo $work $1 $2 $work/ours-$1.csv --threads 2" \
        "ours-1-thread=$OURS montecarlo $work $1 $2 $work/ours-$1.csv --threads 1"
done
"$python" - "$work/times.jsonl" <<'PY'
import json, sys
rows = [json.loads(line) for line in open(sys.argv[1])]
for row in rows:
    peer = next(r for r in rows if r["tag"] == row["tag"])
    print(f'{row["tag"]:16s} {row["name"]:16s} cpu {row["cpu"][1]:7.3f} s  {row["cpu"][1] / peer["cpu"][1]:.3f} of numpy'
          f'   wall {row["wall"][1]:7.3f} s  {row["wall"][1] / peer["wall"][1]:.3f}   peak {row["peak_mib"][1]:.0f} MiB')
PY
