"""The parts of Werkzeug that models and applications use without a server."""
