"""The learned reader of English: an encoder of windows (ONNX, eight-bit) and small heads over its states.

Learned by `make train`. One window at a time and one thread, so that a text is read the same whatever else is read
beside it; from the first reading on, numpy keeps to one thread in the whole process.
"""

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from schemas.vocabulary import EventType, Extent, Factuality, Phase, PlaceRole, SourceClass, Stance
from transforms.extract.windows import MARK, Window
from transforms.lookups import folder_of

Floats = NDArray[np.float32]

TYPES = ("", *EventType.codes())
ROLES = ("", *PlaceRole.codes())
TELLERS = ("", "first", "other")
WHERE = ["here", "before", "theatre"]
"""Whether the places of an event are named with it, were told before it, or are none but the theatre."""

AXES = {
    "kind": EventType.codes(),
    "phase": Phase.codes(),
    "factuality": Factuality.codes(),
    "stance": Stance.codes(),
    "extent": Extent.codes(),
    "background": ["", "background"],
    "where": WHERE,
    "source": ["", *SourceClass.codes()],
}
"""What each head chooses between, in the order of its outputs; the first of the first three means none."""

REACH, APART = 64, 8
"""Classes of distance, in pieces and in sentences, between the words that tell an event and another piece."""


class Pairs(NamedTuple):
    """What each piece of a window is to events (events, pieces): shares of roles and of tellers; above 0, a proof."""

    role: Floats
    teller: Floats
    proof: Floats

    def of(self, event: int) -> "Pairs":
        """Return the same for one of the events (pieces)."""
        return Pairs(*(part[event] for part in self))


def states(window: Window) -> Floats:
    """Return a row of numbers for each piece of a window."""
    feed = {"ids": window.ids, "told": window.read, "kinds": window.kinds}
    arrays = {name: np.array([values], np.int64) for name, values in feed.items()}
    return np.asarray(_session(_FOLDER.get()).run(None, arrays)[0][0], np.float32)


def types(rows: Floats) -> Floats:
    """Return the shares of `TYPES` for each piece."""
    return _softmax(_linear("telling", rows))


def axes(window: Window, rows: Floats, told: Sequence[list[int]]) -> dict[str, Floats]:
    """Return the shares of the values of each axis (events, values) of the events that `told` tells piece by piece."""
    sentences = np.array(window.sentences)
    seen = [[rows[e].mean(axis=0), rows[sentences == sentences[e[0]]].mean(axis=0), rows[0]] for e in told]
    inner = _gelu(_linear("axes", np.array(seen, np.float32).reshape(len(told), -1)))
    return {axis: _softmax(_linear(axis, inner)) for axis in AXES}


def pairs(window: Window, rows: Floats, told: Sequence[list[int]]) -> Pairs:
    """Return what each piece is to each of the events that `told` tells piece by piece."""
    event = _linear("event", np.array([rows[e].mean(axis=0) for e in told], np.float32))
    near = _heads()["distance"][[distance(window, e[0]) for e in told]]
    between = _heads()["apart"][[apart(window, e[0]) for e in told]]
    first = _gelu(event[:, None] + near + _linear("piece", rows) + between)
    inner = _gelu(_linear("pair", first)) + first
    return Pairs(_softmax(_linear("role", inner)), _softmax(_linear("teller", inner)), _linear("proof", inner)[..., 0])


def distance(window: Window, telling: int) -> NDArray[np.int64]:
    """Return classes of distance in pieces: each step near by, ever wider ones farther off, apart on both sides."""
    steps = np.arange(len(window.ids)) - telling
    far = np.abs(steps)
    grown = 12 + (np.log2(np.maximum(far, 12) / 12) * 4).astype(np.int64)
    classes = np.minimum(np.where(far < 12, far, grown), REACH // 2 - 2)
    return np.where(steps < 0, REACH // 2 - 1 - classes, REACH // 2 + classes)


def apart(window: Window, telling: int) -> NDArray[np.int64]:
    """Return classes of distance in sentences: up to three before and three after; marks are a class of their own."""
    sentences = np.array(window.sentences)
    steps = np.clip(sentences - window.sentences[telling], -3, 3) + 3
    return np.where(sentences == MARK, APART - 1, steps)


def _linear(name: str, rows: Floats) -> Floats:
    return np.asarray(rows @ _heads()[f"{name}.weight"].T + _heads()[f"{name}.bias"], np.float32)


def _gelu(x: Floats) -> Floats:
    return np.asarray(x * 0.5 * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x * x * x))), np.float32)


def _softmax(x: Floats) -> Floats:
    shares = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.asarray(shares / shares.sum(axis=-1, keepdims=True), np.float32)


@contextmanager
def taken_from(folder: Path) -> Iterator[None]:
    """Read with the network in a folder, not with the one that ships."""
    token = _FOLDER.set(folder)
    try:
        yield
    finally:
        _FOLDER.reset(token)


_FOLDER: ContextVar[Path | None] = ContextVar("folder", default=None)
"""Folder of another network than the one that ships."""


def weights(name: str) -> dict[str, Floats]:
    """Return the arrays of a file of weights."""
    return _arrays(_FOLDER.get(), name)


def _heads() -> dict[str, Floats]:
    return weights("heads.npz")


@cache
def _arrays(folder: Path | None, name: str) -> dict[str, Floats]:
    with np.load(BytesIO(_in(folder, name)), allow_pickle=False) as stored:
        return {name: array.astype(np.float32) for name, array in stored.items()}


@cache
def _session(folder: Path | None) -> onnxruntime.InferenceSession:
    threadpool_limits(1, "blas")  # numpy's threads wait busily, and so take the time of other processes
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    encoder = zlib.decompress(_in(folder, "encoder.onnx.z"))
    return onnxruntime.InferenceSession(
        encoder, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER_FUSED
    )


_SLOWER_FUSED = ["SkipLayerNormFusion"]
"""Adding and norming as one operator takes several times as long as one after the other."""


def _in(folder: Path | None, name: str) -> bytes:
    return (folder or folder_of("weights")).joinpath(name).read_bytes()
