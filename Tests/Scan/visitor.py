"""A browser without a screen: cookies, the token of the last page's forms, and nothing followed by itself."""

import html
import http.client
import re
import urllib.parse
import uuid


class Reply:
    def __init__(self, address, status, headers, body):
        self.address, self.status, self.headers, self.body = address, status, headers, body

    def header(self, name):
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    @property
    def cookies(self):
        return [value for key, value in self.headers if key.lower() == "set-cookie"]

    @property
    def is_page(self):
        return self.header("Content-Type").startswith("text/html")

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")


class Visitor:
    """Reaches a server at its loopback address, under the name that it believes to have."""

    def __init__(self, origin, name=None):
        address = urllib.parse.urlsplit(origin)
        self.host, self.port = address.hostname, address.port
        self.name = name or f"{self.host}:{self.port}"
        self.origin = f"https://{name}" if name else origin
        self.jar = {}
        self.csrf = ""

    def send(self, method, path, body=None, **headers):
        link = http.client.HTTPConnection(self.host, self.port, timeout=60)
        given = {"Host": self.name, **{key.replace("_", "-"): value for key, value in headers.items()}}
        if self.jar:
            given.setdefault("Cookie", "; ".join(f"{key}={value}" for key, value in self.jar.items()))
        try:
            link.request(method, path, body=body, headers=given)
            answer = link.getresponse()
            reply = Reply(path, answer.status, answer.getheaders(), answer.read())
        finally:
            link.close()
        for cookie in reply.cookies:
            key, _, value = cookie.partition(";")[0].partition("=")
            if value and "max-age=0" not in cookie.lower():
                self.jar[key] = value
            else:
                self.jar.pop(key, None)
        token = re.search(r'name="csrf" value="([^"]+)"', reply.text) if reply.is_page else None
        if token:
            self.csrf = html.unescape(token.group(1))
        return reply

    def get(self, path, **headers):
        return self.send("GET", path, **headers)

    def post(self, path, fields, **headers):
        body = urllib.parse.urlencode([*fields, ("csrf", self.csrf)])
        given = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.origin, **headers}
        return self.send("POST", path, body, **given)

    def upload(self, path, name, content, **fields):
        boundary = uuid.uuid4().hex
        parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
                 for key, value in {"csrf": self.csrf, **fields}.items()]
        quoted = name.replace('"', "%22")
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{quoted}"\r\n'
                     f"Content-Type: text/html\r\n\r\n".encode() + content + f"\r\n--{boundary}--\r\n".encode())
        return self.send("POST", path, b"".join(parts), **{
            "Content-Type": f"multipart/form-data; boundary={boundary}", "Origin": self.origin})

    def join(self, link, name, password):
        """Accepts an invitation, as the person would."""
        self.get(link)
        return self.post(link, [("name", name), ("password", password)])

    def sign_in(self, address, password, language="en"):
        self.get(f"/{language}/sign-in")
        return self.post(f"/{language}/sign-in", [("address", address), ("password", password)])
