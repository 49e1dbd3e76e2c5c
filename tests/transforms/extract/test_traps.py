"""Names that are easily taken for one another: ships of one line, a ship and a city, a firm and a common word."""

import pytest

from transforms.extract.gazetteer import mentions


def _named(text: str, kind: str) -> list[str]:
    return [i for m in mentions(text) if m.kind == kind for i in m.ids]


@pytest.mark.parametrize(
    ("text", "materiel_id"),
    [
        ("The Sparta left Tartus.", "sparta"),
        ("The Sparta II left Tartus.", "sparta2"),
        ("The Sparta-2 left Tartus.", "sparta2"),
        ("The Sparta IV left Tartus.", "sparta4"),
        ("The Ursa Major sank off Spain.", "ursa_major"),
        ("The Sparta III was renamed.", "ursa_major"),
        ("Сухогруз «Спарта II» вышел из Тартуса.", "sparta2"),
        ("The missile cruiser Moskva lay off Latakia.", "moskva"),
        ("An AN124 landed.", "an124"),
        ("The S400 battery was moved.", "s400"),
        ("A Pantsyr-S1 was moved.", "pantsir"),
        ("A Tu-22M3 landed.", "tu22m3"),
        ("A T-72 was moved.", "tank_t90"),
        ("A tank was moved.", "generic_tank"),
        ("Танки вывезли.", "generic_tank"),
        ("Вертолёты Ми-35 улетели.", "mi24"),
    ],
)
def test_materiel_is_told_from_what_is_called_alike(text: str, materiel_id: str) -> None:
    assert materiel_id in _named(text, "materiel")
    ships = {"sparta", "sparta2", "sparta4", "ursa_major"}
    assert set(_named(text, "materiel")) & ships <= {materiel_id}


@pytest.mark.parametrize("text", ["Самолёты улетели в Москву.", "Москва не комментирует.", "Uçaklar Moskova'ya gitti."])
def test_the_city_is_no_cruiser(text: str) -> None:
    assert "moskva" not in _named(text, "materiel")


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("The largest cargo plane on the planet landed.", "planet_labs"),
        ("Russian forces left Mazlum village.", "mazloum_abdi"),
        ("The convoy passed Al-Mayadin on Sunday.", "almayadeen"),
        ("Konvoy El Meyadin'den geçti.", "almayadeen"),
        ("The general security situation is calm.", "syria_general_security"),
        ("Syrian state TV showed trucks.", "syria_tv"),
        ("Damascus airport in Syria, TV crews said, was empty.", "syria_tv"),
        ("The warm hawar bread was cheap.", "hawar"),
    ],
)
def test_a_common_word_or_a_town_is_no_teller(text: str, teller: str) -> None:
    assert teller not in [*_named(text, "actor"), *_named(text, "outlet")]


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("Planet Labs images show trucks.", "planet_labs"),
        ("Syria TV reported a convoy.", "syria_tv"),
        ("Syrian state TV reported a convoy.", "syrian_state_media"),
        ("Al Mayadeen TV reported a convoy.", "almayadeen"),
        ("Mazloum Abdi said so.", "mazloum_abdi"),
        ("Hawar News reported a convoy.", "hawar"),
        ("Maria Zakharova said so.", "zakharova"),
        ("قال المرصد السوري لحقوق الإنسان ذلك", "sohr"),
        ("Представитель МИД России Мария Захарова заявила это.", "zakharova"),
        ("Milli Savunma Bakanlığı açıkladı.", "turkey_mod"),
        ("Suwayda 24 reported a convoy.", "suwayda24"),
        ("Flightradar24 data show a flight.", "flightradar24"),
        ("A senior rebel official said so.", "senior_rebel_official"),
    ],
)
def test_tellers_are_known_by_name(text: str, teller: str) -> None:
    assert teller in [*_named(text, "actor"), *_named(text, "outlet")]
