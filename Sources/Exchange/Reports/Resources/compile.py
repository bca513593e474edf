"""Typesets report.typ with data.json of the working directory into report.pdf (tagged, PDF/UA-1).

Run by ReportEngine in a private folder: no network, no package of others, no clock, bounded time and size.
"""

import os
import re
import resource
import sys
import zlib


def bounded():
    """Ends this process rather than let a report eat the machine."""
    for what, most in (
        (resource.RLIMIT_CPU, 30),
        (resource.RLIMIT_FSIZE, 64 << 20),
        (resource.RLIMIT_AS, 4 << 30),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(what, (limit, limit))
        except (ValueError, OSError):  # A system without this limit still has the parent's clock.
            pass


def packed(pdf):
    """Puts the many small objects of the tags into compressed object streams (ISO 32000-1, 7.5.7 and 7.5.8).

    Typst writes each tag as an object of its own, which is two thirds of the file. A file of another shape than
    Typst's is returned as it is.
    """
    start = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", pdf)
    table = re.compile(rb"xref\s+0 (\d+)\s+").match(pdf, int(start[1])) if start else None
    if not table:
        return pdf
    size = int(table[1])
    entries = [pdf[table.end() + 20 * n : table.end() + 20 * (n + 1)] for n in range(size)]
    trailer = re.compile(rb"trailer\s*<<(.*)>>\s*startxref", re.S).match(pdf, table.end() + 20 * size)
    if not trailer or not all(re.fullmatch(rb"\d{10} \d{5} [nf]\s*", entry) for entry in entries):
        return pdf
    at = {n: int(entry[:10]) for n, entry in enumerate(entries) if entry[17:18] == b"n"}
    ends = sorted(at.values()) + [int(start[1])]
    following = dict(zip(ends, ends[1:]))

    out, where, small = bytearray(pdf[: ends[0]]), {}, []
    for n, offset in sorted(at.items()):
        whole = pdf[offset : following[offset]].rstrip()
        head = re.compile(rb"%d 0 obj\s+" % n).match(whole)
        if not head or not whole.endswith(b"endobj"):
            return pdf
        body = whole[head.end() : -len(b"endobj")].rstrip()
        # The catalogue stays in sight: it says that the file is tagged, and in which language.
        if body.endswith(b"endstream") or re.match(rb"<<\s*/Type\s*/Catalog", body):
            where[n] = (1, len(out), 0)
            out += whole + b"\n"
        else:
            small.append((n, body))

    def stream(n, dictionary, content):
        content = zlib.compress(content, 9)
        where[n] = (1, len(out), 0)
        out.extend(b"%d 0 obj\n<<%s/Filter/FlateDecode/Length %d>>\nstream\n" % (n, dictionary, len(content)))
        out.extend(content + b"\nendstream\nendobj\n")

    for first in range(0, len(small), 400):
        part, index, bodies = small[first : first + 400], b"", b""
        for place, (n, body) in enumerate(part):
            index += b"%d %d " % (n, len(bodies))
            bodies += body + b"\n"
            where[n] = (2, size, place)
        stream(size, b"/Type/ObjStm/N %d/First %d" % (len(part), len(index)), index + bodies)
        size += 1
    begin = len(out)
    where[size] = (1, begin, 0)
    rows = [where.get(n, (0, 0, 65535)) for n in range(size + 1)]
    table = b"".join(k.to_bytes(1, "big") + a.to_bytes(4, "big") + b.to_bytes(2, "big") for k, a, b in rows)
    kept = re.sub(rb"/Size\s+\d+", b"", trailer[1]).strip()
    stream(size, b"/Type/XRef/W[1 4 2]/Size %d%s" % (size + 1, kept), table)
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % begin


def typeset(typst, here):
    """The PDF's bytes, as strict as the letters in it allow.

    Debian's own DejaVu is read alone where it stands: the same glyphs everywhere, and no search of all fonts. A file
    may use letters it lacks, such as Chinese; then every font of the machine is tried, and where that does not help
    either, the report is still tagged but does not claim PDF/UA-1, which forbids a letter without a shape.
    """
    dejavu = "/usr/share/fonts/truetype/dejavu"
    known = os.path.isdir(dejavu)

    def compiled(only_dejavu, standards):
        return typst.compile(
            os.path.join(here, "report.typ"),
            format="pdf",
            root=here,
            font_paths=[dejavu] if known else [],
            ignore_system_fonts=only_dejavu,
            pdf_standards=standards,
            package_path=here,
            package_cache_path=here,
            timestamp=0,
        )

    for only_dejavu in [True, False] if known else [False]:
        try:
            return compiled(only_dejavu, ["ua-1"])
        except typst.TypstError as error:
            if "could not be displayed" not in str(error):
                raise
    return compiled(False, [])


def main():
    bounded()
    import typst

    if "--check" in sys.argv[1:]:
        return
    here = os.getcwd()
    pdf = typeset(typst, here)
    with open(os.path.join(here, "report.pdf"), "wb") as file:
        file.write(packed(pdf))


if __name__ == "__main__":
    try:
        main()
    except Exception as error:  # Whatever it is, the parent wants one line of it and a status.
        print(f"{type(error).__name__}: {error}"[:1500], file=sys.stderr)
        sys.exit(1)
