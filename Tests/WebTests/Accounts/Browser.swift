import Accounts
import Cryptography
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization
import Testing

@testable import Web

/// A browser with a cookie jar, as somebody holds it.
final class Browser: Sendable {
    struct Reply: Sendable {
        let status: Int
        let headers: HTTPFields
        let bytes: [UInt8]
        var text: String { String(decoding: bytes, as: UTF8.self) }
        var location: String? { headers[.location] }
        var cookies: [String] { headers[values: .setCookie] }
        /// The token of the page's forms.
        var csrf: String? { text.firstMatch(of: /name="csrf" value="([^"]+)"/).map { String($0.output.1) } }
    }

    let house: OfficeHouse
    let peer: String
    private let jar = Mutex<[String: String]>([:])
    private let token = Mutex<String?>(nil)

    init(_ house: OfficeHouse, peer: String = "203.0.113.7") {
        self.house = house
        self.peer = peer
    }

    var cookie: String? {
        get { jar.withLock { $0.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ") } }
    }

    func setCookie(_ name: String, _ value: String) { jar.withLock { $0[name] = value } }

    /// The token that the last page's forms carried.
    var csrf: String? { token.withLock { $0 } }

    func get(_ path: String, _ headers: [String: String] = [:], host: String = "qala.example") async throws -> Reply {
        try await send(.get, path, headers, body: "", host: host)
    }

    /// What a reply holds that is no text.
    func bytes(_ path: String, host: String = "qala.example") async throws -> [UInt8] {
        let head = HTTPRequest(method: .get, scheme: "https", authority: host, path: path)
        let response = try await house.answer(
            Request(head: head, body: RequestBody(buffer: ByteBuffer())), peer: peer)
        let writer = KeepingWriter()
        try await response.body.write(writer)
        return writer.bytes.withLock { $0 }
    }

    /// Sends a form with the token of the last page, unless another is given.
    func post(
        _ path: String, _ fields: [(String, String)] = [], csrf: String?? = .none, headers: [String: String] = [:]
    ) async throws -> Reply {
        var all = fields
        let token: String? = if case .some(let given) = csrf { given } else { self.csrf }
        if let token { all.append(("csrf", token)) }
        let body = all.map { "\(Self.escaped($0.0))=\(Self.escaped($0.1))" }.joined(separator: "&")
        return try await send(
            .post, path,
            ["Content-Type": "application/x-www-form-urlencoded", "Origin": OfficeHouse.origin].merging(headers) { $1 },
            body: body)
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            return byte < 0x80 && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
                ? String(Character(scalar)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ headers: [String: String] = [:], body: String = "",
        bytes: [UInt8]? = nil, host: String = "qala.example"
    ) async throws -> Reply {
        var fields = HTTPFields()
        for (name, value) in headers { if let name = HTTPField.Name(name) { fields[name] = value } }
        if let cookie, !cookie.isEmpty { fields[.cookie] = cookie }
        let head = HTTPRequest(method: method, scheme: "https", authority: host, path: path, headerFields: fields)
        let response = try await house.answer(
            Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: bytes ?? Array(body.utf8)))), peer: peer)
        let writer = KeepingWriter()
        try await response.body.write(writer)
        let reply = Reply(
            status: Int(response.status.code), headers: response.headers,
            bytes: writer.bytes.withLock { $0 })
        for cookie in reply.cookies { keep(cookie) }
        if let csrf = reply.csrf { token.withLock { $0 = csrf } }
        return reply
    }

    private func keep(_ cookie: String) {
        let parts = cookie.split(separator: ";")[0].split(
            separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        jar.withLock { jar in
            jar[String(parts[0])] = cookie.contains("Max-Age=0") ? nil : String(parts[1])
        }
    }

    /// Gives a file, as a form with one sends it.
    func give(_ file: [UInt8], named name: String, to path: String, host: String = "qala.example") async throws -> Reply
    {
        _ = try await get(path, host: host)
        let head =
            "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n\(csrf ?? "")\r\n"
            + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n"
        return try await send(
            .post, path, ["Content-Type": "multipart/form-data; boundary=x"],
            bytes: Array(head.utf8) + file + Array("\r\n--x--\r\n".utf8), host: host)
    }

    @discardableResult
    func signIn(
        _ address: String, _ password: String = OfficeHouse.password, returning path: String = "",
        hasApp: Bool = true
    ) async throws -> Reply {
        _ = try await get("/en/sign-in")
        var reply = try await post(
            "/en/sign-in", [("address", address), ("password", password), ("return", path)])
        if hasApp, reply.location?.contains("/sign-in/code") == true {
            _ = try await get("/en/sign-in/code")
            reply = try await post("/en/sign-in/code", [("code", house.code()), ("return", path)])
        }
        if reply.status == 303 { _ = try await get("/en/account") }
        return reply
    }
}

final class KeepingWriter: ResponseBodyWriter {
    let bytes = Mutex<[UInt8]>([])

    func write(_ buffer: ByteBuffer) async throws { bytes.withLock { $0 += Array(buffer.readableBytesView) } }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// Letters as a courier took them.
actor KeepingCourier: Courier {
    private(set) var sent: [(letter: Letter, address: EmailAddress, token: Token?)] = []

    private(set) var words: [[String: String]] = []

    func deliver(
        _ letter: Letter, to address: EmailAddress, language: String, token: Token?, words: [String: String]
    ) {
        self.words.append(words)
        sent.append((letter, address, token))
    }
}
