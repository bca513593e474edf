import Cities
import Cryptography
import Exchange
import Findings
import HTTPTypes
import Hummingbird
import Inventories
import Ledger
import Localization
import Pages
import Plans
import Quantities

/// The log as people read it: its checkpoints, a revision's place in it, and the public documents of a town.
struct LogPages: Sendable {
    let publisher: Publisher
    let log: PublicLog
    /// The address that people were told; without one they are on this machine.
    let origin: String?

    func addRoutes(to router: Router<QalaContext>, at language: RouterPath) {
        router.get("\(language)/log") { request, _ in try await show(request) }
        router.get("\(language)/log.csv") { request, _ in try await table(request) }
        router.get("\(language)/log/{digest}") { request, context in try await revision(request, context) }
        router.get("\(language)/towns/{slug}/ledger") { request, context in try await town(request, context) }
        router.get("\(language)/towns/{slug}/ledger.csv") { request, context in try await documents(request, context) }
    }

    private func show(_ request: Request) async throws -> Response {
        let texts = try publisher.texts(request)
        // Some more than the page shows: the table links to all of them as data.
        let checkpoints = try await log.ledger.checkpoints(limit: 100)
        let model = LogShow.Model(checkpoints, verifier: log.signer?.verifier, site: site(request), texts)
        return publisher.show(LogShow(model), request, texts)
    }

    private func table(_ request: Request) async throws -> Response {
        let checkpoints = try await log.ledger.checkpoints(limit: .max)
        return PageCache.Entry(CheckpointExport.csv(checkpoints), .csv).response(to: request)
    }

    private func revision(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        guard let digest = Digest(hexadecimal: try context.parameters.require("digest")) else {
            throw HTTPError(.notFound)
        }
        let place = try await log.place(of: digest)
        let revision = try await log.revision(digest)
        let model = RevisionShow.Model(
            digest, place: place.map { ($0.checkpoint, $0.proof) }, revision: revision,
            town: revision.flatMap { town(of: $0.document, texts) }, site: site(request), texts)
        let isKnown = place != nil || revision != nil
        return publisher.show(RevisionShow(model), request, texts, status: isKnown ? .ok : .notFound)
    }

    private func town(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let (slug, name) = try found(context, texts)
        let documents = try await documents(of: slug, texts)
        let address = Address(texts.language)
        let model = TownLedger.Model(
            documents, town: Link(name, address.town(slug)), base: address.ledger(slug), site: site(request), texts)
        return publisher.show(TownLedger(model), request, texts)
    }

    private func documents(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        var writer = CSVWriter()
        writer.append(texts: ["document", "revision", "digest", "time", "proof", "revisions"])
        for document in try await documents(of: try found(context, texts).slug, texts) {
            let head = document.head
            writer.append([
                .text(head.document), .integer(head.number), .text(head.digest), .integer(Int(document.time)),
                .text("/log/proofs/\(head.digest).json"), .text("/ledger/\(head.document).jsonl"),
            ])
        }
        return PageCache.Entry(writer.bytes, .csv).response(to: request)
    }

    private func found(_ context: QalaContext, _ texts: Texts) throws -> (slug: String, name: String) {
        let slug = try context.parameters.require("slug")
        guard let name = publisher.content.name(of: slug, texts.language) else { throw HTTPError(.notFound) }
        return (slug, name)
    }

    /// The public documents of a town that the ledger holds: its row of the register, then inventories, plans, reports.
    private func documents(of slug: String, _ texts: Texts) async throws -> [TownLedger.Document] {
        let content = publisher.content
        func named(_ kind: String, _ number: Int, _ argument: String) -> (DocumentID, String) {
            let name = TownDocumentName(slug: slug, number: number).text
            return (DocumentID(kind: kind, name: name), texts["document.\(kind)", [argument: .plain(number)]])
        }
        var wanted = [(DocumentID(kind: Signatory.documentKind, name: slug), texts["document.signatory"])]
        wanted += content.inventories(of: slug).map {
            named(InventoryDocument.publishedKind, $0.inventory.year.number, "year")
        }
        wanted += content.publishedPlanYears(of: slug).map { named(Plan.publishedKind, $0, "year") }
        wanted += content.publishedReports(of: slug).reversed().map {
            named(MonitoringReport.publishedKind, $0.name.number, "number")
        }
        var documents: [TownLedger.Document] = []
        for (id, name) in wanted {
            let history = try await log.ledger.history(of: id)
            guard let head = history.head else { continue }
            documents.append(
                TownLedger.Document(
                    name: name, head: ShownRevision(head), time: head.authorship.time,
                    isIntact: history.firstBroken == nil))
        }
        return documents
    }

    /// The documents of the town that a public document is of.
    private func town(of document: DocumentID, _ texts: Texts) -> Link? {
        let slug =
            document.kind == Signatory.documentKind
            ? document.name : document.name.lastIndex(of: "-").map { String(document.name[..<$0]) }
        guard let slug, let name = publisher.content.name(of: slug, texts.language) else { return nil }
        return Link(name, Address(texts.language).ledger(slug))
    }

    private func site(_ request: Request) -> String { origin ?? "http://\(request.head.authority ?? "localhost")" }
}
