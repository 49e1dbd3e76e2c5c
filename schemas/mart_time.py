"""What the views over time and space mean: months of a governorate, moves, lags, gaps."""

import polars as pl

from schemas import columns, vocabulary
from schemas.table import Table


class GovernorateMonth(Table):
    """One row per governorate of Syria and month from the first to the last that is told of, zeros written out."""

    governorate: str = columns.text("Governorate of Syria.")
    month: pl.Date = columns.text("First day of the month.")
    n_arrivals: int = columns.count("Events that tell of more presence, dated within the month; plans do not count.")
    n_departures: int = columns.count("Events that tell of less presence.")
    n_stays: int = columns.count("Events that tell of presence that stays.")
    net: int = columns.text("Arrivals less departures, by events; 0 also where nothing is told, see has_reports.")
    n_claims: int = columns.count("Claims on sites of the governorate published in the month.")
    n_origins: int = columns.count("Independent first tellers of them.")
    has_reports: bool = columns.flag(
        "Whether anything was published on it or is dated in it; if not, zeros are silence."
    )

    class Config:
        """Name and key."""

        name = "mart.governorate_month"
        unique = ["governorate", "month"]


class Movement(Table):
    """One row per event, place left and place headed for; an end that nobody told is NULL."""

    event_id: str = columns.key("event")
    from_place_id: str = columns.key("place left", nullable=True)
    from_place: str = columns.text("Its name.", nullable=True)
    from_country: str = columns.text("Its country, ISO 3166-1 alpha-2.", nullable=True)
    from_latitude: float = columns.text("Degrees north.", nullable=True)
    from_longitude: float = columns.text("Degrees east.", nullable=True)
    from_uncertainty_m: int = columns.text("Radius in metres within which it lies.", nullable=True)
    from_geo_precision: int = columns.text("UCDP precision of the words, 1 exact to 7 unknown.", nullable=True)
    to_place_id: str = columns.key("place headed for", nullable=True)
    to_place: str = columns.text("Its name.", nullable=True)
    to_country: str = columns.text("Its country, ISO 3166-1 alpha-2.", nullable=True)
    to_latitude: float = columns.text("Degrees north.", nullable=True)
    to_longitude: float = columns.text("Degrees east.", nullable=True)
    to_uncertainty_m: int = columns.text("Radius in metres within which it lies.", nullable=True)
    to_geo_precision: int = columns.text("UCDP precision of the words, 1 exact to 7 unknown.", nullable=True)
    event_type: str = columns.code(vocabulary.EventType, "What is said to happen.")
    phase: str = columns.code(vocabulary.Phase, "Furthest phase told; `planned` is a move that has not begun.")
    is_hedged: bool = columns.flag("Whether no teller commits to it.")
    date_start: pl.Date = columns.text("First possible day.", nullable=True)
    date_end: pl.Date = columns.text("Last possible day.", nullable=True)
    date_precision: str = columns.code(vocabulary.DatePrecision, "Finest unit told.")
    materiel: str = columns.text("Kinds of materiel told.", nullable=True)
    n_claims: int = columns.count("Claims of this move.", at_least=1)
    n_origins: int = columns.count("Independent first tellers of the event.", at_least=1)
    quote: str = columns.text("The words of the surest claim.")
    uri: str = columns.text("Address of its document.")

    class Config:
        """Name and key."""

        name = "mart.movement"
        unique = ["event_id", "from_place_id", "to_place_id"]


class ReportLag(Table):
    """One row per dated claim of something begun or done: days between the event and its report."""

    claim_id: str = columns.key("claim")
    event_id: str = columns.key("event")
    document_id: str = columns.key("document")
    outlet_id: str = columns.key("outlet; NULL when not known", nullable=True)
    event_type: str = columns.code(vocabulary.EventType, "What is said to happen.")
    date_start: pl.Date = columns.text("First possible day of the event.")
    date_end: pl.Date = columns.text("Last possible day, cut at publication.")
    date_precision: str = columns.code(vocabulary.DatePrecision, "Finest unit that the text supports.")
    published_start: pl.Date = columns.text("Earliest day of publication.")
    published_end: pl.Date = columns.text("Latest day of publication.")
    lag_days_min: int = columns.count("Fewest days that can lie between.")
    lag_days_max: int = columns.count("Most days that can lie between.")
    uri: str = columns.text("Address of the document.")

    class Config:
        """Name and key."""

        name = "mart.report_lag"
        unique = ["claim_id"]


class CoverageGap(Table):
    """One row per governorate of Syria: how long nothing has been published on it."""

    governorate: str = columns.text("Governorate of Syria.")
    cutoff: pl.Date = columns.text("Newest publication of all, from which silence is counted.", nullable=True)
    last_report: pl.Date = columns.text("Newest publication on it; NULL when there is none.", nullable=True)
    silent_days: int = columns.text("Days between the two.", nullable=True)
    is_gap: bool = columns.flag("Whether it has been silent for 90 days or ever.")
    n_claims: int = columns.count("Claims on it, background left out.")
    longest_gap_days: int = columns.text("Longest silence between two reports.", nullable=True)
    longest_gap_from: pl.Date = columns.text("Report after which that silence began.", nullable=True)

    class Config:
        """Name and key."""

        name = "mart.coverage_gap"
        unique = ["governorate"]
