import Foundation

/// A connection to a server on 127.0.0.1, as a browser keeps one.
final class PageConnection {
    /// What a server answered.
    struct Reply {
        var status: Int
        var headers: [String: String]
        var body: String
    }

    private let socket: Int32
    private let port: UInt16
    private var unread: [UInt8] = []

    init(port: UInt16) throws {
        self.port = port
        socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        // No answer for so long is an answer too.
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        let answer = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard answer == 0 else { throw TrialProblem.failed("no connection to port \(port)") }
    }

    deinit { close(socket) }

    func get(_ path: String) throws -> Reply {
        try send("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n")
        return try reply()
    }

    /// Sends a form as the page's script does.
    func post(_ path: String, _ fields: [(String, String)]) throws -> Reply {
        let body = fields.map { "\($0.0)=\(Self.encoded($0.1))" }.joined(separator: "&")
        try send(
            "POST \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAccept: application/json\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
        )
        return try reply()
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            return isPlain
                ? String(UnicodeScalar(byte)) : "%" + String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }

    private func send(_ text: String) throws {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Foundation.send(
                    socket, $0.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw TrialProblem.failed("the server is gone") }
            sent += count
        }
    }

    private func reply() throws -> Reply {
        let separator = Array("\r\n\r\n".utf8)
        while unread.firstRange(of: separator) == nil { try receive() }
        guard let end = unread.firstRange(of: separator) else { throw TrialProblem.failed("no head") }
        let lines = String(decoding: unread[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }),
            let length = headers["content-length"].flatMap({ Int($0) })
        else { throw TrialProblem.failed("a reply is not understood") }
        let whole = end.upperBound + length
        while unread.count < whole { try receive() }
        let body = String(decoding: unread[end.upperBound..<whole], as: UTF8.self)
        unread.removeSubrange(..<whole)
        return Reply(status: status, headers: headers, body: body)
    }

    private func receive() throws {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = recv(socket, &chunk, chunk.count, 0)
        guard count > 0 else { throw TrialProblem.failed("the server is gone") }
        unread += chunk[..<count]
    }
}
