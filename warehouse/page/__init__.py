"""The analyst's page, one HTML file from one release: `facts` asks, `render` writes, `js/` draws the pictures."""
