"""What a reader of news takes from a plain sentence: what happened, where, by whose word, and how sure."""

import pytest

from transforms.extract import extract
from transforms.extract.spans import ReadClaim
from transforms.normalise.placed import decide, of_claim

PLAIN = [
    # text, event type, phase, factuality, {(place, role)}
    ("Russian troops withdrew from Manbij.", "withdrawal", "completed", "CT+", {("manbij", "origin")}),
    ("Russian forces have begun to pull out of Kobani.", "withdrawal", "begun", "CT+", {("kobani", "origin")}),
    ("Russia will withdraw its forces from Tell Tamr.", "withdrawal", "planned", "CT+", {("tell_tamr", "origin")}),
    ("The Russians packed up their post at Zimrin.", "withdrawal", "completed", "CT+", {("zimrin", "origin")}),
    ("Russia sent military reinforcements to Qamishli Airport.", "reinforcement", "completed", "CT+",
     {("qamishli_airport", "destination")}),
    ("Russian military police deployed in Ain Issa.", "deployment", "completed", "CT+", {("ain_issa", "destination")}),
    ("Russian units redeployed from Palmyra to Hmeimim.", "redeployment", "completed", "CT+",
     {("palmyra_town", "origin"), ("hmeimim", "destination")}),
    ("The Russians handed the base in Mahin over to the Syrian army.", "handover", "completed", "CT+",
     {("mahin", "at")}),
    ("Russian warplanes remain at Hmeimim.", "continued_presence", "state", "CT+", {("hmeimim", "at")}),
    ("Two Russian frigates are anchored near Tartus.", "continued_presence", "state", "CT+", {("tartus_city", "at")}),
    ("A Russian convoy was heading from Raqqa to Tell Tamr.", "equipment_move", "ongoing", "CT+",
     {("raqqa_city", "origin"), ("tell_tamr", "destination")}),
    ("Damascus and Moscow are negotiating over the Russian bases in Syria.", "negotiation", "ongoing", "CT+",
     {("syria", "at")}),
    ("Russian air activity over Idlib has increased.", "activity_change", "ongoing", "CT+", {("idlib_city", "at")}),
    # how sure
    ("Russia may withdraw its troops from Manbij.", "withdrawal", "planned", "PS+", {("manbij", "origin")}),
    ("Russia appears to be withdrawing its forces from Manbij.", "withdrawal", "ongoing", "PR+",
     {("manbij", "origin")}),
    ("Russia has not withdrawn from Manbij.", "withdrawal", "completed", "CT-", {("manbij", "origin")}),
    ("Russia has no plans to withdraw from Hmeimim.", "withdrawal", "planned", "CT-", {("hmeimim", "origin")}),
    ("It is unclear whether Russian troops will leave Manbij.", "withdrawal", "planned", "Uu", {("manbij", "origin")}),
    # by what passes a road or a coast
    ("Rus askerleri Ayn İsa'dan çekilmeye başladı.", "withdrawal", "begun", "CT+", {("ain_issa", "origin")}),
    ("Российские войска покинули Манбидж.", "withdrawal", "completed", "CT+", {("manbij", "origin")}),
    ("انسحبت القوات الروسية من منبج.", "withdrawal", "completed", "CT+", {("manbij", "origin")}),
]  # fmt: skip

NOTHING = [
    "A convoy of aid trucks left Tartus for Homs.",
    "A freighter with grain arrived at Tartus on Monday.",
    "American troops withdrew from their base near Manbij.",
    "Turkish forces pulled out of their posts in Idlib.",
    "Iranian-backed militias left Palmyra for Deir ez-Zor.",
    "Russian troops withdrew from Kherson across the river.",
    "Will Russian troops leave Manbij?",
    "The Russian ambassador left Damascus for consultations.",
    "Syria withdrew its complaint against the Russian company.",
    "Inflation in Syria stayed ahead of wages, a Russian bank said.",
    "US forces at al-Shaddadi said they were staying put.",
    "غادر السفير الروسي دمشق في إجازة.",
    "Amerikan askerleri Münbiç'ten çekildi.",
    "Американские войска покинули Манбидж.",
]


def _read(text: str) -> list[ReadClaim]:
    return list(extract("v", text).claims)


@pytest.mark.parametrize(("text", "event_type", "phase", "factuality", "places"), PLAIN, ids=[row[0] for row in PLAIN])
def test_a_plain_sentence_tells_one_thing(
    text: str, event_type: str, phase: str, factuality: str, places: set[tuple[str, str]]
) -> None:
    reading = extract("v", text)
    (claim,) = reading.claims
    assert (claim.event_type.value, claim.phase.value, claim.factuality.value) == (event_type, phase, factuality)
    assert {(here.place_id, role.value) for role, here in of_claim(claim, decide(reading.toponyms))} == places


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_not_said_of_our_forces_in_the_theatre_is_no_claim(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "teller", "source_class"),
    [
        ("Russian troops left Manbij, the Syrian Observatory for Human Rights said.", "sohr", "monitor"),
        ("The Kremlin said that Russia had not withdrawn from its bases in Syria.", "kremlin", "official"),
        ("Satellite images show Russian helicopters leaving Hmeimim for Tartus.", "imagery", "imagery"),
        ("Residents said the Russians had vacated their post in Kobani.", "local_sources", "witness"),
        ("According to analysts, Russia may withdraw from Tartus.", "analysts", "analyst"),
    ],
)
def test_the_first_teller_stands_first_and_the_outlet_last(text: str, teller: str, source_class: str) -> None:
    (claim,) = _read(text)
    assert claim.sources[0].ids[0] == teller
    assert claim.sources[0].source_class == source_class
    assert claim.sources[-1].text is None


def test_somebody_who_spoke_before_is_meant_by_he() -> None:
    told = _read("Bogdanov spoke to reporters on Syria. He said Russia would keep its base at Hmeimim.")
    assert [claim.sources[0].ids[0] for claim in told] == ["bogdanov"]


def test_no_comment_is_neither_a_claim_about_the_forces_nor_a_denial() -> None:
    (claim,) = _read("Russia's defence ministry has not commented on the bases in Syria.")
    assert (claim.stance.value, claim.factuality.value) == ("no_comment", "Uu")


def test_a_presence_since_years_ago_is_background_not_news() -> None:
    (claim,) = _read("Russian troops have been in Syria since 2015.")
    assert claim.is_background
    assert (claim.event_type.value, claim.phase.value) == ("deployment", "historical")


def test_the_evidence_is_the_clause_with_who_did_it() -> None:
    text = "Market prices rose, while Russian forces began withdrawing from Manbij, and schools closed."
    (claim,) = _read(text)
    assert text[claim.start : claim.end] == "Russian forces began withdrawing from Manbij"


def test_materiel_and_its_number_are_read_with_the_move() -> None:
    (claim,) = _read("About 30 Russian military vehicles headed from Raqqa to Hmeimim.")
    (materiel,) = claim.materiel
    assert (materiel.quantity_min, materiel.quantity_max) == (24, 36)


def test_a_post_inside_a_page_speaks_for_its_author_only() -> None:
    text = (
        "Russian troops left Manbij, officials said on Friday.\n"
        "Suriye'de Rus askerleri Ayn İsa'dan çekilmeye başladı.\n"
        "— Conflict (@ConflictTR) December 13, 2024\n"
        "Prices rose in Aleppo."
    )
    first, post = _read(text)
    assert post.sources[0].ids == ("conflict_tr",)
    assert first.sources[0].ids != ("conflict_tr",)


def test_the_base_means_the_site_told_before() -> None:
    reading = extract("v", "Russian soldiers gathered at Shayrat. On Sunday the Russians left the base.")
    located = of_claim(reading.claims[-1], decide(reading.toponyms))
    assert [(here.place_id, role.value) for role, here in located] == [("shayrat", "origin")]
    assert located[0][1].resolution.value == "context"


def test_a_teller_goes_on_speaking_within_the_paragraph_only() -> None:
    told = (
        "A Syrian officer said Russian troops had withdrawn from Manbij. They abandoned their post in Kobani as well."
    )
    (_, again) = _read(told)
    assert [s.text for s in again.sources][:1] == ["A Syrian officer"]
    (_, apart) = _read(told.replace(". They", ".\n\nThey"))
    assert [s.text for s in apart.sources] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Had Moscow withdrawn its troops from Hmeimim in 2016, Aleppo would not have fallen.",
        "Will Russian troops withdraw from Hmeimim?",
        "Turkish troops withdrew from Manbij as Russian diplomats looked on.",
    ],
)
def test_what_is_only_supposed_asked_or_done_by_others_is_no_claim(text: str) -> None:
    assert _read(text) == []


def test_a_headline_that_the_report_repeats_is_told_once() -> None:
    text = "Russian troops quit Manbij\n\nRussian troops withdrew from Manbij on Monday.\n"
    assert [claim.sentence.segment.kind for claim in _read(text)] == ["body"]


def test_a_headline_that_names_the_town_of_a_base_is_told_once() -> None:
    text = "Russian ships quit Tartus\n\nRussian ships left the Tartus naval base on Monday.\n"
    assert [claim.sentence.segment.kind for claim in _read(text)] == ["body"]


def test_the_capital_alone_does_not_make_a_report_one_about_syria() -> None:
    assert _read("Russian mercenaries left Bamako. They withdrew from the capital on Friday.") == []


def test_a_headline_about_another_place_than_the_report_is_a_claim_of_its_own() -> None:
    text = "Russian troops quit Manbij\n\nRussian troops withdrew from Kobani on Monday.\n"
    assert [claim.sentence.segment.kind for claim in _read(text)] == ["headline", "body"]


def test_they_left_means_the_site_told_before() -> None:
    (_, left) = _read("Russian soldiers remain at Hmeimim. They will withdraw next year, a Syrian officer said.")
    assert [place.ids for place in left.places] == [("hmeimim",)]


def test_a_frigate_that_is_called_a_landing_ship_is_still_one_known_ship() -> None:
    (sailed,) = _read("The Russian landing ship Admiral Grigorovich left Tartus on Monday, an officer said.")
    assert [m.mention.ids for m in sailed.materiel] == [("adm_grigorovich",)]


def test_talks_that_are_not_on_the_table_are_told_once() -> None:
    text = "Discussions about the Russian bases in Syria are not currently on the negotiation table, an official said."
    (talks,) = _read(text)
    assert (talks.event_type.value, talks.factuality.value[-1]) == ("negotiation", "-")


def test_both_bases_are_the_two_that_were_told_before() -> None:
    before = "Russian troops remain at Hmeimim and Tartus."
    text = f"{before} On Friday Moscow said the Russians would not leave the two bases."
    told = _read(text)[-1]
    assert {i for place in told.places for i in place.ids} >= {"hmeimim", "tartus_naval"}


def test_what_is_in_the_whole_country_is_no_single_site() -> None:
    text = "Russian troops remain at Hmeimim. Moscow has not withdrawn from its bases in the country, the Kremlin said."
    told = _read(text)[-1]
    assert [place.ids for place in told.places] == [("syria",)]


def test_the_two_main_bases_are_known_without_a_name() -> None:
    (stays,) = _read("Russian forces will stay at their two main bases in Syria, a Syrian official said.")
    assert {place.ids for place in stays.places} == {("hmeimim",), ("tartus_naval",)}


def test_the_two_sites_on_the_coast_are_the_main_bases_whatever_the_story_was_about() -> None:
    text = "Russian troops left Qamishli in February. Russian forces remain only at the two sites on the coast."
    stays = _read(text)[-1]
    assert {place.ids for place in stays.places} == {("hmeimim",), ("tartus_naval",)}


@pytest.mark.parametrize(
    "text",
    [
        "Russian troops withdrew from two bases in the Syrian desert on Monday.",
        "Russian troops withdrew from two bases on Monday, residents said.",
        "Russian troops remain at Sarrin. Residents said the Russians would leave both bases in the area.",
        "Russian forces left two main bases in Raqqa.",
    ],
)
def test_two_bases_elsewhere_are_not_the_two_main_ones(text: str) -> None:
    assert not {i for claim in _read(text) for p in claim.places for i in p.ids} & {"hmeimim", "tartus_naval"}


def test_talks_without_a_place_are_about_the_presence_as_a_whole() -> None:
    before = "Russian troops remain at Hmeimim."
    talks = _read(f"{before} Talks on the future of the Russian presence are continuing, an official said.")[-1]
    assert talks.event_type.value == "negotiation"
    assert [place.ids for place in talks.places] == [("syria",)]


def test_forces_that_have_been_somewhere_since_a_year_are_at_that_place() -> None:
    (since,) = _read("Russian troops have been stationed in Qamishli since 2019.")
    assert {place.role.value for place in since.places} == {"at"}


def test_a_base_of_russia_is_no_place_in_russia() -> None:
    (busy,) = _read("There has been increased activity at Russia's air base near Latakia, residents said.")
    assert all("russia" not in place.ids for place in busy.places)


@pytest.mark.parametrize(
    "text", ["Russian trucks were headed for Hmeimim.", "Russian air defences are being moved from Masyaf to Hmeimim."]
)
def test_what_is_on_its_way_is_not_done(text: str) -> None:
    (moving,) = _read(text)
    assert moving.phase.value == "ongoing"


@pytest.mark.parametrize(
    "text",
    [
        "The envoy called reports of a Russian withdrawal from Hmeimim groundless.",
        "Talk of a Russian pullout from Tartus is unfounded, the ministry said.",
        "Claims that Russian troops have left Qamishli are false, a commander said.",
    ],
)
def test_what_is_called_groundless_is_denied(text: str) -> None:
    (denied,) = _read(text)
    assert (denied.factuality.value, denied.stance.value) == ("CT-", "denies")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Russian planes landed at Russia's air base in the Syrian port city of Latakia.", "hmeimim"),
        ("Russian ships left the naval base in the port city of Tartus.", "tartus_naval"),
        ("Russian forces left frontline positions in northern Syria.", "north_front"),
        ("A Russian convoy left the south of the capital on Monday.", "south_damascus"),
    ],
)
def test_a_place_told_by_what_it_is_and_where_is_known(text: str, place: str) -> None:
    (claim,) = _read(text)
    assert [p.ids for p in claim.places] == [(place,)]


def test_a_region_behind_in_only_says_where_the_base_before_it_lies() -> None:
    (claim,) = _read("Russian vehicles were moved to Hmeimim air base in western Syria.")
    assert [place.ids for place in claim.places] == [("hmeimim",)]


def test_a_full_exit_is_of_the_country_and_of_no_base_told_before() -> None:
    told = _read("Russian troops left Manbij. It is too early to speak of a complete withdrawal, an official said.")
    assert [place.ids for place in told[-1].places] == [("syria",)]
