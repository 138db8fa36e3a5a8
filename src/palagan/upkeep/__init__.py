"""The record of a case kept up: a page that comes, changes or goes touches only what it belongs to.

bring.py       read first: what is pending, slice by slice, each one transaction
hands.py       the heavy steps, in this process or in several
pages.py       readings → parts
copying.py     copies and what pages draw on, around the pages that changed
drawing.py     what pages draw on, for counting origins
storying.py    stories, folded again from the days that changed
telling.py     the happenings, claims and tolls of the stories that were touched
uniting.py     happenings across stories, and the links between them
counting.py    ledgers, demands and discrepancies

The same functions of `record/` make the record from scratch (`record/build.py`), and both come to the same.
"""
