"""Upper and lower case, title, and the is… methods, ASCII and beyond."""
assert "Straße".upper() == "STRASSE" and "ÀÉ".lower() == "àé" and "ß".casefold() == "ss" and "İ".lower() == "i̇"
assert "hello wORLD".title() == "Hello World" and "they're bill's".title() == "They'Re Bill'S"
assert "hELLO".capitalize() == "Hello" and "".capitalize() == "" and "ǆ".capitalize() == "ǅ"
assert "aBc".swapcase() == "AbC"
assert "abc".isalpha() and "žluť".isalpha() and not "a1".isalpha() and not "".isalpha()
assert "123".isdigit() and "²".isdigit() and not "²".isdecimal() and "²".isnumeric() and "½".isnumeric() and not "½".isdigit()
assert "٣".isdecimal() and int("٣") == 3 and not "-1".isdigit() and not "1.5".isnumeric()
assert "a1".isalnum() and not "a_".isalnum() and " \t\n\x1c".isspace() and not "".isspace()
assert "ABC".isupper() and not "AbC".isupper() and "A1".isupper() and not "1".isupper() and "abc1".islower()
assert "Hello World".istitle() and not "Hello world".istitle() and not "".istitle() and "A1b".istitle() is False
assert "abc_1".isidentifier() and not "1a".isidentifier() and "ž".isidentifier() and not "a-b".isidentifier() and "class".isidentifier()
assert "abc".isascii() and "".isascii() and not "ž".isascii()
assert "a b".isprintable() and not "a\n".isprintable() and "".isprintable() and not "\u200b".isprintable()
assert "ﬁ".upper() == "FI" and "Σ".lower() == "σ" and "ΑΣ".lower() == "ας"
