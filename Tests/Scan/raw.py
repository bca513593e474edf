"""Requests that no browser sends: broken, ambiguous, endless. Each gets an answer or a closed line, never a fault."""

import re
import socket
import time

HEAD = "Host: {host}\r\n"
CASES = {
    "no host": "GET /en HTTP/1.1\r\n\r\n",
    "two hosts": "GET /en HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\n\r\n",
    "another host in the address": "GET http://evil.example/en HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "an unknown method": "FOO /en HTTP/1.1\r\n" + HEAD + "\r\n",
    "no version": "GET /en\r\n\r\n",
    "a version from the future": "GET /en HTTP/9.9\r\n" + HEAD + "\r\n",
    "two lengths": "POST /en/sign-in HTTP/1.1\r\n" + HEAD + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
    "length and chunks": "POST /en/sign-in HTTP/1.1\r\n" + HEAD
    + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /en/x HTTP/1.1\r\n" + HEAD + "\r\n",
    "chunks of another spelling": "POST /en/sign-in HTTP/1.1\r\n" + HEAD
    + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "a length below nothing": "POST /en/sign-in HTTP/1.1\r\n" + HEAD + "Content-Length: -1\r\n\r\n",
    "a length without end": "POST /en/sign-in HTTP/1.1\r\n" + HEAD + "Content-Length: 99999999999999999999\r\n\r\n",
    "a chunk without end": "POST /en/sign-in HTTP/1.1\r\n" + HEAD
    + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\nx",
    "a header without end": "GET /en HTTP/1.1\r\n" + HEAD + "X: " + "a" * 200_000 + "\r\n\r\n",
    "headers without end": "GET /en HTTP/1.1\r\n" + HEAD + "".join(f"X{n}: a\r\n" for n in range(20_000)) + "\r\n",
    "an address without end": "GET /en/" + "a" * 200_000 + " HTTP/1.1\r\n" + HEAD + "\r\n",
    "a folded header": "GET /en HTTP/1.1\r\n" + HEAD + "X: a\r\n b\r\n\r\n",
    "a space before the colon": "GET /en HTTP/1.1\r\nHost : {host}\r\n\r\n",
    "a NUL in the address": "GET /en/\0 HTTP/1.1\r\n" + HEAD + "\r\n",
    "a NUL, escaped": "GET /en/work/%00 HTTP/1.1\r\n" + HEAD + "\r\n",
    "a line end, escaped": "GET /en/factors?country=%0d%0aSet-Cookie:%20a=b&year=2020 HTTP/1.1\r\n" + HEAD + "\r\n",
    "bytes that are no text": "GET /en/towns/%ff%fe%80 HTTP/1.1\r\n" + HEAD + "\r\n",
    "a percent that stands for nothing": "GET /en/towns/%zz%2 HTTP/1.1\r\n" + HEAD + "\r\n",
    "the way up": "GET /assets/../../../../etc/passwd HTTP/1.1\r\n" + HEAD + "\r\n",
    "the way up, escaped": "GET /assets/..%2f..%2f..%2fetc%2fpasswd HTTP/1.1\r\n" + HEAD + "\r\n",
    "the way up, escaped twice": "GET /assets/%252e%252e%252fqala.css HTTP/1.1\r\n" + HEAD + "\r\n",
    "the files of the ledger": "GET /data/qala.sqlite HTTP/1.1\r\n" + HEAD + "\r\n",
    "the keys": "GET /qala.sqlite.keys HTTP/1.1\r\n" + HEAD + "\r\n",
    "a tunnel": "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n",
    "a trace": "TRACE /en HTTP/1.1\r\n" + HEAD + "X-Secret: {mark}\r\n\r\n",
    "another protocol": "GET /en HTTP/1.1\r\n" + HEAD + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
    "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n",
    "a range": "GET /en/towns.csv HTTP/1.1\r\n" + HEAD + "Range: bytes=" + "0-1," * 2000 + "0-1\r\n\r\n",
    "a multipart without parts": "POST /en/work/upload HTTP/1.1\r\n" + HEAD
    + "Content-Type: multipart/form-data; boundary=\r\nContent-Length: 2\r\n\r\n--",
    "an encrypted line": "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
}


def send(address, data):
    """What comes back within 5 seconds, or until the line is closed."""
    with socket.create_connection(address, timeout=10) as line:
        try:
            line.sendall(data)
            line.settimeout(5)
            answer = b""
            while len(answer) < 1_000_000:
                more = line.recv(65_536)
                if not more:
                    break
                answer += more
                # The line stays open for the next request.
                line.settimeout(0.5)
        except (TimeoutError, ConnectionError, BrokenPipeError):
            pass
    return answer


def attack(part, visitor):
    address = (visitor.host, visitor.port)
    for words, case in CASES.items():
        request = case.replace("{host}", visitor.name).replace("{mark}", "qala7f3").encode("latin-1")
        answer = send(address, request)
        head = answer.split(b"\r\n\r\n")[0]
        status = int(head.split()[1]) if head.startswith(b"HTTP/1.") and head.split()[1:] else 0
        part.check(status < 500, f"{words}: {status}")
        part.check(b"root:" not in answer and b"qala-keys" not in answer, f"{words}: a file of the machine")
        part.check(b"qala7f3" not in answer, f"{words}: a request came back")
        part.check(b"\r\nset-cookie: a=b" not in head.lower(), f"{words}: a header was planted")
        # What follows an answer may only say that the rest could not be read.
        later = re.findall(rb"\nHTTP/1\.1 (\d+)", answer)
        part.check(set(later) <= {b"400"}, f"{words}: a second answer, {later}")
        part.check(visitor.get("/health").status == 200, f"{words}: the server does not answer any more")


def sizes(part, visitor, is_signed_in):
    """Bodies that are larger than is read."""
    cases = [("/en/sign-in", 300_000)] if is_signed_in else []
    cases += [("/en/work/new", 300_000), ("/en/work/karaganda-2022/edit", 5 << 20), ("/en/work/upload", 25 << 20)]
    for path, size in cases:
        begun = time.monotonic()
        try:
            status = visitor.send("POST", path, b"a=" + b"b" * size, Origin=visitor.origin, **{
                "Content-Type": "application/x-www-form-urlencoded"}).status
        except (ConnectionError, BrokenPipeError):
            status = 413
        part.check(status in (403, 413, 422), f"{path} with {size} bytes: {status}")
        part.check(time.monotonic() - begun < 60, f"{path} with {size} bytes took more than a minute")
    # As many fields as fit: what is done with them must not grow with their square.
    rows = b"&".join(b"r.%d.note=x" % number for number in range(20_000))
    begun = time.monotonic()
    visitor.get("/en/work/karaganda-2022/edit")
    status = visitor.send(
        "POST", "/en/work/karaganda-2022/edit", rows + b"&csrf=" + visitor.csrf.encode(), Origin=visitor.origin,
        **{"Content-Type": "application/x-www-form-urlencoded"}).status
    part.check(status in (303, 403, 404), f"20,000 rows: {status}")
    part.check(time.monotonic() - begun < 60, f"20,000 rows took {time.monotonic() - begun:.0f} s")
