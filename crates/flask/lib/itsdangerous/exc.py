"""The exceptions of itsdangerous under the name of their real module."""

from itsdangerous import BadData, BadPayload, BadSignature, BadTimeSignature, SignatureExpired
