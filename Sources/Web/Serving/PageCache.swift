import Cryptography
import HTTPTypes
import Hummingbird
import Ledger
import NIOCore
import Synchronization

/// Published pages, rendered and compressed once and then sent as they are.
///
/// What is published changes only with the data; the cache lives as long as one version of it. It is bounded, and the
/// oldest half goes when it is full.
final class PageCache: Sendable {
    /// One page ready to be sent.
    struct Entry: Sendable {
        let plain: ByteBuffer
        let compressed: ByteBuffer?
        let headers: HTTPFields
        let compressedHeaders: HTTPFields
        let tag: String

        init(_ bytes: [UInt8], _ media: Media, links: String? = nil) {
            plain = ByteBuffer(bytes: bytes)
            let gzip = Compression.gzip(bytes)
            compressed = gzip.map { ByteBuffer(bytes: $0) }
            tag = "\"\(Digest.sha256(bytes).hexadecimal.prefix(32))\""
            var headers = SecurityHeaders.fields
            headers[.contentType] = media.rawValue
            headers[.eTag] = tag
            headers[.cacheControl] = "public, max-age=0, must-revalidate"
            headers[.vary] = "Accept-Encoding"
            headers[.linkName] = links
            self.headers = headers
            if gzip != nil { headers[.contentEncoding] = "gzip" }
            compressedHeaders = headers
        }

        /// About what it takes, the headers included, which outweigh a small reply.
        var size: Int {
            let headers = 2_048
            return plain.readableBytes + headers + (compressed.map { $0.readableBytes + headers } ?? 0)
        }

        /// The reply to a request: nothing where the browser already has it.
        func response(to request: Request) -> Response {
            if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
            if let compressed, request.headers[.acceptEncoding]?.contains("gzip") == true {
                return Response(status: .ok, headers: compressedHeaders, body: ResponseBody(byteBuffer: compressed))
            }
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: plain))
        }
    }

    private struct State {
        var entries: [String: Entry] = [:]
        var order: [String] = []
        var size = 0
    }

    private let limit: Int
    private let state = Mutex(State())

    /// Makes a cache that holds at most so many bytes.
    init(limit: Int = 6 << 20) { self.limit = limit }

    /// The page of an address, if it is there.
    func entry(_ address: String) -> Entry? { state.withLock { $0.entries[address] } }

    /// Keeps a page.
    func insert(_ entry: Entry, at address: String) {
        guard entry.size * 8 < limit else { return }
        state.withLock { state in
            guard state.entries[address] == nil else { return }
            while state.size + entry.size > limit, !state.order.isEmpty { Self.dropOldestHalf(&state) }
            state.entries[address] = entry
            state.order.append(address)
            state.size += entry.size
        }
    }

    private static func dropOldestHalf(_ state: inout State) {
        let dropped = state.order.prefix(state.order.count / 2 + 1)
        for address in dropped { state.size -= state.entries.removeValue(forKey: address)?.size ?? 0 }
        state.order.removeFirst(dropped.count)
    }
}
