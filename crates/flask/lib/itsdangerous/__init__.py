"""itsdangerous: signed tokens, as applications make for links in mails. Long texts are not
compressed here."""

import base64
import datetime
import hashlib
import hmac
import json
import time


class BadData(Exception):
    """A token that cannot be trusted, or not be read."""

    def __init__(self, message):
        Exception.__init__(self, message)
        self.message = message

    def __str__(self):
        return self.args[0]


class BadPayload(BadData):
    """A token whose content cannot be read."""

    def __init__(self, message, original_error=None):
        BadData.__init__(self, message)
        self.original_error = original_error


class BadSignature(BadData):
    """A token that somebody else signed; `payload` is what it says."""

    def __init__(self, message, payload=None):
        BadData.__init__(self, message)
        self.payload = payload


class BadTimeSignature(BadSignature):
    """The same for a token with a time."""

    def __init__(self, message, payload=None, date_signed=None):
        BadSignature.__init__(self, message, payload)
        self.date_signed = date_signed


class SignatureExpired(BadTimeSignature):
    """A token that is too old."""


def want_bytes(s, encoding="utf-8", errors="strict"):
    return s.encode(encoding, errors) if isinstance(s, str) else s


def base64_encode(string):
    return base64.urlsafe_b64encode(want_bytes(string)).rstrip(b"=")


def base64_decode(string):
    """The bytes of a text that `base64_encode` made."""
    text = want_bytes(string)
    text += b"=" * (-len(text) % 4)
    try:
        return base64.urlsafe_b64decode(text)
    except (ValueError, TypeError) as unreadable:
        raise BadData("Invalid base64-encoded data") from unreadable


class Signer:
    """Signs bytes with a secret, and finds out whether it did."""

    def __init__(
        self,
        secret_key,
        salt=b"itsdangerous.Signer",
        sep=b".",
        key_derivation=None,
        digest_method=None,
        algorithm=None,
    ):
        if algorithm is not None:
            raise NotImplementedError("the playground's itsdangerous signs by HMAC alone")
        self.key_derivation = key_derivation or "django-concat"
        given = secret_key if isinstance(secret_key, (list, tuple)) else (secret_key,)
        self.digest_method = digest_method or hashlib.sha1
        self.salt, self.sep = want_bytes(salt), want_bytes(sep)
        self.secret_keys = [*map(want_bytes, given)]

    def _key(self, secret):
        """The key that is made of the salt and one secret."""
        mixed = {"concat": (self.salt, secret), "django-concat": (self.salt, b"signer", secret)}
        if self.key_derivation in mixed:
            return self.digest_method(b"".join(mixed[self.key_derivation])).digest()
        if self.key_derivation == "hmac":
            return hmac.new(secret, self.salt, self.digest_method).digest()
        if self.key_derivation == "none":
            return secret
        raise TypeError("Unknown key derivation method")

    def get_signature(self, value, secret=None):
        """The signature of a value, by the newest secret where none is given."""
        key = self._key(self.secret_keys[-1] if secret is None else secret)
        made = hmac.new(key, want_bytes(value), self.digest_method)
        return base64_encode(made.digest())

    def sign(self, value):
        """The value with its signature behind it."""
        return self.sep.join((want_bytes(value), self.get_signature(value)))

    def verify_signature(self, value, sig):
        """Whether one of the secrets made this signature."""
        wanted = want_bytes(sig)
        made = (self.get_signature(value, secret) for secret in self.secret_keys[::-1])
        return any(hmac.compare_digest(wanted, one) for one in made)

    def unsign(self, signed_value):
        """The value before the signature; BadSignature where that is another's."""
        value, found, sig = want_bytes(signed_value).rpartition(self.sep)
        if not found:
            raise BadSignature(f"No {self.sep!r} found in value")
        if not self.verify_signature(value, sig):
            raise BadSignature(f"Signature {sig!r} does not match", payload=value)
        return value

    def validate(self, signed_value):
        """Whether the signature is ours."""
        try:
            self.unsign(signed_value)
        except BadSignature:
            return False
        return True


class TimestampSigner(Signer):
    """Signs the time too."""

    def get_timestamp(self):
        """Seconds since 1970."""
        return int(time.time())

    def timestamp_to_datetime(self, ts):
        """The moment of so many seconds."""
        return datetime.datetime.fromtimestamp(ts, datetime.UTC)

    def sign(self, value):
        """The value, the time, and the signature of both."""
        now = self.get_timestamp()
        digits = now.to_bytes(-(-now.bit_length() // 8), "big")
        return super().sign(self.sep.join((want_bytes(value), base64_encode(digits))))

    def unsign(self, signed_value, max_age=None, return_timestamp=False):
        """The value; SignatureExpired where it is older than `max_age` seconds."""
        wrong = None
        try:
            both = super().unsign(signed_value)
        except BadSignature as error:
            wrong, both = error, error.payload or b""
        value, found, stamp = both.rpartition(self.sep)
        if not found:
            raise wrong or BadTimeSignature("timestamp missing", payload=both)
        seconds, moment = self._read(stamp)
        if wrong is not None:
            raise BadTimeSignature(str(wrong), payload=value, date_signed=moment)
        if moment is None:
            raise BadTimeSignature("Malformed timestamp", payload=value)
        if max_age is not None:
            age = self.get_timestamp() - seconds
            if not 0 <= age <= max_age:
                bound = "< 0" if age < 0 else f"> {max_age}"
                reason = f"Signature age {age} {bound} seconds"
                raise SignatureExpired(reason, payload=value, date_signed=moment)
        return (value, moment) if return_timestamp else value

    def _read(self, stamp):
        """A time's seconds and moment; None, None where it is none."""
        try:
            seconds = int.from_bytes(base64_decode(stamp), "big")
            return seconds, self.timestamp_to_datetime(seconds)
        except Exception:
            return None, None


_UNREADABLE = "Could not load the payload because an exception occurred on unserializing the data."


class Serializer:
    """Turns objects into signed texts, and back."""

    default_signer = Signer

    def __init__(
        self,
        secret_key,
        salt=b"itsdangerous",
        serializer=None,
        serializer_kwargs=None,
        signer=None,
        signer_kwargs=None,
        fallback_signers=None,
    ):
        if fallback_signers:
            raise NotImplementedError("the playground's itsdangerous has no fallback_signers")
        self.serializer = json if serializer is None else serializer
        self.serializer_kwargs = serializer_kwargs or {}
        self.signer_kwargs, self.signer = signer_kwargs or {}, signer or self.default_signer
        self.salt, self.secret_key = want_bytes(salt), secret_key

    def make_signer(self, salt=None):
        """The signer for a salt, this one's where none is given."""
        salt = self.salt if salt is None else salt
        return self.signer(self.secret_key, salt=salt, **self.signer_kwargs)

    def dump_payload(self, obj):
        """An object as bytes."""
        return want_bytes(self.serializer.dumps(obj, **self.serializer_kwargs))

    def load_payload(self, payload):
        """The object of some bytes; BadPayload where they are none."""
        is_text = isinstance(self.serializer.dumps({}), str)
        try:
            return self.serializer.loads(payload.decode("utf-8") if is_text else payload)
        except Exception as error:
            raise BadPayload(_UNREADABLE, error) from error

    def dumps(self, obj, salt=None):
        """An object as a signed text."""
        signed = self.make_signer(salt).sign(self.dump_payload(obj))
        return signed.decode("utf-8")

    def loads(self, s, salt=None):
        """The object of a signed text."""
        payload = self.make_signer(salt).unsign(want_bytes(s))
        return self.load_payload(payload)

    def loads_unsafe(self, s, salt=None):
        """Whether the signature is ours, and the object in any case."""
        try:
            return True, self.loads(s, salt)
        except BadSignature as error:
            payload = error.payload
        return False, None if payload is None else self.load_payload(payload)


class TimedSerializer(Serializer):
    """Texts that know when they were signed."""

    default_signer = TimestampSigner

    def loads(self, s, max_age=None, return_timestamp=False, salt=None):
        """The object of a text that is not older than `max_age` seconds."""
        signer = self.make_signer(salt)
        payload, moment = signer.unsign(want_bytes(s), max_age, return_timestamp=True)
        found = self.load_payload(payload)
        return (found, moment) if return_timestamp else found


class _URLSafe:
    """Texts of letters, digits, hyphens and underscores."""

    def dump_payload(self, obj):
        """An object as base64 of short JSON."""
        layout = {"separators": (",", ":"), **self.serializer_kwargs}
        return base64_encode(self.serializer.dumps(obj, **layout))

    def load_payload(self, payload):
        """The object of such bytes."""
        try:
            inner = base64_decode(payload)
        except Exception as error:
            reason = "Could not base64 decode the payload because of an exception"
            raise BadPayload(reason, error) from error
        return super().load_payload(inner)


class URLSafeSerializer(_URLSafe, Serializer):
    """Signed texts for URLs."""


class URLSafeTimedSerializer(_URLSafe, TimedSerializer):
    """Signed texts for URLs that know when they were signed."""
