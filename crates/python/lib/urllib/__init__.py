"""URLs: taking them apart and putting them together."""
