"""Whole processes of skolpeng, measured: reading, memory, from command line to file, a cold run, and what cost grows with.

    cargo build --release && cargo bench --bench reference --no-run
    python3 benches/reference/generate.py FOLDER           # the reference data, once
    python3 benches/whole.py FOLDER [PART ...]             # reading memory file cold draws students rules; all if none is named

Needs Linux (memory is the greatest resident set that the kernel counted for the process). Polars is compared with where it is
installed. Every time is the least of several whole processes, start included, on as many threads as the machine has.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "benches" / "reference"
SKOLPENG = ROOT / "target" / "release" / "skolpeng"


def process(*command, cwd=ROOT):
    """Seconds and MiB of one process."""
    start = time.perf_counter()
    child = subprocess.Popen([str(part) for part in command], cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = child.stderr.read().decode()
    _, status, used = os.wait4(child.pid, 0)
    took = time.perf_counter() - start
    if status:
        sys.exit(f"{' '.join(map(str, command))}: {said}")
    return took, used.ru_maxrss / 1024


def best(*command, rounds=5, cwd=ROOT):
    """The least time and the least memory of several processes."""
    return tuple(min(both) for both in zip(*(process(*command, cwd=cwd) for _ in range(rounds))))


def line(name, seconds=None, memory=None, more=""):
    told = "" if seconds is None else f"{1e3 * seconds:>9.1f} ms"
    print(f"{name:<58} {told:>13} {'' if memory is None else f'{memory:>7.0f} MiB'}  {more}", flush=True)


STUDY = """[study]
id = "measured"
data = "."
models = ["model.toml"]
scenarios = ["scenario.toml"]
date = 2026-01-01
draws = {draws}
seed = 1
verify = 0
[result.per_school]
of = ["paid"]
by = ["school"]
"""
DRAWN = {
    "value = 1\n": 'draw = { kind = "uniform", low = 0.85, high = 1.15 }\n',
    "value = 6\n": 'draw = { kind = "uniform", low = 3, high = 9 }\n',
    "value = 9_800\n": 'draw = { kind = "uniform", low = 7_840, high = 11_760 }\n',
    "value = 6_400\n": 'draw = { kind = "uniform", low = 5_120, high = 7_680 }\n',
    "value = 4_100\n": 'draw = { kind = "uniform", low = 3_280, high = 4_920 }\n',
    "value = 1_900\n": 'draw = { kind = "uniform", low = 1_520, high = 2_280 }\n',
}


def study(folder, students, draws, model=None):
    """The reference study with its scenarios drawn, in a folder of its own."""
    at = Path(tempfile.mkdtemp(dir=folder))
    scenario = (HERE / "scenario.toml").read_text("utf-8")
    for stated, drawn in DRAWN.items():
        assert stated in scenario, stated
        scenario = scenario.replace(stated, drawn)
    files = {"scenario.toml": scenario, "study.toml": STUDY.format(draws=draws), "model.toml": model or (HERE / "model.toml").read_text("utf-8")}
    for name, text in files.items():
        (at / name).write_text(text, "utf-8")
    (at / "data.toml").write_text((HERE / "data.toml").read_text("utf-8"), "utf-8")
    for name in ("students.csv", "schools.csv"):
        (at / name).symlink_to((DATA / str(students) / name).resolve())
    return at


def reading(work):
    """A million students; Polars' time is without its process and import."""
    at = study(work, 1_000_000, 1)
    own = best(SKOLPENG, "check", "data.toml", cwd=at)
    line("CSV, 1 000 000 students: skolpeng check data.toml", *own)
    csv, parquet = at / "students.csv", at / "students.parquet"
    peer = polars(f"polars.read_csv({str(csv)!r})")
    if peer is None:
        return line("Polars is not installed")
    line("CSV: polars.read_csv in a running Python", peer, None, f"skolpeng {own[0] / peer:.2f} times")
    polars(f"polars.read_csv({str(csv)!r}).write_parquet({str(parquet)!r}, compression='snappy')", rounds=1)
    text = (at / "data.toml").read_text("utf-8").replace("students.csv", "students.parquet")
    (at / "data.toml").write_text(text, "utf-8")
    own = best(SKOLPENG, "check", "data.toml", cwd=at)
    line("Parquet, the same: skolpeng check data.toml", *own)
    peer = polars(f"polars.read_parquet({str(parquet)!r})")
    line("Parquet: polars.read_parquet in a running Python", peer, None, f"skolpeng {own[0] / peer:.2f} times")


def polars(work, rounds=7):
    """The least time of some work in Polars, in a Python of its own: else its memory would count as that of what is started next."""
    code = f"import time, polars\ntimes = []\nfor _ in range({rounds}):\n    start = time.perf_counter(); {work}; times.append(time.perf_counter() - start)\nprint(min(times))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    return float(done.stdout) if done.returncode == 0 else None


def memory(work):
    for draws in (1_000, 10_000, 50_000):
        at = study(work, 100_000, draws)
        took = best(SKOLPENG, "study", "study.toml", "--output", "out.json", "--force", rounds=2, cwd=at)
        line(f"100 000 students, {draws} draws: study --output out.json", *took)
    at = study(work, 100_000, 10_000)
    for name in ("all.csv", "all.parquet"):
        took = best(SKOLPENG, "study", "study.toml", "--output", "out.json", "--draws", name, "--force", rounds=2, cwd=at)
        line(f"100 000 students, 10000 draws, every draw to {name}", *took, f"{(at / name).stat().st_size / 2**20:.0f} MiB file")
    took = best(SKOLPENG, "check", "data.toml", rounds=2, cwd=at)
    line("100 000 students, only read: check data.toml", *took)


def file(work):
    """From the command line to a file with results, against the yardstick's whole process."""
    benches = sorted((ROOT / "target" / "release" / "deps").glob("reference-*[!.d]"), key=lambda path: path.stat().st_mtime)
    for students, draws in ((10_000, 1_000), (100_000, 10_000)):
        at = study(work, students, draws)
        own = best(SKOLPENG, "study", "study.toml", "--output", "out.json", "--force", rounds=5, cwd=at)
        line(f"{students} students, {draws} draws: study --output out.json", *own)
        yardstick = [benches[-1], "--bench", DATA, "--students", students, "--scenarios", draws, "--threads", 2, "--methods", "cells", "--rounds", 1]
        peer = best(*yardstick, rounds=5)
        line("   the yardstick's process, scenarios ready in a file", *peer, f"skolpeng {own[0] / peer[0]:.2f} times")


def cold(_):
    for name in ("sagback-2023", "national-list", "huddinge"):
        line(f"skolpeng run scenarios/{name}.toml", *best(SKOLPENG, "run", f"scenarios/{name}.toml", rounds=15))
    line("skolpeng --version", *best(SKOLPENG, "--version", rounds=15))


def draws(work):
    for count in (1, 1_000, 10_000, 20_000, 40_000):
        took = best(SKOLPENG, "study", "study.toml", "--output", "out.json", "--force", rounds=3, cwd=study(work, 10_000, count))
        line(f"10 000 students, {count} draws", *took)


def students(work):
    for count in (10_000, 100_000, 1_000_000):
        for draws in (1, 10_000):
            took = best(SKOLPENG, "study", "study.toml", "--output", "out.json", "--force", rounds=3, cwd=study(work, count, draws))
            line(f"{count} students, {draws} draws", *took)


def rules(work):
    """More amounts: such as follow an input, and such as do not."""
    model = (HERE / "model.toml").read_text("utf-8")
    kinds = {"that follow an input": "student_years * programme_price", "that no input reaches": "programmes_paid * 1 kr"}
    for kind, formula in kinds.items():
        for more in (0, 20, 40, 80):
            own = "" if formula.startswith("student") else "\n[value]\n"
            amounts = "".join(
                f'\n[amount.more_{at}]\nper = ["school"]\nformula = \'{(formula + f" * {at + 1}") if not own else f"last_year * {at + 1} student_year"}\'\n'
                for at in range(more)
            )
            at = study(work, 10_000, 10_000, model + amounts)
            took = best(SKOLPENG, "study", "study.toml", "--output", "out.json", "--force", rounds=3, cwd=at)
            line(f"10 000 draws, {more} amounts more {kind}", *took)


PARTS = {part.__name__: part for part in (reading, memory, file, cold, draws, students, rules)}

if __name__ == "__main__":
    if len(sys.argv) < 2 or any(name not in PARTS for name in sys.argv[2:]):
        sys.exit(__doc__)
    DATA = Path(sys.argv[1])
    for chosen in sys.argv[2:] or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            print(f"\n{chosen}")
            PARTS[chosen](Path(folder))
