"""Writes the synthetic part of this data set, always the same: home municipality, study year, orientation and merit.

Counts per school and programme, and the mean and lowest admission points, are Skolverket's public figures for the school
year 2025/26 (Planned Educations API v4, counts rounded to ten). Everything drawn here is made up: it agrees with the
published means and lowest points (checked and printed below), and with nothing else. The autumn term 2026 of the calendar-year data set is a second
draw of the same numbers: a placeholder for a forecast. Run with Python 3, without arguments, in this folder.
"""

import csv
import random

SEED = 2026
SCHOOLS = [  # school unit code, name, organiser kind, organiser
    ("49862313", "Huddingegymnasiet", "Kommunal", "Huddinge kommun"),
    ("42859669", "Sjödalsgymnasiet", "Kommunal", "Huddinge kommun"),
    ("70923626", "Sågbäcksgymnasiet", "Kommunal", "Huddinge kommun"),
    ("55871389", "Widerströmska gymnasiet", "Kommunal", "Huddinge kommun"),
    ("99592025", "Östra gymnasiet", "Kommunal", "Huddinge kommun"),
    ("99838438", "NTI Gymnasiet Södertörn", "Fristående", "enskild huvudman"),
    ("92905347", "Yrkesgymnasiet Huddinge", "Fristående", "enskild huvudman"),
]
TOTALS = {"49862313": 680, "42859669": 190, "70923626": 380, "55871389": 420, "99592025": 860, "99838438": 250, "92905347": 310}
PROGRAMMES = """
49862313 EK25 290 254.3 222.5
49862313 NA25 80 292.3 275
49862313 SA25 190 256.3 182.5
49862313 TE25 80 254.6 232.5
42859669 EE25 80 202.3 187.5
42859669 FS25 70 196.2 80
42859669 VF25 20 158.3 110
70923626 BA25 40 194.7 142.5
70923626 BF25 90 185.4 107.5
70923626 FT25 30 171.4 92.5
70923626 RL25 20 156.4 82.5
55871389 EK25 160 233.6 205
55871389 NA25 150 259 227.5
55871389 TE25 20 254.6 232.5
55871389 VO25 90 191.6 140
99592025 EE25 50 240.3 212.5
99592025 EK25 190 304.8 257.5
99592025 NA25 190 324.9 307.5
99592025 SA25 190 292.8 245
99592025 TE25 190 307.4 282.5
99838438 EE25 100 174 92.5
99838438 ES25 30 197.5 122.5
99838438 TE25 90 199.1 165
92905347 BA25 10 170 105
92905347 EE25 30 201.1 182.5
92905347 FR25 20 159 97.5
92905347 FS25 20 186.9 102.5
92905347 FT25 20 171.9 105
92905347 IN25 20 192.5 122.5
92905347 VF25 20 146.8 95
92905347 VO25 30 172.5 112.5
"""
ASSUMED = {("55871389", "TE25")}  # no published points: drawn like Huddingegymnasiet's TE
HOMES = {"Kommunal": [("0126", 65), ("0127", 15), ("0180", 12), ("0136", 8)], "Fristående": [("0126", 40), ("0127", 25), ("0180", 20), ("0136", 15)]}
ORIENTATIONS = {("49862313", "SA25"): [("SAMED", 0.2)], ("99592025", "EE25"): [("EEENE", 0.3)], ("99838438", "ES25"): [("ESEST", 1.0)], ("92905347", "FT25"): [("FTTRA", 0.5)]}
STEP = 2.5  # merit values come in steps of 2.5
HIGHEST = 340


def merits(rng, count, mean, lowest):
    """Merit values in steps of 2.5 whose mean is as near the published one as the steps allow."""
    spread = min(28, max(8, mean - lowest))
    drawn = [min(HIGHEST, max(lowest, rng.gauss(mean, spread))) for _ in range(count)]
    steps = [round(value / STEP) for value in drawn]
    steps[0] = round(lowest / STEP)
    goal = round(mean * count / STEP)
    low, high = round(lowest / STEP), HIGHEST / STEP
    while sum(steps) != goal:
        move = 1 if sum(steps) < goal else -1
        chosen = rng.randrange(1, count)
        if low <= steps[chosen] + move <= high:
            steps[chosen] += move
    return [step * STEP for step in steps]


def pick(rng, weighted):
    return rng.choices([name for name, _ in weighted], [weight for _, weight in weighted])[0]


def comma(number):
    return f"{number:g}".replace(".", ",")


def write(name, header, rows):
    with open(name, "w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file, delimiter=";", lineterminator="\r\n")
        out.writerow(header)
        out.writerows(rows)


def enrolment(rng, kinds):
    """Students by school, programme, orientation, study year, home municipality and merit."""
    cells, shares = {}, []
    for line in PROGRAMMES.split("\n"):
        if not line:
            continue
        school, programme, count, mean, lowest = line.split()
        count, mean, lowest = int(count), float(mean), float(lowest)
        years = [1 + i % 3 for i in range(count)]
        for merit, year in zip(merits(rng, count, mean, lowest), years):
            home = pick(rng, HOMES[kinds[school]])
            special = ORIENTATIONS.get((school, programme), [])
            chosen = [name for name, share in special if year > 1 and rng.random() < share]
            key = (school, programme, chosen[0] if chosen else "INGEN", year, home, merit)
            cells[key] = cells.get(key, 0) + 1
        need = min(1.0, max(0.0, (330 - mean) / 200))
        share = lambda most: round(100 * most * need * rng.uniform(0.85, 1.15))
        shares.append((school, programme, share(0.75), share(0.25), share(0.35), share(0.50)))
    named = {}
    for (school, _, _, _, _, _), count in cells.items():
        named[school] = named.get(school, 0) + count
    for school, total in TOTALS.items():
        left = total - named[school]
        for home, weight in HOMES[kinds[school]]:
            if left > 0:
                part = round((total - named[school]) * weight / 100)
                cells[(school, "OKÄND", "INGEN", 1, home, None)] = part
    return cells, shares, named


def main():
    kinds = {code: kind for code, _, kind, _ in SCHOOLS}
    cells, shares, named = enrolment(random.Random(SEED), kinds)
    write("skolor.csv", ["Skolenhetskod", "Skola", "Huvudman", "Huvudmannatyp", "Kommun", "Fullständig"], [(c, n, o, k, "0126", "ja") for c, n, k, o in SCHOOLS])
    order = sorted(cells.items(), key=lambda item: [str(part) for part in item[0]])
    header = ["Skolenhetskod", "Program", "Inriktning", "Årskurs", "Hemkommun", "Meritvärde åk 9", "Elever"]
    line = lambda key, count: (*key[:5], "" if key[5] is None else comma(key[5]), count)
    write("elever.csv", header, [line(key, count) for key, count in order])
    write("sammansattning.csv", ["Skolenhetskod", "Program", "Utländsk bakgrund", "Ekonomiskt bistånd", "Högst grundskola", "En vårdnadshavare"], shares)
    write("totaler.csv", ["Skolenhetskod", "Elever totalt"], list(TOTALS.items()))
    published = [line.split() for line in PROGRAMMES.split("\n") if line]
    write("totaler-program.csv", ["Skolenhetskod", "Program", "Elever"], [line[:3] for line in published])
    autumn, _, _ = enrolment(random.Random(SEED + 1), kinds)
    autumn = sorted(autumn.items(), key=lambda item: [str(part) for part in item[0]])
    write("../huddinge-calendar-2026/elever-ht26.csv", header, [line(key, count) for key, count in autumn])
    check(cells, published)


def check(cells, published):
    """Prints each drawn mean beside the published one; stops if they differ by more than the steps of 2.5 allow."""
    for school, programme, count, mean, _ in published:
        drawn = [(key[5], number) for key, number in cells.items() if key[:2] == (school, programme)]
        students = sum(number for _, number in drawn)
        found = sum(merit * number for merit, number in drawn) / students
        if students != int(count) or abs(found - float(mean)) > STEP / 2 / students + 1e-9:
            raise SystemExit(f"{school} {programme}: {students} students of mean {found}, published {count} of mean {mean}")
        print(f"{school} {programme}: {students} students, mean {found:.2f}, {'assumed' if (school, programme) in ASSUMED else 'published'} {mean}")


main()
