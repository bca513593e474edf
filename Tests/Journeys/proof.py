"""Proof: what is published can be checked by anyone, with tools that are not ours."""

import html
import json
import pathlib
import subprocess
import sys
import tempfile

from every_page import look_at_all
from journey import LANGUAGES, ROOT, Words, check, equal, journey
from working import fill_row, new_document, row_of

words = Words()
TURIN = "/towns/turin/inventories/2019"


def newest(house, document):
    """The newest revision of a public document, as its file of lines tells it."""
    return json.loads(house.ask(f"/ledger/{document}.jsonl").text.splitlines()[-1])


def commands(page):
    """The commands that a page tells people to type."""
    return [html.unescape(block) for block in page.locator("main pre code").all_inner_texts()]


def typed(script, folder):
    """Types commands into a shell that knows nothing of ours; gives what they say."""
    done = subprocess.run(["sh", "-e"], input=script.encode(), capture_output=True, cwd=folder, timeout=60)
    check(done.returncode == 0, f"{script}\nended with {done.returncode}: {done.stderr.decode()[-500:]}")
    return done.stdout.decode()


def verify(house, *arguments):
    """Runs the verifier that shares no code with the server."""
    return subprocess.run(
        [sys.executable, ROOT / "Scripts/verify-log", house.server.origin, *arguments], capture_output=True, text=True,
        timeout=120)


@journey("a figure leads to the revision it comes from, and that to the signed log")
def from_figure_to_log(house):
    digest = newest(house, "published-inventory/turin-2019")["digest"]
    for language in LANGUAGES:
        with house.visitor(locale=language) as visitor:
            page = visitor.open(f"/{language}{TURIN}")
            page.click(".hero a.open")
            page.click(f"main dl.facts a[href='/{language}/log/{digest}']")
            equal(visitor.text("h1"), words(language, "revision.title"), "heading")
            check("published-inventory/turin-2019" in visitor.text(), "the document is not named")
            steps = page.locator("main tbody tr")
            root = steps.last.locator("code").last.inner_text()
            page.click(f".crumbs a[href='/{language}/log']")
            check(root in visitor.text(), "the last step is not the root of the checkpoint")
            check(words(language, "log.signature.good") in visitor.text(), "the signature is not said to be good")
    answer = house.ask(f"/en{TURIN}.json").json
    equal(answer["revision"]["proof"], f"/log/proofs/{digest}.json", "the proof in the JSON")


@journey("the commands that the pages tell people to type show what the pages say they show")
def typed_commands(house):
    digest = newest(house, "published-inventory/turin-2019")["digest"]
    said = house.ask("/log/checkpoint").text.splitlines()
    with house.visitor() as visitor, tempfile.TemporaryDirectory() as folder:
        _, signature, root, past = commands(visitor.open("/en/log"))
        check("Verified Successfully" in typed(signature, folder), "openssl does not confirm the signature")
        equal(typed(root, folder).split(), said[1:3], "size and root by the page's program")
        equal(typed(past, folder).split()[1], said[2], "the root over as many entries")
        (inclusion,) = commands(visitor.open(f"/en/log/{digest}"))
        equal(typed(inclusion, folder).split(), said[1:3], "where the proof leads")
        (chain,) = commands(visitor.open("/en/towns/turin/ledger"))
        equal(typed(chain, folder).split(), ["1", digest, "whole"], "the chain")


@journey("a program without any code of ours verifies the whole log, and notices what is false")
def independent(house):
    with tempfile.TemporaryDirectory() as folder:
        kept = pathlib.Path(folder) / "kept.txt"
        note = house.ask("/log/checkpoint").body
        kept.write_bytes(note)
        documents = ["published-inventory/turin-2019", "signatory/karaganda"]
        done = verify(house, *documents, "--checkpoint", str(kept))
        check(done.returncode == 0 and "all is as it should be" in done.stdout, done.stdout + done.stderr)
        size = note.split(b"\n")[1]
        kept.write_bytes(note.replace(b"\n" + size + b"\n", b"\n" + str(int(size) - 1).encode() + b"\n"))
        done = verify(house, "--checkpoint", str(kept))
        check(done.returncode == 1 and "signature does not fit" in done.stderr, done.stdout + done.stderr)
        name, _, rest = house.ask("/log/key").text.strip().partition("+")
        done = verify(house, "--key", "other" + name + "+" + rest)
        check(done.returncode == 1 and "WRONG" in done.stderr, done.stdout + done.stderr)
        done = verify(house, "inventory/karaganda-2022")
        check(done.returncode == 2, "a draft can be fetched")


@journey("the pages of the log are accessible in light and dark, fit a phone, and have all their words")
def accessible(house):
    digest = newest(house, "published-inventory/turin-2019")["digest"]
    look_at_all(house, {
        "revision": f"/log/{digest}", "inventory-proved": TURIN, "figure-proved": f"{TURIN}/figures/total",
    })


@journey("of a draft that was just saved the log tells nothing")
def drafts(house):
    with house.visitor() as visitor:
        base = new_document(visitor, "Balkhash")
        fill_row(row_of(visitor.page, 0), "residential", "natural_gas", "1200", "MWh")
        visitor.page.click("button[name=save]")
        visitor.open(f"{base}/history")
    for path in ("/log/checkpoints.json", "/log/tile/entries/000", "/en/log", "/ledger/inventory/balkhash-2022.jsonl"):
        check(b"alkhash" not in house.ask(path).body.replace(b"balkhash-2022.jsonl", b""), path)
    equal(house.ask("/ledger/inventory/balkhash-2022.jsonl").status, 404, "a draft as data")
