"""All settings, typed, read from `GARRISON_*` environment variables. Nothing else reads the environment."""

import os
from pathlib import Path

import pydantic
from pydantic_settings import BaseSettings, SettingsConfigDict

from schemas.errors import SettingsError


class Settings(BaseSettings):
    """Where things lie and what is too much."""

    model_config = SettingsConfigDict(env_prefix="GARRISON_", extra="forbid")

    home: Path = pydantic.Field(default=Path("data"), description="Folder of releases, work store and raw copies.")
    max_file_mb: int = pydantic.Field(default=20, gt=0, description="Largest input file that is read.")
    batch_size: int = pydantic.Field(default=200, gt=0, description="Documents read in one task.")
    workers: int = pydantic.Field(default=1, gt=0, description="Processes that read documents side by side.")
    announce: bool = pydantic.Field(default=False, description="Say on stderr what each run did, as `serve` does.")
    prefect: bool = pydantic.Field(default=True, description="Run under Prefect; without it nothing is tracked.")

    @property
    def work(self) -> Path:
        """Return the path of the private work store."""
        return self.home / "work.duckdb"


def settings(home: Path | str | None = None) -> Settings:
    """Read the settings; `home` overrides. Raises SettingsError naming the setting that cannot be used."""
    try:
        read = Settings() if home is None else Settings(home=Path(home))
    except pydantic.ValidationError as error:
        told = "; ".join(f"GARRISON_{'_'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in error.errors())
        raise SettingsError(told) from error
    return read.model_copy(update={"home": read.home.expanduser().absolute()})


def announce_runs() -> None:
    """Have this process and its children say what each run did."""
    os.environ["GARRISON_ANNOUNCE"] = "true"
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "ERROR")


def use_home(home: Path | None) -> Settings:
    """Make a home given on the command line hold for this process and its children; returns the settings."""
    if home is not None:
        os.environ["GARRISON_HOME"] = str(home.absolute())
    return settings()


def prepare_prefect(home: Path) -> None:
    """Set what Prefect must find when it is imported: its own folder, no telemetry, time to start.

    Values that the user has set stay.
    """
    ours = {
        "PREFECT_HOME": str(home / "prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
        "PREFECT_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
    }
    for key, value in ours.items():
        os.environ.setdefault(key, value)
    Path(os.environ["PREFECT_HOME"]).mkdir(parents=True, exist_ok=True)
