import Testing

@Suite("Documents that meet again")
struct MergingTests {
    @Test("every kind of document that people work on is named where shapes are")
    func named() throws {
        let table = try #require(SourceFile(path: "Sources/Reviews/DocumentShape+Kinds.swift")).text
        let conformance = /extension (\w+): (?:Town|Ledger)Content\b/
        let types = House.sources.flatMap { file in
            file.code(with: ["TownContent", "LedgerContent"]).compactMap { _, line in
                line.firstMatch(of: conformance).map { String($0.output.1) }
            }
        }
        #expect(types.count > 5)
        for type in types { #expect(table.contains("\(type).self"), "\(type)") }
    }

    @Test("copies that meet are merged by the one table of shapes")
    func used() {
        // In `Ledger` and `Storage` the shapes are given by who calls; a new file has no copy to merge with.
        for file in House.sources where ["Web", "qala", "Exchange"].contains(file.target) {
            for (index, line) in file.code(with: ["shapes: "]) where !line.contains("DocumentShape.byKind") {
                Issue.record("\(file.place(index)): \(line)")
            }
        }
    }
}
