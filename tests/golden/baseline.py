"""Today's rules for every school, recomputed from the CSV files alone: exact fractions, half away from zero.

Independent of the program: it reads the price list and the enrolment, and states the index steps, levels and VAT itself.
Writes baseline.txt beside it. Run with Python 3 in this folder: python3 baseline.py
"""

import csv
from collections import defaultdict
from fractions import Fraction as F
from pathlib import Path

ROOT = Path(__file__).parents[2]
INDEX = {  # yearly steps 2024, 2025, 2026, in per cent
    "programme": ("3.4", "2.8", "3"),
    "followed": ("4", "4", "4"),
    "middle": ("3.4", "6", "3"),
    "other": ("3.4", "2.8", "3"),
}
LEVELS = {0: (0, ""), 1: (4000, "other"), 2: (8000, "middle"), 3: (12000, "middle"), 4: (16000, "other")}


def read(path):
    with open(ROOT / path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def krona(number):
    sign = -1 if number < 0 else 1
    return sign * int((abs(F(number)) * 2 + 1) // 2)


def rolled(price, index, year):
    price = F(price)
    for step in INDEX.get(index, ())[: year - 2023]:
        price = krona(price * (1 + F(step) / 100))
    return price


def fits(pattern, code):
    if pattern in ("*", code):
        return True
    if "|" in pattern:
        return code in pattern.split("|")
    low, _, high = pattern.partition("-")
    return high.isdigit() and code.isdigit() and int(low) <= int(code) <= int(high)


def price(prices, codes, year):
    fitting = [row for row in prices if all(fits(row[head], code) for head, code in codes.items())]
    best = max(fitting, key=lambda row: sum(row[head] != "*" for head in codes))
    return rolled(best["Pris"], best["Index"], year)


def level(merit):
    return sum(F(merit.replace(",", ".")) < limit for limit in (200, 175, 150, 120))


def main():
    prices = read("models/prices/storsthlm_2023.csv")
    kinds = {row["Skolenhetskod"]: row["Huvudmannatyp"] for row in read("scenarios/huddinge-2025/skolor.csv")}
    rows = [row for row in read("scenarios/huddinge-2025/elever.csv") if row["Program"] != "OKÄND"]
    lines = []
    for year in (2023, 2026):
        programme, structure, vat = defaultdict(F), defaultdict(F), defaultdict(F)
        for row in rows:
            code = row["Program"].removesuffix("25")
            key = (row["Skolenhetskod"], code, row["Hemkommun"])
            codes = {"Program": code, "Inriktning": row["Inriktning"], "Årskurs": row["Årskurs"]}
            programme[key] += int(row["Elever"]) * price(prices, codes, year)
            structure[key] += int(row["Elever"]) * rolled(*LEVELS[level(row["Meritvärde åk 9"])], year)
        for school, code, home in programme:
            if kinds[school] == "Fristående":
                key = (school, code, home)
                vat[school, home] += F(6, 100) * (krona(programme[key]) + krona(structure[key]))
        for school in sorted(kinds):
            sums = [sum(krona(v) for k, v in part.items() if k[0] == school) for part in (programme, structure, vat)]
            lines.append(f"{year};{school};" + ";".join(str(number) for number in sums))
    header = "year;school;programme_money;structure_money;vat_money"
    Path(__file__).with_name("baseline.txt").write_text("\n".join([header, *lines]) + "\n")


main()
