// What an object says under a name. These make no node of the member: documents have millions of them.

extension JSONNode {
    private func place(of name: StaticString) throws -> Int {
        guard let place = name.withUTF8Buffer({ text.member($0, of: index) }) else {
            throw DecodingError.json("no \(name)", at: Int(part.start))
        }
        return place
    }

    private func place(ifAny name: StaticString) -> Int? {
        name.withUTF8Buffer { text.member($0, of: index) }.flatMap { text.parts[$0].kind == .null ? nil : $0 }
    }

    /// The member that must be there.
    public func member(_ name: StaticString) throws -> JSONNode { JSONNode(text, at: try place(of: name)) }

    /// The member; `nil` where it is missing or null, as below.
    public func optional(_ name: StaticString) -> JSONNode? { place(ifAny: name).map { JSONNode(text, at: $0) } }

    /// A text that must be there.
    public func string(_ name: StaticString) throws -> String { try text.string(at: place(of: name)) }

    /// A text.
    public func string(ifAny name: StaticString) throws -> String? {
        try place(ifAny: name).map { try text.string(at: $0) }
    }

    /// A truth that must be there.
    public func bool(_ name: StaticString) throws -> Bool { try text.bool(at: place(of: name)) }

    /// A truth.
    public func bool(ifAny name: StaticString) throws -> Bool? { try place(ifAny: name).map { try text.bool(at: $0) } }

    /// A whole number that must be there.
    public func integer(_ name: StaticString) throws -> Int { try text.integer(at: place(of: name)) }

    /// A whole number.
    public func integer(ifAny name: StaticString) throws -> Int? {
        try place(ifAny: name).map { try text.integer(at: $0) }
    }

    /// A number that must be there.
    public func number(_ name: StaticString) throws -> Double { try text.number(at: place(of: name)) }

    /// A number.
    public func number(ifAny name: StaticString) throws -> Double? {
        try place(ifAny: name).map { try text.number(at: $0) }
    }

    /// One of a type's named cases that must be there.
    @inlinable
    public func named<Value: RawRepresentable<String>>(
        _ name: StaticString, as type: Value.Type = Value.self
    ) throws -> Value {
        try known(string(name))
    }

    /// One of a type's named cases.
    @inlinable
    public func named<Value: RawRepresentable<String>>(
        ifAny name: StaticString, as type: Value.Type = Value.self
    ) throws -> Value? {
        try string(ifAny: name).map { try known($0) }
    }

    /// The case of a name.
    @inlinable
    func known<Value: RawRepresentable<String>>(_ name: String) throws -> Value {
        guard let value = Value(rawValue: name) else { throw unfit("one of \(Value.self)") }
        return value
    }

    /// The values of an array that must be there.
    public func values<Value>(_ name: StaticString, _ read: (JSONNode) throws -> Value) throws -> [Value] {
        try member(name).elements.map(read)
    }
}
