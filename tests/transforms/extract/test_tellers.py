"""Who is taken for the teller of a claim, and as what kind of teller."""

import pytest

from transforms.extract import extract
from transforms.extract.page import look
from transforms.extract.spans import ReadSource
from transforms.extract.speaking import Spoken, attributed
from transforms.extract.tellers import tellers
from transforms.extract.voices import account


def _tellers(text: str, words: str, *before: ReadSource) -> list[ReadSource]:
    start, spoken = text.index(words), Spoken()
    spoken.hear(before)
    return tellers(text, [(start, start + len(words))], look(text).named, spoken.meant)


def _teller(text: str, words: str, *before: ReadSource) -> ReadSource | None:
    return next(iter(_tellers(text, words, *before)), None)


@pytest.mark.parametrize(
    ("text", "words", "source_class"),
    [
        ("Russian troops left, four Syrian officials said.", "four Syrian officials", "official"),
        ("Villagers saw the convoy leave Tell Tamr.", "Villagers", "witness"),
        ("The convoy left, Yoruk Amin, a geopolitical analyst, wrote.", "Yoruk Amin", "analyst"),
        ("Resident Ali Hamid said the Russians had gone.", "Ali Hamid", "witness"),
        ("The base is empty, a Syrian army officer said.", "a Syrian army officer", "military"),
        ("Satellite images show two planes.", "Satellite images", "imagery"),
        ("Somebody at the gate said they had left.", "Somebody at the gate", "anonymous"),
        ("A guard at the ministry said they had left.", "A guard at the ministry", "witness"),
        (
            "A source close to the Russian defence ministry said so.",
            "A source close to the Russian defence",
            "anonymous",
        ),
        ("Three Syrian security officials said so.", "Three Syrian security officials", "official"),
    ],
)
def test_the_words_say_what_kind_of_teller_it_is(text: str, words: str, source_class: str) -> None:
    told = _teller(text, words)
    assert told is not None
    assert (told.source_class, told.text) == (source_class, words)


def test_officials_who_told_an_agency_are_two_tellers() -> None:
    told = _tellers("The posts are empty, two Kurdish officials told Reuters.", "two Kurdish officials told Reuters")
    assert [t.text for t in told] == ["two Kurdish officials", "Reuters"]


def test_what_is_told_of_a_teller_is_no_part_of_the_name() -> None:
    told = _teller("A guard whose hut faces the gate saw them go.", "A guard whose hut faces the gate")
    assert told is not None
    assert told.text == "A guard"


def test_a_known_name_gives_the_actor_and_the_whole_name() -> None:
    told = _teller("The base stays, Dmitry Peskov said.", "Peskov")
    assert told is not None
    assert (told.ids, told.text, told.cue) == (("peskov",), "Dmitry Peskov", "said")


_OFFICIAL = ReadSource(("bogdanov",), "official", 0, 8, "Bogdanov")
_MONITOR = ReadSource(("sohr",), "monitor", 20, 35, "the Observatory")
_SOURCE = ReadSource((), "anonymous", 50, 70, "a Syrian military source")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("He", _OFFICIAL),
        ("The official", _OFFICIAL),
        ("The monitor", _MONITOR),
        ("The source", _SOURCE),
        ("the same military source", _SOURCE),
    ],
)
def test_a_word_that_points_back_means_the_last_teller_it_fits(words: str, meant: ReadSource) -> None:
    assert _tellers(f"{words} said they would stay.", words, _OFFICIAL, _SOURCE, _MONITOR) == [meant]


def test_he_is_nobody_where_nobody_spoke() -> None:
    assert _tellers("He said they would stay.", "He") == []


@pytest.mark.parametrize(
    ("sentence", "tellers_named"),
    [
        ("According to the Observatory, the post is empty.", ["the Observatory"]),
        ("The post is empty, a municipal worker told our paper.", ["a municipal worker"]),
        ("The ministry declined to comment.", []),
        ("The Russians said goodbye.", []),
        ("Maxar showed, and the officer confirmed, that the jets had gone.", ["Maxar", "the officer"]),
    ],
)
def test_words_of_saying_name_who_spoke(sentence: str, tellers_named: list[str]) -> None:
    told = attributed(sentence, 0, len(sentence), look(sentence).named)
    assert [teller.text for _, teller in told] == tellers_named


def test_one_teller_named_twice_stands_once() -> None:
    text = "Peskov said, and Peskov repeated, that the base stays."
    spans = [(0, 6), (text.rindex("Peskov"), text.rindex("Peskov") + 6)]
    assert len(tellers(text, spans, look(text).named, Spoken().meant)) == 1


def test_an_account_is_known_by_the_name_of_its_outlet() -> None:
    assert account("@Reuters") == ("reuters",)
    assert account("@nobody_knows_this_one") == ()


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("the defence ministry in Moscow", "ru_mod"),
        ("Syria's foreign ministry", "syria_mfa"),
        ("a Turkish security official", "turkish_officials"),
        ("two European diplomats", "western_officials"),
        ("Russian senators", "ru_duma_officials"),
        ("a source in the Military Operations Department", "military_operations_dept"),
        ("activists of the Observatory", "sohr"),
        ("sources of the Observatory", "sohr_sources"),
        ("a source in the Syrian Democratic Forces", "sdf_sources"),
        ("a Kurdish commander", "sdf"),
        ("a colonel of the Russian general staff", "ru_mod"),
        ("Syria's deputy interior minister", "syria_interior"),
        ("a senior rebel commander", "senior_rebel_official"),
        ("three Syrian officials", "syrian_officials"),
        ("The Kremlin's spokesman, Dmitry Peskov", "peskov"),
        ("Moscow", "kremlin"),
        ("Ankara", "turkish_officials"),
        ("the United States", "us_officials"),
        ("a Kurdish commander in Manbij", "sdf"),
        ("a Syrian pilot at the Russian base", "syrian_military_sources"),
        ("Minister of Defence Murhaf Abu Qasra", "abu_qasra"),
        ("the SDF, led by Mazloum Abdi", "sdf"),
        ("the SDF in an official statement", "sdf"),
        ("a coalition spokesman", "us_coalition"),
    ],
)
def test_bodies_and_unnamed_officials_are_known_by_their_nation(words: str, actor: str) -> None:
    told = _teller(f"The posts are empty, {words} said.", words)
    assert told is not None
    assert told.ids == (actor,)


@pytest.mark.parametrize(
    "words", ["a Syrian officer in contact with the Russian army", "a diplomat close to the Russian defence ministry"]
)
def test_who_only_stands_near_a_body_is_not_of_it(words: str) -> None:
    told = _teller(f"The posts are empty, {words} said.", words)
    assert told is not None
    assert told.ids not in (("ru_forces",), ("ru_mod",))


def test_a_surname_alone_is_whom_the_text_named_in_full_before() -> None:
    senator = ReadSource((), "official", 0, 15, "Grigory Karasin")
    told = _teller("The bases stay, Karasin said.", "Karasin", senator)
    assert told == senator


def test_an_officer_and_residents_are_two_tellers() -> None:
    words = "an officer at Hmeimim and two residents"
    told = _tellers(f"The posts are empty, {words} said.", words)
    assert [(t.text, t.source_class) for t in told] == [
        ("an officer at Hmeimim", "military"),
        ("two residents", "witness"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "an adviser to President Vladimir Putin",
        "a spokesman for the Syrian defence minister",
        "Syria's former defence minister",
        "former Ukrainian president Petro Poroshenko",
        "the Syrian National Coalition",
        "Syrians",
    ],
)
def test_who_serves_held_or_only_shares_a_name_is_not_the_one_in_office(words: str) -> None:
    told = _teller(f"The base stays, {words} said.", words)
    assert told is not None
    assert told.ids == ()


def test_a_state_alone_speaks_but_somebody_of_its_towns_does_not_speak_for_it() -> None:
    dentist = _teller("The post is empty, a dentist in Damascus said.", "a dentist in Damascus")
    state = _teller("The post stays, Damascus said.", "Damascus")
    assert dentist is not None
    assert state is not None
    assert (dentist.ids, state.ids) == ((), ("assad_regime", "syria_transitional_gov"))


def test_a_known_name_takes_nobody_up() -> None:
    told = _teller("The jets stay, the Kremlin has announced.", "the Kremlin", _OFFICIAL)
    assert told is not None
    assert told.ids == ("kremlin",)


@pytest.mark.parametrize(("words", "source_class"), [("The agency", "intelligence"), ("The company", "imagery")])
def test_a_noun_may_take_up_a_teller_of_any_class_it_stands_for(words: str, source_class: str) -> None:
    spoke = ReadSource(("known",), source_class, 0, 3, "HUR or Maxar")
    assert _tellers(f"{words} added that they had left.", words, spoke) == [spoke]


def test_whoever_is_told_of_between_a_teller_and_the_word_of_saying_is_no_teller() -> None:
    words = "A Syrian officer who liaises with Hmeimim told Al-Monitor by"
    told = _tellers(f"{words} telephone that they had left.", words)
    assert [t.text for t in told] == ["A Syrian officer", "Al-Monitor"]


def test_a_relative_clause_ends_before_the_next_teller() -> None:
    words = "a resident who lives near the base and Rami Abdulrahman"
    assert [t.text for t in _tellers(f"It is empty, {words} said.", words)] == ["a resident", "Rami Abdulrahman"]


def test_to_have_told_an_agency_makes_nobody_a_medium() -> None:
    told = _teller("It was empty, Abu Omar, the shift leader, told the press.", "Abu Omar, the shift leader")
    assert told is not None
    assert told.source_class == "official"


def test_the_agency_is_known_again_after_a_sentence_without_a_claim() -> None:
    spoken = Spoken()
    spoken.hear([ReadSource(("gur_hur",), "intelligence", 0, 3, "the intelligence agency HUR")])
    text = "The agency said nothing else of the war."
    spoken.hear(spoken.who(text, 0, len(text), look(text).named))
    again = spoken.meant("the agency")
    assert again is not None
    assert again.ids == ("gur_hur",)


def test_who_stands_behind_the_title_of_a_body_speaks_for_it() -> None:
    text = "The post stays, the spokesman for the Syrian Democratic Forces, Rojin Amed, told reporters."
    told = _teller(text, "Rojin Amed")
    assert told is not None
    assert (told.ids, told.text) == (("sdf",), "Rojin Amed")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The post was taken over by the Syrian Democratic Forces, Ali Hamid said.", "Ali Hamid"),
        (
            "After talks with the head of the Syrian Democratic Forces, Gideon Adler, a diplomat, said so.",
            "Gideon Adler",
        ),
        ("Hours after the death of the leader of Hezbollah, Naim Haddad, a cleric, said so.", "Naim Haddad"),
        ("Moscow fired the commander of the Russian forces in Syria, Novaya Gazeta, a paper, wrote.", "Novaya Gazeta"),
        ("The post stays, the former spokesman for the Syrian Democratic Forces, Ali Hamid, said.", "Ali Hamid"),
    ],
)
def test_a_person_named_after_a_body_that_he_does_not_speak_for_is_not_of_it(text: str, words: str) -> None:
    told = _teller(text, words)
    assert told is not None
    assert not {"sdf", "hezbollah", "ru_forces"} & {*told.ids}


@pytest.mark.parametrize(
    ("dateline", "said", "actor"),
    [
        ("MOSCOW (AP) — ", "the defence ministry said", ("ru_mod",)),
        ("DAMASCUS, March 3 (Reuters) - ", "the defence ministry said", ("syrian_mod",)),
        ("", "the defence ministry said", ()),
        ("CAIRO - ", "the defence ministry said", ()),
        ("HMEIMIM - ", "the defence ministry said", ()),
        ("DAMASCUS, March 3 (TASS) - ", "the defence ministry said", ()),
        ("DAMASCUS, March 3 (Reuters) - ", "the defence ministry in Moscow said", ("ru_mod",)),
        ("DAMASCUS, March 3 (Reuters) - ", "the Israeli defence ministry said", ()),
        ("MOSCOW (AP) — ", "the embassy staff said", ()),
    ],
)
def test_the_defence_ministry_of_no_nation_is_of_the_country_whose_capital_the_story_was_written_in(
    dateline: str, said: str, actor: tuple[str, ...]
) -> None:
    (claim,) = extract("v", f"{dateline}Russian troops have left Qamishli airport, {said}.").claims
    assert claim.sources[0].ids == actor
