/// The fields of a form as a browser sends them, in their order; a name may come more than once.
package struct FormFields: Hashable, Sendable {
    /// Names and values.
    package let pairs: [(name: String, value: String)]
    /// The first value of each name, so that a form of many rows is not searched from its beginning for every cell.
    private let first: [String: String]

    /// Takes fields already taken apart.
    package init(_ pairs: [(name: String, value: String)] = []) {
        self.pairs = pairs
        first = Dictionary(pairs.map { ($0.name, $0.value) }) { first, _ in first }
    }

    /// Reads `application/x-www-form-urlencoded`; whatever is not valid is kept as it came.
    package init(urlEncoded bytes: [UInt8], limit: Int = 20_000) {
        let parts = bytes.split(separator: UInt8(ascii: "&"), maxSplits: limit, omittingEmptySubsequences: true)
        self.init(
            parts.map { pair in
                let sides = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
                return (Self.decoded(sides[0]), sides.count > 1 ? Self.decoded(sides[1]) : "")
            })
    }

    /// The first value of a name.
    package subscript(_ name: String) -> String? { first[name] }

    /// All values of a name.
    package func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    private static func decoded(_ part: ArraySlice<UInt8>) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(part.count)
        var index = part.startIndex
        while index < part.endIndex {
            let byte = part[index]
            if byte == UInt8(ascii: "%"), index + 2 < part.endIndex,
                let high = Self.digit(part[index + 1]), let low = Self.digit(part[index + 2])
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.pairs.elementsEqual(right.pairs) { $0 == $1 }
    }

    package func hash(into hasher: inout Hasher) {
        for pair in pairs {
            hasher.combine(pair.name)
            hasher.combine(pair.value)
        }
    }
}
