"""Case methods beyond ASCII: title, swapcase, casefold, capitalize, istitle, sharp s, dotted i."""
assert "hello WORLD".title() == "Hello World"
assert "they're bill's".title() == "They'Re Bill'S"
assert "hELLO".capitalize() == "Hello"
assert "aBc".swapcase() == "AbC"
assert "Straße".casefold() == "strasse"
assert "Straße".upper() == "STRASSE"
assert "ǆ".title() == "ǅ"
assert "ÀÉ".lower() == "àé"
assert "Hello World".istitle()
assert not "Hello world".istitle()
assert "ß".islower()
assert not "".islower()
assert "A1".isupper()
assert not "1".isupper()
assert "abc".isidentifier()
assert not "1a".isidentifier()
assert "class".isidentifier()
assert "²".isdigit()
assert not "²".isdecimal()
assert "½".isnumeric()
assert not "½".isdigit()
assert "a1".isalnum()
assert not "a 1".isalnum()
assert " \t\n".isspace()
assert not "".isspace()
assert "abc".isascii()
assert "".isascii()
assert not "é".isascii()
assert "a\n".isprintable() is False
assert "".isprintable() is True
assert "İ".lower() == "i̇"
assert "ΑΣ".lower() == "ας"
