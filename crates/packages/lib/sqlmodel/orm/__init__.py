"""sqlmodel.orm: sessions."""
