"""email.message: messages with headers, text and attachments."""


class Message:
    """Headers and a payload; the base of the older classes."""

    def __init__(self, policy=None):
        self._headers, self._payload = [], None
        self.preamble = self.epilogue = None

    def __setitem__(self, name, value):
        self._headers.append((name, str(value)))

    def __getitem__(self, name):
        return self.get(name)

    def __delitem__(self, name):
        self._headers = [
            (key, value) for key, value in self._headers if key.lower() != name.lower()
        ]

    def __contains__(self, name):
        return self.get(name) is not None

    def __len__(self):
        return len(self._headers)

    def __iter__(self):
        return iter(self.keys())

    def get(self, name, failobj=None):
        return next((value for key, value in self._headers if key.lower() == name.lower()), failobj)

    def get_all(self, name, failobj=None):
        found = [value for key, value in self._headers if key.lower() == name.lower()]
        return found or failobj

    def keys(self):
        return [key for key, _ in self._headers]

    def values(self):
        return [value for _, value in self._headers]

    def items(self):
        return list(self._headers)

    def add_header(self, _name, _value, **_params):
        parts = [_value] if _value is not None else []
        for key, value in _params.items():
            parts.append(
                key.replace("_", "-") if value is None else f'{key.replace("_", "-")}="{value}"'
            )
        self[_name] = "; ".join(parts)

    def replace_header(self, _name, _value):
        del self[_name]
        self[_name] = _value

    def get_content_type(self):
        return (self.get("Content-Type") or "text/plain").partition(";")[0].strip().lower()

    def get_content_maintype(self):
        return self.get_content_type().partition("/")[0]

    def get_content_subtype(self):
        return self.get_content_type().partition("/")[2]

    def is_multipart(self):
        return isinstance(self._payload, list)

    def attach(self, payload):
        self._payload = (self._payload or []) + [payload]

    def set_payload(self, payload, charset=None):
        self._payload = payload

    def get_payload(self, i=None, decode=False):
        if i is not None:
            return self._payload[i]
        if decode and isinstance(self._payload, str):
            if (self.get("Content-Transfer-Encoding") or "").lower() == "base64":
                import base64

                return base64.b64decode(self._payload)
            return self._payload.encode()
        return self._payload

    def walk(self):
        yield self
        for part in self._payload if self.is_multipart() else ():
            yield from part.walk()

    def as_string(self, unixfrom=False, maxheaderlen=0, policy=None):
        """The message as it travels."""
        head = "".join(f"{key}: {value}\n" for key, value in self._headers)
        if not self.is_multipart():
            return f"{head}\n{self._payload or ''}"
        mark = self._boundary()
        parts = "".join(f"--{mark}\n{part.as_string()}\n" for part in self._payload)
        return f"{head}\n{parts}--{mark}--\n"

    def _boundary(self):
        kind = self.get("Content-Type") or "multipart/mixed"
        if "boundary=" in kind:
            return kind.partition("boundary=")[2].strip('"')
        mark = "===============0000000000000000000=="
        self.replace_header("Content-Type", f'{kind}; boundary="{mark}"')
        return mark

    def __str__(self):
        return self.as_string()

    def as_bytes(self, unixfrom=False, policy=None):
        return self.as_string().encode()

    __bytes__ = as_bytes


class EmailMessage(Message):
    """A message whose content is set as a whole."""

    def set_content(self, content, subtype="plain", charset="utf-8", **kw):
        del self["Content-Type"]
        self["Content-Type"] = f'text/{subtype}; charset="{charset}"'
        self["Content-Transfer-Encoding"] = "7bit" if content.isascii() else "8bit"
        if "MIME-Version" not in self:
            self["MIME-Version"] = "1.0"
        self._payload = content if content.endswith("\n") else content + "\n"

    def get_content(self):
        return self._payload

    def _into_parts(self, kind):
        if self.is_multipart():
            return
        first = EmailMessage()
        moved = [item for item in self._headers if item[0].lower().startswith("content-")]
        first._headers, first._payload = moved, self._payload
        self._headers = [item for item in self._headers if item not in moved]
        self["Content-Type"] = f"multipart/{kind}"
        self._payload = [first] if first._payload is not None else []

    def add_alternative(self, content, subtype="plain", **kw):
        self._into_parts("alternative")
        part = EmailMessage()
        part.set_content(content, subtype, **kw)
        self.attach(part)

    def add_attachment(self, content, maintype="text", subtype="plain", filename=None, **kw):
        self._into_parts("mixed")
        part = EmailMessage()
        if isinstance(content, bytes):
            import base64

            part["Content-Type"] = f"{maintype}/{subtype}"
            part["Content-Transfer-Encoding"] = "base64"
            part._payload = base64.encodebytes(content).decode()
        else:
            part.set_content(content, subtype)
        part.add_header(
            "Content-Disposition", "attachment", **({"filename": filename} if filename else {})
        )
        self.attach(part)

    def iter_parts(self):
        return iter(self._payload if self.is_multipart() else ())
