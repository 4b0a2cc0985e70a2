"""The reference workload in numpy, Polars and DuckDB, for the same table as the benchmark's.

    python3 peers.py FOLDER [--students 10000,100000] [--scenarios 1,100,10000]     # on a folder of generate.py
    python3 peers.py FOLDER --expected 10000      # writes expected.csv beside the data, for model.case.toml

What is not installed is left out. Students are merged into cells once (school, programme, home municipality), scenarios run
over the cells: the work of the benchmark's `cells`. The times of each program include merging and leave out reading, which has
lines of its own. All compute in floats of 64 bits on whole numbers; `exact` says that the checksum is that of exact arithmetic.
"""

import importlib
import re
import sys
import time
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
SCHOOLS, PROGRAMMES, HOMES = 60, 18, 26
BLOCK, PART = 16, 250  # scenarios at a time: in matrices, which then stay in cache, and in tables
LEVELS_FROM = np.array([160.0, 200.0, 230.0, 260.0])
PRICE = np.array([int(kr.replace("_", "")) for kr in re.findall(r'programme = "P\d\d", value = ([\d_]+)', (HERE / "model.toml").read_text("utf-8"))], float)
RISK = np.rint(1000 * np.array(re.findall(r'sex = "\w+", value = ([\d.]+)', (HERE / "model.toml").read_text("utf-8")), float))
COLUMNS = ("base", "structure", "newly_money", "special_money", "pool_money", "lump_money", "adjustment", "vat_money", "paid")
WORDS = {
    "school": [f"S{number:02}" for number in range(SCHOOLS)],
    "programme": [f"P{number:02}" for number in range(PROGRAMMES)],
    "home": [f"M{number:02}" for number in range(HOMES)],
    "newly_arrived": ["no", "yes"],
    "special": ["no", "yes"],
    "education": ["low", "middle", "high"],
    "sex": ["girl", "boy"],
}


def installed(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


polars, duckdb = installed("polars"), installed("duckdb")


# Reading


def read_numpy(folder):
    table = np.loadtxt(folder / "students.csv", str, delimiter=",", skiprows=1)
    heads = (folder / "students.csv").open().readline().strip().split(",")
    columns = {}
    for at, head in enumerate(heads):
        words = WORDS.get(head)
        columns[head] = np.searchsorted(words, table[:, at]) if words and words == sorted(words) else table[:, at]
    for head in ("education", "sex"):
        numbers = {word: number for number, word in enumerate(WORDS[head])}
        columns[head] = np.array([numbers[word] for word in columns[head].tolist()])
    return columns | {head: columns[head].astype(float) for head in ("merit", "years")}


def read_polars(folder):
    frame = polars.read_csv(folder / "students.csv")
    return frame.with_columns(
        *(polars.col(head).replace_strict({word: number for number, word in enumerate(words)}, return_dtype=polars.Int64) for head, words in WORDS.items())
    )


def read_students(folder):
    if polars is None:
        return read_numpy(folder)
    return {column.name: column.to_numpy() for column in read_polars(folder)}


def read_schools(folder):
    rows = [line.split(",") for line in (folder / "schools.csv").read_text("utf-8").split()[1:]]
    last_year = [int(row[2].replace(".", "")) for row in rows]
    return np.array([row[1] == "independent" for row in rows]), np.array(last_year, float)


def read_scenarios(folder, count):
    names = ("growth", "pool_share", "level_price")
    return tuple(np.load(folder / "scenarios" / f"{name}.npy", mmap_mode="r")[:count].astype(float) for name in names)


# The model


def facts(of):
    """What no scenario changes: a number for each student."""
    new = (of["newly_arrived"] == 1) & (of["years"] < 4)
    price = PRICE[of["programme"]]
    return {
        "level": np.searchsorted(LEVELS_FROM, of["merit"], side="right"),
        "newly": np.where(new, price * 35 / 100, 0.0),
        "special": 25_000.0 * of["special"],
        "risk": RISK[of["education"] * 4 + of["newly_arrived"] * 2 + of["sex"]],
        "price": price,
    }


def merge(of):
    """Sums of each school, programme by programme, side by side; and risk of each cell by home municipality."""
    known = facts(of)
    cell = of["school"] * PROGRAMMES + of["programme"]
    cells = SCHOOLS * PROGRAMMES

    def total(key, size, number=None):
        return np.bincount(key, number, size).astype(float)

    level = total(cell * 5 + known["level"], cells * 5).reshape(cells, 5)
    linear = np.stack([total(cell, cells, known[name]) for name in ("price", "newly", "special", "risk")], 1)
    home = cell * HOMES + of["home"]
    there = total(home, cells * HOMES).reshape(cells, HOMES)
    risk = total(home, cells * HOMES, known["risk"]).reshape(cells, HOMES)
    return np.concatenate([level, linear, there], 1).reshape(SCHOOLS, PROGRAMMES, -1), risk


def nearest(number):
    return np.floor(number + 0.5)


def settle(sums, share, independent, last_year):
    """From sums by scenario and school to the nine columns."""
    students, money, structure, newly, special, risk, expected = sums
    share = share[:, None]
    weight = students * nearest(risk * 1e9 / expected)
    pool = nearest(money.sum(1, keepdims=True) * share / 1e5)
    parts = [nearest(money * (10_000 - share) / 1e5), nearest(structure / 10), nearest(newly / 10), nearest(special / 10)]
    parts += [nearest(pool * weight / weight.sum(1, keepdims=True)), 400 * np.clip(400_000 - students, 0, 300_000)]
    before = sum(parts)
    lowest, highest = (nearest(last_year * students * part / 1e6) for part in (985.0, 1030.0))
    lack, excess = np.maximum(lowest - before, 0), np.maximum(before - highest, 0)
    lacks, exceeds = lack.sum(1, keepdims=True), excess.sum(1, keepdims=True)
    capped = np.clip(before, lowest, highest)
    room = capped - lowest
    rooms = room.sum(1, keepdims=True)
    from_gains = np.maximum(before, lowest) - nearest(excess * lacks / np.where(exceeds > 0, exceeds, 1))
    from_room = capped - nearest(room * (lacks - exceeds) / np.where(rooms > 0, rooms, 1))
    after = np.where(lacks <= exceeds, from_gains, from_room)
    vat = np.where(independent, nearest(after * 6 / 100), 0.0)
    return np.stack([*parts, after - before, vat, whole_kronor(after + vat)], 2).astype(np.int64)


def whole_kronor(ore):
    """Rounded down; as many as are missing to the rounded sum get a krona more, the largest remainders first."""
    down = np.floor(ore / 100)
    missing = nearest(ore.sum(1, keepdims=True) / 100) - down.sum(1, keepdims=True)
    order = np.argsort(100 * down - ore, axis=1, kind="stable")
    place = np.empty_like(order)
    np.put_along_axis(place, order, np.arange(SCHOOLS)[None, :], 1)
    return down + (place < missing)


def by_numpy(of, schools, scenarios):
    cells, home_risk = merge(of)
    growths, shares, prices = scenarios
    results = []
    for start in range(0, len(growths), BLOCK):
        growth, share, price = (part[start : start + BLOCK] for part in (growths, shares, prices))
        sums = np.matmul(growth.transpose(1, 0, 2), cells)  # school, scenario, what is summed
        level, (money, newly, special, risk), there = sums[:, :, :5], sums[:, :, 5:9].transpose(2, 1, 0), sums[:, :, 9:]
        mean = home_means(there.sum(0), growth.reshape(len(growth), -1) @ home_risk)
        students, structure, expected = level.sum(2).T, (level * price).sum(2).T, (there * mean).sum(2).T
        results.append(settle((students, money, structure, newly, special, risk, expected), share, *schools))
    return np.concatenate(results)


def home_means(students, risk):
    return nearest(risk * 1000 / np.where(students > 0, students, 1))


# Polars and DuckDB: cells and scenarios as tables, joined and summed; the last steps, 60 rows a scenario, in numpy


def as_tables(of, scenarios):
    known = facts(of)
    growth, _, price = scenarios
    scenario, school, programme = (axis.ravel() for axis in np.indices(growth.shape))
    students = {name: of[name] for name in ("school", "programme", "home")} | known
    growths = {"scenario": scenario, "school": school, "programme": programme, "growth": growth.ravel()}
    number, level = (axis.ravel() for axis in np.indices(price.shape))
    return students, growths, {"scenario": number, "level": level, "level_price": price.ravel()}


def settle_rows(rows, scenarios, schools):
    sums = [np.asarray(rows[name], float).reshape(-1, SCHOOLS) for name in ("students", "money", "structure", "newly", "special", "risk", "expected")]
    return settle(sums, scenarios[1], *schools)


def in_parts(of, schools, scenarios, compute):
    """Scenarios in parts that fit in memory as tables."""
    results = []
    for start in range(0, len(scenarios[0]), PART):
        some = tuple(part[start : start + PART] for part in scenarios)
        results.append(settle_rows(compute(as_tables(of, some)), some, schools))
    return np.concatenate(results)


def by_polars(of, schools, scenarios):
    col = polars.col

    def compute(tables):
        students, growths, prices = (polars.LazyFrame(table) for table in tables)
        cell = students.group_by("school", "programme", "home", "level").agg(
            polars.len().alias("students"), col("price").sum(), col("newly").sum(), col("special").sum(), col("risk").sum()
        )
        seen = cell.join(growths, on=["school", "programme"]).join(prices, on=["scenario", "level"])
        grown = [(col("growth") * col(name)).sum().alias(name) for name in ("students", "newly", "special", "risk")]
        grown += [(col("growth") * col("price")).sum().alias("money")]
        grown += [(col("growth") * col("students") * col("level_price")).sum().alias("structure")]
        there = seen.group_by("scenario", "school", "home").agg(*grown).collect().lazy()
        mean = there.group_by("scenario", "home").agg(col("risk").sum(), col("students").sum())
        mean = mean.select("scenario", "home", (col("risk") * 1000 / col("students") + 0.5).floor().alias("mean"))
        total = there.join(mean, on=["scenario", "home"]).group_by("scenario", "school").agg(
            *(col(name).sum() for name in ("students", "money", "structure", "newly", "special", "risk")),
            (col("students") * col("mean")).sum().alias("expected"),
        )
        return total.sort("scenario", "school").collect()

    return in_parts(of, schools, scenarios, compute)


SQL = """
with cell as (
    select school, programme, home, level, count(*)::double as students, sum(price) as price, sum(newly) as newly,
           sum(special) as special, sum(risk) as risk
    from of_students group by all),
there as materialized (
    select scenario, school, home, sum(growth * students) as students, sum(growth * price) as money,
           sum(growth * students * level_price) as structure, sum(growth * newly) as newly,
           sum(growth * special) as special, sum(growth * risk) as risk
    from cell join of_growth using (school, programme) join of_prices using (scenario, level) group by all),
mean as (
    select scenario, home, floor(sum(risk) * 1000 / sum(students) + 0.5) as mean from there group by all)
select scenario, school, sum(students) as students, sum(money) as money, sum(structure) as structure, sum(newly) as newly,
       sum(special) as special, sum(risk) as risk, sum(students * mean) as expected
from there join mean using (scenario, home) group by all order by scenario, school
"""


def by_duckdb(of, schools, scenarios):
    with duckdb.connect(config={"threads": 2}) as connection:

        def compute(tables):
            for name, table in zip(("of_students", "of_growth", "of_prices"), tables):
                connection.register(name, table)
            return connection.execute(SQL).fetchnumpy()

        return in_parts(of, schools, scenarios, compute)


# Measuring


def checksum(cells):
    numbers = np.ascontiguousarray(cells, np.int64).ravel().view(np.uint64)
    place = np.arange(numbers.size, dtype=np.uint64) % np.uint64(1_000_003) + np.uint64(1)
    return int((numbers * place).sum(dtype=np.uint64))


def known():
    """The checksums that the benchmark holds."""
    lines = re.findall(r"^ {4}\(([\d_]+), ([\d_]+), ([\d_]+)\),$", (HERE / "main.rs").read_text("utf-8"), re.MULTILINE)
    number = [tuple(int(part.replace("_", "")) for part in line) for line in lines]
    return {(students, scenarios): checksum for students, scenarios, checksum in number}


def measure(compute, most=5.0):
    times, result = [], None
    while len(times) < 3 or (len(times) < 15 and sum(times) < most):
        start = time.perf_counter()
        result = compute()
        times.append(time.perf_counter() - start)
        if times[0] > most:
            break
    return sorted(times), result


def line(students, scenarios, name, times, end=""):
    print(f"{students:>9} {scenarios:>9} {'':>7}  {name:<9} {1e3 * times[len(times) // 2]:>11.3f} {1e3 * times[0]:>11.3f} {'':>7}  {end}", flush=True)


def methods(scenarios):
    chosen = [("numpy", by_numpy)]
    if polars and scenarios <= 1000:
        chosen.append(("polars", by_polars))
    if duckdb and scenarios <= 1000:
        chosen.append(("duckdb", by_duckdb))
    return chosen


def run(folder, counts, sizes):
    print(f"{'students':>9} {'scenarios':>9} {'threads':>7}  {'method':<9} {'median ms':>11} {'best ms':>11} {'ratio':>7}  checksum")
    exact = known()
    for count in counts:
        at = folder / str(count)
        if polars:
            line(count, "", "read_csv", measure(lambda: polars.read_csv(at / "students.csv"))[0], "polars, as texts and numbers")
        students, schools = read_students(at), read_schools(at)
        line(count, "", "merge", measure(lambda: merge(students))[0], "numpy")
        for size in sizes:
            scenarios = read_scenarios(folder, size)
            for name, compute in methods(size):
                times, result = measure(lambda: compute(students, schools, scenarios))
                found = checksum(result)
                says = {None: "", found: "exact"}.get(exact.get((count, size)), "not exact")
                line(count, size, name, times, f"{found} {says}")


def write_expected(folder):
    scenarios = read_scenarios(folder.parent, 1)
    (result,) = by_numpy(read_students(folder), read_schools(folder), scenarios)
    result[:, -1] *= 100
    with (folder / "expected.csv").open("w", encoding="utf-8", newline="\n") as file:
        file.write("school," + ",".join(COLUMNS) + "\n")
        for school, row in enumerate(result.tolist()):
            kr = (f"{'-' if ore < 0 else ''}{abs(ore) // 100}.{abs(ore) % 100:02}" for ore in row)
            file.write(f"S{school:02}," + ",".join(kr) + "\n")


def main(arguments):
    if not arguments or len(arguments) % 2 == 0:
        sys.exit(__doc__)
    folder, options = Path(arguments[0]), dict(zip(arguments[1::2], arguments[2::2]))
    numbers = {name: [int(part) for part in text.split(",")] for name, text in options.items()}
    if "--expected" in numbers:
        for count in numbers["--expected"]:
            write_expected(folder / str(count))
        return
    run(folder, numbers.get("--students", [10_000, 100_000, 1_000_000]), numbers.get("--scenarios", [1, 100, 10_000]))


if __name__ == "__main__":
    main(sys.argv[1:])
