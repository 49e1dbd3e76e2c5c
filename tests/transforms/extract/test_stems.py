"""What a news reader takes from plain Arabic, Russian and Turkish sentences beyond the first verb."""

import pytest

from transforms.extract import extract

TOLD = [
    # text, event types in order, phase and factuality of the first
    ("Россия отозвала своих военных из Пальмиры.", ["withdrawal"], "completed", "CT+"),
    ("Российские военные, возможно, уйдут из Манбиджа.", ["withdrawal"], "planned", "PS+"),
    ("Rus askerleri Münbiç'i boşaltacak.", ["withdrawal"], "planned", "CT+"),
    ("Rusya, Kamışlı'daki üssünü boşalttığı haberlerini yalanladı.", ["withdrawal"], "completed", "CT-"),
    ("ستغادر القوات الروسية منبج.", ["withdrawal"], "planned", "CT+"),
    ("أُخليت قاعدة القوات الروسية في منبج.", ["withdrawal"], "completed", "CT+"),
]

NOTHING = [
    "هل تغادر القوات الروسية قاعدة حميميم؟",
    "Rus turistleri taşıyan uçak Lazkiye'ye indi.",
    "Если бы российские войска ушли из Хмеймима, всё было бы иначе.",
]

TELLERS = [
    ("Российские войска покинули Манбидж, рассказали местные жители.", "witness", ("local_sources",)),
    ("Köylüler, Rus askerlerinin Münbiç'ten çekildiğini söyledi.", "witness", ("local_sources",)),
    ("انسحبت القوات الروسية من منبج، بحسب محللين.", "analyst", ("analysts",)),
]


@pytest.mark.parametrize(("text", "types", "phase", "factuality"), TOLD)
def test_other_forms_of_a_word_tell_the_same_thing(text: str, types: list[str], phase: str, factuality: str) -> None:
    claims = extract("v", text).claims
    assert [c.event_type.value for c in claims] == types
    assert (claims[0].phase.value, claims[0].factuality.value) == (phase, factuality)


@pytest.mark.parametrize("text", NOTHING)
def test_questions_tourists_and_what_never_was_tell_nothing(text: str) -> None:
    assert extract("v", text).claims == ()


@pytest.mark.parametrize(("text", "source_class", "actor"), TELLERS)
def test_people_without_a_name_are_tellers_too(text: str, source_class: str, actor: tuple[str, ...]) -> None:
    (claim,) = extract("v", text).claims
    assert (claim.sources[0].source_class, claim.sources[0].ids) == (source_class, actor)


def test_a_sentence_without_a_place_goes_on_where_the_one_before_was() -> None:
    first, second = extract("v", "Российские войска стоят в Манбидже. Военные готовятся покинуть базу.").claims
    assert second.places[0].ids == first.places[0].ids
    assert second.places[0].is_carried


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Российские военные покинули базу в Хмеймиме.", {"hmeimim": "origin"}),
        ("Россия вывела войска с авиабазы в Камышлы.", {"qamishli_airport": "origin"}),
        (
            "Российские войска вывели технику из Пальмиры в Хмеймим.",
            {"palmyra_town": "origin", "hmeimim": "destination"},
        ),
        (
            "Российские войска ушли из Манбиджа на базу в Айн-Иссе.",
            {"manbij": "origin", "ain_issa": "destination"},
        ),
        (
            "سحبت القوات الروسية معداتها من تدمر إلى حميميم.",
            {"palmyra_town": "origin", "hmeimim": "destination"},
        ),
    ],
)
def test_the_nearest_preposition_says_which_end_of_a_move_a_place_is(text: str, ends: dict[str, str]) -> None:
    (claim,) = extract("v", text).claims
    assert {place.ids[0]: place.role.value for place in claim.places} == ends
