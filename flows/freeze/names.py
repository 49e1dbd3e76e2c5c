"""Names of the places from GeoNames: only those that a newspaper could print, each under an honest language."""

import re
from collections.abc import Iterator
from typing import Any

from flows.freeze.latin import alike, plain
from flows.freeze.rows import Row, read

COLUMNS = ("place_id", "name", "language", "is_preferred", "basis")

_ARABIC = re.compile(r"[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي ]+")
_CYRILLIC = re.compile(r"[А-ЯЁ][А-Яа-яЁё -]+")
_TURKISH = re.compile(r"[A-ZÇĞİÖŞÜ][A-Za-zÇĞİÖŞÜçğıöşü' -]+")
_TURKISH_ONLY = re.compile(r"[çğıöüİÇĞÖÜ]")
_KURDISH = re.compile(r"[êîûxXwW]")
_ROMANISED = re.compile(r"['A-Z][A-Za-z' -]+")
_FOREIGN = re.compile(r"[éèëïôöüáíóúñãõšžčěąęłøåœæÉ]")
_SHORTEST = 4
_ALIKE = 0.7
"""How like the place's own name another must sound: older names and slips of others are left out."""
_TOWN_WORDS = {"ar": ("مدينة {}", "بلدة {}"), "en": ("city of {}", "town of {}", "{} town")}


def common_names() -> dict[tuple[str, str], str]:
    """Return what to do with names that mean something else in most texts, by language and plain small letters."""
    return {(row["language"], plain(row["name"]).lower()): row["use"] for row in read("language/common_name.csv")}


def names(city: dict[str, Any], place: Row) -> Iterator[Row]:
    """Yield the names of one place: its English one first, then what GeoNames lists, town words for common ones."""
    basis = f"GeoNames {city['geonameid']} alternate name, CC BY 4.0"
    shown = re.sub(r" \(.*\)", "", place["name"])
    preferred = {"en": shown, **_preferred(city)}
    common = common_names()
    seen: set[tuple[str, str]] = set()
    for language, name in [*preferred.items(), *_alternates(city)]:
        written = _written(name, language, common.get((language, plain(name).lower()), "as_it_is"))
        for form in written:
            if (key := (language, plain(form).lower())) not in seen:
                first = preferred.get(language) == name and form == written[0]
                yield _row(place, form, language, basis, preferred=first)
            seen.add(key)


def _written(name: str, language: str, use: str) -> list[str]:
    if use == "town_word":
        return [form.format(name) for form in _TOWN_WORDS.get(language, ())]
    return [name] if use == "as_it_is" else []


def _preferred(city: dict[str, Any]) -> Row:
    """Return the name to show in Arabic and Russian: with the article where the romanised name has one."""
    alternates = list(_alternates(city))
    with_article = re.match(r"A(?:[lnrstdz]|sh|th) |Aş |Aţ |Aḑ ", city["name"]) is not None
    dropped = {name for (_, name), use in common_names().items() if use == "drop"}
    arabic = [name for language, name in alternates if language == "ar" and plain(name) not in dropped]
    agreeing = [name for name in arabic if name.startswith("ال") == with_article]
    russian = [name for language, name in alternates if language == "ru" and plain(name).lower() not in dropped]
    found = {"ar": (agreeing or arabic)[:1], "ru": russian[:1]}
    return {language: first[0] for language, first in found.items() if first}


def _alternates(city: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name in [city["name"], *city["alternatenames"]]:
        tidy = " ".join(name.split())
        language = _language(tidy) if len(tidy.replace(" ", "")) >= _SHORTEST else None
        if language == "ru" or (language is not None and alike(tidy, city["name"]) >= _ALIKE):
            yield language, plain(tidy) if language == "en" else tidy


def _language(name: str) -> str | None:
    """Return the language that the letters speak for; None for forms of other languages and for codes."""
    if _ARABIC.fullmatch(name):
        return "ar"
    if _CYRILLIC.fullmatch(name):
        return "ru"
    if _KURDISH.search(name) or name.isupper():
        return None
    if _TURKISH_ONLY.search(name):
        return "tr" if _TURKISH.fullmatch(name) else None
    return "en" if _ROMANISED.fullmatch(plain(name)) and not _FOREIGN.search(name) else None


def _row(place: Row, name: str, language: str, basis: str, *, preferred: bool) -> Row:
    flag = "true" if preferred else "false"
    return dict(zip(COLUMNS, (place["place_id"], name, language, flag, basis), strict=True))
