"""The nouns: frozen values that travel between the rooms. Imports nothing of ours.

page.py     Page           the bytes as they came, where from, when
drop.py     Drop           what was not taken, and why
article.py  Article        one text, every stretch of it with a kind
reading.py  Reading        what this one page says, each thing with its span
record.py   Record         what the pages say together
ids.py                     ids made from content
"""
