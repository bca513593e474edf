import Findings
import Localization

/// Commands of common tools by which anybody checks the log of a site; they run in any shell of POSIX.
struct LogCommands: Equatable, Sendable {
    /// The address of the site, such as `https://qala.example`.
    let site: String

    /// Reads the key and the checkpoint, and checks the signature with openssl.
    ///
    /// Twelve fixed bytes before the 32 of an Ed25519 key make it a key as openssl reads it (RFC 8410).
    var signature: String {
        """
        curl -sf \(site)/log/checkpoint > checkpoint
        curl -sf \(site)/log/key > key
        sed '/^$/,$d' checkpoint > text
        sed -n 's/^— [^ ]* //p' checkpoint | base64 -d | tail -c +5 > signature
        { printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'
          cut -d+ -f3- key | base64 -d | tail -c +2; } > key.der
        openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in text -sigfile signature
        """
    }

    /// Reads all entries and computes the root over them, or over the first so many.
    var root: String {
        """
        cat > root.py <<'END'
        import base64, hashlib, sys, urllib.request
        log = sys.argv[1]
        def read(path): return urllib.request.urlopen(f"{log}/{path}").read()
        def sha256(data): return hashlib.sha256(data).digest()
        def root(leaves):
            if len(leaves) == 1: return leaves[0]
            k = 1 << ((len(leaves) - 1).bit_length() - 1)
            return sha256(b"\\1" + root(leaves[:k]) + root(leaves[k:]))
        size = int(sys.argv[2]) if len(sys.argv) > 2 else int(read("checkpoint").split(b"\\n")[1])
        leaves = []
        for tile in range((size + 255) // 256):
            width = min(256, size - tile * 256)
            name, rest = f"{tile % 1000:03}", tile // 1000
            while rest: name, rest = f"x{rest % 1000:03}/{name}", rest // 1000
            data = read(f"tile/entries/{name}" + (f".p/{width}" if width < 256 else ""))
            leaves += [sha256(b"\\0" + data[i + 2:i + 34]) for i in range(0, len(data), 34)]
        print(size, base64.b64encode(root(leaves)).decode(), sep="\\n")
        END
        python3 root.py \(site)/log
        """
    }

    /// Computes the root as it was when the log had so many entries.
    func past(size: Int) -> String { "python3 root.py \(site)/log \(size)" }

    /// Walks from a revision to the root.
    func inclusion(_ digest: String) -> String {
        """
        curl -sf \(site)/log/proofs/\(digest).json > proof.json
        python3 - <<'END'
        import base64, hashlib, json
        def sha256(data): return hashlib.sha256(data).digest()
        proof = json.load(open("proof.json"))
        index, last = proof["index"], proof["size"] - 1
        found = sha256(b"\\0" + bytes.fromhex(proof["revision"]))
        for beside in map(bytes.fromhex, proof["hashes"]):
            if index % 2 or index == last:
                found = sha256(b"\\1" + beside + found)
                while index % 2 == 0 and index: index, last = index // 2, last // 2
            else:
                found = sha256(b"\\1" + found + beside)
            index, last = index // 2, last // 2
        print(proof["size"], base64.b64encode(found).decode(), sep="\\n")
        END
        """
    }

    /// Makes every digest of a document again, and follows the links.
    func chain(_ document: String) -> String {
        """
        curl -sf \(site)/ledger/\(document).jsonl > document.jsonl
        python3 - <<'END'
        import hashlib, json
        def field(value):
            if value is None: return b"-"
            data = value if isinstance(value, bytes) else str(value).encode()
            return str(len(data)).encode() + b":" + data
        known = {None}
        for revision in map(json.loads, open("document.jsonl", encoding="utf-8", newline="\\n")):
            get, link = revision.get, lambda name: bytes.fromhex(revision[name]) if name in revision else None
            merged = [link("merged")] if "merged" in revision else []
            fields = ["qala-merge-1" if merged else "qala-revision-1", get("document")["kind"], get("document")["name"],
                get("number"), link("parent"), *merged, get("author"), get("onBehalfOf"), get("time"), get("reason"),
                get("schema"), get("body")]
            digest = hashlib.sha256(b"".join(map(field, fields))).hexdigest()
            is_whole = digest == get("digest") and {get("parent"), get("merged")} <= known
            known.add(digest)
            print(get("number"), digest, "whole" if is_whole else "BROKEN")
        END
        """
    }
}

extension HTML {
    /// Commands to be copied into a terminal.
    mutating func commands(_ commands: String, under title: String, _ texts: Texts) {
        verbatim(commands, label: texts["log.commands", ["title": .text(title)]])
    }

    /// A text whose lines stand as they are; long ones scroll.
    mutating func verbatim(_ text: String, label: String) {
        self(.pre, .class("scroll"), .tabindex(0), .role("region"), .aria("label", label)) { $0(.code, text) }
    }
}
