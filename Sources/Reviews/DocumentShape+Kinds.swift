import Cities
import Inventories
public import Ledger
import Plans

extension DocumentShape {
    /// Every value that people work on in the ledger; a new one stands here, so that copies of it can meet.
    private static let contents: [any LedgerContent.Type] = [
        Signatory.self, Registration.self, Party.self, ToldReminders.self, Inventory.self, Plan.self,
        MonitoringReport.self, Submission.self, Review.self, ReviewMethod.self,
    ]

    /// How documents fall into parts, by their kinds, wherever copies of them meet.
    ///
    /// What is published is no such kind: nobody works on it, and no field of it falls into members.
    public static let byKind = Dictionary(uniqueKeysWithValues: contents.map { ($0.documentKind, $0.documentShape) })

    /// How documents of a kind fall into parts.
    public static func of(_ kind: String) -> DocumentShape { byKind[kind] ?? DocumentShape() }
}
