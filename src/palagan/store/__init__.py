"""One case, one SQLite file: pages as they came, readings, runs and drops; the record as tables that a person can read.

schema.py    the tables
open.py      making, opening and checking a case file; transactions
pages.py     pages in, once each; versions; what is unread
readings.py  readings in and out
habits.py    the lines of reports, and what outlets repeat of them
records.py   the record as tables and back
runs.py      runs, drops, and the counts per stage
find.py      any id to what it names
migrations/  how an older case becomes one of today
"""
