"""pdb: may be imported; there is nobody to debug with."""


def set_trace(*, header=None):
    raise NotImplementedError(
        "pdb.set_trace() is not supported here: a command cannot stop and ask"
    )


def post_mortem(t=None):
    raise NotImplementedError(
        "pdb.post_mortem() is not supported here: a command cannot stop and ask"
    )


pm = run = runcall = runeval = set_trace
