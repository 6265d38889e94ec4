"""mimetypes: what a file is, by its name."""

import os

_KINDS = """
application/javascript js mjs|application/json json|application/manifest+json
webmanifest|application/msword doc dot wiz
application/octet-stream bin a dll exe o obj so|application/pdf pdf|application/pkcs7-mime
p7c|application/postscript ps ai eps
application/vnd.ms-excel xls xlb|application/vnd.ms-powerpoint ppt pot ppa pps pwz|application/wasm
wasm|application/x-csh csh
application/x-hdf hdf|application/x-latex latex|application/x-python-code pyc pyo|application/x-sh
sh|application/x-shockwave-flash swf
application/x-tar tar|application/x-tcl tcl|application/x-tex tex|application/xml xsl rdf wsdl
xpdl|application/zip zip
audio/basic au snd|audio/mpeg mp3 mp2|audio/x-aiff aif aifc aiff|audio/x-wav wav|image/bmp
bmp|image/gif gif|image/ief ief
image/jpeg jpg jpe jpeg|image/heic heic|image/heif heif|image/png png|image/svg+xml svg|image/tiff
tiff tif|image/vnd.microsoft.icon ico
image/avif avif|text/css css|text/csv csv|text/html html htm|text/n3 n3|text/plain txt bat c h ksh
pl srt|text/richtext rtx
text/tab-separated-values tsv|text/x-python py|text/x-setext etx|text/x-sgml sgm sgml|text/x-vcard
vcf|text/xml xml
video/mp4 mp4|video/mpeg mpeg m1v mpa mpe mpg|video/quicktime mov qt|video/webm webm|video/x-msvideo
avi|video/x-sgi-movie movie
"""
types_map = {}
for _line in _KINDS.strip().replace("\n", "|").split("|"):
    _kind, *_ends = _line.split()
    types_map.update({f".{_end}": _kind for _end in _ends})
common_types = {
    ".rtf": "application/rtf",
    ".mid": "audio/midi",
    ".jpg": "image/jpg",
    ".webp": "image/webp",
    ".xul": "text/xul",
}
suffix_map = {
    ".svgz": ".svg.gz",
    ".tgz": ".tar.gz",
    ".taz": ".tar.gz",
    ".tz": ".tar.gz",
    ".tbz2": ".tar.bz2",
    ".txz": ".tar.xz",
}
encodings_map = {".gz": "gzip", ".Z": "compress", ".bz2": "bzip2", ".xz": "xz", ".br": "br"}
inited = True


def init(files=None):
    """The table is there already."""


def guess_type(url, strict=True):
    """The kind and the encoding of a file, by the end of its name."""
    base, ext = os.path.splitext(os.fspath(url).split("?")[0].split("#")[0])
    while ext in suffix_map:
        base, ext = os.path.splitext(base + suffix_map[ext])
    encoding = encodings_map.get(ext)
    if encoding:
        base, ext = os.path.splitext(base)
    found = types_map.get(ext.lower())
    if found is None and not strict:
        found = common_types.get(ext.lower())
    return found, encoding


def guess_all_extensions(type, strict=True):
    """The ends of names for a kind."""
    return [ext for ext, kind in types_map.items() if kind == type.lower()]


def guess_extension(type, strict=True):
    return next(iter(guess_all_extensions(type, strict)), None)


def add_type(type, ext, strict=True):
    (types_map if strict else common_types)[ext] = type


class MimeTypes:
    """A table of kinds."""

    guess_type = staticmethod(guess_type)
    guess_extension = staticmethod(guess_extension)
    guess_all_extensions = staticmethod(guess_all_extensions)
    add_type = staticmethod(add_type)

    def __init__(self, filenames=(), strict=True):
        self.types_map = [common_types, types_map]
