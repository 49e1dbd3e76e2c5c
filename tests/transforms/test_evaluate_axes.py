"""A claim can be found and still be read wrongly: each axis is counted by itself."""

from transforms.evaluate import evaluate

TEXT = "Two residents said Russian troops had withdrawn from Manbij to Kobani."
LABEL = {
    "event_type": "withdrawal",
    "quote": "Russian troops had withdrawn from Manbij to Kobani",
    "phase": "completed",
    "factuality": "CT+",
    "is_background": False,
    "places": [{"place": "manbij", "role": "origin", "effect": -1}, {"place": "kobani", "role": "at"}],
    "speakers": [{"words": "Two residents", "actor": "local_sources", "class": "witness"}],
}


def _axes(**changed: object) -> dict[str, list[bool]]:
    row = {"id": "x", "language": "en", "text": TEXT, "claims": [{**LABEL, **changed}]}
    return evaluate([row])["all"].axes


def test_every_axis_of_a_label_is_compared() -> None:
    told = _axes()
    assert told["phase"] == [True]
    assert told["place"] == [True, True]
    assert told["role"] == [True, False]
    assert told["effect"] == [True]
    assert told["teller's class"] == [True]
    assert told["teller"] == [True]


def test_a_wrong_phase_counts_against_phase_alone() -> None:
    told = _axes(phase="planned")
    assert told["phase"] == [False]
    assert told["factuality"] == [True]


def test_a_teller_where_the_text_itself_tells_is_wrong() -> None:
    assert _axes(speakers=[])["nobody said it"] == [False]


def test_what_a_label_does_not_tell_is_not_counted() -> None:
    assert "stance" not in _axes()
