import Cryptography
import HTTPTypes
import Hummingbird
import Inventories
import Ledger
import Localization
import Pages

/// What was saved of a document: its history, differences, conflicts, and the way back.
struct HistoryController: Sendable {
    let publisher: Publisher
    let desk: Desk
    let token: FormToken

    private static let shape = InventoryDocument.shape

    func addRoutes(to router: Router<BasicRequestContext>, at language: RouterPath) {
        let document = "\(language)/work/{document}"
        router.get(RouterPath("\(document)/history")) { request, context in try await history(request, context) }
        router.post(RouterPath("\(document)/history")) { request, context in try await restore(request, context) }
        router.get(RouterPath("\(document)/difference")) { request, context in try await difference(request, context) }
        router.get(RouterPath("\(document)/conflicts")) { request, context in try await conflicts(request, context) }
        router.post(RouterPath("\(document)/conflicts")) { request, context in try await settle(request, context) }
    }

    private func history(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try context.parameters.require("document")
        let history = try await desk.history(name)
        let document = try link(name, history, texts)
        let saves = try history.main.enumerated().map { index, revision in
            try save(revision, after: index > 0 ? history.main[index - 1] : nil, in: history, texts)
        }
        let model = DocumentHistory.Model(
            saves.reversed(), document: document, base: document.address ?? "", csrf: token.value,
            isIntact: try await desk.isIntact(name), openConflicts: history.openConflicts(shape: Self.shape).count,
            texts)
        return publisher.show(DocumentHistory(model), request, texts)
    }

    private func save(
        _ revision: Revision, after parent: Revision?, in history: History, _ texts: Texts
    ) throws -> DocumentHistory.Save {
        let result = try desk.result(of: revision)
        return DocumentHistory.Save(
            number: revision.number, time: revision.authorship.time, author: author(revision.authorship, texts),
            reason: reason(revision.authorship.reason, texts), changes: changes(from: parent, to: revision, texts),
            total: FigureItem(
                result.total.emission, unit: "t\(result.inventory.accounting.basis.rawValue)", range: nil, address: nil,
                texts),
            digest: revision.digest.hexadecimal, broughtIn: history.line(broughtInBy: revision).count)
    }

    private func changes(from before: Revision?, to after: Revision, _ texts: Texts) -> [PartChange] {
        guard let now = JSONValue(body: after.body) else { return [] }
        return InventoryWords(texts: texts).changes(from: before.flatMap { JSONValue(body: $0.body) }, to: now)
    }

    private func author(_ authorship: Authorship, _ texts: Texts) -> String {
        switch authorship.author {
        case "local": texts.text("history.local")
        case ReceiveRevisions.author: texts.text("history.merge")
        default: authorship.author
        }
    }

    private func reason(_ reason: String?, _ texts: Texts) -> String? {
        guard let reason, reason.hasPrefix("⚖") else { return reason }
        return texts.text("history.settled")
    }

    private func link(_ name: String, _ history: History, _ texts: Texts) throws -> Link {
        guard let head = history.head else { throw HTTPError(.notFound) }
        let inventory = try InventoryDocument.inventory(in: head)
        return Link("\(inventory.town.name), \(inventory.year)", Address(texts.language).document(name))
    }

    /// Goes back by saving the earlier state again; nothing is removed.
    private func restore(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try context.parameters.require("document")
        let fields = try await request.form()
        try token.check(fields)
        guard let number = fields["restore"].flatMap({ Int($0) }) else { throw HTTPError(.badRequest) }
        let earlier = try await desk.open(name, revision: String(number))
        let head = try await desk.open(name)
        _ = try await desk.save(earlier.inventory, as: name, basedOn: head.revision.digest, reason: "↶ \(number)")
        return .seeOther("\(Address(texts.language).document(name))/history")
    }

    private func difference(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try context.parameters.require("document")
        let history = try await desk.history(name)
        let document = try link(name, history, texts)
        func chosen(_ key: Substring) throws -> Revision {
            let number = request.uri.queryParameters.get(String(key)).flatMap { Int($0) }
            guard let number, let revision = history.revision(number) else { throw HTTPError(.notFound) }
            return revision
        }
        let (before, after) = (try chosen("from"), try chosen("to"))
        func side(_ revision: Revision) -> DocumentChanges.Side {
            DocumentChanges.Side(
                number: revision.number, time: revision.authorship.time, author: author(revision.authorship, texts),
                address: "\(document.address ?? "")?revision=\(revision.number)")
        }
        let model = DocumentChanges.Model(
            changes(from: before, to: after, texts), from: side(before), to: side(after), document: document,
            history: Link(texts.text("history.crumb"), "\(document.address ?? "")/history"), texts)
        return publisher.show(DocumentChanges(model), request, texts)
    }

    private func conflicts(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try context.parameters.require("document")
        let history = try await desk.history(name)
        let document = try link(name, history, texts)
        let words = InventoryWords(texts: texts)
        let items = history.openConflicts(shape: Self.shape).map { conflict in
            func side(_ side: OpenConflict.Side) -> DocumentConflicts.Side {
                DocumentConflicts.Side(
                    value: side.value.map { words.words($0, of: conflict.part) } ?? texts.text("conflict.removed"),
                    author: author(side.authorship, texts), time: side.authorship.time)
            }
            return DocumentConflicts.Item(
                name: Self.field(conflict),
                part: words.label(conflict.part, conflict.kept.value ?? conflict.other.value),
                kept: side(conflict.kept), other: side(conflict.other))
        }
        let model = DocumentConflicts.Model(
            items, document: Link(document.words, "\(document.address ?? "")/edit"), base: document.address ?? "",
            csrf: token.value, texts)
        return publisher.show(DocumentConflicts(model), request, texts)
    }

    private static func field(_ conflict: OpenConflict) -> String { "\(conflict.merge.hexadecimal) \(conflict.part)" }

    /// Takes the decisions that were sent; a conflict that arose meanwhile waits for its own.
    private func settle(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try context.parameters.require("document")
        let fields = try await request.form()
        try token.check(fields)
        let open = try await desk.history(name).openConflicts(shape: Self.shape)
        for (merge, conflicts) in Dictionary(grouping: open, by: \.merge) {
            guard conflicts.allSatisfy({ fields[Self.field($0)] != nil }) else { continue }
            let other = conflicts.filter { fields[Self.field($0)] == "other" }.map(\.part)
            try await desk.settle(merge, of: name, takingOther: Set(other))
        }
        return .seeOther("\(Address(texts.language).document(name))/edit")
    }
}
