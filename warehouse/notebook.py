"""Five investigations, from question to picture: `marimo edit warehouse/notebook.py -- --release FILE`.

The questions are the files in `cookbook/`; each first line asks, the second says how to read the answer.
"""

import marimo

app = marimo.App(width="medium", app_title="Garrison: five investigations")

with app.setup:
    from collections.abc import Callable
    from importlib.resources import files
    from typing import NamedTuple

    import altair as alt
    import duckdb
    import marimo as mo
    import polars as pl

    COLOURS = {"present": "#1f5a7a", "partial": "#7fb0c9", "absent": "#ffffff", "disputed": "#e0a33c"}
    MANNERS = {"told as certain": "#1f5a7a", "hedged": "#a8690f", "denied": "#a33f28"}


@app.class_definition
class Investigation(NamedTuple):
    """A question with its query, how to read the answer, and the picture that is drawn of its rows."""

    question: str
    reading: str
    sql: str
    draw: "Callable[[pl.DataFrame], alt.TopLevelMixin]"


@app.function
def states_over_time(rows: pl.DataFrame) -> alt.TopLevelMixin:
    """Draw a bar for each spell of a state, a line for each site; who is gone leaves a hollow one."""
    spells = rows.with_columns(until=pl.col("valid_to") + pl.duration(days=1))
    return (
        alt.Chart(spells, width=600, height={"step": 30})
        .mark_bar(height=13, stroke="#1f5a7a", strokeWidth=1)
        .encode(
            x=alt.X("valid_from:T", title=None).axis(format="%Y", tickCount="year"),
            x2="until:T",
            y=alt.Y("place:N", title=None),
            color=alt.Color("status:N", title="reported").scale(domain=[*COLOURS], range=[*COLOURS.values()]),
            tooltip=["place:N", "status:N", "valid_from:T", "valid_to:T", "quote:N"],
        )
    )


@app.function
def which_way(rows: pl.DataFrame) -> alt.TopLevelMixin:
    """Draw events that brought more to the right and events that brought less to the left."""
    ways = rows.select(
        pl.format("{}, {}", "governorate", pl.col("month").dt.strftime("%Y-%m")).alias("where"),
        pl.col("arrivals").alias("more"),
        (-pl.col("departures")).alias("less"),
    ).unpivot(["more", "less"], index="where", variable_name="way", value_name="events")
    return (
        alt.Chart(ways, width=520, height={"step": 26})
        .mark_bar(height=14)
        .encode(
            x=alt.X("events:Q", title="events: fewer or gone to the left, more or new to the right").axis(
                tickMinStep=1, labelExpr="abs(datum.value)"
            ),
            y=alt.Y("where:N", title=None, sort=None),
            color=alt.Color("way:N", legend=None).scale(domain=["more", "less"], range=["#22704e", "#a33f28"]),
        )
    )


@app.function
def pages_and_tellers(rows: pl.DataFrame) -> alt.TopLevelMixin:
    """Draw pages and tellers of an event on one line, with the distance between them."""
    counts = rows.unpivot(["pages", "tellers"], index="event", variable_name="count", value_name="number")
    event = alt.Y("event:N", title=None, sort=None).axis(labelLimit=320)
    distance = alt.Chart(rows, width=420, height={"step": 34}).mark_rule(stroke="#b3ab9c", strokeWidth=3)
    points = alt.Chart(counts).mark_circle(size=190, opacity=1)
    return distance.encode(y=event, x="tellers:Q", x2="pages:Q") + points.encode(
        y=event,
        x=alt.X("number:Q", title=None).axis(tickMinStep=1, format="d").scale(domainMin=0),
        color=alt.Color("count:N", title=None).scale(domain=["tellers", "pages"], range=["#1f5a7a", "#b3ab9c"]),
    )


@app.function
def told_and_denied(rows: pl.DataFrame) -> alt.TopLevelMixin:
    """Draw a point for each claim: who told it, on the day of which report, and how."""
    return (
        alt.Chart(rows, width=500, height={"step": 34})
        .mark_point(size=150, strokeWidth=2, filled=False, opacity=1)
        .encode(
            x=alt.X("published:T", title="day of the report").axis(format="%Y-%m-%d", tickCount=5).scale(padding=16),
            y=alt.Y("teller:N", title=None, sort=None),
            color=alt.Color("manner:N", title=None).scale(domain=[*MANNERS], range=[*MANNERS.values()]),
            shape=alt.Shape("manner:N", title=None).scale(domain=[*MANNERS], range=["circle", "triangle", "cross"]),
            tooltip=["teller:N", "quote:N"],
        )
    )


@app.function
def what_changed(rows: pl.DataFrame) -> alt.TopLevelMixin:
    """Draw how many claims each run changed, by cause; by root, so that one change does not drown in thousands."""
    causes = rows.group_by("run", "cause", "change", maintain_order=True).agg(pl.col("claims").sum())
    spots = alt.Chart(causes, width=560, height={"step": 38}).encode(
        x=alt.X("cause:N", title=None, sort=None).axis(labelAngle=0), y=alt.Y("run:O", title="run"), xOffset="change:N"
    )
    circles = spots.mark_circle(opacity=1).encode(
        size=alt.Size("claims:Q", legend=None).scale(type="sqrt", range=[260, 900]),
        color=alt.Color("change:N", title=None).scale(
            domain=["added", "revised", "removed"], range=["#22704e", "#a8690f", "#a33f28"]
        ),
    )
    return circles + spots.mark_text(color="white", fontWeight="bold").encode(text="claims:Q")


@app.function
def styled(picture: alt.TopLevelMixin) -> alt.TopLevelMixin:
    """Return the picture with one look: no frame, quiet lines, letters that can be read."""
    axis = {"domain": False, "ticks": False, "gridColor": "#e4e0d8", "labelFontSize": 12, "labelPadding": 6}
    looks = {"axis": axis, "view": {"stroke": None}, "legend": {"labelFontSize": 12}, "background": "#ffffff"}
    return picture.properties(config=looks | {"padding": 12})


@app.function
def investigations() -> dict[str, Investigation]:
    """Return the five by name, in the order in which they are told."""
    pictures = (states_over_time, which_way, pages_and_tellers, told_and_denied, what_changed)
    told = {}
    for draw in pictures:
        name = draw.__name__.replace("_", "-")
        text = files("warehouse").joinpath("cookbook", f"{name}.sql").read_text("utf-8")
        question, reading, sql = text.split("\n", 2)
        reading = reading.removeprefix("-- How to read it: ")
        told[name] = Investigation(question.removeprefix("-- "), reading[0].upper() + reading[1:], sql.strip(), draw)
    return told


@app.cell
def choose():
    release = str(mo.cli_args().get("release") or "data/warehouse.duckdb")
    return (release,)


@app.cell
def connect(release):
    con = duckdb.connect(release, read_only=True)
    return (con,)


@app.cell
def answer(con):
    answers = {name: con.sql(one.sql).pl() for name, one in investigations().items()}
    pictures = {name: styled(one.draw(answers[name])) for name, one in investigations().items()}
    return answers, pictures


@app.cell
def show(answers, pictures):
    mo.vstack(
        [
            part
            for name, one in investigations().items()
            for part in (
                mo.md(f"## {one.question}\n\n{one.reading}"),
                pictures[name],
                mo.ui.table(answers[name], selection=None),
                mo.accordion({"The query": mo.md(f"```sql\n{one.sql}\n```")}),
            )
        ]
    )
    return


if __name__ == "__main__":
    app.run()
