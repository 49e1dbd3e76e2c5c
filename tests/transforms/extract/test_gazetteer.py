"""Names: every spelling of a place is that place, a common word is none, and the longest name wins."""

import pytest

from transforms.extract import places
from transforms.extract.gazetteer import mentions
from transforms.extract.segments import segments
from transforms.normalise.placed import decide

KINDS = ("place", "actor", "outlet", "materiel")

PLACES = [
    # English, with the spellings of different desks
    ("en", "Cooks were seen between Khmeimim and Jablah.", {"Khmeimim": "hmeimim", "Jablah": "jableh"}),
    ("en", "Engineers stayed at Humaymim air base for a week.", {"Humaymim air base": "hmeimim"}),
    ("en", "HMEIMIM FALLS SILENT", {"HMEIMIM": "hmeimim"}),
    (
        "en",
        "The flag at Qamishlo came down; at Kamishli airport it did not.",
        {"Qamishlo": "qamishli_city", "Kamishli airport": "qamishli_airport"},
    ),
    ("en", "A bus passed Ain Eissa, then Ayn Issa again.", {"Ain Eissa": "ain_issa", "Ayn Issa": "ain_issa"}),
    (
        "en",
        "The post at Tal Tamr and the one at Tell Tamer are empty.",
        {"Tal Tamr": "tell_tamr", "Tell Tamer": "tell_tamr"},
    ),
    ("en", "In Kobane, or Ain al-Arab, nobody noticed.", {"Kobane": "kobani", "Ain al-Arab": "kobani"}),
    ("en", "Guards left Kobanê at noon.", {"Kobanê": "kobani"}),
    ("en", "A ferry left Lattakia for Banias.", {"Lattakia": "latakia_city", "Banias": "baniyas"}),
    ("en", "Work at the T-4 airbase went on, as T4 always does.", {"T-4 airbase": "tiyas_t4", "T4": "tiyas_t4"}),
    ("en", "The hill of Tal al-Harra was bare.", {"Tal al-Harra": "tell_al_hara"}),
    (
        "en",
        "Deir Ezzor and Deir al-Zour are one city.",
        {"Deir Ezzor": "deir_ez_zor_city", "Deir al-Zour": "deir_ez_zor_city"},
    ),
    (
        "en",
        "From Manbij, or Menbij, to Raqqa and Rakka.",
        {"Manbij": "manbij", "Menbij": "manbij", "Raqqa": "raqqa_city", "Rakka": "raqqa_city"},
    ),
    ("en", "Maaten al-Sarra lies far in the sand.", {"Maaten al-Sarra": "maaten_sarra"}),
    (
        "en",
        "Palmyra slept, Palmyra airport did not.",
        {"Palmyra": "palmyra_town", "Palmyra airport": "palmyra_airport"},
    ),
    ("en", "M4 and M5 were closed by snow.", {"M4": "m4_highway", "M5": "damascus_homs_highway"}),
    ("en", "They flew from Damascus to Moscow.", {"Damascus": "damascus_city", "Moscow": "moscow"}),
    ("en", "Moscow's denial and Damascus’ answer came late.", {}),
    ("en", "Both were at Sha’irat and left Deir ez‑Zor.", {"Sha’irat": "shayrat", "Deir ez‑Zor": "deir_ez_zor_city"}),
    ("en", "Near Te\u200bll Tamr a well ran dry.", {"Near Te\u200bll Tamr": "tell_tamr"}),
    # Russian, in the cases that reports use
    ("ru", "Автобус вышел из Хмеймима в сторону Тартуса.", {"Хмеймима": "hmeimim", "Тартуса": "tartus_city"}),
    ("ru", "В Камышлы и Кобани тихо.", {"Камышлы": "qamishli_city", "Кобани": "kobani"}),
    ("ru", "Туман над Латакией не рассеялся в Латакии.", {"Латакией": "latakia_city", "Латакии": "latakia_city"}),
    (
        "ru",
        "Дейр-эз-Зор, Манбидж, Пальмира ждут дождя.",
        {"Дейр-эз-Зор": "deir_ez_zor_city", "Манбидж": "manbij", "Пальмира": "palmyra_town"},
    ),
    ("ru", "Авиабаза Хмеймим молчит.", {"Авиабаза Хмеймим": "hmeimim"}),
    # Turkish, with suffixes after an apostrophe
    ("tr", "Otobüs Hmeymim'den Tartus'a gitti.", {"Hmeymim": "hmeimim", "Tartus": "tartus_city"}),
    ("tr", "KAMIŞLI'DA SESSİZLİK", {"KAMIŞLI": "qamishli_city"}),
    (
        "tr",
        "Kamışlı Havaalanı ile Ayn İsa boşaldı.",
        {"Kamışlı Havaalanı": "qamishli_airport", "Ayn İsa": "ain_issa"},
    ),
    ("tr", "Şam yönetimi sustu.", {}),
    ("tr", "Münbiç’te yağmur var, Rakka’da yok.", {"Münbiç": "manbij", "Rakka": "raqqa_city"}),
    ("tr", "Lazkiye limanı kapandı.", {"Lazkiye limanı": "latakia_port"}),
    # Arabic, with the words that are written as one with a name
    ("ar", "غادروا قاعدة حميميم باتجاه طرطوس", {"قاعدة حميميم": "hmeimim", "طرطوس": "tartus_city"}),
    ("ar", "هدوء في القامشلي وعين عيسى", {"القامشلي": "qamishli_city", "عين عيسى": "ain_issa"}),
    ("ar", "وصلوا إلى مطار القامشلي ليلا", {"مطار القامشلي": "qamishli_airport"}),
    ("ar", "من تل تمر إلى منبج وكوباني", {"تل تمر": "tell_tamr", "منبج": "manbij", "كوباني": "kobani"}),
    ("ar", "مطر بتدمر وثلج فوق حلب", {"تدمر": "palmyra_town", "حلب": "aleppo_city"}),
    ("ar", "قاعدة حـمـيـمـيم", {"قاعدة حـمـيـمـيم": "hmeimim"}),
]

OTHER_NAMES = [
    (
        "en",
        "Al Mayadeen TV showed al-Mayadin at dusk.",
        {"Al Mayadeen TV": "almayadeen", "al-Mayadin": "mayadin|mayadin_district"},
    ),
    (
        "en",
        "Al-Mayadeen channel, Reuters and Sputnik said so.",
        {"Al-Mayadeen channel": "almayadeen", "Reuters": "reuters", "Sputnik": "sputnik"},
    ),
    ("en", "Peskov and Lavrov were asked.", {"Peskov": "peskov", "Lavrov": "lavrov"}),
    ("en", "The Russian Defense Ministry kept silent.", {"Russian Defense Ministry": "ru_mod"}),
    ("en", "SOHR and the Syrian Democratic Forces agree.", {"SOHR": "sohr", "Syrian Democratic Forces": "sdf"}),
    ("en", "They loaded an An-124 and two Il-76s.", {"An-124": "an124", "Il-76s": "il76"}),
    (
        "en",
        "S-400 and Pantsir-S1 launchers stood beside Ka-52s.",
        {"S-400": "s400", "Pantsir-S1": "pantsir", "Ka-52s": "ka52"},
    ),
    ("en", "Sparta II and Ursa Major waited.", {"Sparta II": "sparta2", "Ursa Major": "ursa_major"}),
    ("en", "The frigate Admiral Grigorovich sailed.", {"frigate Admiral Grigorovich": "adm_grigorovich"}),
    ("en", "A military convoy passed.", {"military convoy": "generic_convoy"}),
    ("ru", "Песков и Лавров промолчали об Ил-76.", {"Песков": "peskov", "Лавров": "lavrov", "Ил-76": "il76"}),
    ("tr", "Suriye İnsan Hakları Gözlemevi saydı.", {"Suriye İnsan Hakları Gözlemevi": "sohr"}),
    ("ar", "قناة الميادين صورت الميادين", {"قناة الميادين": "almayadeen", "الميادين": "mayadin|mayadin_district"}),
]

NO_NAMES = [
    "The wagon stood beside a badia bush and a brak.",
    "They may raqqa on for hours, and nobody will homs.",
    "He said that hama is a word, and idlib another.",
    "Tartusian fishermen mended nets.",
    "Halabja is not Halabs, and Homsi is a family name.",
    "Write to @Hmeimim or call T45.",
    "A spartan meal, a torn flag, a bull and a tiger.",
    "He reads the sputniks of old.",
    "Подтартусие не город, а хомский говор не Хомск.",
    "Halepli bir aşçı, humuslu bir tabak.",
    "كلمة حميميمات ليست اسما وحلبي نسبة",
]


def named(text: str, language: str, *kinds: str) -> dict[str, str]:
    """Return the ids of names by their words, as a reader of the language knows them."""
    found = [m for m in mentions(text) if m.kind in (kinds or KINDS) and m.languages & {language, "en"}]
    return {mention.text: "|".join(mention.ids) for mention in found}


@pytest.mark.parametrize(("language", "text", "names"), PLACES, ids=[text for _, text, _ in PLACES])
def test_a_place_is_known_by_every_spelling(language: str, text: str, names: dict[str, str]) -> None:
    found = decide(*places(text, segments(text)))
    assert {text[f.toponym.start : f.toponym.end]: f.place_id for f in found} == names


@pytest.mark.parametrize(("language", "text", "names"), OTHER_NAMES, ids=[text for _, text, _ in OTHER_NAMES])
def test_actors_outlets_and_materiel_are_known_too(language: str, text: str, names: dict[str, str]) -> None:
    assert named(text, language) == names


@pytest.mark.parametrize("text", NO_NAMES)
def test_common_words_and_parts_of_words_are_no_names(text: str) -> None:
    assert [m.text for m in mentions(text) if m.kind in ("place", "outlet", "materiel")] == []


def test_a_missile_is_not_damascus_though_turkish_spells_it_alike() -> None:
    assert named("A SAM missile was fired.", "en", "place") == {}
    assert named("Şam'da yağmur var.", "tr", "place")["Şam"].startswith("damascus_city")


@pytest.mark.parametrize(
    ("text", "words", "place_id"),
    [
        ("Latakia port", "Latakia port", "latakia_port"),
        ("Deir ez-Zor military airport", "Deir ez-Zor military airport", "deir_ez_zor_airport"),
        ("Homs countryside", "Homs countryside", "homs_governorate"),
        ("Damascus-Homs highway", "Damascus-Homs highway", "damascus_homs_highway"),
        ("Tartus naval base", "Tartus naval base", "tartus_naval"),
    ],
)
def test_the_longest_name_wins(text: str, words: str, place_id: str) -> None:
    assert named(text, "en", "place") == {words: place_id}


def test_a_capital_that_speaks_for_its_government_is_a_place_and_a_nationality() -> None:
    assert {m.kind for m in mentions("Moscow kept silent.")} == {"place", "nationality"}


def test_whose_forces_they_are_is_told_inside_a_longer_name() -> None:
    assert ("nationality", ("RU",)) in {(m.kind, m.ids) for m in mentions("The Russian Defense Ministry kept silent.")}


def test_a_name_with_two_bearers_keeps_both() -> None:
    [airfield] = [m for m in mentions("It landed at Chkalovsk.") if m.kind == "place"]
    assert set(airfield.ids) == {"chkalovsky", "chkalovsk_kgd"}


def test_names_come_in_the_order_of_the_text_and_stand_where_they_say() -> None:
    text = "İdlib, Şam, “Kobanê” and\u200b Te\u00adll Tamr: Reuters, قاعدة حميميم, Хмеймим."
    found = mentions(text)
    assert [m.start for m in found] == sorted(m.start for m in found)
    assert [text[m.start : m.end] for m in found] == [m.text for m in found]
    assert len({m.text for m in found}) == 7


def test_an_empty_text_names_nothing() -> None:
    assert mentions("") == []
