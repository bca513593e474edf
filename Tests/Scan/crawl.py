"""A crawl as a town editor who means harm, looking at everything that is sent."""

import html.parser
import re

from visitor import Visitor

POLICY = ("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
          "form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# A mark in whatever the editor types or gives: it may come back as words, never as markup.
MARK = "qala7f3"
HOSTILE = f'"><img src=x onerror={MARK}(1)><script>{MARK}(2)</script>\' {{{{7*7}}}}'
PASSWORD = "жеті рет өлше бір рет кес"
MOST_OF_A_FORM = 12


class Markup(html.parser.HTMLParser):
    """What of a page could run, load or send something."""

    def __init__(self):
        super().__init__()
        self.problems, self.links, self.forms = [], [], []
        self._script = False

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self._script = tag == "script"
        if tag == "script" and not (given.get("src") or "").startswith("/assets/"):
            self.problems.append("a script that is not one of ours")
        if tag in ("style", "iframe", "object", "embed", "base", "applet"):
            self.problems.append(f"a <{tag}>")
        for name, value in attributes:
            value = (value or "").strip()
            if name.startswith("on") or name == "style" or name == "srcdoc":
                self.problems.append(f"an attribute {name}")
            if name in ("href", "src", "action", "formaction", "data", "poster"):
                if re.match(r"(?i)\s*(javascript|data|vbscript):", value):
                    self.problems.append(f"{name}={value[:60]}")
                elif tag != "a" and re.match(r"(?i)(https?:)?//", value):
                    self.problems.append(f"{tag} loads or sends elsewhere: {value[:60]}")
            if name == "href" and value.startswith("/"):
                self.links.append(value.partition("#")[0])
        if tag == "form":
            self.forms.append([given.get("method", "get").lower(), given.get("action") or "", False])
        if tag == "input" and given.get("name") == "csrf" and self.forms and given.get("value"):
            self.forms[-1][2] = True

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)

    def handle_data(self, data):
        if self._script and data.strip():
            self.problems.append("a script written into the page")

    def handle_endtag(self, tag):
        self._script = False


def look(part, reply, secure, personal):
    """Holds one reply to what every reply must be."""
    where = f"{reply.status} {reply.address}"
    for name, value in HEADERS.items():
        part.check(reply.header(name) == value, f"{where}: {name} is {reply.header(name)!r}")
    if secure:
        part.check("max-age=" in reply.header("Strict-Transport-Security"), f"{where}: no HSTS")
    part.check(not reply.header("Server") and not reply.header("X-Powered-By"), f"{where}: says what it runs on")
    part.check(reply.status < 500, f"{where}: an error of the server")
    for cookie in reply.cookies:
        flags = [flag.strip().lower() for flag in cookie.split(";")[1:]]
        wanted = ["path=/", "httponly", "samesite=lax"] + (["secure"] if secure else [])
        part.check(all(flag in flags for flag in wanted), f"{where}: a cookie with {flags}")
        part.check(not secure or cookie.startswith("__Host-"), f"{where}: a cookie that others could set")
        part.check("no-store" in reply.header("Cache-Control"), f"{where}: a cookie with a reply that is kept")
    if personal:
        part.check(reply.header("Cache-Control") == "no-store", f"{where}: a person's page that is kept")
    kind = reply.header("Content-Type").partition(";")[0]
    if kind in ("application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"):
        part.check(reply.header("Content-Disposition").startswith("attachment"), f"{where}: {kind} shown inline")
    if not reply.is_page:
        part.check(kind in ("application/json", "text/csv", "text/css", "text/javascript", "text/plain",
                            "image/svg+xml", "application/pdf", "application/jsonl", "application/octet-stream", "") or "openxml" in kind, f"{where}: sent as {kind}")
        return Markup()
    markup = Markup()
    markup.feed(reply.text)
    part.check(not markup.problems, f"{where}: {'; '.join(sorted(set(markup.problems)))}")
    part.check(f"<script>{MARK}" not in reply.text and f"<img src=x onerror={MARK}" not in reply.text,
               f"{where}: what an editor typed came back as markup")
    for method, action, has_token in markup.forms:
        part.check(method == "get" or has_token, f"{where}: a form without a token to {action}")
        part.check(action == "" or action.startswith("/") and not action.startswith("//"), f"{where}: a form to {action}")
    return markup


def walk(part, visitor, starts, secure, most=600):
    """Follows every link, a few of each form, and looks at every reply."""
    waiting, seen, forms = list(starts), set(starts), {}
    while waiting and len(seen) < most * 4:
        address = waiting.pop()
        personal = re.match(r"/../(work|account|people)", address) is not None
        reply = visitor.get(address)
        markup = look(part, reply, secure, personal)
        for link in markup.links:
            form = re.sub(r"[a-z-]*\d+[0-9a-f-]*|towns/[a-z-]+", "*", link)
            if link not in seen and forms.get(form, 0) < MOST_OF_A_FORM and not link.endswith(".pdf"):
                forms[form] = forms.get(form, 0) + 1
                seen.add(link)
                waiting.append(link)
    return seen


def harm(part, visitor, secure):
    """Fills everything that can be filled with a mark that must never become markup."""
    look(part, visitor.get("/en/work/new"), secure, True)
    started = visitor.post("/en/work/new", [("town", "karaganda"), ("year", "2022"), ("country", "KZ")])
    part.check(started.status == 303, f"a document could not be begun: {started.status}")
    visitor.get("/en/work/karaganda-2022/edit")
    columns = ["sector", "subsector", "carrier", "fuel", "amount", "unit", "key", "note"]
    for row in ("r1", HOSTILE):
        for value in (HOSTILE, "=cmd|' /C calc'!A0"):
            fields = [(f"r.{row}.{column}", value) for column in columns]
            for accept in ("application/json", "text/html"):
                look(part, visitor.post("/en/work/karaganda-2022/edit", fields + [("town.name", "Karaganda " + HOSTILE)],
                                        Accept=accept), secure, True)
    visitor.get("/en/work/upload")
    content = f"sector,carrier,amount,unit\n{HOSTILE},{HOSTILE},1,MWh\n<html><script>{MARK}(3)</script>\n".encode()
    for name in (f"{HOSTILE}.csv", "a.html", "../../../../etc/cron.d/x.csv", "a.xlsx", "a.svg", "\u202egpj.exe.csv"):
        look(part, visitor.upload("/en/work/upload", name, content), secure, True)
    for name, value in [("town", HOSTILE), ("q", HOSTILE), ("return", "//evil.example"), ("pdf", HOSTILE)]:
        from urllib.parse import quote
        for page in ("towns", "search", "workbook", "sign-in", "work/upload", "work/karaganda-2022"):
            look(part, visitor.get(f"/en/{page}?{name}={quote(value)}"), secure, False)
    for address in ("/en/%3Cscript%3E" + MARK, "/en/towns/%22%3E%3Cscript%3E" + MARK + "(1)%3C%2Fscript%3E"):
        look(part, visitor.get(address), secure, False)


def sessions(part, server, invite, name, secure):
    """What a session is worth: before, after, elsewhere, and when it is over."""
    visitor = Visitor(server.origin, name)
    visitor.get("/en/sign-in")
    before = dict(visitor.jar)
    joined = visitor.join(invite, "Дана", PASSWORD)
    part.check(joined.status == 303, f"an invitation was not taken: {joined.status}")
    wrong = visitor.sign_in("scan@karaganda.kz", "wrong wrong wrong")
    nobody = visitor.sign_in("nobody@karaganda.kz", "wrong wrong wrong")
    part.check(wrong.status == nobody.status == 422, "an unknown address is told apart by status")
    strip = re.compile(r'value="[^"]*"')
    part.check(strip.sub("", wrong.text) == strip.sub("", nobody.text), "an unknown address is told apart by words")
    part.check(visitor.sign_in("scan@karaganda.kz", PASSWORD).status == 303, "signing in failed")
    part.check(before != visitor.jar, "the token before signing in is good after it")
    held = dict(visitor.jar)
    other = Visitor(server.origin, name)
    other.jar = before
    part.check(other.get("/en/work").status == 303, "the token before signing in opens the work")
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
        visitor.get("/en/account")
        part.check(visitor.post("/en/sign-out", [], **headers).status == 403, f"a form with {headers} was taken")
    token, visitor.csrf = visitor.csrf, "0" * 64
    part.check(visitor.post("/en/sign-out", []).status == 403, "a form with another token was taken")
    visitor.csrf = token
    for host in ("evil.example", "127.0.0.1.evil.example", ""):
        part.check(visitor.get("/en", Host=host).status in (400, 421), f"the name {host!r} is served")
    visitor.get("/en/account")
    look(part, visitor.post("/en/sign-out", []), secure, False)
    over = Visitor(server.origin, name)
    over.jar = held
    part.check(over.get("/en/work").status == 303, "a session that was ended opens the work")
    visitor.sign_in("scan@karaganda.kz", PASSWORD)
    return visitor
