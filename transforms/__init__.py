"""How reports become claims: pure functions on text and Polars frames, in the order of the data.

    clean -> extract -> normalise -> resolve -> validate

No network, no clock, no database, no orchestration. What is judged rather than computed lies in `lookups`.
"""
