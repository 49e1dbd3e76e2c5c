"""`python -m flows.freeze`: write the frozen files of the gazetteer anew."""

from flows.freeze import conflicts, geonames, names, spellings
from flows.freeze.rows import write
from schemas.ref import Place
from schemas.table import dtypes


def main() -> None:
    """Write every frozen file, in the order in which one builds on the other."""
    towns = list(geonames.new_towns())
    write("syria/geonames.csv", (row for _, row in towns), list(dtypes(Place)))
    write("syria/geonames_name.csv", (name for city, row in towns for name in names.names(city, row)), names.COLUMNS)
    write("syria/place_name_frozen.csv", spellings.spellings(), spellings.COLUMNS)
    write("syria/place_conflict.csv", conflicts.conflicts(), conflicts.COLUMNS)


if __name__ == "__main__":
    main()
