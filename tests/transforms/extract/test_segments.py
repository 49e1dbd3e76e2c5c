"""Segments: which stretch of a page is report, and in whose voice; what is not report is marked, never removed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.extract.segments import segments
from transforms.extract.spans import Segment

BODY = "A long column left the coast before dawn and drove north, residents said."
TURKISH = "Rus askerleri bugün üsten ayrıldı, araçlar doğuya doğru gitti."


def cut(text: str) -> list[tuple[str, str]]:
    """Return kind and words of all segments."""
    return [(segment.kind, text[segment.start : segment.end]) for segment in segments(text)]


def only(kind: str, text: str) -> Segment:
    [found] = [segment for segment in segments(text) if segment.kind == kind]
    return found


def test_a_page_as_copied_from_a_browser() -> None:
    page = f"""SANA
Column leaves the coast at dawn
Home
By Staff Reporter
March 3, 2025
DAMASCUS, March 3 (SANA) - {BODY}

Nobody at the gate wished to speak.
Share it...
Leave a Reply
Your email address will not be published.
14 shares
"""
    assert cut(page) == [
        ("masthead", "SANA"),
        ("headline", "Column leaves the coast at dawn"),
        ("furniture", "Home"),
        ("furniture", "By Staff Reporter"),
        ("page_date", "March 3, 2025"),
        ("dateline", "DAMASCUS, March 3 (SANA)"),
        ("body", BODY),
        ("body", "Nobody at the gate wished to speak."),
        ("furniture", "Share it..."),
        ("furniture", "Leave a Reply"),
        ("furniture", "Your email address will not be published."),
        ("furniture", "14 shares"),
    ]


@pytest.mark.parametrize(
    "dateline",
    [
        "BEIRUT (AP)",
        "BEIRUT, Dec 12 (Reuters)",
        "DAMASCUS, Dec. 12 (Xinhua)",
        "Damascus, December 12, 2024",
        "QAMISHLI, Syria",
        "Deir ez-Zor, 3 March",
        "ŞAM, 12 Mart (AA)",
    ],
)
@pytest.mark.parametrize("dash", [" - ", " – ", " — ", " -- "])
def test_a_place_and_a_day_before_a_dash_are_a_dateline(dateline: str, dash: str) -> None:
    assert cut(dateline + dash + BODY) == [("dateline", dateline), ("body", BODY)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A column left the coast — residents said it drove north.",
        "Residents near the coast - most of them farmers - saw a column.",
        "The ships - two of them - sailed.",
        "It was over – or so they said.",
    ],
)
def test_a_clause_before_a_dash_is_no_dateline(sentence: str) -> None:
    assert cut(sentence) == [("body", sentence)]


@pytest.mark.parametrize("outlet", ["Reuters", "REUTERS", "SANA", "The Syrian Observatory for Human Rights", "رويترز"])
def test_a_line_with_nothing_but_the_name_of_an_outlet_is_its_masthead(outlet: str) -> None:
    assert cut(f"{outlet}\n{BODY}")[0] == ("masthead", outlet)


@pytest.mark.parametrize(
    "line",
    [
        "March 2, 2025",
        "Mar 2, 2025",
        "2 March 2025",
        "2025-03-02",
        "02.03.2025",
        "2/3/2025",
        "Sunday, March 2, 2025",
        "March 2, 2025 at 14:05",
        "March 2, 2025 14:05 GMT",
        "Published: March 2, 2025",
        "Published on 2 March 2025",
        "Updated March 2, 2025",
        "Posted: 2025-03-02",
        "2 Mart 2025",
        "2 марта 2025",
    ],
)
def test_a_line_with_nothing_but_a_date_is_the_date_of_the_page(line: str) -> None:
    assert cut(f"{line}\n{BODY}")[0] == ("page_date", line)


def test_a_sentence_that_begins_with_a_date_is_report() -> None:
    sentence = "March 2, 2025 was the day on which the gate was opened."
    assert cut(sentence) == [("body", sentence)]


@pytest.mark.parametrize(
    "line",
    [
        "Share this:",
        "Leave a comment",
        "Required fields are marked *",
        "Read more: A port without ships",
        "Related articles",
        "Subscribe to our newsletter",
        "We use cookies to make this site better",
        "© 2025 The Daily Column. All rights reserved.",
        "Photo: a gate at dawn",
        "Tags: coast, column",
        "By Jane Roe",
        "Reporting by Jane Roe; editing by John Doe",
        "1.2K views",
        "5 min read",
        "Advertisement",
        "اقرأ أيضا: ميناء بلا سفن",
        "Читайте также: порт без кораблей",
        "Фото: ворота на рассвете",
        "Kaynak: AA",
        "Ayrıca okuyun: gemisiz liman",
    ],
)
def test_what_stands_around_a_report_is_furniture(line: str) -> None:
    assert cut(f"{BODY}\n{line}\n") == [("body", BODY), ("furniture", line)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Photos taken at dawn show an empty gate.",
        "Share of the port that was let is small, he said.",
        "Comments by the ministry were few.",
        "Images show no aircraft on the apron.",
        "Homecoming soldiers were met at the station.",
        "Written answers were not given.",
        "Reading the order aloud, he wept.",
    ],
)
def test_a_sentence_that_begins_like_furniture_is_report(sentence: str) -> None:
    assert cut(sentence) == [("body", sentence)]


def test_a_short_line_without_a_full_stop_is_a_headline() -> None:
    assert cut(f"Column leaves the coast\n{BODY}")[0] == ("headline", "Column leaves the coast")


@pytest.mark.parametrize("ending", ["they said.", "they said!", "they said?", "they said…", "“they said.”", "قالوا؟"])
def test_a_line_that_ends_like_a_sentence_is_report(ending: str) -> None:
    assert cut(f"The gate stood open, {ending}")[0][0] == "body"


@pytest.mark.parametrize("dash", ["—", "–", "-"])
def test_a_line_signed_with_a_handle_is_a_post_with_author_and_day(dash: str) -> None:
    text = f"{BODY}\nThe column is gone.\n{dash} Coast Watch (@coastwatch) February 3, 2025\nThe ministry was silent."
    assert [kind for kind, _ in cut(text)] == ["body", "post", "signature", "body"]
    post = only("post", text)
    assert (post.author, post.posted) == ("@coastwatch", "February 3, 2025")
    assert text[post.start : post.end] == "The column is gone."


def test_a_post_may_be_signed_without_a_day() -> None:
    post = only("post", "The column is gone.\n— Coast Watch (@coastwatch)\n")
    assert (post.author, post.posted) == ("@coastwatch", "")


def test_a_headline_like_post_is_a_post() -> None:
    assert cut("column gone, gate open\n— Coast Watch (@coastwatch) 3 Feb 2025\n")[0][0] == "post"


def test_a_turkish_post_in_an_english_page_is_turkish_and_the_page_english() -> None:
    text = f"{BODY}\n{TURKISH}\n— Sahil Haber (@sahilhaber) February 3, 2025\nThe ministry has not said anything yet."
    assert [(s.kind, s.language) for s in segments(text)] == [
        ("body", "en"),
        ("post", "tr"),
        ("signature", ""),
        ("body", "en"),
    ]


def test_a_name_in_brackets_without_a_handle_signs_nothing() -> None:
    text = "The column is gone.\n— Coast Watch (a monitor), February 3, 2025\n"
    assert "post" not in [kind for kind, _ in cut(text)]


def test_a_byline_far_below_signs_nothing() -> None:
    text = f"{BODY}\n\n\n— Coast Watch (@coastwatch) February 3, 2025\n"
    assert [kind for kind, _ in cut(text)] == ["body", "signature"]


@pytest.mark.parametrize("text", ["", "\n\n", " \t\r\n "])
def test_a_page_without_words_has_no_segments(text: str) -> None:
    assert segments(text) == []


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_every_kind_of_line_end_parts_lines(newline: str) -> None:
    assert [kind for kind, _ in cut(newline.join(["Column leaves", BODY, "Share it..."]))] == [
        "headline",
        "body",
        "furniture",
    ]


LINES = ["SANA", "Column leaves", BODY, "Share it...", "March 3, 2025", f"BEIRUT (AP) - {BODY}", TURKISH, "", "  ",
         "— Coast Watch (@coastwatch) February 3, 2025", "\u202bقالوا إنهم غادروا.\u202c", "İ—İ", "-"]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=20)), max_size=8).map("\n".join))
def test_segments_stand_in_order_do_not_overlap_and_leave_out_only_blanks_and_dashes(text: str) -> None:
    found = segments(text)
    edges = [edge for segment in found for edge in (segment.start, segment.end)]
    assert edges == sorted(edges)
    assert all(segment.start < segment.end for segment in found)
    rest = "".join(text[a:b] for a, b in zip([0, *edges[1::2]], [*edges[::2], len(text)], strict=True))
    assert all(char.isspace() or char in "—–-" for char in rest)


def test_all_lines_of_a_post_between_an_empty_line_and_its_signature_are_the_post() -> None:
    text = (
        "The column left.\n\nTwo lorries at the gate.\nMore on the road.\n"
        "— Gate Watch (@gatewatch) December 14, 2024\n\nNothing else."
    )
    posts = [s for s in segments(text) if s.kind == "post"]
    assert [text[s.start : s.end] for s in posts] == ["Two lorries at the gate.", "More on the road."]
    assert {s.posted for s in posts} == {"December 14, 2024"}


def test_a_post_signed_on_its_own_line_is_a_post() -> None:
    text = '"Two lorries at the gate." Gate Watch (@gatewatch) December 14, 2024'
    first, second = segments(text)
    assert (first.kind, text[first.start : first.end], first.posted) == (
        "post",
        '"Two lorries at the gate."',
        "December 14, 2024",
    )
    assert second.kind == "signature"
