"""sqlmodel.ext.asyncio: sessions to be awaited."""
