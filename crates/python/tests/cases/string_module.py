"""string: constants, Template, capwords, Formatter."""
import string
assert string.ascii_lowercase == "abcdefghijklmnopqrstuvwxyz" and string.digits == "0123456789" and string.ascii_letters[:3] == "abc" and string.hexdigits == "0123456789abcdefABCDEF" and string.punctuation == "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~" and string.whitespace == " \t\n\r\x0b\x0c" and len(string.printable) == 100
t = string.Template("$who likes ${what}s, $$5")
assert t.substitute(who="tim", what="kung pao") == "tim likes kung paos, $5" and t.safe_substitute(who="x") == "x likes ${what}s, $5"
try:
    t.substitute(who="x")
except KeyError as error:
    assert error.args == ("what",)
try:
    string.Template("$ bad").substitute()
except ValueError as error:
    assert "Invalid placeholder in string" in str(error)
assert string.capwords("hello  big world") == "Hello Big World" and string.Formatter().format("{0} {x}", 1, x=2) == "1 2"
