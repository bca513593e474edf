#!/usr/bin/env python3
"""The covenant in figures by other programs: people and energy of the newest year, by country and in all.

usage: figures_peers.py pandas|duckdb CSV [EXPECTED.json]   the JSON of `qala statistics` is held against the world's figures
"""

import json
import sys


def by_pandas(path):
    import pandas

    rows = pandas.read_csv(path)
    newest = rows[rows.year == rows.groupby("town").year.transform("max")]
    energy = newest.groupby("country").energy.sum()
    people = rows.drop_duplicates("town").groupby("country").population.sum()
    return float(energy.sum()), int(people.sum())


def by_duckdb(path):
    import duckdb

    connection = duckdb.connect()
    connection.execute("create table rows as select * from read_csv(?)", [path])
    energy = connection.execute(
        "select sum(energy) from rows join (select town, max(year) as year from rows group by town) using (town, year)"
    ).fetchone()[0]
    people = connection.execute(
        "select sum(population) from (select distinct town, population from rows)").fetchone()[0]
    return float(energy), int(people)


def main():
    energy, people = {"pandas": by_pandas, "duckdb": by_duckdb}[sys.argv[1]](sys.argv[2])
    print(f"energy {energy:.2f} MWh, people {people}")
    if len(sys.argv) > 3:
        with open(sys.argv[3]) as file:
            figures = {(row["topic"], row["key"]): row.get("value") for row in json.load(file)["figures"]}
        ours = figures["energy", "used"], figures["people", "people"]
        # The register that ships counts too, and has people but no energy.
        if abs(ours[0] - energy) > 1e-6 * energy:
            sys.exit(f"energy differs: {ours[0]} and {energy}")
        print("equal")


main()
