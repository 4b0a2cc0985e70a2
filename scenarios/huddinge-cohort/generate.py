"""Writes a MADE-UP cohort, always the same: students who began in 2022, their backgrounds, and whether they have a diploma.

No real student stands behind any row. Schools, programmes and their sizes follow the data set huddinge-2025 (a third of the
students of each programme: one year group); backgrounds are drawn by the made-up shares of its sammansattning.csv; each
student's outcome is drawn with the log odds of no diploma within three years below. So the true weights are known, and a
calibration can be held against them. Run with Python 3, without arguments, in this folder.
"""

import csv
import math
import random

SEED = 2022
SOURCE = "../huddinge-2025/"
# Log odds of no diploma: these are what `skolpeng calibrate` should find.
INTERCEPT = -1.5
PER_TEN_POINTS_BELOW_200 = 0.16
WEIGHTS = {"merit_missing": 0.9, "low_education": 0.6, "financial_assistance": 0.5, "one_guardian": 0.35, "foreign_background": 0.2}
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
    columns = [("foreign_background", "Utländsk bakgrund"), ("financial_assistance", "Ekonomiskt bistånd"), ("low_education", "Högst grundskola"), ("one_guardian", "En vårdnadshavare")]
    lines, without = [], 0
    for key in sorted(merits):
        for merit in sorted(rng.sample(merits[key], round(len(merits[key]) / 3))):
            has = {name: rng.random() * 100 < float(shares[key][heading]) for name, heading in columns}
            missing = rng.random() < MERIT_MISSING
            odds = INTERCEPT + (WEIGHTS["merit_missing"] if missing else PER_TEN_POINTS_BELOW_200 * (200 - merit) / 10)
            odds += sum(WEIGHTS[name] for name, yes in has.items() if yes)
            fails = rng.random() < 1 / (1 + math.exp(-odds))
            without += fails
            text = lambda yes: "ja" if yes else "nej"
            shown = "" if missing else f"{merit:g}".replace(".", ",")
            lines.append([*key, shown, *(text(has[name]) for name, _ in columns), text(not fails)])
    rng.shuffle(lines)
    lines.sort(key=lambda line: line[:2])
    with open("elever-2022.csv", "w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file, delimiter=";", lineterminator="\r\n")
        out.writerow(["Skolenhetskod", "Program", "Meritvärde åk 9", *(heading for _, heading in columns), "Examen inom tre år"])
        out.writerows(lines)
    print(len(lines), "students,", without, "without a diploma")


main()
