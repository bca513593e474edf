import Cryptography
import Testing

@Suite("Random bytes and comparison")
struct RandomSourceTests {
    @Test("the system gives as many bytes as it is asked for", arguments: [0, 1, 16, 32, 10_000])
    func counts(count: Int) {
        #expect(SystemRandom().bytes(count).count == count)
    }

    @Test("a negative count of bytes is none")
    func negative() {
        #expect(SystemRandom().bytes(-1) == [])
    }

    @Test("two draws differ, and every byte value comes up")
    func unpredictable() {
        #expect(SystemRandom().bytes(32) != SystemRandom().bytes(32))
        #expect(Set(SystemRandom().bytes(20_000)).count == 256)
    }

    @Test("bytes are equal only when all of them are")
    func equality() {
        let bytes = SeededBytes(seed: 1).bytes(64)
        #expect(constantTimeEquals(bytes, bytes))
        #expect(constantTimeEquals([], []))
        for index in bytes.indices {
            var other = bytes
            other[index] ^= 1
            #expect(!constantTimeEquals(bytes, other))
        }
    }

    @Test("bytes of different length are unequal, whichever begins with the other")
    func lengths() {
        #expect(!constantTimeEquals([1, 2], [1, 2, 3]))
        #expect(!constantTimeEquals([1, 2, 3], [1, 2]))
        #expect(!constantTimeEquals([], [0]))
    }
}
