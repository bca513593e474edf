#!/usr/bin/env python3
"""Walks through the pages as a person would, in headless Chromium, against the program that is given.

    .tools/journeys/bin/python Tests/Journeys/run.py --qala .build/release/qala [WORD ...]

Only journeys whose sentence holds one of the words are walked. --origin http://127.0.0.1:8080 takes a server that
already runs. Screenshots lie in Tests/Journeys/out afterwards.
"""

import argparse
import pathlib
import sys
import time
import traceback

from playwright.sync_api import sync_playwright

import journey
import reading  # noqa: F401  each file adds its journeys
import working  # noqa: F401
import every_page  # noqa: F401
import covenant  # noqa: F401
import figures  # noqa: F401
import office  # noqa: F401
import joining  # noqa: F401
import packages  # noqa: F401
import proof  # noqa: F401
import planning  # noqa: F401
import reviewing  # noqa: F401

HERE = pathlib.Path(__file__).resolve().parent


def told(problem):
    """What went wrong and on which lines of ours; not the driver's own."""
    ours = [
        f"{pathlib.Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(problem.__traceback__)
        if pathlib.Path(frame.filename).parent == HERE and frame.filename != __file__
    ]
    kind = "" if isinstance(problem, AssertionError) else f"{type(problem).__name__}: "
    return f"{kind}{str(problem).strip()[:4000]}\n({' > '.join(ours)})"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--qala", help="the program")
    options.add_argument("--origin", help="the address of a server that already runs")
    options.add_argument("--chromium", default="/usr/bin/chromium")
    options.add_argument("words", nargs="*")
    given = options.parse_args()
    if not given.qala and not given.origin:
        options.error("--qala or --origin is needed")

    chosen = [
        (sentence, walk) for sentence, walk in journey.journeys
        if not given.words or any(word.lower() in sentence.lower() for word in given.words)
    ]
    passed = failed = 0
    server = journey.RunningServer(given.origin) if given.origin else journey.Server(given.qala)
    try:
        with sync_playwright() as play:
            # The sandbox needs rights that root in a container lacks; only our own pages are opened.
            browser = play.chromium.launch(executable_path=given.chromium, args=["--no-sandbox", "--disable-gpu"])
            house = journey.House(browser, server)
            for sentence, walk in chosen:
                begun = time.monotonic()
                try:
                    walk(house)
                except Exception as problem:  # one journey must not end the others
                    failed += 1
                    print(f"✘ {sentence} ({time.monotonic() - begun:.1f} s)", flush=True)
                    print("    " + told(problem).replace("\n", "\n    "), flush=True)
                else:
                    passed += 1
                    print(f"✔ {sentence} ({time.monotonic() - begun:.1f} s)", flush=True)
            browser.close()
            if house.stop() not in (0, -2, 130):
                failed += 1
                print("✘ the server with accounts stops cleanly when it is told to", flush=True)
    finally:
        if server.stop() not in (0, -2, 130):
            failed += 1
            print("✘ the server stops cleanly when it is told to", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
