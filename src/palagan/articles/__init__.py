"""Page → Article: one text, every stretch of it with a kind, and what the page tells about itself.

make.py       the door: a page of either medium becomes an article
text.py       crawled plain text → Article
lines.py      the text cut into lines and pieces of lines, with what can be seen of each
kinds.py      what each of them is: report, title, link, furniture …
published.py  byline.py  dateline.py  title.py  credits.py  language.py  outlets.py   one field each
habits.py     lines that an outlet repeats on its pages
"""
