"""Whether each PDF says what it promises and holds every figure of the report's tables, compared with the JSON.

The figures are written here as people read them, by rules of their own: Swedish 1 234 567,50 and English 1,234,567.50.
"""

import json
import re
import subprocess
import sys
from collections import Counter

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def run(*command):
    # Poppler writes the titles of headings as they stand in the file, which is no UTF-8.
    return subprocess.run(command, check=True, capture_output=True).stdout.decode(errors="replace")


def cells_of(pdf):
    """The text of each cell of the PDF's tables, as its tags tell a screen reader."""
    cells, element = [], ""
    for line in run("pdfinfo", "-struct-text", pdf).split("\n"):
        text = re.fullmatch(r"\s*\"(.*)\"", line)
        tag = re.match(r"\s*([A-Z][A-Za-z0-9]*)\b", line)
        if text and element in ("TD", "TH"):
            cells[-1] += text.group(1)
        elif tag and tag.group(1) not in ("Span", "Code"):
            element = tag.group(1)
            if element in ("TD", "TH"):
                cells.append("")
    return Counter(plain(cell) for cell in cells)


def plain(text):
    """A text without what breaking its lines may add or take, and without the sign of a gain."""
    return re.sub(r"[\s\u00ad-]", "", text.removeprefix("+"))


def shown(ore, with_ore, swedish):
    """Money in whole öre as people read it."""
    sign = "\u2212" if ore < 0 else ""
    whole, rest = divmod(abs(ore), 100)
    grouped = f"{whole:,}".replace(",", "\u00a0") if swedish else f"{whole:,}"
    point = "," if swedish else "."
    return f"{sign}{grouped}{point}{rest:02}" if with_ore else f"{sign}{grouped}"


def money(tables, swedish):
    """Every sum of money in the tables. A column that has öre anywhere shows them everywhere."""
    for rows in tables.values():
        for column in {column for row in rows for column in row if column.endswith("_ore")}:
            values = [row[column] for row in rows if row.get(column) is not None]
            with_ore = any(value % 100 for value in values)
            yield from (shown(value, with_ore, swedish) for value in values)


def check(stem, swedish):
    faults = []
    pdf = f"{stem}.pdf"
    said = run("pdfinfo", pdf) + run("pdfinfo", "-meta", pdf)
    for promise in [
        "Tagged:          yes",
        "<pdfuaid:part>1</pdfuaid:part>",
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
    ]:
        if promise not in said:
            faults.append(f"does not say {promise}")
    with open(f"{stem}.json", encoding="utf-8") as file:
        report = json.load(file)
    # What the columns mean is for those who read tables with programs: papers have no such table.
    del report["tables"]["data_dictionary"]
    cells = cells_of(pdf)
    figures = Counter(money(report["tables"], swedish))
    texts = Counter(value for rows in report["tables"].values() for row in rows for value in texts_of(row))
    texts.update(one["sha256"] for one in report["provenance"]["files"])
    for wanted, count in Counter(map(plain, (figures + texts).elements())).items():
        if cells[wanted] < count:
            faults.append(f"{wanted!r} stands in {cells[wanted]} cells, not {count}")
    words = set(run("pdftotext", pdf, "-").split())
    for text in [report["title"], *report["notes"]]:
        lost = [word for word in text.split() if word.isalpha() and len(word) < 8 and word not in words]
        if lost:
            faults.append(f"{lost} are not there, of: {text}")
    if figures.total() < 100:
        faults.append(f"only {figures.total()} figures were looked for")
    print(f"{pdf}: {figures.total()} sums of money, {texts.total()} texts, {len(faults)} faults")
    return faults


def texts_of(row):
    """Texts that are no numbers: those of JSON are not written as people read them."""
    return (value for value in row.values() if isinstance(value, str) and value and not NUMBER.fullmatch(value))


def main():
    swedish, english = sys.argv[1:]
    faults = check(swedish, True) + check(english, False)
    for fault in faults[:20]:
        print(fault)
    sys.exit(1 if faults else 0)


main()
