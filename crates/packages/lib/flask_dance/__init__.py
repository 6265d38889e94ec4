"""flask_dance: of it only the table of tokens is here (flask_dance.consumer.storage.sqla); what asks
other sites stands in."""

__version__ = "7.1.0"
