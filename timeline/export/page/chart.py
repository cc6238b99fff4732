"""The drawing of the page: Bokeh's models, without data, which drawing.js fills.

Bokeh (BSD-3-Clause) brings its JavaScript in its wheel, so a page needs no network. Two plots share the
axis of time: the timeline itself, and a strip of the whole answer in which the part shown is a box.
"""

import re
from functools import cache
from importlib import import_module
from typing import Any

import orjson

from timeline.errors import InvalidInput

_ID = re.compile(r'"p\d+"')
_FONT = "system-ui, 'Noto Sans Arabic', 'Noto Naskh Arabic', Tahoma, sans-serif"
# A pattern for all: Bokeh makes a canvas for each when they may differ, which takes seconds.
_HATCHED = {"hatch_pattern": "/", "hatch_scale": 7, "hatch_alpha": 0.55, "fill_alpha": 0.12}
_BARS = ("left", "right", "y")
_QUADS = ("left", "right", "bottom", "top")
# What the page fills: name of a source: its columns.
_SOURCES = {
    "certain": _BARS, "likely": _BARS, "possible": _BARS, "throughout": (*_BARS, "fill"), "chosen": _BARS,
    "marks": ("x", "y", "marker", "fill", "line"),
    "competing": ("x0", "x1", "y"), "signs": ("x", "y", "text"), "labels": ("x", "y", "text"),
    "lane-names": ("x", "y", "text"),
    "leaders": ("x0", "x1", "y0", "y1"),
    "inside": _QUADS, "maybe": _QUADS, "all-inside": _QUADS, "all-maybe": _QUADS,
    "edges": ("x", "bottom", "top"),
}  # fmt: skip


def library() -> list[str]:
    """Bokeh's own JavaScript, as texts to be inlined. Raises InvalidInput without the package."""
    _bokeh("bokeh")
    resources = _bokeh("bokeh.resources").Resources(mode="inline", log_level="warn", components=["bokeh"])
    found: list[str] = resources.js_raw
    return found


@cache
def drawing() -> Any:
    """The two plots as the JSON that Bokeh.embed takes, always the same. InvalidInput without the package."""
    models, plotting = _bokeh("bokeh.models"), _bokeh("bokeh.plotting")
    sources = {
        name: models.ColumnDataSource({column: [] for column in columns}, name=f"{name}-data")
        for name, columns in _SOURCES.items()
    }
    days, lanes = models.Range1d(0, 1, name="days"), models.Range1d(-1, 0, name="lanes")
    timeline = _plot(plotting, x_range=days, y_range=lanes, name="timeline", sizing_mode="stretch_both")
    pan, wheel = models.PanTool(), models.WheelZoomTool(dimensions="width", zoom_on_axis=False)
    timeline.add_tools(pan, wheel)
    timeline.toolbar.active_drag, timeline.toolbar.active_scroll = pan, wheel
    _fill_timeline(timeline, sources, models)
    overview = _plot(
        plotting, x_range=models.Range1d(0, 1, name="whole"), name="strip",
        y_range=models.Range1d(0, 1, name="most"), height=90, sizing_mode="stretch_width",
    )  # fmt: skip
    _columns(overview, sources["all-inside"], sources["all-maybe"])
    overview.add_tools(models.RangeTool(x_range=days, name="window"))
    both = models.Column(children=[timeline, overview], sizing_mode="stretch_both")
    return _renumbered(_bokeh("bokeh.embed").json_item(both))


def _renumbered(item: Any) -> Any:
    """The same with ids that begin at p0: Bokeh counts on through a process."""
    numbers: dict[str, str] = {}
    text = orjson.dumps(item).decode()
    return orjson.loads(_ID.sub(lambda found: numbers.setdefault(found[0], f'"p{len(numbers)}"'), text))


def _fill_timeline(timeline: Any, sources: dict[str, Any], models: Any) -> None:
    edges = sources["edges"]
    timeline.segment("x", "bottom", "x", "top", source=edges, line_dash=[2, 3], line_width=2, name="edges")
    leaders = sources["leaders"]
    timeline.segment("x0", "y0", "x1", "y1", source=leaders, line_width=1, line_alpha=0.7, name="leaders")
    _columns(timeline, sources["inside"], sources["maybe"])
    timeline.hbar(
        y="y", left="left", right="right", height=0.86, source=sources["chosen"], fill_alpha=0.25,
        line_width=2, name="chosen",
    )  # fmt: skip
    competing = sources["competing"]
    timeline.segment(
        "x0", "y", "x1", "y", source=competing, line_dash="dotted", line_width=2, name="competing"
    )
    timeline.scatter("x1", "y", source=competing, marker="x", size=9, line_width=2, name="competing")
    # On some day of these: hatched, lighter where the days are approximate.
    for name, more in (
        ("certain", _HATCHED), ("likely", {**_HATCHED, "hatch_alpha": 0.3, "line_alpha": 0.5}),
        ("possible", {"line_dash": "dashed", **_HATCHED}),
    ):  # fmt: skip
        timeline.hbar(
            y="y", left="left", right="right", height=0.55, source=sources[name], name=name, **more
        )  # fmt: skip
    # Solid: it goes on from one end to the other, and is not on some day between them.
    timeline.hbar(
        y="y", left="left", right="right", height=0.55, source=sources["throughout"], fill_color="fill",
        line_color=None, name="throughout",
    )  # fmt: skip
    timeline.scatter(
        "x", "y", source=sources["marks"], marker="marker", size=10, fill_color="fill", line_color="line",
        line_width=1.5, name="marks",
    )  # fmt: skip
    for name, style in (("signs", "bold"), ("labels", "normal"), ("lane-names", "bold")):
        timeline.text(
            "x", "y", text="text", source=sources[name], text_font={"value": _FONT}, text_font_size="13px",
            text_font_style=style, text_baseline="middle", name=name,
        )  # fmt: skip


def _columns(plot: Any, inside: Any, maybe: Any) -> None:
    for source, name, more in ((inside, "inside", {"fill_alpha": 0.85}), (maybe, "maybe", _HATCHED)):
        plot.quad(
            left="left", right="right", bottom="bottom", top="top", source=source, line_color=None, name=name,
            **more,
        )  # fmt: skip


def _plot(plotting: Any, **given: Any) -> Any:
    plot = plotting.figure(x_axis_type="datetime", tools="", toolbar_location=None, min_border=0, **given)
    plot.background_fill_alpha = plot.border_fill_alpha = 0
    plot.outline_line_color = plot.ygrid.grid_line_color = None
    plot.yaxis.visible = False
    plot.xaxis.formatter.update(context=None, hide_repeats=False)
    # drawing.js says the days in words; where these have no room, every other label is left out.
    plot.xaxis.major_label_policy = _bokeh("bokeh.models").NoOverlap(min_distance=12)
    plot.xaxis.major_label_text_font = _FONT
    return plot


def _bokeh(module: str) -> Any:
    try:
        return import_module(module)
    except ModuleNotFoundError:
        raise InvalidInput(
            "the HTML page needs another package: pip install 'timeline-ar[html-page]'"
        ) from None
