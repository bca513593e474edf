import Accounts
import Findings
import Ledger
import Localization

/// What the authors of revisions are called: the ledger knows only identifiers.
struct AuthorNames: Sendable {
    /// Where the names are; `nil` in the local mode, whose one author is the reader.
    let accounts: (any AccountStore)?
    let publisher: Publisher

    /// The words for those who wrote one document.
    struct Words: Sendable {
        fileprivate let names: [String: String]
        fileprivate let towns: [String: String]
        fileprivate let texts: Texts

        /// Who it was, and in whose name.
        func callAsFunction(_ authorship: Authorship) -> String {
            let author = names[authorship.author] ?? authorship.author
            guard let town = authorship.onBehalfOf else { return author }
            return texts.text("history.on-behalf", ["author": .text(author), "town": .text(towns[town] ?? town)])
        }
    }

    /// Looks up everybody who wrote a document.
    func words(for history: History, _ texts: Texts) async throws -> Words {
        var names: [String: String] = [:]
        var towns: [String: String] = [:]
        for authorship in history.revisions.map(\.authorship) {
            if let town = authorship.onBehalfOf { towns[town] = publisher.content.name(of: town, texts.language) }
            guard names[authorship.author] == nil else { continue }
            names[authorship.author] = try await name(authorship.author, texts)
        }
        return Words(names: names, towns: towns, texts: texts)
    }

    /// Looks up what authors are called; who has no name is left out.
    func words(for authors: Set<String>, _ texts: Texts) async throws -> [String: String] {
        var names: [String: String] = [:]
        for author in authors { names[author] = try await name(author, texts) }
        return names
    }

    private func name(_ author: String, _ texts: Texts) async throws -> String? {
        switch author {
        case "local": return texts.text(accounts == nil ? "history.local" : "history.machine")
        case ReceiveRevisions.author: return texts.text("history.merge")
        default: break
        }
        guard let id = AccountID(author) else { return nil }
        guard let account = try await accounts?.account(id) else {
            return texts.text("history.elsewhere", ["id": .text(String(author.prefix(6)))])
        }
        return account.state == .erased ? texts.text("history.erased") : account.name
    }
}
