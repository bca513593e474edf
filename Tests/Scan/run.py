#!/usr/bin/env python3
"""Attacks servers that it starts itself, and says what was tried and found; see Scripts/scan."""

import argparse
import pathlib
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Journeys"))

import crawl  # noqa: E402
import journey  # noqa: E402
import raw  # noqa: E402
import tools  # noqa: E402
from findings import Part, table  # noqa: E402
from visitor import Visitor  # noqa: E402

NAME = "qala.test"
PARTS = ("crawl", "raw", "schema", "wapiti", "sqlmap", "slow")


class SecureServer(journey.OfficeServer):
    """With accounts, as behind a machine that ends the encrypted line."""

    more = ("--origin", f"https://{NAME}")


def attack(server, words, name, parts, seconds, keep):
    """All chosen parts against one server."""
    done = []
    has_accounts = isinstance(server, journey.OfficeServer)
    visitor = Visitor(server.origin, name)

    def part(tool):
        done.append(Part(tool, words))
        print(f"  {tool} …", flush=True)
        return done[-1]

    first = part("crawl")
    if has_accounts:
        where = ("--town", "KZ/karaganda")
        visitor = crawl.sessions(
            first, server, server.invite("scan@karaganda.kz", "town-editor", *where), name, name is not None)
    crawl.harm(first, visitor, name is not None)
    if "crawl" in parts:
        starts = ["/", "/en", "/ru/work", "/kk/towns/karaganda", "/en/work", "/openapi.json", "/en/nowhere", "/health"]
        crawl.walk(first, visitor, starts, name is not None)
    if "raw" in parts:
        second = part("raw")
        raw.attack(second, visitor)
        raw.sizes(second, visitor, has_accounts)
    # The tools call a server by the address it listens on, so only where that is its name.
    for tool in PARTS[2:]:
        if tool in parts and name is None:
            if has_accounts:
                visitor.sign_in("scan@karaganda.kz", crawl.PASSWORD)
                visitor.get("/en/account")
            folder = keep / f"{words.replace(' ', '-')}-{tool}"
            folder.mkdir(parents=True)
            getattr(tools, tool)(part(tool), visitor, folder, seconds)
    last = part("afterwards")
    last.check(visitor.get("/health").status == 200, "the server does not answer any more")
    said = server.said()
    for word in ("Fatal error", "Precondition failed", crawl.PASSWORD, "scan@karaganda.kz"):
        last.check(word not in said, f"the log holds {word!r}: {said[-400:]}")
    return done


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--qala", required=True, help="the program")
    options.add_argument("--seconds", type=int, default=180, help="the most time of one tool for one server")
    options.add_argument("parts", nargs="*", help=", ".join(PARTS))
    given = options.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        options.error(f"there is no part {', '.join(sorted(unknown))}")
    parts = given.parts or PARTS
    done = []
    with tempfile.TemporaryDirectory(prefix="qala-scan-") as folder:
        for words, kind, name in [
            ("one person", journey.Server, None), ("accounts", journey.OfficeServer, None),
            ("accounts behind TLS", SecureServer, NAME),
        ]:
            print(f"== {words}", flush=True)
            server = kind(given.qala)
            try:
                done += attack(server, words, name, parts, given.seconds, pathlib.Path(folder))
            finally:
                status = server.stop()
            if status not in (0, -2, 130):
                done[-1].found(f"the server ended with {status}")
    print("\n" + table(done))
    found = sum(len(part.findings) for part in done)
    print(f"\n{sum(part.tried for part in done)} trials, {found} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
