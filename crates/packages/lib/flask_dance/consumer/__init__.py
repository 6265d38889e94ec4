"""flask_dance.consumer: what asks other sites, which stands in."""
