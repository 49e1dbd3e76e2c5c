"""GeoJSON of a table: what is known as a place becomes a point, what is known as an area keeps no geometry."""

import json
from typing import Any

import polars as pl

_POINT_PRECISION = 2
"""Coarsest UCDP precision that is drawn as a point: at a site, or near it."""

_AREAS = {"country", "governorate", "region", "sea_area", "district", "area", "route", "undecided"}


def geojson(name: str, rows: pl.DataFrame) -> bytes:
    """Return a FeatureCollection (RFC 7946); features tell their time, as days and as the instants that maps play."""
    features = [_feature(row) for row in rows.iter_rows(named=True)]
    told = {"type": "FeatureCollection", "name": name, "features": features}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), default=str).encode()


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    geometry = _line(row) if "to_place_id" in row else _point(row)
    instants = {f"{edge}_utc": f"{row[edge]}T00:00:00Z" if row[edge] else None for edge in ("valid_from", "valid_to")}
    why = None if geometry else "no point: an area, a place without coordinates, or an end that nobody told"
    return {"type": "Feature", "geometry": geometry, "properties": row | instants | {"geometry_reason": why}}


def _point(row: dict[str, Any]) -> dict[str, Any] | None:
    exact = (row.get("ucdp_where_prec") or 1) <= _POINT_PRECISION and row["place_type"] not in _AREAS
    if not exact or row["latitude"] is None:
        return None
    return {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]}


def _line(row: dict[str, Any]) -> dict[str, Any] | None:
    exact = all((row[f"{end}_geo_precision"] or 7) <= _POINT_PRECISION for end in ("from", "to"))
    ends = [[row[f"{end}_longitude"], row[f"{end}_latitude"]] for end in ("from", "to")]
    if not exact or any(value is None for end in ends for value in end):
        return None
    return {"type": "LineString", "coordinates": ends}
