import Cities
import Cryptography
import Ledger
import Plans
import Quantities
import Statistics

/// The plans that a ledger publishes.
struct PublishedPlans: Sendable {
    /// By the names of their documents.
    let all: [PublishedPlan]
    /// Documents that cannot be read; they are left out.
    let unread: [DocumentID]

    private let digest: Digest

    /// Reads the plans; earlier ones of the same documents are taken over.
    init(_ documents: PublishedDocuments, after earlier: Self? = nil) {
        let digest = documents.plans.digest
        if let earlier, earlier.digest == digest {
            self = earlier
            return
        }
        self.digest = digest
        var all: [PublishedPlan] = []
        var unread: [DocumentID] = []
        for revision in documents.plans {
            guard let name = TownDocumentName(revision.document.name), let plan = try? Plan.read(from: revision) else {
                unread.append(revision.document)
                continue
            }
            all.append(
                PublishedPlan(
                    slug: name.slug, year: Year(name.number), plan: plan, since: documents.firstDays[revision.document],
                    digest: revision.digest.hexadecimal))
        }
        self.all = all
        self.unread = unread
    }

    /// A town's plan of a commitment year.
    func plan(of slug: String, _ year: Int) -> Plan? { all.first { $0.slug == slug && $0.year.number == year }?.plan }
}

/// The reports that a ledger publishes.
struct PublishedReports {
    /// By the names of their documents.
    let all: [PublishedReport]
    /// Documents that cannot be read; they are left out.
    let unread: [DocumentID]

    init(_ documents: PublishedDocuments) {
        var all: [PublishedReport] = []
        var unread: [DocumentID] = []
        for revision in documents.reports {
            guard let name = TownDocumentName(revision.document.name),
                let report = try? MonitoringReport.read(from: revision)
            else {
                unread.append(revision.document)
                continue
            }
            all.append(
                PublishedReport(
                    slug: name.slug, number: name.number, report: report,
                    since: documents.firstDays[revision.document]))
        }
        self.all = all
        self.unread = unread
    }
}
