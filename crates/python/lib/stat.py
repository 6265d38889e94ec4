"""stat: what the mode of a file says."""

S_IFDIR, S_IFCHR, S_IFBLK, S_IFREG = 0o040000, 0o020000, 0o060000, 0o100000
S_IFIFO, S_IFLNK, S_IFSOCK = 0o010000, 0o120000, 0o140000
S_IFDOOR = S_IFPORT = S_IFWHT = 0
S_ISUID, S_ISGID, S_ISVTX, S_ENFMT = 0o4000, 0o2000, 0o1000, 0o2000
S_IRWXU, S_IRUSR, S_IWUSR, S_IXUSR = 0o700, 0o400, 0o200, 0o100
S_IRWXG, S_IRGRP, S_IWGRP, S_IXGRP = 0o070, 0o040, 0o020, 0o010
S_IRWXO, S_IROTH, S_IWOTH, S_IXOTH = 0o007, 0o004, 0o002, 0o001
S_IREAD, S_IWRITE, S_IEXEC = S_IRUSR, S_IWUSR, S_IXUSR
(ST_MODE, ST_INO, ST_DEV, ST_NLINK, ST_UID, ST_GID, ST_SIZE, ST_ATIME, ST_MTIME, ST_CTIME) = range(
    10
)

_KINDS = {
    S_IFLNK: "l",
    S_IFSOCK: "s",
    S_IFREG: "-",
    S_IFBLK: "b",
    S_IFDIR: "d",
    S_IFCHR: "c",
    S_IFIFO: "p",
}


def S_IMODE(mode):
    return mode & 0o7777


def S_IFMT(mode):
    return mode & 0o170000


def _is(kind):
    return lambda mode: S_IFMT(mode) == kind


S_ISDIR, S_ISCHR, S_ISBLK, S_ISREG = map(_is, (S_IFDIR, S_IFCHR, S_IFBLK, S_IFREG))
S_ISFIFO, S_ISLNK, S_ISSOCK = map(_is, (S_IFIFO, S_IFLNK, S_IFSOCK))
S_ISDOOR = S_ISPORT = S_ISWHT = lambda mode: False


def filemode(mode):
    """The text of a mode, as `ls -l` writes it."""
    text = _KINDS.get(S_IFMT(mode), "?")
    for shift, special, letter in ((6, S_ISUID, "s"), (3, S_ISGID, "s"), (0, S_ISVTX, "t")):
        bits = mode >> shift
        text += ("r" if bits & 4 else "-") + ("w" if bits & 2 else "-")
        runs = bool(bits & 1)
        if mode & special:
            text += letter if runs else letter.upper()
        else:
            text += "x" if runs else "-"
    return text
