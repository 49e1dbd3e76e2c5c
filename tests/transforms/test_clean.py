"""clean: every delivered item becomes a document or is set aside with a reason; a plain text stays as it is."""

import pytest
from builders import REPORT, Row, delivered, delivery

from transforms.clean import clean, sha256

PAGE = """<html><head><title>Convoy at dawn</title>{head}</head><body>
<nav>Home World Sport</nav>
<article><h1>Convoy at dawn</h1>
<p>Russian troops left the base at Tell Tamr before dawn on Thursday and drove in a long column towards the airport.</p>
<p>Nobody at the gate answered questions, and by noon the flag was gone, residents of three villages said.</p></article>
<div class="comments" id="comments"><p>Good news, writes a reader who says that under each article.</p></div>
</body></html>"""


def page(head: str = "", **facts: object) -> Row:
    return delivered(PAGE.format(head=head), **{"item": "a.html", "media_type": "text/html", **facts})


def one(row: Row) -> Row:
    """Clean a single item that is expected to become a document."""
    cleaned = clean(delivery(row))
    assert cleaned.set_aside.height == 0
    return cleaned.documents.row(0, named=True)


def test_what_comes_in_goes_out_as_documents_or_set_aside() -> None:
    rows = [
        delivered(item="report.txt"),
        delivered(" \n\t ", item="blank.txt"),
        page(item="page.html"),
        delivered("<html><body><script>run()</script></body></html>", item="menu.html", media_type="text/html"),
    ]
    cleaned = clean(delivery(*rows))
    assert sorted(cleaned.documents["item"]) == ["page.html", "report.txt"]
    assert dict(cleaned.set_aside.select("item", "rule").iter_rows()) == {
        "press/blank.txt": "empty",
        "press/menu.html": "extract_empty",
    }
    assert cleaned.set_aside["reason"].to_list() == ["the file holds no text", "no main text was found in the page"]


def test_nothing_delivered_gives_nothing() -> None:
    cleaned = clean(delivery())
    assert (cleaned.documents.height, cleaned.set_aside.height) == (0, 0)


@pytest.mark.parametrize(
    "text",
    ["  indented\r\n\r\nlines \t", "Share it...\nLeave a Reply\n" + REPORT, "Тарту́с \u200bпуст\u202e", "# Markdown\n"],
    ids=["line endings and blanks", "page furniture", "marks that cannot be seen", "markdown"],
)
def test_a_plain_text_stays_exactly_as_delivered(text: str) -> None:
    assert one(delivered(text))["text"] == text


def test_a_nul_becomes_a_space_so_that_offsets_stay() -> None:
    assert one(delivered("left\x00Tell Tamr"))["text"] == "left Tell Tamr"


def test_a_web_page_is_reduced_to_its_report() -> None:
    text = one(page())["text"]
    assert "before dawn on Thursday" in text
    assert "three villages" in text
    assert "Home World Sport" not in text
    assert "a reader who says that" not in text


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-12-12T08:00:00Z">',
        '<meta itemprop="datePublished" content="2024-12-12">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-12-12T08:00"}</script>',
        '<meta name="pubdate" content="2024-12-12T23:30:00+03:00">',
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2024-12-12"}]}</script>',
        '<script type="application/ld+json">[{"@type": "Thing"}, {"datePublished": "2024-12-12"}]</script>',
    ],
)
def test_the_date_in_the_metadata_of_a_page_is_told(head: str) -> None:
    told = one(page(head))
    assert (told["told_published"][:10], told["told_basis"]) == ("2024-12-12", "metadata")
    assert told["told_published"] in head


@pytest.mark.parametrize(
    ("times", "day"),
    [
        (["2024-12-12T08:00:00+03:00"], "2024-12-12"),
        (["2024-12-12T08:00", "2024-12-12T19:40"], "2024-12-12"),
        (["2024-12-12T08:00", "2024-11-30T10:00"], None),
    ],
    ids=["one moment", "two of one day", "one of another story"],
)
def test_unmarked_moments_tell_the_date_only_where_they_agree(times: list[str], day: str | None) -> None:
    told = one(page("".join(f'<time datetime="{time}">then</time>' for time in times)))["told_published"]
    assert (told and told[:10]) == day


@pytest.mark.parametrize("head", ["", '<script type="application/ld+json">{broken</script>'])
def test_a_page_without_a_date_in_its_metadata_tells_none(head: str) -> None:
    # Tools that guess return the day of fetching here.
    told = one(page(head))
    assert (told["told_published"], told["told_basis"]) == (None, None)


def test_what_is_told_beside_a_page_goes_before_what_the_page_tells() -> None:
    head = '<meta property="article:published_time" content="2026-05-25"><link rel="canonical" href="https://x.test/b">'
    told = one(page(head, published="2024-12-12", uri="https://x.test/a", title="Column leaves Tell Tamr"))
    assert (told["told_published"], told["told_basis"]) == ("2024-12-12", "sidecar")
    assert told["uri"] == "https://x.test/a"
    assert told["title"] == "Column leaves Tell Tamr"


def test_a_file_is_the_same_document_whatever_its_text() -> None:
    assert one(delivered("first"))["document_id"] == one(delivered("second"))["document_id"]


@pytest.mark.parametrize(
    "other",
    [{"item": "b.txt"}, {"source": "archive"}, {"source": "pres", "item": "sa.txt"}, {"uri": "https://x.test/a"}],
)
def test_another_file_source_or_address_is_another_document(other: Row) -> None:
    assert one(delivered())["document_id"] != one(delivered(**other))["document_id"]


def test_an_address_makes_a_document_the_same_in_every_folder() -> None:
    told = {"uri": "https://x.test/a"}
    here, there = one(delivered(**told)), one(delivered(source="archive", item="0001.txt", **told))
    assert here["document_id"] == there["document_id"]


def test_a_file_without_an_address_is_addressed_by_its_source_and_name() -> None:
    assert one(delivered(item="2024/a.txt"))["uri"] == "press/2024/a.txt"


def test_the_text_is_known_by_its_sha256() -> None:
    assert one(delivered("left"))["text_sha256"] == sha256("left")
    assert sha256("left") == "360f84035942243c6a36537ae2f8673485e6c04455a0a85a0db19690f2541480"


@pytest.mark.parametrize(
    "fact", [{"published": "2024-12-12"}, {"title": "Column leaves"}, {"outlet": "reuters"}, {"language": "en"}]
)
def test_a_fact_told_beside_the_text_changes_the_content_but_not_the_text(fact: Row) -> None:
    before, after = one(delivered()), one(delivered(**fact))
    assert before["text_sha256"] == after["text_sha256"]
    assert before["content_sha256"] != after["content_sha256"]


@pytest.mark.parametrize("fact", [{"retrieved_at": "2026-05-25T10:00:00"}, {"media_type": "text/markdown"}])
def test_the_day_of_fetching_makes_no_new_content(fact: Row) -> None:
    assert one(delivered())["content_sha256"] == one(delivered(**fact))["content_sha256"]


@pytest.mark.parametrize(
    ("uri", "outlet"),
    [
        ("https://www.reuters.com/world/a", "reuters"),
        ("https://uk.reuters.com/a", "reuters"),
        ("http://reuters.com", "reuters"),
        ("https://notreuters.com/a", None),
        ("https://reuters.com.example.org/a", None),
        (None, None),
    ],
)
def test_the_outlet_follows_from_the_address(uri: str | None, outlet: str | None) -> None:
    assert one(delivered(uri=uri))["outlet_id"] == outlet


def test_an_outlet_told_beside_the_text_goes_before_the_address() -> None:
    assert one(delivered(uri="https://reuters.com/a", outlet="sana"))["outlet_id"] == "sana"


@pytest.mark.parametrize(
    ("row", "flags"),
    [
        (delivered(), None),
        (delivered("left \u202eTell Tamr"), "bidi"),
        (delivered("Tell\u200bTamr"), "zero_width"),
        (delivered("left\x00Tamr"), "nul"),
        (delivered("Ru\u0441sian troops"), "mixed_script"),
        (delivered("\ufeffMoscow (Москва)"), "zero_width mixed_script"),
        (delivered(outlet="nobody_knows_it"), "unknown_outlet"),
        (delivered("القوات غادرت طرطوس"), None),
    ],
)
def test_what_is_odd_in_a_text_is_noted(row: Row, flags: str | None) -> None:
    assert one(row)["flags"] == flags


def test_the_order_of_delivery_changes_no_document() -> None:
    rows = [delivered(item="a.txt"), page(item="b.html"), delivered("Other words.", item="c.txt")]
    there = clean(delivery(*rows)).documents
    back = clean(delivery(*reversed(rows))).documents
    assert there.sort("item").equals(back.sort("item"))
