import Findings
package import Inventories
package import Localization
import Quantities

/// A working as a table: one row for each figure of the tree, with its depth.
package enum WorkingTable {
    /// The bytes of the table.
    package static func csv(_ working: Working, texts: Texts) -> [UInt8] {
        var writer = CSVWriter()
        writer.append(texts: [
            "depth", "title", "value", "unit", "formula", "source", "edition", "verification", "note", "file", "sheet",
            "cell", "sha256",
        ])
        append(working, depth: 0, texts, &writer)
        return writer.bytes
    }

    private static func append(_ working: Working, depth: Int, _ texts: Texts, _ writer: inout CSVWriter) {
        func text(_ text: String?) -> CSVWriter.Cell { text.map { .text($0) } ?? .empty }
        writer.append([
            .integer(depth), .text(texts.text(working.title)), working.value.map { .number($0) } ?? .empty,
            .text(working.unit), text(working.formula), text(working.citation?.source), text(working.citation?.edition),
            text(working.citation?.verification.rawValue), text(working.citation?.note), text(working.place?.file),
            text(working.place?.sheet), text(working.place?.cell), text(working.sha256),
        ])
        for input in working.inputs { append(input, depth: depth + 1, texts, &writer) }
    }
}
