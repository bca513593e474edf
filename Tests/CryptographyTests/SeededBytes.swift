import Cryptography
import Synchronization

/// A source whose bytes can be foretold: the SHA-256 of a seed and a counter, so that a failure happens again.
final class SeededBytes: RandomSource {
    private let seed: UInt8
    private let counter = Mutex<UInt32>(0)

    init(seed: UInt8) {
        self.seed = seed
    }

    func bytes(_ count: Int) -> [UInt8] {
        counter.withLock { counter in
            var bytes: [UInt8] = []
            while bytes.count < count {
                counter += 1
                let input = [seed] + withUnsafeBytes(of: counter.bigEndian, Array.init)
                bytes += Digest.sha256(input).bytes
            }
            return Array(bytes.prefix(count))
        }
    }
}

/// The bytes of a text of hexadecimal digits, as the specifications print them.
func bytes(hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}
