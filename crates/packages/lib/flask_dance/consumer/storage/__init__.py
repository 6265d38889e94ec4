"""flask_dance.consumer.storage: where tokens are kept."""
