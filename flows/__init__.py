"""When and where: Prefect flows, their stages, sources, settings and the command line.

`refresh.py` is the page to read first: the stages in the order of the data.

    ingest -> clean -> extract -> normalise -> resolve -> validate -> load -> audit -> publish -> report
"""
