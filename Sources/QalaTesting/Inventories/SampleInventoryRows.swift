import Cryptography
package import Inventories
import Ledger
import Quantities

extension ProjectedInventory {
    /// A row of Demokent's kind, of which nothing is known.
    package static func sample(
        _ name: String, kind: String = InventoryDocument.kind, isNameless: Bool = false, country: String? = "KZ",
        number: Int = 1, words: String? = nil, time: Int64 = 100, trouble: Trouble? = nil,
        change: (inout Figures) -> Void = { _ in }
    ) -> ProjectedInventory {
        let parts = name.split(separator: "-")
        let year = parts.last.flatMap { Int($0) }
        var figures = Figures(
            town: Inventory.Town(name: name, country: "KZ", population: 54_000), year: Year(year ?? 2022),
            approach: .ipcc, basis: .carbonDioxide, emission: PartialSum(missing: 2), energy: PartialSum(),
            findings: [:])
        change(&figures)
        return ProjectedInventory(
            document: DocumentID(kind: kind, name: name),
            slug: isNameless ? nil : parts.dropLast().joined(separator: "-"), country: country, year: year,
            words: words ?? name.lowercased(),
            save: Save(
                number: number, digest: Digest.sha256(Array("\(name) \(number)".utf8)),
                authorship: Authorship(author: "aigerim", onBehalfOf: nil, time: time, reason: "жаңа деректер")),
            content: trouble.map { .trouble($0) } ?? .figures(figures))
    }
}

extension InventoryRowStore {
    /// Begins a version and fills it with these rows at once.
    @discardableResult
    package func fill(
        _ rows: [ProjectedInventory], as version: String = "v1"
    ) async throws -> ProjectionProgress {
        let begun = try await begin(version, at: 5)
        try expect(begun.isFilled, is: false, "a beginning")
        let next = begun.moved(to: 5)
        try expect(try await keep(rows, from: begun, to: next), is: true, "rows are kept")
        return next
    }
}

extension ProjectionProgress {
    /// With all documents gone through up to a position.
    package func moved(to position: Int64) -> ProjectionProgress {
        ProjectionProgress(version: version, filling: filling, position: position, isFilled: true)
    }
}
