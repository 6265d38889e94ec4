"""Escapes, raw strings, adjacent literals, bytes literals, line continuation."""
assert "\x41\u0042\U00000043\103\N{LATIN SMALL LETTER A}" == "ABCCa"
assert "\a\b\f\n\r\t\v\\\'\"" == "".join(map(chr, [7, 8, 12, 10, 13, 9, 11, 92, 39, 34]))
assert r"\n" == "\\n" and len(r"\\") == 2 and R"\'" == "\\'"
assert "a" "b" 'c' """d""" == "abcd" and ("x"
                                          "y") == "xy"
assert "line \
continued" == "line continued"
assert """two
lines""" == "two\nlines" and '''it's "quoted"''' == "it's \"quoted\""
assert b"\x00\xff\n\101" == bytes([0, 255, 10, 65]) and rb"\x" == b"\\x" and b"a" b"b" == b"ab"
assert "\0" == chr(0) and "\01" == chr(1) and "\1234" == "S4" and "\400" == "Ā"
assert u"text" == "text" and f"a{1}" "b" f"{2}" == "a1b2" and rf"\{1}" == "\\1"
assert len("\
") == 0
assert "\N{GREEK SMALL LETTER ALPHA}" == "α" and "\u00e9" == "é"
assert repr("'") == '"\'"' and repr('"') == "'\"'" and repr("'\"") == "'\\'\"'" and repr("\\") == "'\\\\'"
assert repr("a\tb\x00\x7f\xa0\xad\u200b\U0001f600é") == "'a\\tb\\x00\\x7f\\xa0\\xad\\u200b😀é'"
assert ascii("é😀ā") == "'\\xe9\\U0001f600\\u0101'"
