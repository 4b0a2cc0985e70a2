"""Whether LibreOffice, which computes every formula of a workbook anew, gets the values that stand in the file."""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells(book):
    """Formula and value of each cell that has a formula, and how many have none, by sheet and place."""
    found, plain = {}, 0
    with zipfile.ZipFile(book) as parts:
        names = sorted(name for name in parts.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name))
        for name in names:
            for cell in tree.fromstring(parts.read(name)).iter(f"{MAIN}c"):
                formula, value = cell.find(f"{MAIN}f"), cell.find(f"{MAIN}v")
                if formula is None:
                    plain += 1
                else:
                    text = None if value is None else value.text
                    found[name, cell.get("r")] = (cell.get("t"), text)
    return found, plain


def same(one, other):
    """Numbers to the öre; anything else to the letter."""
    try:
        return abs(float(one[1]) - float(other[1])) < 0.005
    except (TypeError, ValueError):
        return one == other


def computed(book, folder):
    """The workbook as LibreOffice saves it. It keeps values of files that it does not know to be its own only if told to:
    here it is told to compute all."""
    profile = pathlib.Path(folder) / "profile"
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        '<item oor:path="/org.openoffice.Office.Calc/Formula/Load">'
        '<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>\n',
        encoding="utf-8",
    )
    out = pathlib.Path(folder) / "out"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore",
         "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(book)],
        check=True, capture_output=True, timeout=120,
    )
    return out / pathlib.Path(book).name


def check(book, folder):
    faults = []
    ours, plain = cells(book)
    # Values that cannot be right show whether anything is computed at all.
    spoiled = pathlib.Path(folder) / f"spoiled-{pathlib.Path(book).name}"
    spoil(book, spoiled)
    theirs, _ = cells(computed(spoiled, folder))
    if len(ours) != len(theirs):
        faults.append(f"{len(ours)} formulas here, {len(theirs)} there")
    for place, value in ours.items():
        if not same(value, theirs.get(place, (None, None))):
            faults.append(f"{place}: {value} here, {theirs.get(place)} there")
    if len(ours) < 10 or plain < 100:
        faults.append(f"only {len(ours)} formulas and {plain} other cells")
    print(f"{book}: {len(ours)} formulas, {len(faults)} faults")
    return faults


def spoil(book, to):
    """The same workbook with -1 as the value of every formula that gives a number."""
    pattern = re.compile(rb"(<c [^>]*><f>[^<]*</f><v>)-?[0-9.eE+-]+(</v>)")
    with zipfile.ZipFile(book) as parts, zipfile.ZipFile(to, "w") as written:
        for name in parts.namelist():
            body = parts.read(name)
            if name.startswith("xl/worksheets/sheet"):
                body = pattern.sub(rb"\g<1>-1\g<2>", body)
            written.writestr(name, body)


def main():
    faults = []
    folder = tempfile.mkdtemp(prefix="skolpeng-book-")
    try:
        for book in sys.argv[1:]:
            faults += check(book, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for fault in faults[:20]:
        print(fault)
    sys.exit(1 if faults else 0)


main()
