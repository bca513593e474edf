import Pages
import Synchronization

/// What is published at a moment: the content, its pages as they are sent, and what every page says of it.
final class Edition: Sendable {
    let content: SiteContent
    let cache = PageCache()
    let site: Site

    init(_ content: SiteContent, in site: Site) {
        var site = site
        site.dataVersion = content.dataVersion
        self.content = content
        self.site = site
    }

    /// The edition that a request is answered from, from its beginning to its end.
    @TaskLocal static var asked: Edition?
}

/// The newest edition, which is exchanged as a whole and never changed.
final class Editions: Sendable {
    private let kept: Mutex<Edition>

    init(_ first: Edition) { kept = Mutex(first) }

    /// The newest.
    var newest: Edition { kept.withLock { $0 } }

    /// That of the request, or else the newest.
    var current: Edition { Edition.asked ?? newest }

    /// Publishes a content in the place of the newest, unless that is from a later state of the ledger.
    func exchange(_ content: SiteContent) {
        kept.withLock { edition in
            guard content.documents.position >= edition.content.documents.position else { return }
            edition = Edition(content, in: edition.site)
        }
    }
}
