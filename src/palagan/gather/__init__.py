"""Pages come in: files, folders, archives, rows of scraped articles, standard input.

collect.py         read first: what was given → pages and drops, in a fixed order, one item failing alone
options.py         what the user says beside the paths: hints, columns, character set, limits
folders.py         a folder → its files
standard_input.py  "-" → an item
streams.py         an item and its bytes, read with bounds; damage is a value
sniff.py           what an item is, by its first bytes, then by its name
archives.py        ZIP and gzip → the items in them
warc.py            WARC → pages              http_body.py  the body of a stored answer, unpacked
json_rows.py       JSON, JSONL → rows        csv_rows.py   CSV, TSV → rows
rows.py            a row → a page            columns.py    which column holds what
dates.py           a written date → ISO 8601
pages.py           bytes → a page            charset.py    bytes → the character set   identity.py  the page's id
"""
