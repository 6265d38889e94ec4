"""itsdangerous: signed tokens, as applications make for links in mails. Long texts are not
compressed here."""

import base64
import datetime
import hashlib
import hmac
import json
import time


class BadData(Exception):
    def __init__(self, message):
        super().__init__(message)
        self.message = message

    def __str__(self):
        return self.message


class BadSignature(BadData):
    def __init__(self, message, payload=None):
        super().__init__(message)
        self.payload = payload


class BadTimeSignature(BadSignature):
    def __init__(self, message, payload=None, date_signed=None):
        super().__init__(message, payload)
        self.date_signed = date_signed


class SignatureExpired(BadTimeSignature):
    pass


class BadPayload(BadData):
    def __init__(self, message, original_error=None):
        super().__init__(message)
        self.original_error = original_error


def want_bytes(s, encoding="utf-8", errors="strict"):
    return s.encode(encoding, errors) if isinstance(s, str) else s


def base64_encode(string):
    return base64.urlsafe_b64encode(want_bytes(string)).rstrip(b"=")


def base64_decode(string):
    string = want_bytes(string)
    try:
        return base64.urlsafe_b64decode(string + b"=" * (-len(string) % 4))
    except (TypeError, ValueError) as e:
        raise BadData("Invalid base64-encoded data") from e


class Signer:
    def __init__(
        self,
        secret_key,
        salt=b"itsdangerous.Signer",
        sep=b".",
        key_derivation=None,
        digest_method=None,
        algorithm=None,
    ):
        keys = secret_key if isinstance(secret_key, (list, tuple)) else [secret_key]
        self.secret_keys = [want_bytes(key) for key in keys]
        self.sep, self.salt = want_bytes(sep), want_bytes(salt)
        self.digest_method = digest_method or hashlib.sha1

    def _key(self, secret):
        return self.digest_method(self.salt + b"signer" + secret).digest()

    def get_signature(self, value, secret=None):
        key = self._key(self.secret_keys[-1] if secret is None else secret)
        return base64_encode(hmac.new(key, want_bytes(value), self.digest_method).digest())

    def sign(self, value):
        value = want_bytes(value)
        return value + self.sep + self.get_signature(value)

    def verify_signature(self, value, sig):
        return any(
            hmac.compare_digest(want_bytes(sig), self.get_signature(value, secret))
            for secret in reversed(self.secret_keys)
        )

    def unsign(self, signed_value):
        signed_value = want_bytes(signed_value)
        if self.sep not in signed_value:
            raise BadSignature("No %r found in value" % (self.sep,))
        value, sig = signed_value.rsplit(self.sep, 1)
        if self.verify_signature(value, sig):
            return value
        raise BadSignature("Signature %r does not match" % (sig,), payload=value)

    def validate(self, signed_value):
        try:
            self.unsign(signed_value)
            return True
        except BadSignature:
            return False


class TimestampSigner(Signer):
    def get_timestamp(self):
        return int(time.time())

    def sign(self, value):
        number = self.get_timestamp()
        stamp = base64_encode(number.to_bytes((number.bit_length() + 7) // 8, "big"))
        value = want_bytes(value) + self.sep + stamp
        return value + self.sep + self.get_signature(value)

    def unsign(self, signed_value, max_age=None, return_timestamp=False):
        try:
            result, failed = super().unsign(signed_value), None
        except BadSignature as e:
            result, failed = e.payload or b"", e
        if self.sep not in result:
            if failed:
                raise failed
            raise BadTimeSignature("timestamp missing", payload=result)
        value, stamp = result.rsplit(self.sep, 1)
        try:
            number = int.from_bytes(base64_decode(stamp), "big")
            signed = datetime.datetime.fromtimestamp(number, tz=datetime.UTC)
        except Exception:
            number = signed = None
        if failed is not None:
            raise BadTimeSignature(str(failed), payload=value, date_signed=signed)
        if number is None:
            raise BadTimeSignature("Malformed timestamp", payload=value)
        if max_age is not None:
            age = self.get_timestamp() - number
            if age > max_age:
                raise SignatureExpired(
                    f"Signature age {age} > {max_age} seconds", payload=value, date_signed=signed
                )
            if age < 0:
                raise SignatureExpired(
                    f"Signature age {age} < 0 seconds", payload=value, date_signed=signed
                )
        return (value, signed) if return_timestamp else value


class Serializer:
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
        self.secret_key, self.salt = secret_key, want_bytes(salt)
        self.signer, self.signer_kwargs = signer or self.default_signer, signer_kwargs or {}

    def make_signer(self, salt=None):
        return self.signer(
            self.secret_key, salt=self.salt if salt is None else salt, **self.signer_kwargs
        )

    def dump_payload(self, obj):
        return want_bytes(json.dumps(obj))

    def load_payload(self, payload):
        try:
            return json.loads(payload.decode("utf-8"))
        except Exception as e:
            raise BadPayload(
                "Could not load the payload because an exception occurred on unserializing the data.",
                original_error=e,
            ) from e

    def dumps(self, obj, salt=None):
        return self.make_signer(salt).sign(self.dump_payload(obj)).decode("utf-8")

    def loads(self, s, salt=None):
        return self.load_payload(self.make_signer(salt).unsign(want_bytes(s)))

    def loads_unsafe(self, s, salt=None):
        try:
            return True, self.loads(s, salt)
        except BadSignature as e:
            return False, None if e.payload is None else self.load_payload(e.payload)


class TimedSerializer(Serializer):
    default_signer = TimestampSigner

    def loads(self, s, max_age=None, return_timestamp=False, salt=None):
        value, signed = self.make_signer(salt).unsign(
            want_bytes(s), max_age=max_age, return_timestamp=True
        )
        payload = self.load_payload(value)
        return (payload, signed) if return_timestamp else payload


class _URLSafe:
    def dump_payload(self, obj):
        return base64_encode(json.dumps(obj, separators=(",", ":")))

    def load_payload(self, payload):
        try:
            text = base64_decode(payload)
        except Exception as e:
            raise BadPayload(
                "Could not base64 decode the payload because of an exception", original_error=e
            ) from e
        return super().load_payload(text)


class URLSafeSerializer(_URLSafe, Serializer):
    pass


class URLSafeTimedSerializer(_URLSafe, TimedSerializer):
    pass
