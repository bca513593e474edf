import Cities
import Ledger

/// What was written down of coordinators and supporters, by the parts of their addresses.
struct PublishedParties {
    let parties: [String: Party]
    /// Documents that cannot be read; they are left out.
    let unread: [DocumentID]

    init(_ documents: PublishedDocuments) {
        var parties: [String: Party] = [:]
        var unread: [DocumentID] = []
        for revision in documents.parties {
            if let party = try? Party.read(from: revision) {
                parties[revision.document.name] = party
            } else {
                unread.append(revision.document)
            }
        }
        self.parties = parties
        self.unread = unread
    }
}

extension SiteContent {
    /// A party by the part of its address.
    func party(_ slug: String) -> PartyMembership? { parties.first { $0.id == slug } }

    /// Whether something was written down of a party, beside what the register tells.
    func isWritten(_ party: PartyMembership) -> Bool {
        documents.parties.contains { $0.document.name == party.id }
    }
}
