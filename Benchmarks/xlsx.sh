#!/bin/sh
# Read and write a 50,000 x 12 workbook beside the usual libraries: Benchmarks/xlsx.sh BENCH_FOLDER [QALA_BENCH]
# BENCH_FOLDER holds xlsx/gen.py, xlsx/peers.py and common/measure.py; Python packages go to a folder of their own.
set -eu
bench=$1
ours=${2:-$(dirname "$0")/../.build/release/qala-bench}
work=${WORK:-$HOME/.cache/qala-bench/xlsx}
runs=${RUNS:-5}
mkdir -p "$work"
if [ ! -x "$work/venv/bin/python" ]; then
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" -q install openpyxl==3.1.5 xlsxwriter==3.3.1 python-calamine==0.9.1
fi
python="$work/venv/bin/python"
[ -f "$work/sheet.xlsx" ] || "$python" "$bench/xlsx/gen.py" "$work"
peers="$python $bench/xlsx/peers.py"

echo "-- equal results first"
$peers read-openpyxl "$work/sheet.xlsx" | sed 's/^[^ ]* //'
"$ours" xlsx-read "$work/sheet.xlsx" | sed 's/^[^ ]* //'
"$ours" xlsx-write "$work/sheet.csv" "$work/ours.xlsx"
"$ours" xlsx-write-form "$work/sheet.csv" "$work/ours-form.xlsx"
$peers read-openpyxl "$work/ours.xlsx" | sed 's/^[^ ]* //'
$peers read-openpyxl "$work/ours-form.xlsx" | sed 's/^[^ ]* //'

"$python" "$bench/common/measure.py" -n "$runs" --tag "xlsx read 50k x 12" \
    "openpyxl-read_only=$peers read-openpyxl $work/sheet.xlsx" "calamine=$peers read-calamine $work/sheet.xlsx" \
    "ours=$ours xlsx-read $work/sheet.xlsx"
"$python" "$bench/common/measure.py" -n "$runs" --tag "xlsx write 50k x 12" \
    "xlsxwriter=$peers write-xlsxwriter $work/sheet.csv $work/w1.xlsx" \
    "xlsxwriter-constant_memory=$peers write-xlsxwriter-const $work/sheet.csv $work/w2.xlsx" \
    "ours-table=$ours xlsx-write $work/sheet.csv $work/ours.xlsx" \
    "ours-form=$ours xlsx-write-form $work/sheet.csv $work/ours-form.xlsx"
ls -l "$work"/*.xlsx
