"""The reference tables: places, actors, outlets, materiel, milestones, codes. One class per table."""

import polars as pl

from schemas import columns, vocabulary
from schemas.table import Table, TableClass


class Place(Table):
    """One row per site, town, area, governorate or country of the gazetteer."""

    place_id: str = columns.key("place")
    name: str = columns.text("Name in English.")
    place_type: str = columns.text("Kind of place, such as air_base, town, area, governorate, country.")
    country: str = columns.text("ISO 3166-1 alpha-2 code of the country; NULL at sea.", nullable=True)
    governorate: str = columns.text("Governorate of Syria it lies in.", nullable=True)
    iso_3166_2: str = columns.text("ISO 3166-2 code of the governorate.", nullable=True)
    admin1_pcode: str = columns.text("OCHA p-code of the governorate.", nullable=True)
    admin2_pcode: str = columns.text("OCHA p-code of the district, on the row of the district.", nullable=True)
    latitude: float = columns.text(
        "Degrees north, WGS 84; NULL without a basis.", nullable=True, in_range={"min_value": -90, "max_value": 90}
    )
    longitude: float = columns.text(
        "Degrees east, WGS 84; NULL without a basis.", nullable=True, in_range={"min_value": -180, "max_value": 180}
    )
    coord_precision: str = columns.text("What the point stands for: site, town, near, area, none.", nullable=True)
    coord_uncertainty_m: int = columns.text("Radius in metres within which the place lies.", nullable=True, ge=0)
    extent: str = columns.text("What a vague or large place is taken to cover, in words.", nullable=True)
    parent_place_id: str = columns.key("place that contains it", nullable=True)
    role: str = columns.text("What forces are reported to have done there.", nullable=True)
    role_status: str = columns.text("Whether that role is sourced.", nullable=True)
    basis: str = columns.basis()

    class Config:
        """Name and key."""

        name = "ref.place"
        unique = ["place_id"]


class PlaceName(Table):
    """One row per name of a place in a language."""

    place_id: str = columns.key("place")
    name: str = columns.text("Name as it stands in texts.")
    language: str = columns.text("Language of the name, ISO 639-1.")
    is_preferred: bool = columns.flag("Whether it is the name to show in that language.")
    basis: str = columns.basis()

    class Config:
        """Name and key."""

        name = "ref.place_name"
        unique = ["place_id", "name", "language"]


class PlaceConflict(Table):
    """One row per place and source that gives it a point, where two sources lie more than 5 km apart."""

    place_id: str = columns.key("place")
    source: str = columns.text("Who gives the point, with the name or number it has there.")
    latitude: float = columns.text("Degrees north, WGS 84.", in_range={"min_value": -90, "max_value": 90})
    longitude: float = columns.text("Degrees east, WGS 84.", in_range={"min_value": -180, "max_value": 180})
    distance_km: float = columns.text("Kilometres from the point that ref.place gives.", ge=0)
    decision: str = columns.text("What is done about it: used, set_aside, other_place.", nullable=True)
    reason: str = columns.text("Why.", nullable=True)

    class Config:
        """Name and key."""

        name = "ref.place_conflict"
        unique = ["place_id", "source"]


class Actor(Table):
    """One row per person, body, force or class of unnamed speakers."""

    actor_id: str = columns.key("actor")
    name: str = columns.text("Name in English.")
    actor_type: str = columns.text("Kind of actor, such as person, state_body, armed_force.")
    source_class: str = columns.code(vocabulary.SourceClass, "Kind of teller it is when it speaks.")
    affiliation: str = columns.text("Office or body it belongs to.", nullable=True)
    country: str = columns.text("ISO 3166-1 alpha-2 code.", nullable=True)
    side: str = columns.text("How it stands to the presence: party, host, adversary, third, monitor, unknown.")
    is_named: bool = columns.flag("Whether it is one actor rather than a class of unnamed speakers.")
    basis: str = columns.basis()

    class Config:
        """Name and key."""

        name = "ref.actor"
        unique = ["actor_id"]


class ActorName(Table):
    """One row per name of an actor in a language, with the time it holds."""

    actor_id: str = columns.key("actor")
    name: str = columns.text("Name as it stands in texts.")
    language: str = columns.text("Language of the name, ISO 639-1.")
    valid_from: pl.Date = columns.text("First day on which the name means this actor.", nullable=True)
    valid_to: pl.Date = columns.text("Last day on which the name means this actor.", nullable=True)
    basis: str = columns.basis()

    class Config:
        """Name and key."""

        name = "ref.actor_name"
        unique = ["actor_id", "name", "language"]


class ActorAffiliation(Table):
    """One row per actor, body and time: whose it is, or which office it holds there."""

    actor_id: str = columns.key("actor, or outlet of a state")
    position: int = columns.count("Number among the rows of the actor, from 0.")
    affiliated_to: str = columns.key("actor it belongs to; NULL for none", nullable=True)
    role: str = columns.text("What it is there, such as president, ministry, commander.")
    valid_from: pl.Date = columns.text("First day; NULL when not known.", nullable=True)
    valid_to: pl.Date = columns.text("Last day; NULL while it lasts, or when not known.", nullable=True)
    basis: str = columns.basis()

    class Config:
        """Name and key."""

        name = "ref.actor_affiliation"
        unique = ["actor_id", "position"]


class Outlet(Table):
    """One row per outlet that publishes reports."""

    outlet_id: str = columns.key("outlet")
    name: str = columns.text("Name in English.")
    domain: str = columns.text("Domain of its site.", nullable=True)
    country: str = columns.text("ISO 3166-1 alpha-2 code.", nullable=True)
    languages: str = columns.text("Languages it publishes in, ISO 639-1, separated by |.", nullable=True)
    outlet_type: str = columns.text("Kind of outlet, such as agency, newspaper, monitor.")
    is_wire_agency: bool = columns.flag("Whether others reprint it as an agency.")
    state_link: str = columns.text("Link to a state or party, as described.", nullable=True)
    relay_note: str = columns.text("What to know when it retells others.", nullable=True)
    basis: str = columns.basis()

    class Config:
        """Name and key."""

        name = "ref.outlet"
        unique = ["outlet_id"]


class OutletName(Table):
    """One row per name of an outlet in a language."""

    outlet_id: str = columns.key("outlet")
    name: str = columns.text("Name as it stands in texts.")
    language: str = columns.text("Language of the name, ISO 639-1.")

    class Config:
        """Name and key."""

        name = "ref.outlet_name"
        unique = ["outlet_id", "name", "language"]


class Materiel(Table):
    """One row per kind of materiel, named ship or unit."""

    materiel_id: str = columns.key("materiel")
    name: str = columns.text("Name in English.")
    kind: str = columns.text("Broad kind, such as aircraft, ship, air_defence.")
    subtype: str = columns.text("Finer kind.", nullable=True)
    operator: str = columns.text("Who operates it.", nullable=True)
    unit: str = columns.text("What its number counts: vehicle, aircraft, ship, system, convoy, flight, unit, piece.")
    is_generic: bool = columns.flag("Whether it is a kind whose type is not told, such as tanks.")
    basis: str = columns.basis()

    class Config:
        """Name and key."""

        name = "ref.materiel"
        unique = ["materiel_id"]


class MaterielName(Table):
    """One row per name of materiel in a language."""

    materiel_id: str = columns.key("materiel")
    name: str = columns.text("Name as it stands in texts.")
    language: str = columns.text("Language of the name, ISO 639-1.")
    unit: str = columns.text("What this name counts where it differs, such as convoy.", nullable=True)
    count: int = columns.text("How many the form itself says, such as an Arabic dual.", nullable=True, ge=0)

    class Config:
        """Name and key."""

        name = "ref.materiel_name"
        unique = ["materiel_id", "name", "language"]


class Milestone(Table):
    """One row per dated event that reports look back on."""

    milestone_id: str = columns.key("milestone")
    name: str = columns.text("What happened.")
    date_start: pl.Date = columns.text("First day.")
    date_end: pl.Date = columns.text("Last day.")
    phrases: str = columns.text("Wording that refers to it, separated by |.", nullable=True)
    after_phrases: str = columns.text("Wording used only by who writes after it, separated by |.", nullable=True)
    basis: str = columns.basis()

    class Config:
        """Name and key."""

        name = "ref.milestone"
        unique = ["milestone_id"]


class Code(Table):
    """One row per member of a vocabulary, with its definition."""

    code: str = columns.text("The code as it stands in tables.")
    position: int = columns.count("Order in which the vocabulary lists it, from 0.")
    definition: str = columns.text("What it means.")


def code_table(vocabulary_name: str) -> TableClass:
    """Make the table class of one vocabulary, such as `ref.event_type`."""
    config = type("Config", (Code.Config,), {"name": f"ref.{vocabulary_name}", "unique": ["code"]})
    doc = f"One row per code of the vocabulary `{vocabulary_name}`, with its definition."
    return type(f"Code_{vocabulary_name}", (Code,), {"Config": config, "__doc__": doc})


class Crosswalk(Table):
    """One row per event type, phase and scheme: the code that others use for it."""

    event_type: str = columns.code(vocabulary.EventType, "Our event type.")
    phase: str = columns.code(vocabulary.Phase, "Our phase; NULL for any.", nullable=True)
    scheme: str = columns.text("Whose code: PLOVER, CAMEO or ACLED.", isin=["PLOVER", "CAMEO", "ACLED"])
    code: str = columns.text("The code in that scheme; NULL where it has none.", nullable=True)
    note: str = columns.text("How well the two agree.", nullable=True)

    class Config:
        """Name and key."""

        name = "ref.crosswalk"
        unique = ["event_type", "phase", "scheme"]
