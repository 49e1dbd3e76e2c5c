"""Running reference: what 'the next day' and 'two days earlier' count from in a story that has told a day."""

from datetime import date

from schemas.vocabulary import DatePrecision
from transforms.normalise.calendar import Interval
from transforms.normalise.time_counting import COUNTED
from transforms.normalise.time_meaning import Meaning, Reading
from transforms.normalise.time_words import Token

NO_YEAR = "the year is not told and the report has no date"
RULES = ("running", "day_after")

_REACH = {"hour": 1, "day": 1, "week": 2, "month": 3, "year": 5}
_FINENESS = {DatePrecision.DAY: 1, DatePrecision.WEEK: 2, DatePrecision.MONTH: 3, DatePrecision.SEASON: 4}
"""The day after a month is no day: what is counted must not be finer than what was told."""

_TWO_YEARS = (2023, 2024)
"""One year with and one without a leap day."""


def story_day(reached: Interval | None, rule: str, taken: list[Token]) -> date | None:
    """Return the day to count from: what the text told last, where it is fine enough."""
    kinds = {t.kind for t in taken}
    if rule not in RULES or reached is None or "weekend" in kinds:
        return None
    unit = next((t.value for t in taken if t.letter in "UuyK"), "day").split()
    reach = next((_REACH[word] for word in unit if word in _REACH), 1)
    if _FINENESS.get(reached.precision, len(_REACH)) > reach:
        return None
    back = any(t.value.startswith("-") for t in taken if t.letter in "EK")
    return reached.start if back else reached.end or reached.start


def is_yearless(reached: Interval | None) -> bool:
    """Tell whether the story has told a day without its year."""
    return reached is not None and reached.start is None and len(reached.edtf or "") == len("XXXX-01-01")


def yearless_day(reached: Interval | None, rule: str, taken: list[Token]) -> Meaning:
    """Return the day after a day without a year, without a year too, where every year gives the same answer."""
    told = (reached.edtf or "") if reached else ""
    if told.endswith("-02-29"):
        return NO_YEAR
    counted = [COUNTED[rule](Reading(taken, date(y, int(told[5:7]), int(told[8:])), coming=False)) for y in _TWO_YEARS]
    days = {m.edtf[4:] for m in counted if isinstance(m, Interval) and m.is_day and m.edtf}
    if len(days) != 1 or any(isinstance(m, str) for m in counted):
        return NO_YEAR
    return Interval(None, None, DatePrecision.DAY, f"XXXX{days.pop()}")


def counts_from_report(taken: list[Token], *, coming: bool) -> bool:
    """Tell whether the words count from the report where no story is told: 'two days earlier', not 'the next day'."""
    if any(t.kind == "weekend" or "report" in t.value for t in taken):
        return True
    return coming or any(t.letter == "E" and t.value == "-1" for t in taken)
