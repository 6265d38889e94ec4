"""UUID: text forms, parts, versions from names."""
import uuid
u = uuid.UUID("12345678-1234-5678-1234-567812345678")
assert str(u) == "12345678-1234-5678-1234-567812345678" and repr(u) == "UUID('12345678-1234-5678-1234-567812345678')" and u.hex == "12345678123456781234567812345678" and u.int == 24197857161011715162171839636988778104 and u.bytes[:2] == b"\x124" and u.urn == "urn:uuid:12345678-1234-5678-1234-567812345678" and uuid.UUID(int=u.int) == u and uuid.UUID(bytes=u.bytes) == u and uuid.UUID("{12345678123456781234567812345678}") == u and hash(u) == hash(uuid.UUID(str(u)))
assert str(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org")) == "886313e1-3b8a-5372-9b90-0c9aee199e5d" and str(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org")) == "6fa459ea-ee8a-3ca4-894e-db77e160355e" and uuid.uuid4().version == 4 and uuid.uuid4() != uuid.uuid4() and uuid.uuid1().version == 1 and u < uuid.UUID(int=u.int + 1)
try:
    uuid.UUID("nope")
except ValueError as error:
    assert str(error) == "badly formed hexadecimal UUID string"
