"""Public tools, each with a bounded time, each against one server."""

import json
import os
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as Markup

HERE = pathlib.Path(__file__).resolve().parent
BIN = pathlib.Path(sys.executable).parent


def run(arguments, folder, seconds, **more):
    """Runs a tool; one that does not end by itself is ended."""
    log = folder / "log.txt"
    with open(log, "w") as out:
        process = subprocess.Popen(
            [str(argument) for argument in arguments], stdout=out, stderr=subprocess.STDOUT, cwd=folder,
            stdin=subprocess.DEVNULL, env={**os.environ, "HOME": str(folder), **more})
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
    return log.read_text(errors="replace")


def cookie(visitor):
    return "; ".join(f"{name}={value}" for name, value in visitor.jar.items())


def schema(part, visitor, folder, seconds):
    """schemathesis: whatever the description allows and forbids, and whether the replies are as described."""
    visitor.get("/en/work")
    visitor.get("/en/work/karaganda-2022/edit")
    report = folder / "report.xml"
    said = run(
        [BIN / "schemathesis", "--no-color", "run", visitor.origin + "/openapi.json", "--max-time", seconds,
         "--phases", "examples,coverage,fuzzing", "--continue-on-failure", "--seed", "1", "--no-shrink",
         "--generation-database", "none", "--exclude-path-regex", r"\.pdf$", "--output-sanitize", "true",
         "--report", "junit", "--report-junit-path", report, "-H", f"Cookie: {cookie(visitor)}"],
        folder, seconds + 240, SCHEMATHESIS_HOOKS="hooks", PYTHONPATH=str(HERE), QALA_CSRF=visitor.csrf)
    part.tried += sum(int(number) for number in re.findall(r"(\d+) generated", said))
    if not report.exists() or not part.tried:
        return part.found("schemathesis did not run: " + said[-600:])
    for case in Markup.parse(report).iter("testcase"):
        for failure in [*case.findall("failure"), *case.findall("error")]:
            for one in re.split(r"\n\n(?=\d+\. Test Case ID)", failure.text or failure.get("message") or ""):
                part.found(case.get("name", "") + ": " + " ".join(one.split())[:700])


def wapiti(part, visitor, folder, seconds):
    """wapiti: crawls, then tries injections, files, redirects and headers on every parameter and form."""
    # Its own form of a cookie jar.
    jar = folder / "cookies.json"
    jar.write_text(json.dumps({visitor.host: {"/": {name: {
        "version": 0, "expires": None, "secure": False, "value": value, "port": None}
        for name, value in visitor.jar.items()}}}))
    # Below /en/work/ as the editor, who would sign out by a form elsewhere; everything else as a visitor.
    for number, (start, cookies) in enumerate([
        ("/en/work/karaganda-2022", ["-c", jar]), ("/en/search?q=a", []), ("/en/sign-in", []),
    ]):
        place = folder / str(number)
        place.mkdir()
        report = place / "report.json"
        said = run(
            ["wapiti", "-u", visitor.origin + start, "--scope", "folder", *cookies, "-d", 2,
             "--max-links-per-page", 20, "--max-files-per-dir", 8, "--max-scan-time", max(10, seconds // 6),
             "--max-attack-time", max(5, seconds // 18),
             # Those that call a server of their makers, such as xxe, are left out.
             "-m", "exec,file,redirect,permanentxss,xss,sql,crlf,csrf,methods,cookieflags,csp,http_headers",
             "--flush-session", "--store-session", place, "-f", "json", "-o", report, "-v", 2],
            place, seconds)
        part.tried += len(re.findall(r"^\[.\] (?:GET|POST|OPTIONS)", said, re.M))
        if not report.exists():
            # Ended at its time: what it told until then counts.
            for line in re.findall(r"(?m)^.*(?:vulnerability in|Received a HTTP 500|injection in|is not set).*$", said):
                part.found(line.strip()[:400])
            if "Launching module" not in said:
                part.found("wapiti did not run: " + said[-600:])
            continue
        told = json.loads(report.read_text())
        for kind in ("vulnerabilities", "anomalies"):
            for name, cases in told[kind].items():
                for case in cases:
                    part.found(f"{name}: {case['method']} {case['path']}: {case['info']}"[:400])


def sqlmap(part, visitor, folder, seconds):
    """sqlmap: tries to reach the database through parameters and forms."""
    visitor.get("/en/sign-in")
    targets = [
        (visitor.origin + "/en/search?q=a", None),
        (visitor.origin + "/en/towns?country=KZ&q=a", None),
        (visitor.origin + "/en/work/karaganda-2022?revision=1", None),
        (visitor.origin + "/en/work/karaganda-2022/difference?from=1&to=1", None),
        (visitor.origin + "/en/towns/karaganda*", None),
        (visitor.origin + "/en/work/karaganda-2022/edit", f"year=2022&town.name=K&r.r1.note=x&csrf={visitor.csrf}"),
        (visitor.origin + "/en/sign-in", f"address=a%40b.kz&password=x&return=&csrf={visitor.csrf}"),
    ]
    for number, (address, data) in enumerate(targets):
        place = folder / str(number)
        place.mkdir()
        arguments = [
            BIN / "sqlmap", "-u", address, "--batch", "--level", 2, "--risk", 1, "--technique", "BEUS",
            "--dbms", "SQLite", "--timeout", 20, "--retries", 0, "--output-dir", place, "--disable-coloring",
            "--flush-session", "--ignore-code", "404,422,429", "--skip", "csrf", "--cookie", cookie(visitor)]
        said = run(arguments + (["--data", data] if data else []), place, max(30, seconds // len(targets)))
        part.tried += 1
        if "is vulnerable" in said or "following injection point" in said:
            part.found(f"{address}: {said[-600:]}")
        elif "legal disclaimer" not in said:
            part.found("sqlmap did not run: " + said[-400:])


def slow(part, visitor, folder, seconds):
    """slowhttptest: many lines that send or read almost nothing, while others want a page."""
    for words, options in [("slow headers", ["-H"]), ("slow bodies", ["-B"]), ("slow readers", ["-X"])]:
        place = folder / words.replace(" ", "-")
        place.mkdir()
        log = open(place / "log.txt", "w")
        process = subprocess.Popen(
            ["slowhttptest", *options, "-c", "300", "-r", "100", "-i", "10", "-l", str(max(20, seconds // 3)), "-x", "24",
             "-p", "5", "-u", visitor.origin + ("/en/towns.json" if options == ["-X"] else "/en/sign-in"), "-t",
             "POST" if options == ["-B"] else "GET"], stdout=log, stderr=subprocess.STDOUT, cwd=place)
        try:
            while process.poll() is None:
                try:
                    status = visitor.get("/en/towns/karaganda").status
                except OSError as problem:
                    status = type(problem).__name__
                part.check(status == 200, f"{words}: a page meanwhile: {status}")
                try:
                    process.wait(timeout=3)
                except subprocess.TimeoutExpired:
                    pass
        finally:
            if process.poll() is None:
                process.terminate()
            log.close()
        part.check("connected:" in (place / "log.txt").read_text(errors="replace"), f"{words}: slowhttptest did not run")
