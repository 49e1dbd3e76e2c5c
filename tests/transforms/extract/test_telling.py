"""How shares become decisions: which words tell an event, what proves it, and that one event is told once."""

import numpy as np
import pytest

from schemas.vocabulary import EventType
from transforms.extract import telling
from transforms.extract.network import AXES, ROLES, TELLERS, TYPES, Floats, Pairs
from transforms.extract.page import look
from transforms.extract.telling import Told, tell
from transforms.extract.windows import Window, cut, windows

TEXT = "Russian troops withdrew from Manbij and stayed in Tartus, officials said."


def _read(monkeypatch: pytest.MonkeyPatch, tells: dict[str, tuple[str, float]], proves: str) -> list[Told]:
    """Tell what a network would that gives these words these types, and this stretch as proof of each."""
    page = look(TEXT)
    (window,) = windows(cut(page.sentences, page.named))
    start = TEXT.index(proves)

    def types(_: Floats) -> Floats:
        shares = np.zeros((len(window.ids), len(TYPES)), np.float32)
        shares[:, 0] = 1
        for word, (event_type, share) in tells.items():
            at = window.spans.index((TEXT.index(word), TEXT.index(word) + len(word)))
            shares[at, 0], shares[at, TYPES.index(event_type)] = 1 - share, share
        return shares

    def axes(_: Window, rows: Floats, events: list[list[int]]) -> dict[str, Floats]:
        told = [next(t for w, (t, _) in tells.items() if _starts(window, at[0], w)) for at in events]
        kinds = [EventType.codes().index(kind) for kind in told]
        none = [0] * len(kinds)
        return {axis: np.eye(len(v), dtype=np.float32)[kinds if axis == "kind" else none] for axis, v in AXES.items()}

    def pairs(_: Window, rows: Floats, events: list[list[int]]) -> Pairs:
        proof = np.array([1.0 if start <= a and 0 < b <= start + len(proves) else -1.0 for a, b in window.spans])
        none = np.zeros((len(window.ids), max(len(ROLES), len(TELLERS))), np.float32)
        none[:, 0] = 1
        of_one = (none[:, : len(ROLES)], none[:, : len(TELLERS)], proof.astype(np.float32))
        return Pairs(*(np.stack([part] * len(events)) for part in of_one))

    monkeypatch.setattr(telling, "states", lambda w: np.zeros((len(w.ids), 1), np.float32))
    monkeypatch.setattr(telling, "types", types)
    monkeypatch.setattr(telling, "axes", axes)
    monkeypatch.setattr(telling, "pairs", pairs)
    return tell(window, page.named)


def _starts(window: Window, at: int, word: str) -> bool:
    return window.spans[at][0] == TEXT.index(word)


def test_the_words_around_prove_what_a_word_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    (told,) = _read(monkeypatch, {"withdrew": ("withdrawal", 0.9)}, "Russian troops withdrew from Manbij")
    assert TEXT[slice(*told.proof)] == "Russian troops withdrew from Manbij"
    assert told.event_type is EventType.WITHDRAWAL
    assert told.probability == pytest.approx(0.9)


def test_what_is_less_sure_than_the_threshold_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _read(monkeypatch, {"withdrew": ("withdrawal", telling.THRESHOLD - 0.01)}, "troops withdrew") == []


def test_less_is_enough_for_talks(monkeypatch: pytest.MonkeyPatch) -> None:
    (told,) = _read(monkeypatch, {"withdrew": ("negotiation", telling.OF_TALKS + 0.01)}, "troops withdrew")
    assert told.event_type is EventType.NEGOTIATION
    assert telling.OF_TALKS + 0.01 < telling.THRESHOLD


def test_two_words_of_one_proof_that_tell_the_like_are_one_event(monkeypatch: pytest.MonkeyPatch) -> None:
    tells = {"withdrew": ("withdrawal", 0.9), "from": ("equipment_move", 0.6)}
    (told,) = _read(monkeypatch, tells, "Russian troops withdrew from Manbij")
    assert TEXT[slice(*told.words)] == "withdrew"


def test_two_events_of_one_sentence_are_both_told(monkeypatch: pytest.MonkeyPatch) -> None:
    tells = {"withdrew": ("withdrawal", 0.9), "stayed": ("continued_presence", 0.8)}
    told = _read(monkeypatch, tells, "Russian troops withdrew from Manbij and stayed in Tartus")
    assert [t.event_type.value for t in told] == ["withdrawal", "continued_presence"]
