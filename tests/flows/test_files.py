"""Every file in a folder gets exactly one answer: delivered, refused with a reason, or skipped."""

import codecs
import csv
import hashlib
import json
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.ingest import Ingested, all_fates, ingest
from flows.settings import Settings
from flows.sources.files import Delivery, deliver
from schemas.errors import UsageError
from schemas.raw import Delivered, SetAside
from transforms.validate import sift
from transforms.versions import FATES

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
LIMIT = 1_000_000

Write = Callable[[Path, dict[str, str | bytes]], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    return made


def read(folder: Path) -> Delivery:
    return deliver([folder], LIMIT)


def refusals(folder: Path) -> dict[str, str]:
    return {str(row["item"]).removeprefix(f"{folder.name}/"): str(row["rule"]) for row in read(folder).refused}


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("empty.txt", b"", "empty"),
        ("white.txt", b" \n\t\r\n \x0c", "empty"),
        ("picture.txt", PNG, "not_text"),
        ("picture.html", PNG, "not_text"),
        ("program.md", b"\x7fELF\x02\x01\x01" + b"\x00" * 64, "not_text"),
        ("noise.txt", bytes(range(1, 32)) * 20 + b"\xff\xfe\xfd", "not_text"),
        ("cyrillic.txt", "Российские войска покинули базу".encode("cp1251"), "undecodable"),
        ("latin.txt", "L'armée russe s'est retirée".encode("latin-1"), "undecodable"),
        ("cut.txt", "Хмеймим".encode()[:-1], "undecodable"),
        ("half.txt", codecs.BOM_UTF16_LE + b"a", "undecodable"),
        ("big.txt", b"x" * (LIMIT + 1), "too_large"),
        ("table.xlsx", b"PK", "unsupported_type"),
        ("report", b"Russian troops left.", "unsupported_type"),
        ("report.TXT.bak", b"Russian troops left.", "unsupported_type"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_the_rule_it_breaks(
    folder: Path, written: Write, name: str, content: bytes, rule: str
) -> None:
    written(folder, {name: content, "good.txt": "Russian troops left.\n"})
    assert refusals(folder) == {name: rule}
    assert [row["item"] for row in read(folder).delivered] == ["good.txt"]


def test_a_refusal_gives_the_reason_in_words_and_the_size(folder: Path, written: Write) -> None:
    written(folder, {"big.txt": b"x" * (LIMIT + 1)})
    [row] = read(folder).refused
    assert row["reason"] == "1,000,001 bytes; the limit is 1,000,000"
    assert json.loads(str(row["payload"])) == {"bytes": 1_000_001}


def test_a_decoding_error_names_the_byte(folder: Path, written: Write) -> None:
    written(folder, {"cut.txt": b"Russian troops \xe9"})
    assert read(folder).refused[0]["reason"] == "not valid utf-8 at byte 15; no other encoding is declared"


def test_a_file_just_at_the_limit_is_read(folder: Path, written: Write) -> None:
    written(folder, {"big.txt": b"x" * LIMIT})
    assert len(read(folder).delivered) == 1


def test_a_file_far_over_the_limit_is_not_read_to_find_out(folder: Path) -> None:
    with (folder / "sparse.txt").open("wb") as handle:
        handle.truncate(50_000_000_000)
    assert refusals(folder) == {"sparse.txt": "too_large"}


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Хмеймим قاعدة".encode(), "Хмеймим قاعدة"),
        (codecs.BOM_UTF8 + "Хмеймим".encode(), "Хмеймим"),
        ("Хмеймим قاعدة".encode("utf-16"), "Хмеймим قاعدة"),
        (codecs.BOM_UTF16_BE + "Хмеймим".encode("utf-16-be"), "Хмеймим"),
        (b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n"),
        ("\u202eلا\u200b 🔴".encode(), "\u202eلا\u200b 🔴"),
    ],
    ids=["utf-8", "utf-8 with BOM", "utf-16 with BOM", "utf-16 big-endian", "line ends", "bidi and emoji"],
)
def test_text_arrives_character_by_character_as_it_was_written(
    folder: Path, written: Write, content: bytes, text: str
) -> None:
    written(folder, {"a.txt": content})
    assert [row["content"] for row in read(folder).delivered] == [text]


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.txt", "text/plain"),
        ("a.TXT", "text/plain"),
        ("a.md", "text/markdown"),
        ("a.html", "text/html"),
        ("a.HTM", "text/html"),
    ],
)
def test_the_name_of_a_file_says_how_to_read_it(folder: Path, written: Write, name: str, media_type: str) -> None:
    written(folder, {name: "Russian troops left.\n"})
    assert [row["media_type"] for row in read(folder).delivered] == [media_type]


@pytest.mark.parametrize(
    "name",
    [
        "two\nlines.txt",
        'it\'s "quoted".txt',
        "'); DROP TABLE core.claim;--.txt",
        "[ab]*?.txt",
        "تقرير.txt",
        "\u202etxt.exe.txt",
        "sub/folder/deep.txt",
        " leading and trailing .txt",
        "x" * 250 + ".txt",
    ],
)
def test_a_file_with_an_odd_name_is_delivered_under_that_name(folder: Path, written: Write, name: str) -> None:
    written(folder, {name: "Russian troops left.\n", "a.txt": "Other.\n", "b.txt": "Another.\n"})
    items = [row["item"] for row in read(folder).delivered]
    assert sorted(items) == sorted([name, "a.txt", "b.txt"])


def test_a_name_that_is_no_unicode_is_delivered_in_writable_form(folder: Path) -> None:
    with open(os.fsencode(folder) + b"/caf\xe9.txt", "wb") as handle:  # noqa: PTH123 (a Path cannot hold this name)
        handle.write(b"Russian troops left.\n")
    assert [row["item"] for row in read(folder).delivered] == ["caf\\xe9.txt"]


@pytest.mark.parametrize("target", ["/etc/passwd", "good.txt", "/nowhere", "loop.txt"])
def test_a_link_is_refused_wherever_it_leads(folder: Path, written: Write, target: str) -> None:
    written(folder, {"good.txt": "Russian troops left.\n"})
    (folder / "loop.txt").symlink_to(target)
    assert refusals(folder) == {"loop.txt": "path_denied"}
    assert len(read(folder).delivered) == 1


def test_what_is_no_regular_file_is_refused_without_waiting_for_it(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(folder / "socket.txt"))
        assert refusals(folder) == {"pipe.txt": "unsupported_type", "socket.txt": "unsupported_type"}


def test_a_folder_with_the_name_of_a_page_is_looked_into(folder: Path, written: Write) -> None:
    written(folder, {"page.html/a.txt": "Russian troops left.\n"})
    assert [row["item"] for row in read(folder).delivered] == ["page.html/a.txt"]


@pytest.mark.parametrize("name", [".hidden.txt", ".gitignore", "sub/.DS_Store"])
def test_a_hidden_file_is_skipped_and_says_so(folder: Path, written: Write, name: str) -> None:
    written(folder, {name: "Russian troops left.\n"})
    assert read(folder).skipped == [("reports", name, "hidden file")]


def test_a_file_that_vanishes_while_reading_is_refused(
    folder: Path, written: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(folder, {"a.txt": "Russian troops left.\n", "b.txt": "Others stayed.\n"})
    real = os.open

    def vanish(path: Any, *rest: Any) -> int:  # noqa: ANN401
        if str(path).endswith("a.txt"):
            Path(path).unlink()
        return real(path, *rest)

    monkeypatch.setattr(os, "open", vanish)
    delivery = read(folder)
    assert [(row["item"], row["rule"]) for row in delivery.refused] == [("reports/a.txt", "path_denied")]
    assert [row["item"] for row in delivery.delivered] == ["b.txt"]


FACTS = {
    "published": "2022-05-04",
    "outlet": "reuters",
    "uri": "https://example.org/1",
    "title": 'Troops "leave", again',
    "language": "en",
    "retrieved_at": "2022-05-05T10:00:00Z",
}


def sidecar(folder: Path, *rows: dict[str, str], bom: bool = False) -> None:
    with (folder / "reports.csv").open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, ["file", *FACTS])
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.parametrize("bom", [False, True])
def test_facts_beside_the_texts_come_with_the_text_they_are_of(folder: Path, written: Write, bom: bool) -> None:
    written(folder, {"a.txt": "Russian troops left.\n", "sub/b.txt": "Others stayed.\n"})
    sidecar(folder, {"file": "sub/b.txt", **FACTS}, {"file": "gone.txt", **FACTS}, bom=bom)
    one, other = read(folder).delivered
    assert {fact: other.get(fact) for fact in FACTS} == FACTS
    assert not set(FACTS) & set(one)


def test_an_empty_cell_tells_nothing(folder: Path, written: Write) -> None:
    written(folder, {"a.txt": "Russian troops left.\n"})
    sidecar(folder, {"file": " a.txt ", "outlet": "  ", "title": " Troops leave "})
    [row] = read(folder).delivered
    assert "outlet" not in row
    assert row["title"] == "Troops leave"


def test_a_row_of_the_sidecar_with_too_few_or_too_many_cells_harms_no_other(folder: Path, written: Write) -> None:
    written(folder, {"a.txt": "Russian troops left.\n", "b.txt": "Others stayed.\n", "c.txt": "All quiet.\n"})
    written(
        folder, {"reports.csv": "file,published,outlet\na.txt\nb.txt,2022-05-04,reuters,and,more\nc.txt,2022-05-05\n"}
    )
    told = {row["item"]: (row.get("published"), row.get("outlet")) for row in read(folder).delivered}
    assert told == {"a.txt": (None, None), "b.txt": ("2022-05-04", "reuters"), "c.txt": ("2022-05-05", None)}


def test_the_sidecar_itself_is_skipped_and_says_so(folder: Path, written: Write) -> None:
    written(folder, {"a.txt": "Russian troops left.\n"})
    sidecar(folder)
    assert read(folder).skipped == [("reports", "reports.csv", "sidecar with known facts")]


def test_front_matter_of_a_markdown_file_becomes_facts_and_leaves_the_text(folder: Path, written: Write) -> None:
    written(folder, {"a.md": "---\npublished: 2022-05-04\noutlet: reuters\nmood: grim\n---\nRussian troops left.\n"})
    [row] = read(folder).delivered
    assert (row["published"], row["outlet"], row["content"]) == ("2022-05-04", "reuters", "Russian troops left.\n")
    assert "mood" not in row


def test_the_sidecar_overrules_front_matter(folder: Path, written: Write) -> None:
    written(folder, {"a.md": "---\npublished: 2022-05-04\ntitle: Troops leave\n---\nRussian troops left.\n"})
    sidecar(folder, {"file": "a.md", "published": "2022-05-06"})
    [row] = read(folder).delivered
    assert (row["published"], row["title"]) == ("2022-05-06", "Troops leave")


@pytest.mark.parametrize(
    "text",
    [
        "---\n- a\n- list\n---\nRussian troops left.\n",
        "---\ntitle: [unclosed\n---\nRussian troops left.\n",
        "---\ntitle: !!python/object/apply:os.system ['true']\n---\nRussian troops left.\n",
        "---\nno end\nRussian troops left.\n",
        "Russian troops left.\n---\ntitle: later\n---\n",
    ],
    ids=["a list", "broken", "code", "open", "later in the text"],
)
def test_what_cannot_be_read_as_front_matter_stays_in_the_text(folder: Path, written: Write, text: str) -> None:
    written(folder, {"a.md": text})
    [row] = read(folder).delivered
    assert row["content"] == text
    assert set(row) == {"source", "item", "media_type", "content"}


def test_front_matter_counts_in_markdown_only(folder: Path, written: Write) -> None:
    text = "---\npublished: 2022-05-04\n---\nRussian troops left.\n"
    written(folder, {"a.txt": text})
    assert read(folder).delivered[0]["content"] == text


def test_single_files_belong_to_the_source_of_their_folder_and_count_once(folder: Path, written: Write) -> None:
    written(folder, {"a.txt": "Russian troops left.\n", "b.txt": "Others stayed.\n"})
    sidecar(folder, {"file": "a.txt", "outlet": "reuters"})
    one = deliver([folder / "a.txt"], LIMIT)
    both = deliver([folder / "a.txt", folder, folder / "a.txt"], LIMIT)
    assert [(r["source"], r["item"], r["outlet"]) for r in one.delivered] == [("reports", "a.txt", "reuters")]
    assert [r["item"] for r in both.delivered] == ["a.txt", "b.txt"]


def test_the_same_folder_always_comes_in_the_same_order(folder: Path, written: Write) -> None:
    written(folder, {f"{stem}.txt": f"Report {stem}.\n" for stem in ("z", "B", "a", "10", "9")})
    items = [row["item"] for row in read(folder).delivered]
    assert items == sorted(items)


def test_a_path_that_is_missing_stops_before_anything_is_read(
    folder: Path, written: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(folder, {"a.txt": "Russian troops left.\n"})
    monkeypatch.setattr("flows.sources.files._bytes", lambda *_: pytest.fail("a file was read"))
    with pytest.raises(UsageError, match=r"no such file or folder: .*missing"):
        deliver([folder, folder / "missing"], LIMIT)


def test_two_folders_of_one_name_cannot_be_told_apart(tmp_path: Path, written: Write) -> None:
    folders = [written(tmp_path / side / "reports", {"a.txt": side}) for side in ("one", "two")]
    with pytest.raises(UsageError, match="same name"):
        deliver(folders, LIMIT)


@pytest.fixture
def mixed(folder: Path, written: Write) -> Path:
    """A folder with a file of every kind: 4 to deliver, 2 to skip, 8 to refuse."""
    written(
        folder,
        {
            "good.txt": "Russian troops left.\n",
            "good.md": "---\noutlet: reuters\n---\nOthers stayed.\n",
            "good.html": "<p>All quiet.</p>",
            "two\nlines.txt": "Nothing new.\n",
            ".hidden": "x",
            "empty.txt": "",
            "white.txt": "  \n",
            "picture.txt": PNG,
            "big.txt": b"x" * (LIMIT + 1),
            "cyrillic.txt": "Хмеймим".encode("cp1251"),
            "data.csv.gz": b"\x1f\x8b",
        },
    )
    sidecar(folder, {"file": "good.txt", **FACTS})
    (folder / "link.txt").symlink_to("/etc/passwd")
    os.mkfifo(folder / "pipe.txt")
    return folder


@pytest.fixture
def ingested(mixed: Path, tmp_path: Path) -> Ingested:
    return ingest([str(mixed)], Settings(home=tmp_path / "home", max_file_mb=1))


def test_every_item_has_exactly_one_answer(mixed: Path, ingested: Ingested) -> None:
    answers = [
        *ingested.delivered["item"],
        *ingested.skipped["item"],
        *(item.removeprefix("reports/") for item in ingested.set_aside["item"]),
    ]
    assert sorted(answers) == sorted(path.name for path in mixed.iterdir())
    assert ingested.n_items == len(answers) == 14
    assert (ingested.delivered.height, ingested.skipped.height, ingested.set_aside.height) == (4, 2, 8)


def test_what_a_source_delivers_keeps_the_contract_of_its_tables(ingested: Ingested) -> None:
    assert sift(Delivered, ingested.delivered).set_aside.is_empty()
    assert sift(SetAside, ingested.set_aside).set_aside.is_empty()


def test_every_refused_item_is_booked_as_quarantined_under_its_own_name(ingested: Ingested) -> None:
    fates = all_fates(ingested, ingested.skipped.clear(), ingested.set_aside.clear())
    booked = fates.filter(fate="quarantined")
    assert fates.schema == FATES
    assert fates.height == 10
    assert set(booked["source"]) == {"reports"}
    assert {"empty.txt", "big.txt", "link.txt"} <= set(booked["item"])
    assert all(": " in reason for reason in booked["reason"])


def test_a_copy_of_every_delivered_text_is_kept_under_its_own_hash(ingested: Ingested, tmp_path: Path) -> None:
    kept = [path for path in (tmp_path / "home" / "raw").rglob("*") if path.is_file()]
    assert len(kept) == 4
    assert all(hashlib.sha256(path.read_bytes()).hexdigest() == path.name for path in kept)
    assert "Russian troops left.\n" in {path.read_text() for path in kept}


def test_a_copy_that_is_kept_already_is_not_written_again(mixed: Path, ingested: Ingested, tmp_path: Path) -> None:
    kept = {p: p.stat().st_mtime_ns for p in (tmp_path / "home" / "raw").rglob("*")}
    ingest([str(mixed)], Settings(home=tmp_path / "home", max_file_mb=1))
    assert {p: p.stat().st_mtime_ns for p in (tmp_path / "home" / "raw").rglob("*")} == kept
