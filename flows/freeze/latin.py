"""Romanised names: to plain letters, to the look of an English page, to an identifier, to a sound."""

import re
import unicodedata
from difflib import SequenceMatcher

_MARKS = str.maketrans(dict.fromkeys("’‘ʼʻʾʿ`´", "'"))
_ARTICLE = re.compile(r"\b(A(?:l|n|r|s|sh|t|th|d|dh|z))[ -](?=\w)")


def plain(name: str) -> str:
    """Return a name in ASCII letters: 'Ḩuraytān' -> 'Huraytan'."""
    decomposed = unicodedata.normalize("NFKD", name.translate(_MARKS))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def english(name: str) -> str:
    """Return a romanised name as English pages print it: 'Ash Shaykh Badr' -> 'Ash-Shaykh Badr'."""
    first, *others = re.split(r"(?<=\S) (?=a(?:l|n|r|s|sh|t|th|d|dh|z) )", plain(name).replace("'", ""))
    rest = [part.replace(" ", "-", 1) for part in others]
    return " ".join([_ARTICLE.sub(r"\1-", first, count=1), *rest])


def slug(name: str) -> str:
    """Return an identifier: 'Al Bāb' -> 'al_bab'."""
    return re.sub(r"[^a-z0-9]+", "_", plain(name).replace("'", "").lower()).strip("_")


_CONSONANTS = str.maketrans(
    dict(zip("بتجحدرزسصضطظعفقكلمنهة", "btjhdrzssdtz fkklmnhh", strict=True))
    | {"ث": "th", "خ": "kh", "ذ": "dh", "ش": "sh", "غ": "gh", "ع": ""}
    | dict.fromkeys("اأإآىويءؤئ", "")
)


def alike(one: str, other: str) -> float:
    """Return how like two names of one place sound, from 0 to 1, whether in Latin or Arabic letters."""
    return SequenceMatcher(None, sound(one), sound(other)).ratio()


def sound(name: str) -> str:
    """Return the consonants of a name without its article, so that spellings of one name agree."""
    name = re.sub(r"\bال", "", name).translate(_CONSONANTS)
    bare = re.sub(r"^(a[lnrstdz]|ash|ath|el|er|es)[ -]", "", plain(name).lower())
    rough = bare.replace("'", "").replace("q", "k").replace("dj", "j").replace("ch", "sh")
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyw\W]", "", rough))
