"""URLs: parsing, joining, quoting, queries."""
from urllib.parse import parse_qs, parse_qsl, quote, quote_plus, unquote, urlencode, urljoin, urlparse, urlsplit, urlunparse
u = urlparse("postgresql://user:p%40ss@host:5432/db?x=1&y=a+b#frag")
assert (u.scheme, u.netloc, u.path, u.query, u.fragment) == ("postgresql", "user:p%40ss@host:5432", "/db", "x=1&y=a+b", "frag") and (u.username, u.password, u.hostname, u.port) == ("user", "p%40ss", "host", 5432) and urlunparse(u) == u.geturl()
assert quote("a b/ž") == "a%20b/%C5%BE" and quote_plus("a b&c") == "a+b%26c" and unquote("%C5%BE%20") == "ž " and urlencode({"a": 1, "b": "x y"}) == "a=1&b=x+y" and parse_qs("a=1&a=2&b=") == {"a": ["1", "2"]} and parse_qsl("a=1&b=2") == [("a", "1"), ("b", "2")] and urljoin("http://x/a/b", "../c") == "http://x/c" and urlsplit("//h/p").netloc == "h"
