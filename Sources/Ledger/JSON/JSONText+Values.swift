extension JSONText {
    func unfit(_ wanted: String, at index: Int) -> DecodingError {
        .json("not \(wanted)", at: Int(parts[index].start))
    }

    /// The characters of a text.
    func string(at index: Int) throws -> String {
        let part = parts[index]
        return switch part.kind {
        case .text: written(part)
        case .escapedText:
            String(decoding: try JSONEscapes.read(bytes[Int(part.start)..<Int(part.end)]), as: UTF8.self)
        default: throw unfit("a text", at: index)
        }
    }

    /// The characters of a part as they are written.
    private func written(_ part: Part) -> String {
        bytes.withUnsafeBufferPointer {
            String(decoding: UnsafeBufferPointer(rebasing: $0[Int(part.start)..<Int(part.end)]), as: UTF8.self)
        }
    }

    /// A truth.
    func bool(at index: Int) throws -> Bool {
        switch parts[index].kind {
        case .yes: true
        case .no: false
        default: throw unfit("true or false", at: index)
        }
    }

    /// A whole number, however it is written.
    func integer<Value: FixedWidthInteger>(at index: Int) throws -> Value {
        guard parts[index].kind == .number else { throw unfit("a number", at: index) }
        if let value = Value(written(parts[index])) { return value }
        guard let value = Value(exactly: try number(at: index)) else {
            throw unfit("a whole number that fits", at: index)
        }
        return value
    }

    /// A number: the nearest there is.
    func number(at index: Int) throws -> Double {
        guard parts[index].kind == .number else { throw unfit("a number", at: index) }
        if let value = exactNumber(parts[index]) { return value }
        guard let value = Double(written(parts[index])), value.isFinite else {
            throw unfit("a number that fits", at: index)
        }
        return value
    }

    /// The number, where one division of numbers that are exact gives it.
    private func exactNumber(_ part: Part) -> Double? {
        var digits: UInt64 = 0
        var decimals = 0
        var hasPoint = false
        for place in Int(part.start)..<Int(part.end) {
            let byte = bytes[place]
            switch byte {
            case UInt8(ascii: "."): hasPoint = true
            case UInt8(ascii: "-"): continue
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard digits < 1 << 49 else { return nil }
                digits = digits * 10 + UInt64(byte - UInt8(ascii: "0"))
                if hasPoint { decimals += 1 }
            default: return nil
            }
        }
        guard digits <= 1 << 53, decimals < Self.powers.count else { return nil }
        let value = Double(digits) / Self.powers[decimals]
        return bytes[Int(part.start)] == UInt8(ascii: "-") ? -value : value
    }

    /// Powers of ten that are exact.
    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]
}
