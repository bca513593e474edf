import Ledger
import Testing

@Suite("Merging two edits of any document")
struct DocumentMergeTests {
    private let shape = DocumentShape(divided: ["town"])

    private func json(_ text: String) throws -> JSONValue { try #require(JSONValue(body: Array(text.utf8))) }

    private func merge(_ base: String?, _ kept: String, _ other: String) throws -> DocumentMerge {
        DocumentMerge(base: try base.map { try json($0) }, kept: try json(kept), other: try json(other), shape: shape)
    }

    @Test("a divided field without members is still there after a merge, and so is a list without rows")
    func empty() throws {
        let state = #"{"a":1,"rows":[],"town":{}}"#
        #expect(
            try merge(state, state, #"{"a":2,"rows":[],"town":{}}"#).merged == json(#"{"a":2,"rows":[],"town":{}}"#))
        let named = try merge(state, #"{"a":1,"rows":[],"town":{"name":"x"}}"#, #"{"a":2,"rows":[],"town":{}}"#)
        #expect(named.merged == (try json(#"{"a":2,"rows":[],"town":{"name":"x"}}"#)) && named.conflicts.isEmpty)
    }

    @Test("fields, members of a divided field and rows are merged each by itself")
    func parts() throws {
        let merge = try merge(
            #"{"a":1,"b":1,"town":{"name":"x","people":1},"rows":[{"id":"1","v":1},{"id":"2","v":1}]}"#,
            #"{"a":2,"b":1,"town":{"name":"y","people":1},"rows":[{"id":"1","v":2},{"id":"2","v":1}]}"#,
            #"{"a":1,"b":2,"town":{"name":"x","people":2},"rows":[{"id":"1","v":1},{"id":"3","v":1}]}"#)
        let expected = try json(
            #"{"a":2,"b":2,"town":{"name":"y","people":2},"rows":[{"id":"1","v":2},{"id":"3","v":1}]}"#)
        #expect(merge.merged == expected)
        #expect(merge.conflicts.isEmpty)
    }

    @Test("what belongs together is never mixed from two hands")
    func whole() throws {
        let merge = try merge(
            #"{"green":{"amount":1,"unit":"MWh"}}"#, #"{"green":{"amount":2,"unit":"MWh"}}"#,
            #"{"green":{"amount":1,"unit":"GWh"}}"#)
        #expect(merge.merged == (try json(#"{"green":{"amount":2,"unit":"MWh"}}"#)))
        #expect(merge.conflicts.map(\.part.description) == ["green"])
        #expect(merge.conflicts.first?.other == (try json(#"{"amount":1,"unit":"GWh"}"#)))
    }

    @Test("a list whose rows have no names, or names twice, is one part")
    func namelessRows() throws {
        let merge = try merge(#"{"r":[1]}"#, #"{"r":[1,2]}"#, #"{"r":[1,3]}"#)
        #expect(merge.conflicts.map(\.part.description) == ["r"])
        let twice = try self.merge(
            #"{"r":[{"id":"1"}]}"#, #"{"r":[{"id":"1"},{"id":"2"}]}"#, #"{"r":[{"id":"1"},{"id":"1"}]}"#)
        #expect(twice.conflicts.map(\.part.description) == ["r"])
        #expect(twice.merged == (try json(#"{"r":[{"id":"1"},{"id":"2"}]}"#)))
    }

    @Test("removed here and changed there is a conflict; removed on both sides is not")
    func removed() throws {
        let base = #"{"r":[{"id":"1","v":1},{"id":"2","v":1}],"n":"x"}"#
        let merge = try merge(base, #"{"r":[{"id":"2","v":1}]}"#, #"{"r":[{"id":"1","v":2}]}"#)
        #expect(merge.conflicts.map(\.part.description) == ["r/1"])
        #expect(merge.conflicts.first?.kept == nil)
        #expect(merge.merged == (try json(#"{"r":[]}"#)))
    }

    @Test("bodies that are no objects are merged in one piece")
    func scalars() throws {
        #expect(try merge("1", "1", "2").merged == .integer(2))
        #expect(try merge("1", "3", "2").conflicts.count == 1)
    }

    @Test("numbers come through as they were")
    func numbers() throws {
        for text in ["0.1", "1e+300", "9007199254740993", "-0.5", "123456789.125", "1e-07"] {
            let body = Array("{\"v\":\(text)}".utf8)
            #expect(
                String(decoding: try CanonicalJSON.encode(try #require(JSONValue(body: body))), as: UTF8.self)
                    == "{\"v\":\(text)}")
        }
    }
}
