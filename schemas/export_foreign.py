"""Exported tables under the column names of ACLED and UCDP: what was reported, told in their words."""

import polars as pl

from schemas import columns
from schemas.table import Table


class AcledLike(Table):
    """One row per asserted, not merely planned presence change for which ACLED has a code, in its column names."""

    event_id_cnty: str = columns.text("Identifier, stable over releases.")
    event_date: pl.Date = columns.text("First possible day; empty when not known.", nullable=True)
    year: int = columns.text("Its year.", nullable=True)
    time_precision: int = columns.text("1 day, 2 week, 3 month; empty when coarser or not known.", nullable=True)
    disorder_type: str = columns.text("Nearest disorder type.")
    event_type: str = columns.text("Nearest event type.")
    sub_event_type: str = columns.text("Nearest sub-event type; `tags` says how well it fits.")
    actor1: str = columns.text("Force whose presence it is.", nullable=True)
    country: str = columns.text("ISO 3166-1 alpha-2 code, where ACLED has a name.", nullable=True)
    admin1: str = columns.text("Governorate of Syria.", nullable=True)
    location: str = columns.text("Name of the place.")
    latitude: float = columns.text("Degrees north; empty without a basis.", nullable=True)
    longitude: float = columns.text("Degrees east; empty without a basis.", nullable=True)
    geo_precision: int = columns.text("1 town, 2 near, 3 region; empty for a country.", nullable=True)
    source: str = columns.text("Outlets, apart by semicolons.", nullable=True)
    notes: str = columns.text("The words of one claim that prove it.")
    tags: str = columns.text("Our effect, type and phase, and how well the code fits.")
    valid_from: pl.Date = columns.text("First possible day.", nullable=True)
    valid_to: pl.Date = columns.text("Last possible day.", nullable=True)
    n_origins: int = columns.count("Independent first tellers of the event.", at_least=1)
    sources: str = columns.text("Outlet, headline, date and address; several apart by |.", nullable=True)

    class Config:
        """Name and key."""

        name = "export.acled_like"
        unique = ["event_id_cnty"]


class UcdpLike(Table):
    """One row per asserted, not merely planned presence change, in the column names of UCDP GED; without deaths."""

    id: str = columns.text("Identifier, stable over releases.")
    year: int = columns.text("Year of the first possible day.", nullable=True)
    side_a: str = columns.text("Force whose presence it is.", nullable=True)
    side_b: str = columns.text("Other party, where one is told.", nullable=True)
    number_of_sources: int = columns.count("Independent first tellers, not articles.", at_least=1)
    source_article: str = columns.text("Outlet, headline, date and address; several apart by |.", nullable=True)
    source_office: str = columns.text("Outlet of the best read claim.", nullable=True)
    source_date: str = columns.text("Its publication date as EDTF.", nullable=True)
    source_headline: str = columns.text("Its headline.", nullable=True)
    source_original: str = columns.text("Who said it first.", nullable=True)
    where_coordinates: str = columns.text("Name of the place that the point stands for.")
    where_prec: int = columns.text("1 exact site .. 6 country, 7 sea or unknown.")
    adm_1: str = columns.text("Governorate of Syria.", nullable=True)
    latitude: float = columns.text("Degrees north; empty without a basis.", nullable=True)
    longitude: float = columns.text("Degrees east; empty without a basis.", nullable=True)
    country: str = columns.text("ISO 3166-1 alpha-2 code, where UCDP has a name.", nullable=True)
    event_clarity: int = columns.text("1 clear, 2 disputed.", isin=[1, 2])
    date_prec: int = columns.text("1 day, 2 2-6 days, 3 week, 4 month, 5 longer.", nullable=True)
    date_start: pl.Date = columns.text("First possible day.", nullable=True)
    date_end: pl.Date = columns.text("Last possible day.", nullable=True)
    garrison_type: str = columns.text("Our event type.")
    presence_effect: int = columns.presence_effect()
    quote: str = columns.text("The words of one claim that prove it.")
    sources: str = columns.text("Outlet, headline, date and address; several apart by |.", nullable=True)

    class Config:
        """Name and key."""

        name = "export.ucdp_like"
        unique = ["id"]
