"""flask.debughelpers: what a server would say of mistakes in requests; there is none."""
