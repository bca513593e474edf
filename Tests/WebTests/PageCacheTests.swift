import HTTPTypes
import Hummingbird
import NIOCore
import QalaTesting
import Testing

@testable import Web

@Suite("Pages kept ready")
struct PageCacheTests {
    private func request(_ headers: HTTPFields = [:]) -> Request {
        let head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/en", headerFields: headers)
        return Request(head: head, body: RequestBody(buffer: ByteBuffer()))
    }

    @Test("a page is sent compressed to whoever can read it, plain to everybody else")
    func encodings() {
        let entry = PageCache.Entry(Array(String(repeating: "<p>Қала</p>", count: 200).utf8), .html)
        let plain = entry.response(to: request())
        let compressed = entry.response(to: request([.acceptEncoding: "br, gzip"]))
        #expect(plain.headers[.contentEncoding] == nil)
        #expect(compressed.headers[.contentEncoding] == "gzip")
        #expect(plain.headers[.vary] == "Accept-Encoding" && compressed.headers[.vary] == "Accept-Encoding")
        #expect(plain.headers[.eTag] == compressed.headers[.eTag])
    }

    @Test("a browser that has the page gets no body, and one that has another page gets this one")
    func validation() {
        let entry = PageCache.Entry(Array("<p>1</p>".utf8), .html)
        let other = PageCache.Entry(Array("<p>2</p>".utf8), .html)
        #expect(entry.tag != other.tag)
        #expect(entry.response(to: request([.ifNoneMatch: entry.tag])).status == .notModified)
        #expect(entry.response(to: request([.ifNoneMatch: other.tag])).status == .ok)
        #expect(entry.response(to: request([.ifNoneMatch: entry.tag])).headers[.contentSecurityPolicy] != nil)
    }

    @Test("equal pages have equal tags")
    func tags() {
        let bytes = Array("<p>Қарағанды</p>".utf8)
        #expect(PageCache.Entry(bytes, .html).tag == PageCache.Entry(bytes, .html).tag)
    }

    @Test("bytes that do not compress are kept once")
    func incompressible() {
        var generator = SeededGenerator(seed: 3)
        let entry = PageCache.Entry(generator.bytes(4_000), .workbook)
        #expect(entry.compressed == nil && entry.plain.readableBytes == 4_000)
        #expect(PageCache.Entry(Array("short".utf8), .text).compressed == nil)
    }

    @Test("a page larger than an eighth of the cache is not kept")
    func large() {
        var generator = SeededGenerator(seed: 5)
        let cache = PageCache(limit: 80_000)
        cache.insert(PageCache.Entry(generator.bytes(10_000), .html), at: "/large")
        cache.insert(PageCache.Entry(generator.bytes(5_000), .html), at: "/fits")
        #expect(cache.entry("/large") == nil)
        #expect(cache.entry("/fits") != nil)
    }

    @Test("the first page of an address stays until it is dropped")
    func first() {
        let cache = PageCache()
        cache.insert(PageCache.Entry([1], .html), at: "/a")
        cache.insert(PageCache.Entry([2], .html), at: "/a")
        #expect(cache.entry("/a")?.tag == PageCache.Entry([1], .html).tag)
    }

    @Test("dropping small pages makes no room for a large one: more are dropped until it fits")
    func smallFirst() {
        var generator = SeededGenerator(seed: 9)
        let cache = PageCache(limit: 80_000)
        let sizes = Array(repeating: 1, count: 10) + Array(repeating: 7_000, count: 9)
        for (number, size) in sizes.enumerated() {
            cache.insert(PageCache.Entry(generator.bytes(size), .html), at: "/\(number)")
        }
        let held = sizes.indices.compactMap { cache.entry("/\($0)")?.size }.reduce(0, +)
        #expect(held <= 80_000)
        #expect(cache.entry("/18") != nil)
    }

    @Test("the cache never holds more than its limit, whatever the sizes and their order", arguments: 0..<20)
    func bound(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let cache = PageCache(limit: 80_000)
        var addresses: [String] = []
        for number in 0..<400 {
            let size = Bool.random(using: &generator) ? 1 : Int.random(in: 4_000...7_000, using: &generator)
            let entry = PageCache.Entry(generator.bytes(size), .html)
            addresses.append("/\(number)")
            cache.insert(entry, at: "/\(number)")
            #expect(cache.entry("/\(number)") != nil)
            let held = addresses.compactMap { cache.entry($0)?.size }.reduce(0, +)
            #expect(held <= 80_000, "\(number)")
        }
    }
}
