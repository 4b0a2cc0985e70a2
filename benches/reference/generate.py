"""Writes the data of the reference workload, always the same: students, schools and 10 000 scenarios. Everything is made up.

    python3 generate.py FOLDER [STUDENTS …]         # 10000 100000 1000000, unless you say otherwise; needs numpy

FOLDER/<students>/ becomes a study that `skolpeng run FOLDER/<students>/study.toml` reads: one row a student.
FOLDER/scenarios/ gets growth.npy (scenarios × 60 schools × 18 programmes, thousandths of a student for each student),
pool_share.npy (hundredths of a percent) and level_price.npy (five levels, lowest merit first, kr per student year);
`--csv` also writes them as scenarios.csv, one row a scenario. Scenario 0 is the baseline: growth 1000, 6 %.
"""

import shutil
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
SCHOOLS, PROGRAMMES, MUNICIPALITIES, SCENARIOS = 60, 18, 26, 10_000
STUDENTS = (10_000, 100_000, 1_000_000)
LEVEL_FROM = np.array([160.0, 200.0, 230.0, 260.0])  # merit points from which level 1, 2, 3 and 4 hold
LEVEL_PRICE = np.array([9800, 6400, 4100, 1900, 0])
POOL_SHARE = 600
EDUCATION = ("low", "middle", "high")
SEX = ("girl", "boy")
YES_NO = ("no", "yes")
STUDY_FILES = ("model.toml", "study.toml", "data.toml")


def land():
    """What holds for every number of students: prices, risks, and how schools differ."""
    draw = np.random.default_rng(20240801)
    price = draw.integers(820, 1640, PROGRAMMES) * 100
    by_education = np.array([0.30, 0.17, 0.08])
    risk = by_education[:, None, None] + 0.21 * np.arange(2)[None, :, None] + 0.04 * np.arange(2)[None, None, :]
    independent = draw.random(SCHOOLS) < 0.4
    size = np.exp(draw.uniform(np.log(0.0004), np.log(0.045), SCHOOLS))
    offer = parts_of_schools(draw, PROGRAMMES, 3, 13, 2.0)
    mix = draw.beta(2, 2, SCHOOLS)
    home = parts_of_schools(draw, MUNICIPALITIES, 4, 27, 0.7)
    return {
        "price": price,
        "risk": np.rint(1000 * risk).astype(int),  # thousandths, by education, newly arrived, sex
        "independent": independent,
        "size": size / size.sum(),
        "offer": np.cumsum(offer, axis=1),
        "mix": mix,
        "home": np.cumsum(home, axis=1),
    }


def parts_of_schools(draw, members, fewest, most, evenness):
    """For each school some of the members, and the part of its students that each of them has."""
    parts = np.zeros((SCHOOLS, members))
    for school in range(SCHOOLS):
        count = draw.integers(fewest, most)
        part = draw.dirichlet(np.full(count, evenness))
        parts[school, draw.choice(members, count, replace=False)] = part
    return parts


def students(count, of):
    """One array a column. The order of the draws decides what comes out: keep it."""
    draw = np.random.default_rng(7_000_000 + count)
    school = draw.choice(SCHOOLS, count, p=of["size"])
    school[: 5 * SCHOOLS] = np.tile(np.arange(SCHOOLS), 5)  # nobody without students
    programme, home = np.empty(count, int), np.empty(count, int)
    for start in range(0, count, 100_000):
        some = slice(start, start + 100_000)
        programme[some] = member(draw, of["offer"], school[some])
        home[some] = member(draw, of["home"], school[some])
    study_year = draw.integers(1, 4, count)
    want = 1 - of["mix"][school]
    chance = draw.random(count)
    education = (chance >= 0.10 + 0.35 * want).astype(int) + (chance >= 0.55 + 0.25 * want)
    newly = draw.random(count) < 0.03 + 0.12 * want
    years = np.where(newly, draw.integers(0, 7, count), 18)
    sex = draw.integers(0, 2, count)
    merit = 205 + 14 * education - 30 * newly + 35 * draw.standard_normal(count)
    return {
        "school": school,
        "programme": programme,
        "home": home,
        "study_year": study_year,
        "merit": np.clip(np.round(merit / 2.5) * 2.5, 0, 340),
        "newly_arrived": newly.astype(int),
        "years": years,
        "education": education,
        "sex": sex,
        "special": (draw.random(count) < 0.06).astype(int),
    }


def member(draw, upper, rows):
    """A member for each row, by the upper bounds of its school's parts."""
    chance = draw.random(len(rows))[:, None]
    return (chance > upper[rows]).sum(axis=1).clip(0, upper.shape[1] - 1)


def scenarios(count=SCENARIOS):
    """Growth, pool share and prices of levels."""
    draw = np.random.default_rng(99)
    growth = draw.integers(850, 1151, (count, SCHOOLS, PROGRAMMES)).astype(np.uint16)
    share = draw.integers(300, 901, count)
    level = np.round(LEVEL_PRICE * draw.uniform(0.8, 1.2, (count, 5))).astype(np.int64)
    growth[0], share[0], level[0] = 1000, POOL_SHARE, LEVEL_PRICE
    return growth, share, level


def rounded(number, by):
    """Quotients to the nearest whole, halves up, in whole numbers of any length."""
    return (2 * np.asarray(number, object) + by) // (2 * np.asarray(by, object))


def last_year(count, of, of_students):
    """Öre per student of each school last year: the baseline before floor and cap, disturbed by 2 %."""
    school = of_students["school"]
    price = of["price"][of_students["programme"]]
    level = np.searchsorted(LEVEL_FROM, of_students["merit"], side="right")
    new = (of_students["newly_arrived"] == 1) & (of_students["years"] < 4)
    risk = of["risk"][of_students["education"], of_students["newly_arrived"], of_students["sex"]]
    home = of_students["home"]

    def total(key, members, number):  # every sum is below 2^53, where floats are exact
        return np.bincount(key, number, members).astype(np.int64)

    heads = total(school, SCHOOLS, np.ones(count))
    there = np.maximum(total(home, MUNICIPALITIES, np.ones(count)), 1)
    mean = rounded(total(home, MUNICIPALITIES, risk) * 1000, there).astype(np.int64)
    index = rounded(total(school, SCHOOLS, risk) * 10**9, total(school, SCHOOLS, mean[home]))
    money = total(school, SCHOOLS, price)
    weight = heads * index
    pool = rounded(int(money.sum()) * POOL_SHARE, 100)
    paid = (
        rounded(money * (10_000 - POOL_SHARE), 100)
        + 100 * total(school, SCHOOLS, LEVEL_PRICE[level])
        + total(school, SCHOOLS, 35 * price * new)
        + 2_500_000 * total(school, SCHOOLS, of_students["special"])
        + rounded(pool * weight, weight.sum())
        + 400_000 * np.clip(400 - heads, 0, 300)
    )
    noise = np.random.default_rng(31 + count).standard_normal(SCHOOLS)
    return np.round(paid.astype(float) / heads * (1 + 0.02 * noise)).astype(np.int64)


def codes(letter, members):
    return np.array([f"{letter}{number:02}" for number in range(members)])


def write_study(folder, count, of):
    """The data set of so many students, with the model and the study beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    some = students(count, of)
    words = {
        "school": codes("S", SCHOOLS)[some["school"]],
        "programme": codes("P", PROGRAMMES)[some["programme"]],
        "home": codes("M", MUNICIPALITIES)[some["home"]],
        "study_year": some["study_year"].astype(str),
        "merit": np.char.mod("%.1f", some["merit"]),
        "newly_arrived": np.array(YES_NO)[some["newly_arrived"]],
        "years": some["years"].astype(str),
        "education": np.array(EDUCATION)[some["education"]],
        "sex": np.array(SEX)[some["sex"]],
        "special": np.array(YES_NO)[some["special"]],
        "students": np.full(count, "1"),
    }
    write_csv(folder / "students.csv", list(words), zip(*(column.tolist() for column in words.values())))
    kind = np.where(of["independent"], "independent", "municipality")
    before = [f"{ore // 100}.{ore % 100:02}" for ore in last_year(count, of, some).tolist()]
    write_csv(folder / "schools.csv", ["school", "kind", "last_year"], zip(codes("S", SCHOOLS), kind, before))
    for name in STUDY_FILES:
        shutil.copy(HERE / name, folder / name)


def write_csv(path, heads, rows):
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(",".join(heads) + "\n")
        file.writelines(",".join(row) + "\n" for row in rows)


def write_scenarios(folder, as_csv):
    folder.mkdir(parents=True, exist_ok=True)
    growth, share, level = scenarios()
    np.save(folder / "growth.npy", growth)
    np.save(folder / "pool_share.npy", share)
    np.save(folder / "level_price.npy", level)
    if as_csv:
        cells = [f"growth_{s}_{p}" for s in codes("S", SCHOOLS) for p in codes("P", PROGRAMMES)]
        heads = ["scenario", "pool_share", *(f"level_price_{number}" for number in range(5)), *cells]
        table = np.column_stack([np.arange(SCENARIOS), share, level, growth.reshape(SCENARIOS, -1)])
        write_csv(folder / "scenarios.csv", heads, (map(str, row) for row in table.tolist()))


def main(arguments):
    as_csv = "--csv" in arguments
    rest = [argument for argument in arguments if argument != "--csv"]
    if not rest or any(not argument.isdigit() for argument in rest[1:]):
        sys.exit(__doc__)
    folder, of = Path(rest[0]), land()
    for count in [int(argument) for argument in rest[1:]] or STUDENTS:
        write_study(folder / str(count), count, of)
        print(f"{folder / str(count)}: {count} students")
    write_scenarios(folder / "scenarios", as_csv)
    print(f"{folder / 'scenarios'}: {SCENARIOS} scenarios")


if __name__ == "__main__":
    main(sys.argv[1:])
