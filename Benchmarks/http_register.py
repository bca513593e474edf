#!/usr/bin/env python3
"""The peers' table of 12,000 towns as a register with the columns of `Sources/ReferenceData/Tables/signatories.csv`.

usage: http_register.py STATS.db REGISTER.csv   (standard library)

Kept as they are: name and population. Translated, because the register has other columns and other towns: identifier
plus 100 000 (small ones are real towns', which have names of their own in addresses), country `C07` to two letters
(`XH`: X and Q begin no code of the register), region to the coordinator, the year of commitment to the day of adhesion
(1 January), the target to a commitment (20 % to 2020, 30 and 40 % to 2030, 55 % to 2050). A town has no point.
"""
import csv
import sqlite3
import sys

HEADINGS = (
    "organisation_id,organisation_name,coordinator_name,supporter_name,country_code,country_name,population_adhesion,"
    "organisation_latitude,organisation_longitude,group_organisation_id,group_name,commitment_CoM2020_flag,"
    "commitment_CoM2030_flag,commitment_CoM2050_flag,commitment_mayoradapt_flag,adhesion_type,signatory_status,"
    "date_of_adhesion,action_plan_expected,group_profile,gcom_id"
).split(",")

FIRST = 100_000


def country(code):
    """`C07` as two letters."""
    number = int(code[1:])
    return "XQ"[number // 26] + chr(ord("A") + number % 26)


def main(database, register):
    rows = sqlite3.connect(database).execute(
        "select id, name, region, country, population, commitment_year, target_percent from cities order by id")
    with open(register, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(HEADINGS)
        for number, name, region, code, population, year, target in rows:
            flags = [target == 20, target in (30, 40), target == 55, False]
            out.writerow(
                [FIRST + number, name, region, "-", country(code).lower(), code, population, "", "", "-", "-", *flags,
                 "As an individual signatory", "published", f"{year}-01-01", True, False, f"X{number:05d}"])


if __name__ == "__main__":
    main(*sys.argv[1:])
