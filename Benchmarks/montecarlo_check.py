"""Refuses Monte Carlo answers that lie further from the closed form than chance allows.

usage: montecarlo_check.py WORK one|many DRAWS FILE.csv [FILE.csv]
Each file is held against WORK/{one,many}/expected.csv: for `one` mean and sd of every sector and the total, for `many`
the total of all towns. Two files are also compared town by town: their percentiles differ as two runs of DRAWS do."""
import csv, math, sys


def table(path):
    with open(path) as file:
        return {(r["city"], r["scope"]): {k: float(r[k]) for k in ("mean", "sd", "p2.5", "p97.5")} for r in csv.DictReader(file)}


def main(work, part, draws, paths):
    draws, tables, bad = int(draws), [table(p) for p in paths], 0
    expected = {r["scope"]: (float(r["mean"]), float(r["sd"])) for r in csv.DictReader(open(f"{work}/{part}/expected.csv"))}
    for path, rows in zip(paths, tables):
        pairs = [(s, rows["0", s]) for s in expected] if part == "one" else [("total", rows["ALL", "total"])]
        worst_mean = max(abs(r["mean"] - expected[s][0]) / expected[s][1] * math.sqrt(draws) for s, r in pairs)
        # The sums are a little more peaked than a normal, so the spread's own error is taken 1.5 times a normal's.
        worst_sd = max(abs(r["sd"] / expected[s][1] - 1) * math.sqrt(2 * draws) / 1.5 for s, r in pairs)
        bad += worst_mean > 4 or worst_sd > 4
        print(f"{path}: {len(rows)} rows; farthest from the closed form: mean {worst_mean:.2f}, sd {worst_sd:.2f} standard errors")
    if len(tables) == 2:
        ours, peer = tables
        if ours.keys() != peer.keys():
            sys.exit("the files have different rows")
        for figure in ("mean", "sd", "p2.5", "p97.5"):
            gaps = [(ours[k][figure] - peer[k][figure]) / peer[k]["sd"] for k in ours]
            root = math.sqrt(sum(g * g for g in gaps) / len(gaps)) * math.sqrt(draws)
            # Two plain runs of a normal: sqrt(2), 1, 3.8, 3.8; skewed sums somewhat more at one end.
            bad += root > 8
            print(f"  {figure:5s} differs by {root:.2f} sd / sqrt(draws), root mean square over {len(gaps)} rows")
    sys.exit("too far" if bad else 0)


if __name__ == "__main__":
    main(*sys.argv[1:4], sys.argv[4:])
