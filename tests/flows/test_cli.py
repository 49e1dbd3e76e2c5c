"""The command line as a script meets it: exit codes, one clear line on stderr, JSON that is JSON."""

import fcntl
import json
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
import typer
from typer.testing import CliRunner

from flows import __main__ as cli
from flows.__main__ import app

Garrison = Callable[..., "subprocess.CompletedProcess[str]"]
COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


class Said:
    """What a call in this process said: exit code, output, errors."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Run the command line in this process, as `main` does."""

    def run(*words: str) -> Said:
        monkeypatch.setattr("sys.argv", ["garrison", *words])
        code = 0
        try:
            cli.main()
        except SystemExit as end:
            code = int(end.code or 0)
        told = capsys.readouterr()
        return Said(code, told.out, told.err)

    return run


@pytest.fixture(autouse=True)
def no_home_of_before(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`--home` sets the environment for children; keep that within a test."""
    monkeypatch.setenv("GARRISON_HOME", str(tmp_path / "nowhere"))


def one_line(err: str) -> str:
    [line] = err.strip().splitlines()
    return line


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    told = CliRunner().invoke(app, [command, "--help"], terminal_width=300)
    assert told.exit_code == 0
    assert f"Example: garrison {command}" in " ".join(told.stdout.split())


def test_without_a_command_the_help_is_shown(call: Callable[..., Said]) -> None:
    said = call()
    assert all(command in said.out + said.err for command in COMMANDS)


def test_a_refresh_of_what_is_known_ends_with_0_and_says_so(garrison: Garrison, home: Path, reports: Path) -> None:
    done = garrison("refresh", str(reports), "--home", str(home))
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 unchanged" in done.stdout
    assert "nothing changed; the release stays" in done.stdout


def test_a_refresh_with_items_set_aside_ends_with_3_and_says_how_to_ask(
    garrison: Garrison, home: Path, reports: Path
) -> None:
    (reports / "4-empty.txt").write_text("")
    done = garrison("refresh", str(reports), "--home", str(home))
    assert done.returncode == 3
    assert "garrison why ITEM" in one_line(done.stderr)
    assert "1 quarantined" in done.stdout


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["refresh", "missing/"], 2, "no such file or folder: missing/"),
        (["status"], 2, "no release yet"),
        (["query", "SELECT 1"], 2, "no release yet"),
        (["check"], 2, "no release yet"),
        (["why", "a.txt"], 2, "no release yet"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)
def test_what_cannot_be_done_here_ends_with_2_in_one_line_and_makes_no_home(
    garrison: Garrison, tmp_path: Path, words: list[str], code: int, told: str
) -> None:
    done = garrison(*words, "--home", str(tmp_path / "none"), cwd=tmp_path)
    assert done.returncode == code
    assert one_line(done.stderr).startswith("garrison: ")
    assert told in done.stderr
    assert done.stdout == ""
    assert not (tmp_path / "none").exists()


def test_a_refresh_beside_another_ends_with_11_and_names_the_holder(
    garrison: Garrison, home: Path, reports: Path
) -> None:
    with (home / "refresh.lock").open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = garrison("refresh", str(reports), "--home", str(home))
    assert done.returncode == 11
    assert one_line(done.stderr).startswith("garrison: a refresh is running: pid ")


@pytest.mark.parametrize(
    ("name", "content", "code", "told"),
    [("work.duckdb", b"junk", 13, "work.duckdb cannot be opened"), ("refresh.lock", None, 12, "cannot be written")],
)
def test_a_home_that_cannot_be_worked_in_ends_with_the_code_for_it(
    garrison: Garrison, tmp_path: Path, reports: Path, name: str, content: bytes | None, code: int, told: str
) -> None:
    path = tmp_path / "home" / name
    path.parent.mkdir()
    path.mkdir() if content is None else path.write_bytes(content)
    done = garrison("refresh", str(reports), "--home", str(path.parent))
    assert done.returncode == code
    assert told in one_line(done.stderr)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GARRISON_MAX_FILE_MB", "-1"),
        ("GARRISON_MAX_FILE_MB", "many"),
        ("GARRISON_BATCH_SIZE", "0"),
        ("GARRISON_PREFECT", "perhaps"),
    ],
)
def test_a_setting_that_cannot_be_used_ends_with_15_and_names_it(
    call: Callable[..., Said], monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    said = call("status")
    assert said.code == 15
    assert one_line(said.err).startswith(f"garrison: {name}: ")


def test_a_release_that_was_tampered_with_fails_its_check_with_10(garrison: Garrison, home: Path) -> None:
    release = (home / "warehouse.duckdb").resolve()
    release.chmod(0o644)
    with duckdb.connect(str(release)) as con:
        con.execute("UPDATE core.claim SET char_start = char_start + 1")
    done = garrison("check", "--home", str(home))
    assert done.returncode == 10
    assert one_line(done.stderr) == "garrison: the current release does not pass its audit"
    assert "fail: cross: every quote stands in its document at its offsets" in done.stdout


def test_a_release_that_is_damaged_ends_with_13(call: Callable[..., Said], home: Path) -> None:
    release = (home / "warehouse.duckdb").resolve()
    release.chmod(0o644)
    release.write_bytes(b"\0" * 5000)
    said = call("status", "--home", str(home))
    assert said.code == 13
    assert "cannot be opened" in one_line(said.err)


def test_status_names_the_release_its_counts_and_the_last_run(call: Callable[..., Said], shared_home: Path) -> None:
    said = call("status", "--home", str(shared_home), "--json")
    told = json.loads(said.out)
    assert told["release"] == (shared_home / "warehouse.duckdb").readlink().name
    assert (told["documents"], told["claims"], told["events"]) == (3, 3, 3)
    assert told["last run"].startswith("run 1 published")


def test_status_works_while_a_refresh_holds_the_store(call: Callable[..., Said], home: Path) -> None:
    hold = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    words = [sys.executable, "-c", hold, str(home / "work.duckdb")]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        said = call("status", "--home", str(home))
        holder.kill()
    assert said.code == 0
    assert "a refresh is running" in said.out


def test_query_prints_rows_for_people(call: Callable[..., Said], shared_home: Path) -> None:
    said = call("query", "SELECT item, version_no FROM core.document ORDER BY item", "--home", str(shared_home))
    lines = [line.split() for line in said.out.splitlines()]
    assert lines == [
        ["item", "version_no"],
        ["1-manbij.txt", "1"],
        ["2-kobani.txt", "1"],
        ["3-ain-issa.txt", "1"],
        ["3", "rows"],
    ]


def test_query_prints_json_for_scripts(call: Callable[..., Said], shared_home: Path) -> None:
    said = call(
        "query",
        "SELECT 'Хмеймим [bold]قاعدة[/]' AS name, DATE '2022-05-03' AS day, NULL AS nothing, [1, 2] AS list",
        "--home",
        str(shared_home),
        "--json",
    )
    assert json.loads(said.out) == [
        {"name": "Хмеймим [bold]قاعدة[/]", "day": "2022-05-03", "nothing": None, "list": [1, 2]}
    ]


def test_query_prints_marked_up_text_as_text(call: Callable[..., Said], shared_home: Path) -> None:
    said = call("query", "SELECT '[red]x[/red] [link=http://evil.example]y[/link]' AS t", "--home", str(shared_home))
    assert "[red]x[/red] [link=http://evil.example]y[/link]" in said.out


def test_every_query_that_ships_runs_by_its_name(call: Callable[..., Said], shared_home: Path, repo: Path) -> None:
    names = [path.stem for path in (repo / "warehouse" / "queries").glob("*.sql")]
    assert names
    assert {name: call("query", name, "--home", str(shared_home)).code for name in names} == dict.fromkeys(names, 0)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM core.claim",
        "UPDATE core.document SET text = ''",
        "DROP TABLE core.claim",
        "CREATE TABLE core.mine AS SELECT 1",
        "COPY core.claim TO '{folder}/stolen.csv'",
        "EXPORT DATABASE '{folder}/stolen'",
        "ATTACH '{folder}/mine.duckdb'",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM read_csv_auto('/etc/passwd')",
        "SET enable_external_access = true",
        "SET threads = 64",
        "INSTALL httpfs",
        "SELECT * FROM frame",
        "SELEC 1",
        "SELECT no_such_column FROM core.claim",
    ],
)
def test_query_refuses_writes_files_settings_and_nonsense_with_2(
    call: Callable[..., Said], shared_home: Path, tmp_path: Path, sql: str
) -> None:
    said = call("query", sql.format(folder=tmp_path), "--home", str(shared_home))
    assert said.code == 2
    assert said.err.startswith("garrison: ")
    assert "Traceback" not in said.err
    assert said.out == ""
    assert "root:" not in said.err
    assert not list(tmp_path.iterdir())


def test_a_shipped_query_cannot_be_used_to_read_another_file(call: Callable[..., Said], shared_home: Path) -> None:
    assert call("query", "../rules", "--home", str(shared_home)).code == 2


def test_why_tells_the_fate_the_reason_and_the_claims_of_an_item(call: Callable[..., Said], shared_home: Path) -> None:
    said = call("why", "1-manbij.txt", "--home", str(shared_home))
    assert said.code == 0
    assert "run 1: loaded_new" in said.out
    assert "version 1: dated unknown" in said.out
    assert "withdrawal completed CT+ 2022-05-03" in said.out


@pytest.mark.parametrize("name", ["4-empty.txt", "reports/4-empty.txt"])
def test_why_tells_what_was_wrong_with_a_bad_item(call: Callable[..., Said], shared_home: Path, name: str) -> None:
    said = call("why", name, "--home", str(shared_home))
    assert "run 1: quarantined: empty: the file is empty" in said.out
    assert "set aside in ingest by rule empty: the file is empty" in said.out


def test_why_answers_to_every_name_of_a_document_and_to_a_claim(
    call: Callable[..., Said], shared_home: Path, asked: Callable[..., Any]
) -> None:
    [(document, version, claim)] = asked(
        shared_home / "warehouse.duckdb",
        "SELECT c.document_id, c.version_id, claim_id FROM core.claim c JOIN core.document USING (version_id) "
        "WHERE item = '1-manbij.txt'",
    )
    for name in (document, version, "1-manbij.txt", "reports/1-manbij.txt"):
        told = json.loads(call("why", name, "--home", str(shared_home), "--json").out)
        assert [d["item"] for d in told["documents"]] == ["1-manbij.txt"], name
    told = json.loads(call("why", claim, "--home", str(shared_home), "--json").out)
    assert [c["claim_id"] for c in told["claims"]] == [claim]


def test_why_of_something_that_was_never_met_ends_with_2(call: Callable[..., Said], shared_home: Path) -> None:
    said = call("why", "never.txt", "--home", str(shared_home))
    assert said.code == 2
    assert "no run has met it" in one_line(said.err)


def doctor(call: Callable[..., Said], home: Path) -> tuple[int, dict[str, tuple[bool, str]]]:
    said = call("doctor", "--home", str(home), "--json")
    return said.code, {row["what"]: (row["well"], row["detail"]) for row in json.loads(said.out)}


def test_the_doctor_finds_a_sound_home_well(call: Callable[..., Said], shared_home: Path) -> None:
    code, found = doctor(call, shared_home)
    assert code == 0
    assert all(well for well, _ in found.values())
    assert "3 documents, 3 claims" in found["release"][1]


def test_the_doctor_finds_a_fresh_home_well_and_makes_none(call: Callable[..., Said], tmp_path: Path) -> None:
    code, found = doctor(call, tmp_path / "none")
    assert code == 0
    assert found["link"] == (True, "no release yet")
    assert not (tmp_path / "none").exists()


def _writable(home: Path) -> None:
    (home / "warehouse.duckdb").resolve().chmod(0o644)


def _damaged(home: Path) -> None:
    _writable(home)
    (home / "warehouse.duckdb").resolve().write_bytes(b"junk")


def _dangling(home: Path) -> None:
    (home / "warehouse.duckdb").resolve().unlink()


def _outside(home: Path) -> None:
    shutil.copy((home / "warehouse.duckdb").resolve(), home / "elsewhere.duckdb")
    (home / "warehouse.duckdb").unlink()
    (home / "warehouse.duckdb").symlink_to("elsewhere.duckdb")


def _no_link(home: Path) -> None:
    (home / "warehouse.duckdb").unlink()
    (home / "warehouse.duckdb").write_bytes(b"a file")


def _left_over(home: Path) -> None:
    (home / "releases" / ".000002-00000000.duckdb.candidate").touch()


def _log(home: Path) -> None:
    (home / "releases" / "000001-00000000.duckdb.wal").touch()


@pytest.mark.parametrize(
    ("harm", "what"),
    [
        (_writable, "release"),
        (_damaged, "release"),
        (_dangling, "link"),
        (_outside, "link"),
        (_no_link, "link"),
        (_left_over, "left-over files"),
        (_log, "left-over files"),
    ],
)
def test_the_doctor_finds_what_is_wrong_ends_with_1_and_changes_nothing(
    call: Callable[..., Said], home: Path, harm: Callable[[Path], None], what: str
) -> None:
    harm(home)
    before = {p: (p.lstat().st_size, stat.S_IMODE(p.lstat().st_mode)) for p in home.rglob("*")}
    code, found = doctor(call, home)
    assert code == 1
    assert not found[what][0]
    assert {p: (p.lstat().st_size, stat.S_IMODE(p.lstat().st_mode)) for p in home.rglob("*")} == before


def test_the_doctor_names_a_refresh_that_is_running(call: Callable[..., Said], home: Path) -> None:
    with (home / "refresh.lock").open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        code, found = doctor(call, home)
    assert code == 0
    assert found["lock"][1].startswith("a refresh is running: pid ")


@pytest.mark.parametrize("every", ["", "5", "5s", "1w", "h", "-1h", "1.5h"])
def test_serve_refuses_an_interval_it_cannot_keep_with_2(call: Callable[..., Said], tmp_path: Path, every: str) -> None:
    said = call("serve", str(tmp_path), f"--every={every}", "--home", str(tmp_path / "home"))
    assert said.code == 2
    assert one_line(said.err).startswith("garrison: ")


def test_serve_refuses_a_folder_that_is_missing_with_2(call: Callable[..., Said], tmp_path: Path) -> None:
    said = call("serve", str(tmp_path / "missing"), "--home", str(tmp_path / "home"))
    assert (said.code, one_line(said.err)) == (2, f"garrison: no such folder: {tmp_path / 'missing'}")


def test_the_account_of_a_refresh_is_json_for_scripts(call: Callable[..., Said], home: Path, reports: Path) -> None:
    said = call("refresh", str(reports), "--home", str(home), "--json")
    told = json.loads(said.out)
    assert (told["run_id"], told["state"], told["release"], told["fates"]) == (2, "unchanged", None, {"unchanged": 3})
    assert told["stages"]["ingest"] == [3, 3, 0]


def test_the_shipped_queries_are_listed_with_their_questions(call: Callable[..., Said]) -> None:
    said = call("query", "--list")
    assert said.code == 0
    assert re.search(r"^site-status +Which sites are reported held.*\?$", said.out, re.MULTILINE)
    assert len(said.out.splitlines()) > 30
    assert json.loads(call("query", "--list", "--json").out)["site-status"].endswith("?")


def test_a_shipped_query_can_be_asked_about_one_site(call: Callable[..., Said], shared_home: Path) -> None:
    said = call("query", "citable-claims", "--set", "site=kobani", "--home", str(shared_home), "--json")
    assert {row["places"] for row in json.loads(said.out)} == {"origin: Kobani (Ayn al-Arab)"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "give SQL or the name of a shipped query"),
        (("site-status", "--set", "site"), "--set takes NAME=VALUE, not 'site'"),
        (("site-status", "--set", "a b=1"), "not a name of a variable: 'a b'"),
    ],
)
def test_a_question_that_is_not_whole_says_what_is_missing(
    call: Callable[..., Said], shared_home: Path, words: tuple[str, ...], told: str
) -> None:
    said = call("query", *words, "--home", str(shared_home))
    assert (said.code, told in said.err) == (2, True)


def test_a_value_that_is_set_is_no_way_to_run_sql(call: Callable[..., Said], shared_home: Path) -> None:
    said = call("query", "citable-claims", "--set", "site=x' OR 1=1 --", "--home", str(shared_home), "--json")
    assert (said.code, json.loads(said.out)) == (0, [])


def test_booked_figures_stand_in_the_quality_of_the_next_release(
    call: Callable[..., Said], home: Path, reports: Path, tmp_path: Path, quick_audit: None, report: Callable[..., str]
) -> None:
    label = {"event_type": "withdrawal", "factuality": "CT+", "quote": "Russian troops withdrew", "trigger": "withdrew"}
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"id": "1", "text": report(), "language": "en", "claims": [label]}) + "\n")
    assert call("evaluate", str(gold), "--book", "--home", str(home)).code == 0
    (reports / "new.txt").write_text(report("Raqqa", 7))
    assert call("refresh", str(reports), "--home", str(home)).code == 0
    said = call("query", "SELECT measure, n FROM mart.quality WHERE basis = 'gold'", "--home", str(home), "--json")
    assert {"measure": "recall", "n": 1} in json.loads(said.out)
