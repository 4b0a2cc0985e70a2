"""Writes MADE-UP students, always the same: who began in 2020 to 2022, their backgrounds, and whether they have a diploma;
and made-up sums and results of the schools.

No real student stands behind any row. Schools, programmes and their sizes follow the data set huddinge-2025 (a third of the
students of each programme is a year group); backgrounds are drawn by the made-up shares of its sammansattning.csv; each
student's outcome is drawn with the log odds of no diploma within three years below. So the true weights are known, and a
calibration can be held against them. For those who began in 2022 one weight is another, so that an
evaluation has something to find. Run with Python 3, without arguments, in this folder.
"""

import csv
import math
import random

SEED = 2020
SOURCE = "../huddinge-2025/"
# Log odds of no diploma: these are what `skolpeng calibrate` should find.
INTERCEPT = -1.5
PER_TEN_POINTS_BELOW_200 = 0.16
WEIGHTS = {"merit_missing": 0.9, "low_education": 0.6, "financial_assistance": 0.5, "one_guardian": 0.35, "foreign_background": 0.2}
WEIGHTS_2022 = WEIGHTS | {"financial_assistance": 1.2}
SCHOOLS = [  # code, students, share with a diploma in 2022
    ("49862313", 690, 86),
    ("42859669", 195, 70),
    ("70923626", 370, 62),
    ("55871389", 430, 79),
    ("99592025", 855, 92),
    ("99838438", 255, 69),
    ("92905347", 300, 61),
]
COLUMNS = [("foreign_background", "Utländsk bakgrund"), ("financial_assistance", "Ekonomiskt bistånd"), ("low_education", "Högst grundskola"), ("one_guardian", "En vårdnadshavare")]
MERIT_MISSING = 0.06  # the part of the students whose merit is not known: newly arrived, from abroad


def read(name):
    with open(SOURCE + name, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def main():
    rng = random.Random(SEED)
    merits = {}
    for row in read("elever.csv"):
        if row["Meritvärde åk 9"]:
            key = (row["Skolenhetskod"], row["Program"])
            merits.setdefault(key, []).extend([float(row["Meritvärde åk 9"].replace(",", "."))] * int(row["Elever"]))
    shares = {(row["Skolenhetskod"], row["Program"]): row for row in read("sammansattning.csv")}
    money_and_results(rng)
    write("elever-2020-2021.csv", [2020, 2021], rng, merits, shares, WEIGHTS)
    write("elever-2022.csv", [2022], rng, merits, shares, WEIGHTS_2022)


def table(name, header, rows):
    with open(name, "w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file, delimiter=";", lineterminator="\r\n")
        out.writerow(header)
        out.writerows(rows)


def money_and_results(rng):
    """Made-up sums and shares of earlier years: budgets near 105 000 kr a student, paid sums near the budgets."""
    results = []
    for year in (2024, 2025):
        rows = []
        for school, students, _ in SCHOOLS:
            students += rng.randrange(-10, 11)
            budget = students * (101_000 + 4_000 * (year - 2024)) + 1_000 * rng.randrange(-400, 401)
            rows.append((school, students, budget, budget + 1_000 * rng.randrange(-300, 501)))
        table(f"utfall-{year}.csv", ["Skolenhetskod", "Elever", "Budget", "Betalat"], rows)
    for school, _, share in SCHOOLS:
        for year in (2022, 2023, 2024, 2025):
            diploma = share + (year - 2022) * 0.8 + rng.uniform(-1.5, 1.5)
            left = (100 - share) / 4 - (year - 2022) * 0.3 + rng.uniform(-0.7, 0.7)
            results.append((school, year, f"{diploma:.1f}".replace(".", ","), f"{left:.1f}".replace(".", ",")))
    table("resultat.csv", ["Skolenhetskod", "År", "Examen inom tre år, %", "Avbrutna studier, %"], results)


def write(name, years, rng, merits, shares, weights):
    lines, without = [], 0
    for year in years:
        for key in sorted(merits):
            for merit in sorted(rng.sample(merits[key], round(len(merits[key]) / 3))):
                has = {name: rng.random() * 100 < float(shares[key][heading]) for name, heading in COLUMNS}
                missing = rng.random() < MERIT_MISSING
                odds = INTERCEPT + (weights["merit_missing"] if missing else PER_TEN_POINTS_BELOW_200 * (200 - merit) / 10)
                odds += sum(weights[name] for name, yes in has.items() if yes)
                fails = rng.random() < 1 / (1 + math.exp(-odds))
                without += fails
                text = lambda yes: "ja" if yes else "nej"
                shown = "" if missing else f"{merit:g}".replace(".", ",")
                lines.append([*key, year, shown, *(text(has[name]) for name, _ in COLUMNS), text(not fails)])
    rng.shuffle(lines)
    lines.sort(key=lambda line: line[:3])
    with open(name, "w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file, delimiter=";", lineterminator="\r\n")
        out.writerow(["Skolenhetskod", "Program", "Började", "Meritvärde åk 9", *(heading for _, heading in COLUMNS), "Examen inom tre år"])
        out.writerows(lines)
    print(name, len(lines), "students,", without, "without a diploma")


main()
