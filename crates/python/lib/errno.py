"""Numbers of the errors that files raise."""

EPERM, ENOENT, EIO, EACCES, EEXIST, ENOTDIR, EISDIR, EINVAL, ENOTEMPTY = (
    1,
    2,
    5,
    13,
    17,
    20,
    21,
    22,
    39,
)
