"""Keywords; normal forms of text."""
import keyword
import unicodedata
assert keyword.iskeyword("class") and not keyword.iskeyword("match") and "None" in keyword.kwlist and len(keyword.kwlist) == 35 and keyword.issoftkeyword("match")
assert unicodedata.normalize("NFD", "é") == "e\u0301" and unicodedata.normalize("NFC", "e\u0301") == "é" and unicodedata.normalize("NFKC", "ﬁ") == "fi" and len(unicodedata.normalize("NFKD", "é")) == 2
