"""The list of journeys, and what each is handed: a program that serves, and visitors with a browser of their own."""

import contextlib
import json
import os
import pathlib
import re
import subprocess
import tempfile
import urllib.error
import urllib.request

try:
    from playwright.sync_api import Error
except ModuleNotFoundError:  # whoever only wants a server needs no browser

    class Error(Exception):
        pass


ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = pathlib.Path(__file__).resolve().parent / "out"
LANGUAGES = ("kk", "ru", "en")

journeys = []


def journey(sentence):
    """Registers a function as a journey; the sentence is what it shows."""

    def register(function):
        journeys.append((sentence, function))
        return function

    return register


class Failed(AssertionError):
    """What a person would have been wrong to expect."""


def check(condition, message):
    if not condition:
        raise Failed(message)


def equal(found, expected, what):
    check(found == expected, f"{what}: {found!r}, expected {expected!r}")


class Server:
    """The program, serving on a free loopback port with a folder of its own."""

    mode = "--local"
    more = ()

    def __init__(self, program):
        self.folder = tempfile.TemporaryDirectory(prefix="qala-journeys-")
        self.data = str(pathlib.Path(self.folder.name) / "qala.sqlite")
        self.program = str(pathlib.Path(program).resolve())
        self.environment = {**os.environ, "SWIFT_BACKTRACE": "enable=no", "LC_ALL": "C.UTF-8"}
        self.prepare()
        self.log = open(pathlib.Path(self.folder.name) / "log.txt", "w+b")
        self.process = subprocess.Popen(
            [self.program, "serve", self.mode, *self.more, "--data", self.data, "--port", "0"],
            stdout=subprocess.PIPE, stderr=self.log, stdin=subprocess.DEVNULL, cwd=self.folder.name,
            env=self.environment)
        for line in self.process.stdout:
            found = re.search(rb"http://127\.0\.0\.1:\d+", line)
            if found:
                self.origin = found.group().decode()
                break
        else:
            raise Failed(f"the server did not start: {self.said()}")

    def prepare(self):
        self.run("load", "--data", self.data)

    def run(self, *arguments, **options):
        done = subprocess.run(
            [self.program, *arguments], capture_output=True, env=self.environment, timeout=120, **options)
        said = done.stderr.decode(errors="replace")
        check(done.returncode == 0, f"qala {' '.join(arguments)} ended with {done.returncode}: {said}")
        return done

    def said(self):
        self.log.flush()
        self.log.seek(0)
        return self.log.read().decode(errors="replace")[-2000:]

    def stop(self):
        """Ends it as Ctrl-C does."""
        self.process.send_signal(2)
        try:
            status = self.process.wait(timeout=15)
            self.check_whole()
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Failed("the server did not stop within 15 seconds") from None
        finally:
            self.process.stdout.close()
            self.log.close()
            self.folder.cleanup()
        return status

    def check_whole(self):
        """After the end the file alone holds everything: nothing lies beside it that a copy would lack."""
        check(not pathlib.Path(self.data + "-wal").exists(), "what was saved last is not in the file itself")


class OfficeServer(Server):
    """The program with accounts; the first administrator is made on the machine, as in life."""

    mode = "--accounts"
    administrator = ("office@qala.example", "тоғыз жолдың торабы")

    def prepare(self):
        address, password = self.administrator
        self.run(
            "account", "create-administrator", address, "--name", "Сәуле Оспанова", "--data", self.data,
            input=password.encode())

    def invite(self, address, role, *where, language="kk"):
        """The address of an invitation, without the server's."""
        done = self.run(
            "account", "invite", address, "--role", role, *where, "--language", language, "--data", self.data)
        return re.search(r"/../invitations/\S+", done.stdout.decode()).group()


class RunningServer:
    """A server that somebody else started; only for looking at pages while they are being written."""

    def __init__(self, origin):
        self.origin = origin.rstrip("/")

    def stop(self):
        return 0


class Reply:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self):
        return self.body.decode()

    @property
    def json(self):
        return json.loads(self.body)


class Visitor:
    """One browser window; on leaving, its console must be clean and nothing asked of other machines."""

    def __init__(self, browser, origin, **options):
        options = {"viewport": {"width": 1280, "height": 900}, "locale": "en", "accept_downloads": True, **options}
        self.origin = origin
        self.context = browser.new_context(**options)
        self.context.set_default_timeout(15_000)
        self.page = self.context.new_page()
        self.problems = []
        # Statuses that the journey asked for; the browser reports them in its console too.
        self.expected = set()
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        self.page.on("request", self._request)

    def _console(self, message):
        if message.type in ("error", "warning"):
            self.problems.append(f"console: {message.text} ({self.page.url})")

    def _request(self, request):
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self.problems.append(f"request to another machine: {request.url}")

    def open(self, path, status=200):
        try:
            answer = self.page.goto(self.origin + path)
        except Error as problem:
            # The browser refuses to show an error without a page.
            raise Failed(f"{path}: {problem.message.splitlines()[0]}") from None
        equal(answer.status, status, path)
        self.expected.add(status)
        return self.page

    @property
    def path(self):
        return self.page.url.removeprefix(self.origin)

    def text(self, selector="main"):
        return " ".join(self.page.locator(selector).first.inner_text().split())

    def count(self, selector):
        return self.page.locator(selector).count()

    def close(self):
        self.context.close()
        said = [f"status of {status} " for status in self.expected]
        problems = [problem for problem in self.problems if not any(words in problem for words in said)]
        check(not problems, "\n".join(problems))


class House:
    """What a journey is handed."""

    def __init__(self, browser, server):
        self.browser = browser
        self.server = server
        self._office = None

    @property
    def office(self):
        """A server with accounts, started when the first journey needs it."""
        if self._office is None:
            check(isinstance(self.server, Server), "a journey with accounts needs --qala")
            self._office = OfficeServer(self.server.program)
        return self._office

    def stop(self):
        """Ends the server with accounts, if there is one; gives its status."""
        return self._office.stop() if self._office else 0

    @contextlib.contextmanager
    def visitor(self, at=None, **options):
        visitor = Visitor(self.browser, (at or self.server).origin, **options)
        try:
            yield visitor
        except BaseException:
            visitor.problems.clear()
            with contextlib.suppress(Exception):
                OUT.mkdir(exist_ok=True)
                visitor.page.screenshot(path=OUT / "failed.png", full_page=True)
            visitor.context.close()
            raise
        visitor.close()

    def ask(self, path, method="GET", data=None, **headers):
        """A request without a browser."""
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.server.origin + path, data=data, headers=names, method=method)
        try:
            with urllib.request.build_opener(_NoRedirect).open(request, timeout=20) as answer:
                return Reply(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as answer:
            with answer:
                return Reply(answer.code, answer.headers, answer.read())


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Words:
    """The message catalogues, so that journeys expect what the page should say today."""

    def __init__(self):
        self.messages = {}
        for language in LANGUAGES:
            words = self.messages[language] = {}
            for file in sorted((ROOT / "Sources/Localization/Catalogues" / language).glob("*.po")):
                words.update(_messages(file.read_text()))

    def __call__(self, language, key, **details):
        text = self.messages[language][key]
        for name, value in details.items():
            text = text.replace("{" + name + "}", str(value))
        return text


def _messages(text):
    found = {}
    pattern = r'^msgid ((?:"(?:[^"\\]|\\.)*"\s*)+)(?:msgid_plural .*\n)?msgstr(?:\[0\])? ((?:"(?:[^"\\]|\\.)*"\s*)+)'
    for key, message in re.findall(pattern, text, re.MULTILINE):
        join = lambda quoted: "".join(json.loads(part) for part in re.findall(r'"(?:[^"\\]|\\.)*"', quoted))
        found[join(key)] = join(message)
    return found


def number(text):
    """The first number of a text, however its language groups digits."""
    found = re.search(r"[-−]?\d[\d\s\u00a0\u202f,.]*", text)
    check(found, f"no number in {text!r}")
    digits = re.sub(r"[\s\u00a0\u202f]", "", found.group()).replace("−", "-").strip(".,")
    if "," in digits and "." in digits:
        digits = digits.replace(",", "")
    elif re.search(r",\d{3}(?:,|$)", digits) and not re.search(r",\d{1,2}$", digits):
        digits = digits.replace(",", "")
    return float(digits.replace(",", "."))
