"""passlib: hashes of passwords (Passlib 1.7.4): bcrypt, PBKDF2, plain ones and their contexts."""

__version__ = "1.7.4"
