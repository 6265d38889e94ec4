"""flask_security.models: the columns of users and roles, in four versions."""
