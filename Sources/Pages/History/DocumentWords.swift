package import Ledger

/// Parts and changes of documents of one kind in the words of their domain.
package protocol DocumentWords {
    /// How such documents fall into parts.
    static var shape: DocumentShape { get }
    /// What a part is called.
    func label(_ part: DocumentPart, _ value: JSONValue?) -> String
    /// A value of a part.
    func words(_ value: JSONValue, of part: DocumentPart) -> String
}

extension DocumentWords {
    /// What differs between two states of a document.
    package func changes(from before: JSONValue?, to after: JSONValue) -> [PartChange] {
        DocumentDifference(from: before, to: after, shape: Self.shape).changes.map { change in
            PartChange(
                field: label(change.part, change.after ?? change.before),
                before: change.before.map { words($0, of: change.part) },
                after: change.after.map { words($0, of: change.part) })
        }
    }
}
