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

    @usableFromInline
    func unfit(_ wanted: String) -> DecodingError { text.unfit(wanted, at: index) }

    /// Whether it says that there is no value.
    public var isNull: Bool { part.kind == .null }

    /// Whether it is an object or an array with nothing in it.
    public var isEmpty: Bool { Int(part.next) == index + 1 && [.array, .object].contains(part.kind) }

    /// The value of a type that decodes itself.
    public func decoded<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        try Value(from: JSONNodeDecoder(node: self))
    }
}

extension JSONNode {
    /// The characters of a text.
    public func string() throws -> String { try text.string(at: index) }

    /// One of a type's named cases.
    public func named<Value: RawRepresentable<String>>(_ type: Value.Type = Value.self) throws -> Value {
        try known(string())
    }

    /// A truth.
    public func bool() throws -> Bool { try text.bool(at: index) }

    /// A whole number, however it is written.
    public func integer<Value: FixedWidthInteger>(_ type: Value.Type = Value.self) throws -> Value {
        try text.integer(at: index)
    }

    /// A number: the nearest there is.
    public func number() throws -> Double { try text.number(at: index) }
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
        text.member(name, of: index).map { JSONNode(text, at: $0) }
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

    /// How many are left.
    public var underestimatedCount: Int {
        var (count, place) = (0, place)
        while place < end {
            count += 1
            place = Int(text.parts[place].next)
        }
        return count
    }

    /// The value that comes next.
    public mutating func next() -> JSONNode? {
        guard !isAtEnd else { return nil }
        defer { place = Int(text.parts[place].next) }
        return JSONNode(text, at: place)
    }
}
