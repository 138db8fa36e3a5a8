"""Words and grammars as data, one folder a language, and the functions that read them."""
