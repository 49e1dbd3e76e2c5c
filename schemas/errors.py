"""What can go wrong, and the exit code a script sees for it. One clear line each."""


class GarrisonError(Exception):
    """Any error that Garrison explains itself."""

    exit_code = 1


class UsageError(GarrisonError):
    """The call cannot be carried out as given: a path is missing, or there is no release yet."""

    exit_code = 2


class AuditError(GarrisonError):
    """The release candidate failed its audit; the release before it stays in place."""

    exit_code = 10


class BusyError(GarrisonError):
    """Another refresh holds the lock."""

    exit_code = 11


class StorageError(GarrisonError):
    """The disk refused: full, read-only, or an I/O error."""

    exit_code = 12


class DamagedError(GarrisonError):
    """A warehouse file cannot be opened and was not repaired."""

    exit_code = 13


class ContractError(GarrisonError):
    """A table does not have the shape its schema states: an error in code, not in data."""

    exit_code = 14


class SettingsError(GarrisonError):
    """A setting is unknown or has a value that cannot be used."""

    exit_code = 15


class StaleCorrectionError(GarrisonError):
    """A human correction does not fit the gazetteer any more: somebody has to look at it again."""

    exit_code = 16


PARTLY = 3
"""Exit code of a refresh that published, with items set aside."""
