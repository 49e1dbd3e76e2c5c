"""The closed lists of the warehouse: every code with its definition, once.

Each class becomes a code table in the `ref` schema and the set of values its columns accept.
"""

from enum import Enum


class Vocabulary(str, Enum):
    """A closed list of codes; every member carries the sentence that defines it."""

    definition: str

    def __new__(cls, code: str, definition: str = "") -> "Vocabulary":
        """Make a member that is its code and knows its definition."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.definition = definition
        return member

    def __str__(self) -> str:
        """Return the code, as it stands in the tables."""
        return str(self.value)

    @classmethod
    def codes(cls) -> list[str]:
        """Return all codes in their order of definition."""
        return [member.value for member in cls]


class EventType(Vocabulary):
    """What kind of change, or want of change, in a military presence is reported."""

    WITHDRAWAL = "withdrawal", "Forces leave a place, or their number there is cut."
    REINFORCEMENT = "reinforcement", "Forces already at a place are said to grow in number or means."
    DEPLOYMENT = "deployment", "Forces come to a place where they were not said to be before."
    REDEPLOYMENT = "redeployment", "The same forces leave one place for another, both part of one move."
    HANDOVER = "handover", "A place or a position passes from one holder to another."
    CONTINUED_PRESENCE = "continued_presence", "Forces are said to be, or to remain, at a place."
    EQUIPMENT_MOVE = "equipment_move", "Materiel, convoys, ships or aircraft move, load or are dismantled."
    NEGOTIATION = "negotiation", "Talks, demands, offers or agreements about the presence."
    ACTIVITY_CHANGE = "activity_change", "More, less or other military activity by forces that are there."


class Phase(Vocabulary):
    """How far the told event had come when it was told."""

    PLANNED = "planned", "Intended, expected or possible, not yet begun."
    BEGUN = "begun", "Said to have started."
    ONGOING = "ongoing", "Said to be under way."
    COMPLETED = "completed", "Said to have happened."
    HALTED = "halted", "Said to have been stopped, suspended or cancelled."
    STATE = "state", "Not a change but a state that is said to hold."
    HISTORICAL = "historical", "Told as the past that explains the present."


class Extent(Vocabulary):
    """How much of the force the event takes in."""

    PARTIAL = "partial", "A part of the force, the equipment or the positions."
    COMPLETE = "complete", "All of it."
    UNSPECIFIED = "unspecified", "The text does not say."


class Factuality(Vocabulary):
    """FactBank values: what the last teller commits to about the told event."""

    CERTAIN = "CT+", "Told as certainly so."
    PROBABLE = "PR+", "Told as probably so."
    POSSIBLE = "PS+", "Told as possibly so."
    UNKNOWN = "Uu", "The teller takes no stand."
    NOT_POSSIBLE = "PS-", "Told as possibly not so."
    NOT_PROBABLE = "PR-", "Told as probably not so."
    NOT_CERTAIN = "CT-", "Told as certainly not so."


class Stance(Vocabulary):
    """What the speaker does in saying it."""

    REPORTS = "reports", "States it."
    CONFIRMS = "confirms", "Confirms what was said before."
    DENIES = "denies", "Says that it is not so."
    DECLINES_TO_CONFIRM = "declines_to_confirm", "Will not, or cannot, say whether it is so."
    NO_COMMENT = "no_comment", "Was asked and said nothing; this is no denial."
    PREDICTS = "predicts", "Says what will or may come."
    DEMANDS = "demands", "Asks for it to be done."
    PROPOSES = "proposes", "Offers or suggests it."
    ALLEGES = "alleges", "Says it of an adversary, without support given."


class SourceClass(Vocabulary):
    """What kind of teller stands behind a claim."""

    OFFICIAL = "official", "A state body or somebody who speaks for one."
    MILITARY = "military", "Armed forces or their command."
    INTELLIGENCE = "intelligence", "An intelligence service."
    OPPOSITION = "opposition", "An armed or political opposition, or somebody of it."
    MONITOR = "monitor", "A group that watches and records events, and its sources."
    IMAGERY = "imagery", "Satellite or aerial pictures, ship and flight tracking."
    WITNESS = "witness", "Residents, activists or reporters on the spot."
    ANALYST = "analyst", "A researcher or a think tank."
    MEDIA = "media", "A news outlet, or reports by outlets that are not named."
    SOCIAL = "social", "A social media account."
    ANONYMOUS = "anonymous", "A source that the text does not name."


class DatePrecision(Vocabulary):
    """The finest unit that the text supports."""

    DAY = "day", "A day, or a few named days."
    WEEK = "week", "A week."
    MONTH = "month", "A month or a part of one."
    SEASON = "season", "A season or a quarter."
    YEAR = "year", "A year."
    OPEN = "open", "Only one end is known."
    UNKNOWN = "unknown", "The text gives no date for it."


class DateStatus(Vocabulary):
    """How far the words could be turned into days."""

    EXACT = "exact", "The words and their anchor fix the day."
    APPROXIMATE = "approximate", "The words say themselves that it is approximate."
    RANGE = "range", "Only bounds are known, such as a week, a month or the day of publication."
    OPEN = "open", "One end is open, as in 'since 2019'."
    UNRESOLVED = "unresolved", "No words, or words without an anchor; see the reason."


class DateBasis(Vocabulary):
    """What the interval rests on."""

    EXPLICIT = "explicit", "A date in the text."
    RELATIVE = "relative", "An expression relative to the report's own date."
    CONTEXT = "context", "A date told earlier in the same report."
    EMBEDDED_POST = "embedded_post", "The date printed under an embedded post."
    PUBLICATION_BOUND = "publication_bound", "Nothing but the publication date, as an upper bound."
    NONE = "none", "Nothing."


class PublishedBasis(Vocabulary):
    """What the publication date rests on."""

    METADATA = "metadata", "Machine-readable metadata of the page."
    SIDECAR = "sidecar", "Facts delivered beside the text."
    DATELINE = "dateline", "The dateline of the report."
    PAGE = "page", "A date printed on the page."
    URL = "url", "A date in the address."
    EMBEDDED_POST = "embedded_post", "The date of a post embedded in the report."
    STORY = "story", "Another report of the same story."
    LANDMARK = "landmark", "A dated event that the text looks back on."
    NONE = "none", "Nothing known."


class EvidenceVerdict(Vocabulary):
    """What became of a piece of evidence for a publication date."""

    TAKEN = "taken", "The publication date rests on it."
    AGREES = "agrees", "It says the same, or nothing against it."
    OUTWEIGHED = "outweighed", "It says another day than evidence that is believed more."
    REJECTED = "rejected", "Not believed: the day of fetching, or older than what the text knows."


class PlaceRole(Vocabulary):
    """The part a place plays in a claim."""

    ORIGIN = "origin", "Where forces or materiel leave."
    DESTINATION = "destination", "Where they come, or are headed."
    AT = "at", "Where it takes place."
    VIA = "via", "What they pass through."


class Resolution(Vocabulary):
    """How a place was decided, in one word."""

    UNIQUE = "unique", "The name has one bearer in the gazetteer."
    TYPED = "typed", "A word beside the name (base, port, province, east of) decided between bearers."
    PREFERRED = "preferred", "The bare name of a town and of what lies in or around it: the town."
    PARENT = "parent", "Another place named in the report lies in or around one bearer only."
    DATELINE = "dateline", "The place in which the report was written decided between bearers."
    THEATRE = "theatre", "The country that reports are about: no place is named, or one bearer only lies in it."
    CONTEXT = "context", "An expression such as 'the base' taken up from earlier in the report."
    CORRECTED = "corrected", "A human correction says what the name means."
    AMBIGUOUS = "ambiguous", "Bearers could not be told apart: the place that holds them all, if any."


class Fate(Vocabulary):
    """What became of an input item in a run."""

    LOADED_NEW = "loaded_new", "A document that the warehouse did not have."
    NEW_VERSION = "new_version", "A new text of a known document."
    DUPLICATE = "duplicate", "The text of a document that the warehouse has under another name."
    UNCHANGED = "unchanged", "Known already, and the same."
    QUARANTINED = "quarantined", "Could not be read; the reason stands in ops.reject."
    SKIPPED = "skipped", "Not a report, such as a sidecar file."
    DEFERRED = "deferred", "Left for a later run."


class ChangeCause(Vocabulary):
    """Why what is known of a claim changed in a run."""

    NEW_REPORT = "new_report", "A document that the warehouse did not have."
    EDIT = "edit", "The publisher changed the text, or the facts delivered with it."
    RETRACTION = "retraction", "The publisher took the words, or the document, back."
    EXTRACTOR = "extractor", "The same text, read by another version of the program."
    GAZETTEER = "gazetteer", "The same text, with other places in the gazetteer."
    CORRECTION = "correction", "The same text, with a human correction of a name."


class RunState(Vocabulary):
    """How far a run has come."""

    STARTED = "started", "Running, or ended without saying so."
    COMMITTED = "committed", "Rows are in the work store, not yet published."
    PUBLISHED = "published", "The release was published."
    UNCHANGED = "unchanged", "Nothing new; the release stays."
    REFUSED = "refused", "The audit failed; the release before it stays."
    CRASHED = "crashed", "Ended without finishing; found by a later run."


class CheckLevel(Vocabulary):
    """What a failed check does."""

    FAIL = "fail", "The release is not published."
    WARN = "warn", "The release is published and the audit page says so."


VOCABULARIES: dict[str, type[Vocabulary]] = {
    "event_type": EventType,
    "phase": Phase,
    "extent": Extent,
    "factuality": Factuality,
    "stance": Stance,
    "source_class": SourceClass,
    "date_precision": DatePrecision,
    "date_status": DateStatus,
    "date_basis": DateBasis,
    "published_basis": PublishedBasis,
    "evidence_verdict": EvidenceVerdict,
    "place_role": PlaceRole,
    "resolution": Resolution,
    "fate": Fate,
    "change_cause": ChangeCause,
    "run_state": RunState,
    "check_level": CheckLevel,
}
