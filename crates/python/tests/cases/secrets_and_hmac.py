"""Tokens have the asked length; HMAC of known texts."""
import hmac
import secrets
assert len(secrets.token_hex(8)) == 16 and len(secrets.token_bytes(5)) == 5 and secrets.randbelow(3) in (0, 1, 2) and secrets.choice("a") == "a" and isinstance(secrets.token_urlsafe(), str) and secrets.compare_digest("a", "a")
assert hmac.new(b"key", b"msg", "sha256").hexdigest() == "2d93cbc1be167bcb1637a4a23cbff01a7878f0c50ee833954ea5221bb1b8c628" and hmac.compare_digest(b"a", b"a")
