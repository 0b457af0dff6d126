"""Maintainers' build step: bring countries.csv and the ISO 3166-2 rows of places.csv up to date.

The CSV files are edited by hand and are the source of truth. This step only adds codes that are new in ISO 3166,
fills empty cells from pycountry (codes, types) and CLDR (English, French and Spanish names), and reports codes that
ISO no longer knows. It never overwrites a cell that holds something. It runs in an environment of its own
(pycountry is LGPL: a build tool here, never a dependency of the package); see ontology/gazetteer/README.md.

    python tools/build_gazetteer.py --cldr DIR/common/subdivisions/en.xml --words /usr/share/dict/words [--check]
"""

from __future__ import annotations

import argparse
import csv
import importlib
import re
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Row = dict[str, str]

FOLDER = Path(__file__).resolve().parent.parent / "ontology" / "gazetteer"
COUNTRY_FIELDS = (
    "iso2", "iso3", "numeric", "name_en", "name_fr", "name_es", "official_en",
    "aliases", "ambiguous_aliases", "demonyms", "source",
)  # fmt: skip
PLACE_FIELDS = ("id", "kind", "name", "aliases", "country", "countries", "type", "requires_cue", "source")
COUNTRY_SOURCE = "ISO 3166-1 via pycountry; names CLDR via babel; aliases and demonyms own compilation"
PLACE_SOURCE = "ISO 3166-2 via pycountry; English name CLDR"
ISO_ONLY_SOURCE = "ISO 3166-2 via pycountry"

# Units so small that prose of this field does not name them bare: they need their type noun or their country near by.
SMALL_TYPES = frozenset(
    """Local council|Parish|Municipality|Rural municipality|Urban municipality|City municipality|Special municipality
    |District municipality|Commune|Ward|Quarter|Administrative atoll|Dependency|Island council|Metropolitan department
    |London borough|Unitary authority|Metropolitan district|Council area|Two-tier county|City with county rights
    |Town council|Rayon|Borough|Popularate|Free municipal consortium|Administrative precinct|Capital|Town""".replace(
        "\n    ", ""
    ).split("|")
)
DIRECTIONS = frozenset(
    """north south east west northern southern eastern western central centre center northeast northwest southeast
    southwest upper lower middle inner outer greater nord sud est ouest norte sur sul leste oeste oriental occidental
    septentrional littoral maritime capital coast coastal islands island plateau plateaux highlands hauts bas haut
    haute basse centro region district province and the of""".split()
)
TYPE_SUFFIX = re.compile(r" (County|Province|Region|District|Division|Municipality|State|Governorate|Canton)$")
INVERTED = re.compile(r"^(?P<head>.+), (?P<tail>[^,]+)$")
INVERTED_TAILS = frozenset(
    {
        "City of", "County", "The", "Comunidad", "Comunidad de", "Comunidad Foral de", "Principado de", "Región de",
        "Région de", "Région", "Hlavní město",
    }
)  # fmt: skip


def fold(text: str) -> str:
    """Return the form under which two surfaces count as the same: no case, no diacritics, one kind of apostrophe."""
    plain = unicodedata.normalize("NFKD", tidy(text)).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


def tidy(text: str) -> str:
    """Return `text` with straight apostrophes, plain hyphens, no footnote figures and single spaces."""
    for old, new in (("’", "'"), ("‘", "'"), ("ʻ", "'"), ("–", "-"), ("²", ""), ("//", ""), (" & ", " and ")):
        text = text.replace(old, new)
    return " ".join(unicodedata.normalize("NFC", text).split())


def ascii_form(text: str) -> str:
    """Return `text` without diacritics, as careless prose writes it."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def cell(values: Iterable[str]) -> str:
    """Join the distinct non-empty `values` of a list cell, keeping their order."""
    return "|".join(dict.fromkeys(v for v in values if v))


def parts(value: str) -> list[str]:
    """Split a list cell."""
    return [v for v in value.split("|") if v]


def read_rows(path: Path) -> list[Row]:
    """Read the rows of a gazetteer file; an absent file has none."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def write_rows(path: Path, fields: tuple[str, ...], rows: Iterable[Row]) -> None:
    """Write `rows` with the header `fields`, UTF-8 and LF."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, fields, lineterminator="\n")
        writer.writeheader()
        writer.writerows({field: row.get(field, "") for field in fields} for row in rows)


def fill(row: Row, values: Row) -> None:
    """Put each of `values` where `row` holds nothing."""
    for field, value in values.items():
        row[field] = row.get(field) or value


def update_countries(rows: list[Row]) -> list[Row]:
    """Return `rows` with new ISO 3166-1 codes added and empty cells filled, by code."""
    pycountry: Any = importlib.import_module("pycountry")
    locale: Any = importlib.import_module("babel").Locale
    names = {language: locale(language).territories for language in ("en", "fr", "es")}
    by_code = {row["iso2"]: row for row in rows}
    for entry in pycountry.countries:
        row = by_code.setdefault(entry.alpha_2, {"iso2": entry.alpha_2})
        # CLDR's English names are display names ("Congo - Kinshasa"); new rows are to be read by an editor.
        english = tidy(getattr(entry, "common_name", entry.name))
        fill(
            row,
            {
                "iso3": entry.alpha_3,
                "numeric": entry.numeric,
                "name_en": english,
                "name_fr": tidy(names["fr"].get(entry.alpha_2, english)),
                "name_es": tidy(names["es"].get(entry.alpha_2, english)),
                "official_en": tidy(getattr(entry, "official_name", english)),
                "source": COUNTRY_SOURCE,
            },
        )
    return [by_code[code] for code in sorted(by_code)]


def cldr_names(path: Path) -> dict[str, str]:
    """Return CLDR's English subdivision names, by code without hyphen (`cdsk`)."""
    elements = ElementTree.parse(path).iter("subdivision")  # noqa: S314  (a local file of a Debian package)
    return {e.get("type", ""): tidy(e.text or "") for e in elements if e.get("alt") is None}


def iso_names(raw: str) -> list[str]:
    """Return the plain names inside an ISO 3166-2 entry such as `Bristol, City of` or `Wales [Cymru GB-CYM]`."""
    found = []
    for piece in re.split(r"[\[\]()]| / ", tidy(raw)):
        name = re.sub(r"\b([A-Z]{2}-[A-Z0-9]{2,3}|EH(-partial)?|Region [IVX-]+A?B?)\b", "", piece).strip(" ,")
        inverted = INVERTED.match(name)
        if inverted and inverted["tail"] in INVERTED_TAILS:
            name = inverted["head"]
        name = re.sub(r"(, Respublika| oblysy| Respublikasi| län)$", "", name)
        if len(name) > 2 and name[0] == name[0].upper() and name.casefold() not in ("capital", "arctic region"):
            found.append(name)
    return found


def subdivision_row(code: str, iso_name: str, iso_type: str, cldr: str | None) -> Row:
    """Return the row of a subdivision that places.csv does not hold yet."""
    local = iso_names(iso_name) or [tidy(iso_name)]
    usable = cldr is not None and re.fullmatch(r"Province \d+|.*, .*", cldr) is None
    full = re.sub(r" \(.*\)$", "", cldr) if cldr is not None and usable else local[0]
    name = TYPE_SUFFIX.sub("", full) if full.endswith(f" {iso_type}") else full
    aliases = [full, *local, cldr or ""]
    aliases += [ascii_form(a) for a in (name, *aliases)]
    return {
        "id": code.lower(),
        "kind": "subdivision",
        "name": name,
        "aliases": cell(a for a in aliases if a != name and not set(a) & set(",(")),
        "country": code[:2],
        "type": iso_type,
        "source": PLACE_SOURCE if usable else ISO_ONLY_SOURCE,
    }


def ordinary(name: str, words: frozenset[str]) -> bool:
    """Tell whether a bare `name` is too short or too common a word to stand for a place."""
    letters = re.sub(r"\W", "", name)
    tokens = re.findall(r"[^\W\d_]+", name.casefold())
    return (
        len(letters) < 4
        or fold(name).startswith(("saint ", "st. ", "province "))
        or all(t in DIRECTIONS or t in words for t in tokens)
    )


def surfaces(row: Row) -> Iterator[str]:
    """Yield the folded surfaces of a place."""
    yield fold(row["name"])
    yield from map(fold, parts(row.get("aliases", "")))


def country_surfaces(countries: Iterable[Row]) -> frozenset[str]:
    """Return every folded surface that belongs to a country."""
    single = ("name_en", "name_fr", "name_es", "official_en")
    lists = ("aliases", "ambiguous_aliases", "demonyms")
    return frozenset(
        fold(value)
        for row in countries
        for value in (*(row[f] for f in single), *(v for f in lists for v in parts(row.get(f, ""))))
    )


def settle(new: list[Row], kept: list[Row], taken: frozenset[str], words: frozenset[str]) -> None:
    """Mark the `new` rows that need a cue and drop their aliases that clash with other rows.

    A surface without a cue must lead to one place only; rows edited by hand keep theirs.
    """
    claimed: dict[str, set[str]] = defaultdict(set)
    named: dict[str, list[Row]] = defaultdict(list)
    for row in kept:
        for surface in surfaces(row):
            claimed[surface].add(row["id"])
    for row in new:
        named[fold(row["name"])].append(row)
    for name, rows in named.items():
        alone = len({r["country"] for r in rows}) == 1 and name not in taken and not claimed[name]
        for index, row in enumerate(rows):
            cued = not alone or index > 0 or row["type"] in SMALL_TYPES or ordinary(row["name"], words)
            row["requires_cue"] = "1" if cued else ""
    for row in new:
        for surface in set(surfaces(row)):
            claimed[surface].add(row["id"])
    for row in new:
        if not row["requires_cue"]:
            own = {row["id"]}
            keep = (a for a in parts(row["aliases"]) if not (claimed[fold(a)] - own or fold(a) in taken))
            row["aliases"] = cell(a for a in keep if not ordinary(a, words))


def update_places(rows: list[Row], countries: list[Row], cldr: dict[str, str], words: frozenset[str]) -> list[Row]:
    """Return `rows` with new ISO 3166-2 codes added and empty cells filled, by kind and id."""
    pycountry: Any = importlib.import_module("pycountry")
    by_id = {row["id"]: row for row in rows}
    new = []
    # Top-level units first: of two units of one name in a country, the larger keeps the bare name.
    for entry in sorted(pycountry.subdivisions, key=lambda s: (s.parent_code is not None, s.code)):
        fresh = subdivision_row(entry.code, entry.name, entry.type, cldr.get(entry.code.lower().replace("-", "")))
        if fresh["id"] in by_id:
            fill(by_id[fresh["id"]], {f: fresh[f] for f in ("kind", "name", "country", "type", "source")})
        else:
            new.append(fresh)
    settle(new, rows, country_surfaces(countries), words)
    order = {"global": 0, "region": 1, "subdivision": 2, "city": 3, "site": 4}
    return sorted([*rows, *new], key=lambda r: (order[r["kind"]], r["id"]))


def gone(rows: list[Row]) -> list[str]:
    """Return the ids of subdivision rows whose code ISO 3166-2 no longer holds."""
    pycountry: Any = importlib.import_module("pycountry")
    known = {s.code.lower() for s in pycountry.subdivisions}
    return [r["id"] for r in rows if r["kind"] == "subdivision" and r["id"] not in known]


def read_words(paths: Iterable[Path]) -> frozenset[str]:
    """Return the lower-case words of word lists, one word a line (`=Name` forces a capitalised one, a given name)."""
    words: set[str] = set()
    for path in paths:
        lines = path.read_text(encoding="utf-8").split()
        words.update(w.removeprefix("=").casefold() for w in lines if w == w.lower() or w.startswith("="))
    return frozenset(words)


def main(arguments: list[str] | None = None) -> int:
    """Run the build step; exit 1 when `--check` finds that the files are not up to date."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--cldr", type=Path, required=True, help="CLDR's common/subdivisions/en.xml")
    parser.add_argument("--words", type=Path, action="append", default=[], help="word list of ordinary words")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="the gazetteer folder")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when something would change")
    options = parser.parse_args(arguments)
    country_file, place_file = options.folder / "countries.csv", options.folder / "places.csv"
    before = (read_rows(country_file), read_rows(place_file))
    counts = tuple(map(len, before))
    countries = update_countries([dict(row) for row in before[0]])
    places = update_places(
        [dict(row) for row in before[1]], countries, cldr_names(options.cldr), read_words(options.words)
    )
    for code in gone(places):
        print(f"{code}: no longer in ISO 3166-2; keep it as a former unit or remove it")
    print(f"countries {counts[0]} -> {len(countries)}, places {counts[1]} -> {len(places)}")
    if options.check:
        return int((countries, places) != before)
    write_rows(country_file, COUNTRY_FIELDS, countries)
    write_rows(place_file, PLACE_FIELDS, places)
    return 0


if __name__ == "__main__":
    sys.exit(main())
