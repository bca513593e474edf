import Ledger
import Testing

@Suite("Sets in documents")
struct WrittenInOrderTests {
    private struct Document: Codable, Equatable {
        @WrittenInOrder var words: Set<String>
    }

    @Test("equal sets give equal bytes, however they were filled, and are read back")
    func order() throws {
        let words = (1...40).map { "word \($0)" }
        let bytes = try CanonicalJSON.encode(Document(words: Set(words)))
        for _ in 1...20 {
            var filled: Set<String> = []
            for word in words.shuffled() { filled.insert(word) }
            #expect(try CanonicalJSON.encode(Document(words: filled)) == bytes)
        }
        #expect(try CanonicalJSON.decode(Document.self, from: bytes) == Document(words: Set(words)))
        let plain = #"{"words":["b","a"]}"#
        #expect(try CanonicalJSON.decode(Document.self, from: Array(plain.utf8)).words == ["a", "b"])
    }
}
