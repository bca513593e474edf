/// A value that is kept in the ledger: the whole of it, in a version of its schema.
public protocol LedgerContent: Codable, Hashable, Sendable {
    /// The kind of document that people work on.
    static var documentKind: String { get }
    /// The version that is written.
    static var documentSchema: Int { get }
    /// The parts that two people can change without being in each other's way.
    static var documentShape: DocumentShape { get }
}

/// Why a document cannot be read.
public enum DocumentReadError: Error, Hashable, Sendable {
    /// Written by a newer program.
    case newer(schema: Int)
    /// Not what its kind promises.
    case unreadable
}

extension LedgerContent {
    /// The document of this kind with a name.
    public static func documentID(_ name: String) -> DocumentID { DocumentID(kind: documentKind, name: name) }

    /// The canonical body of a document that holds it.
    public func documentBody() throws(DocumentReadError) -> [UInt8] {
        do { return try CanonicalJSON.encode(self) } catch { throw .unreadable }
    }

    /// Reads the value from a revision, of whichever kind it is.
    public static func read(from revision: Revision) throws(DocumentReadError) -> Self {
        guard revision.schema <= documentSchema else { throw .newer(schema: revision.schema) }
        do { return try CanonicalJSON.decode(Self.self, from: revision.body) } catch { throw .unreadable }
    }
}
