"""Files from a release: `tables` asks, `spreadsheet` and `geojson` write, `feed` tells changes, `package` describes."""
