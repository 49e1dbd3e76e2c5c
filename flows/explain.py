"""explain: read one report as a refresh would, keep nothing, and show where each claim stands and how it was read."""

from pathlib import Path

from rich.text import Text

from flows.settings import Settings
from flows.sources.files import deliver
from flows.terminal import visible
from schemas.errors import UsageError
from schemas.raw import Delivered, Known
from schemas.table import frame
from transforms.clean import clean
from transforms.explain import Explained, explain, html, manner
from transforms.extract import extract
from transforms.normalise import normalise, version_id
from transforms.resolve import resolve
from transforms.versions import sort_versions

_STYLE = {"told": "black on bright_yellow", "denied": "black on bright_red", "background": "black on white"}
_MEGABYTE = 1_000_000


def explained(report: Path, settings: Settings) -> Explained:
    """Read one report file by itself. Raises UsageError with the reason where it can't be read."""
    if not report.is_file():
        raise UsageError(f"no such file: {report}")
    got = deliver([report], settings.max_file_mb * _MEGABYTE)
    refused = [str(row["reason"]) for row in got.refused] + [why for *_, why in got.skipped]
    cleaned = clean(frame(Delivered, got.delivered))
    refused += cleaned.set_aside["reason"].to_list()
    if refused or not cleaned.documents.height:
        raise UsageError(f"{report} can't be read: {'; '.join(refused) or 'it holds no report'}")
    fresh = sort_versions(cleaned.documents, frame(Known, [])).fresh
    row = fresh.row(0, named=True)
    version = version_id(row["document_id"], row["version_no"], row["text_sha256"])
    return explain(resolve(normalise(fresh, [extract(version, row["text"])], 1)), version)


def shown(report: Path, page: Path | None, settings: Settings) -> Text:
    """Return a report with its claims marked; with `page`, write it to that file and return what was written."""
    read = explained(report, settings)
    if page is None:
        return terminal(read)
    page.write_text(html(read), "utf-8")
    return Text(visible(f"{len(read.claims)} claims shown in {page}"))


def terminal(read: Explained) -> Text:
    """Return the text with its claims coloured and numbered, then how each was read."""
    text = Text(no_wrap=False)
    for piece in read.pieces:
        text.append("".join(f"[{no}]" for no in piece.opens), style="bold")
        text.append(
            visible(piece.text), style=_STYLE[manner(read.claims[piece.claims[-1] - 1])] if piece.claims else ""
        )
    for no, (first, *lines) in enumerate(read.told, 1):
        text.append(f"\n\n[{no}] {first}", style="bold")
        text.append("".join(f"\n    {visible(line)}" for line in lines))
    return text if read.told else text.append("\n\nno claim was read in this report")
