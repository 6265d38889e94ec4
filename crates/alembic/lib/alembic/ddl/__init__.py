"""Implementations of operations by database."""
