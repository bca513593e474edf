import Accounts
import Cities
import Cryptography
import Hummingbird
import Ledger

/// The documents of towns of one kind, as whoever asks may see and change them.
struct TownDocuments<Content: TownContent>: Sendable {
    /// A document at a revision.
    struct Opened: Sendable {
        let name: TownDocumentName
        let revision: Revision
        let content: Content
    }

    let desk: Desk

    private var ledger: any LedgerStore { desk.ledger }

    /// The document of a name.
    func id(_ name: TownDocumentName) -> DocumentID { Content.documentID(name.text) }

    /// Reads a name of an address; what is no name is not found.
    static func name(_ text: String) throws -> TownDocumentName {
        guard let name = TownDocumentName(text) else { throw HTTPError(.notFound) }
        return name
    }

    /// A document as it is now; not found where there is none.
    func open(_ name: TownDocumentName) async throws -> Opened {
        guard let head = try await ledger.head(of: id(name)) else { throw StoreError.notFound(id(name)) }
        return Opened(name: name, revision: head, content: try Content.read(from: head))
    }

    /// A document as it was at a revision.
    func open(_ name: TownDocumentName, digest: Digest) async throws -> Opened {
        let revision = try await ledger.revision(digest, of: id(name))
        return Opened(name: name, revision: revision, content: try Content.read(from: revision))
    }

    /// Saves a content made from revision `base`; from nothing when `base` is `nil`.
    func save(
        _ content: Content, as name: TownDocumentName, basedOn base: Digest?, by authorship: Authorship
    ) async throws(SaveFailure) -> SaveDocument<Content>.Saved {
        try await SaveDocument<Content>(ledger: ledger)(content, as: id(name), basedOn: base, by: authorship)
    }

    /// The town that a document belongs to: in the register's country, else in that of its first revision, since later
    /// ones could be altered by those whose rights are asked about.
    func town(of name: TownDocumentName) async throws -> TownScope {
        if let country = desk.content.signatory(name.slug)?.country {
            return TownScope(slug: name.slug, country: country)
        }
        let first = try await ledger.revision(1, of: id(name))
        return TownScope(slug: name.slug, country: try Content.read(from: first).country)
    }

    /// Goes on only for those who may do something in the town of a document.
    func check(_ right: Right, _ name: TownDocumentName, _ actor: Actor) async throws {
        guard !actor.isLocal else { return }
        guard try await actor.may(right, in: town(of: name)) else { throw refusal(name) }
    }

    /// Under which names a change of a document is written; refused for those who may not.
    func authorship(
        on name: TownDocumentName, _ actor: Actor, for right: Right, reason: String? = nil
    ) async throws -> Authorship {
        let town = actor.isLocal ? TownScope(slug: name.slug, country: "") : try await town(of: name)
        guard let authorship = actor.authorship(for: town, right: right, time: desk.clock(), reason: reason) else {
            throw refusal(name)
        }
        return authorship
    }

    /// The documents that somebody may do something with, by their names; those that cannot be read are left out.
    func list(_ right: Right = .readDrafts, for actor: Actor) async throws -> [Opened] {
        var list: [Opened] = []
        for head in try await ledger.documents(of: Content.documentKind) {
            guard let name = TownDocumentName(head.document.name), let content = try? Content.read(from: head) else {
                continue
            }
            if !actor.isLocal {
                guard let town = try? await town(of: name), actor.may(right, in: town) else { continue }
            }
            list.append(Opened(name: name, revision: head, content: content))
        }
        return list
    }

    /// Of a town that is not in the register not even the name of a document is told.
    private func refusal(_ name: TownDocumentName) -> any Error {
        desk.content.signatory(name.slug) == nil ? StoreError.notFound(id(name)) : Refusal.notAllowed
    }
}
