"""What runs while a command does: the environment and the migration context."""
