/// A value in a JSON text, of which its parts are asked by name.
///
/// Types of which a document has many are read from it by hand; all others through `Decodable`.
public struct JSONNode: Sendable {
    let text: JSONText
    let index: Int

    /// Reads a text.
    public init(_ bytes: [UInt8]) throws {
        text = try JSONText(bytes)
        index = 0
    }

    /// The value that a decoder of ours stands at.
    public init(of decoder: any Decoder) throws {
        guard let own = decoder as? JSONNodeDecoder else {
            throw DecodingError.json("read by another decoder than that of the ledger", at: 0)
        }
        self = own.node
    }

    init(_ text: JSONText, at index: Int) {
        self.text = text
        self.index = index
    }

    var part: JSONText.Part { text.parts[index] }
    var bytes: ArraySlice<UInt8> { text.bytes[Int(part.start)..<Int(part.end)] }

    func unfit(_ wanted: String) -> DecodingError { .json("not \(wanted)", at: Int(part.start)) }

    /// Whether it says that there is no value.
    public var isNull: Bool { part.kind == .null }

    /// Whether it is an object or an array with nothing in it.
    public var isEmpty: Bool { Int(part.next) == index + 1 && [.array, .object].contains(part.kind) }

    /// A member of an object that must be there.
    public func member(_ name: StaticString) throws -> JSONNode {
        guard let found = value(named: name) else { throw DecodingError.json("no \(name)", at: Int(part.start)) }
        return found
    }

    /// A member of an object; `nil` where it is missing or null.
    public func optional(_ name: StaticString) -> JSONNode? {
        value(named: name).flatMap { $0.isNull ? nil : $0 }
    }

    private func value(named name: StaticString) -> JSONNode? {
        name.withUTF8Buffer { self.value(named: $0) }
    }

    /// The value of a type that decodes itself.
    public func decoded<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        try Value(from: JSONNodeDecoder(node: self))
    }
}

extension JSONNode {
    /// The characters of a text.
    public func string() throws -> String {
        switch part.kind {
        case .text: text.string(part)
        case .escapedText: String(decoding: try JSONEscapes.read(bytes), as: UTF8.self)
        default: throw unfit("a text")
        }
    }

    /// One of a type's named cases.
    public func named<Value: RawRepresentable<String>>(_ type: Value.Type = Value.self) throws -> Value {
        guard let value = Value(rawValue: try string()) else { throw unfit("one of \(type)") }
        return value
    }

    /// A truth.
    public func bool() throws -> Bool {
        switch part.kind {
        case .yes: return true
        case .no: return false
        default: throw unfit("true or false")
        }
    }

    /// A whole number, however it is written.
    public func integer<Value: FixedWidthInteger>(_ type: Value.Type = Value.self) throws -> Value {
        guard part.kind == .number else { throw unfit("a number") }
        if let value = Value(text.string(part)) { return value }
        guard let value = Value(exactly: try number()) else { throw unfit("a whole number that fits") }
        return value
    }

    /// A number: the nearest there is.
    public func number() throws -> Double {
        guard part.kind == .number else { throw unfit("a number") }
        if let value = exactNumber { return value }
        guard let value = Double(text.string(part)), value.isFinite else {
            throw unfit("a number that fits")
        }
        return value
    }

    /// The number, where one division or multiplication of numbers that are exact gives it.
    private var exactNumber: Double? {
        var digits: UInt64 = 0
        var decimals = 0
        var hasPoint = false
        for byte in bytes {
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
        return bytes.first == UInt8(ascii: "-") ? -value : value
    }

    /// Powers of ten that are exact.
    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]
}

extension JSONNode {
    /// The values of an array.
    public var elements: JSONElements {
        get throws {
            guard part.kind == .array else { throw unfit("an array") }
            return JSONElements(of: self)
        }
    }

    /// The names and values of an object, as they are written.
    func members() throws -> [(name: JSONNode, value: JSONNode)] {
        guard part.kind == .object else { throw unfit("an object") }
        var members: [(name: JSONNode, value: JSONNode)] = []
        var next = index + 1
        while next < Int(part.next) {
            let value = JSONNode(text, at: next + 1)
            members.append((JSONNode(text, at: next), value))
            next = Int(value.part.next)
        }
        return members
    }

    /// A member of an object by its name; the last, where there are several of one name.
    func value(named name: UnsafeBufferPointer<UInt8>) -> JSONNode? {
        guard part.kind == .object else { return nil }
        return text.member(name, of: index).map { JSONNode(text, at: $0) }
    }
}

/// The values of a JSON array, one after the other.
public struct JSONElements: Sequence, IteratorProtocol {
    private let text: JSONText
    private let end: Int
    private var place: Int

    init(of array: JSONNode) {
        text = array.text
        end = Int(array.part.next)
        place = array.index + 1
    }

    /// Whether there are no more.
    var isAtEnd: Bool { place >= end }

    /// The value that comes next.
    public mutating func next() -> JSONNode? {
        guard !isAtEnd else { return nil }
        defer { place = Int(text.parts[place].next) }
        return JSONNode(text, at: place)
    }
}
