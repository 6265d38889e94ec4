"""Names beyond ASCII, normalization of identifiers, text of astral characters, sorting by code point."""
import unicodedata

größe = 3
π = 3.14
名前 = "name"
assert größe + 1 == 4
assert 名前 == "name"
ﬁeld = 5
assert field == 5
assert "π" in globals()
text = "naïve café 😀"
assert len(text) == 12
assert text[-1] == "😀"
assert text[::-1][0] == "😀"
assert text.encode() == b"na\xc3\xafve caf\xc3\xa9 \xf0\x9f\x98\x80"
assert text.find("café") == 6
assert "😀".encode("utf-16-le") == b"=\xd8\x00\xde"
assert ord("😀") == 0x1F600
assert chr(0x1F600) == "😀"
assert "\N{GREEK SMALL LETTER PI}" == "π"
assert "\u00e9" == "é" == "\xe9" == "\351"
assert sorted(["é", "e", "z", "Z"]) == ["Z", "e", "z", "é"]
assert unicodedata.normalize("NFD", "é") == "e\u0301"
assert unicodedata.normalize("NFC", "e\u0301") == "é"
assert unicodedata.normalize("NFKC", "ﬁ") == "fi"
assert unicodedata.category("é") == "Ll"
assert "é" != "e\u0301"
assert "日本".center(6, "*") == "**日本**"
assert "ÀÉÎ".lower().upper() == "ÀÉÎ"
assert "é".encode("latin-1") == b"\xe9"
