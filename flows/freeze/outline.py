"""`python -m flows.freeze.outline countries-50m.json`: cut land outlines for the page's maps out of Natural Earth.

The file is that of the npm package world-atlas 2.0.2 (Natural Earth 1:50m, public domain, as TopoJSON).
"""

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import warehouse.page

Point = tuple[float, float]
Ring = list[Point]
Box = tuple[float, float, float, float]

BOXES: dict[str, Box] = {
    "syria": (33.2, 31.2, 44.2, 38.2),
    "russia": (18.0, 40.0, 56.0, 70.5),
    "libya": (7.5, 18.5, 38.5, 34.5),
}
"""West, south, east and north edge of each map, in degrees; a little more than is shown."""

_LEAST_AREA = {"syria": 0.002, "russia": 1.5, "libya": 0.3}
_STEP = {"syria": 0.01, "russia": 0.35, "libya": 0.25}
_SOURCE = "Natural Earth 1:50m (public domain), by way of the npm package world-atlas 2.0.2"


def main() -> None:
    """Write `warehouse/page/outline.json` from the path given."""
    topology = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    maps = {name: cut(topology, box, _STEP[name], _LEAST_AREA[name]) for name, box in BOXES.items()}
    told = {"source": _SOURCE, "boxes": BOXES, "maps": maps}
    target = Path(warehouse.page.__file__).with_name("outline.json")
    target.write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


def cut(topology: dict[str, Any], box: Box, step: float, least: float) -> list[dict[str, Any]]:
    """Return name and rings (degrees, three decimals) of every country within a box; specks are left out."""
    arcs = _arcs(topology)
    found = []
    for shape in topology["objects"]["countries"]["geometries"]:
        rings = [thinned(clipped(ring, box), step) for ring in _rings(shape, arcs)]
        kept = [[[round(x, 3), round(y, 3)] for x, y in ring] for ring in rings if area(ring) > least]
        if kept:
            found.append({"name": shape["properties"]["name"], "rings": kept})
    return found


def clipped(ring: Ring, box: Box) -> Ring:
    """Cut a ring at the four edges of a box (Sutherland and Hodgman)."""
    west, south, east, north = box
    for axis, edge, sign in ((0, west, 1), (1, south, 1), (0, east, -1), (1, north, -1)):
        ring = _half(ring, axis, edge, sign)
    return ring


def thinned(ring: Ring, step: float) -> Ring:
    """Leave out points that lie within `step` degrees of the one kept before."""
    kept: Ring = []
    for x, y in ring:
        if not kept or max(abs(x - kept[-1][0]), abs(y - kept[-1][1])) >= step:
            kept.append((x, y))
    return kept


def area(ring: Ring) -> float:
    """Return the area of a ring in square degrees."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def _half(ring: Ring, axis: int, edge: float, sign: int) -> Ring:
    kept: Ring = []
    for before, point in zip(ring[-1:] + ring[:-1], ring, strict=True):
        was, now = sign * (before[axis] - edge) >= 0, sign * (point[axis] - edge) >= 0
        if was != now:
            share = (edge - before[axis]) / (point[axis] - before[axis])
            kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
        if now:
            kept.append(point)
    return kept


def _arcs(topology: dict[str, Any]) -> list[Ring]:
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        ring: Ring = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            ring.append((x * kx + dx, y * ky + dy))
        found.append(ring)
    return found


def _rings(shape: dict[str, Any], arcs: list[Ring]) -> list[Ring]:
    """Put the outer rings of a country together from arcs; holes are left out."""
    polygons = {"Polygon": [shape.get("arcs")], "MultiPolygon": shape.get("arcs")}.get(shape["type"]) or []
    outer = [polygon[0] for polygon in polygons if polygon]
    return [_unwrapped([p for i in ring for p in (arcs[i] if i >= 0 else arcs[~i][::-1])]) for ring in outer]


def _unwrapped(ring: Ring) -> Ring:
    """Let a ring that crosses the 180th meridian go on past it instead of jumping round the globe."""
    turns, kept = 0, ring[:1]
    for (before, _), (x, y) in pairwise(ring):
        turns += (x - before < -180) - (x - before > 180)
        kept.append((x + 360 * turns, y))
    return kept


if __name__ == "__main__":
    main()
