package import Inventories
import Ledger
package import Localization

/// An inventory as a tagged PDF that anyone can print, file and compute again.
///
/// What people and files say travels as data beside the template; nothing of it is ever read as markup. Equal results
/// give equal bytes: the report holds no date and no name of a machine.
package struct InventoryPDF: Sendable {
    /// What the report says, ready to be placed.
    package let document: ReportDocument

    /// Words a result.
    ///
    /// - Parameters:
    ///   - result: What was computed.
    ///   - texts: The words of the report's language.
    ///   - townName: The town's name in that language.
    package init(result: InventoryResult, texts: Texts, townName: String) {
        document = ReportDocument(result, townName: townName, ReportWords(result: result, texts: texts))
    }

    /// The document as the template reads it.
    package func data() throws(ReportFailure) -> [UInt8] {
        do { return try CanonicalJSON.encode(document) } catch { throw .unreadable }
    }

    /// The PDF's bytes; takes a good part of a second, so call it off the server's loop.
    package func bytes(engine: ReportEngine) throws(ReportFailure) -> [UInt8] {
        try engine.compile(data: try data())
    }
}
