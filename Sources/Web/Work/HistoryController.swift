import Accounts
import Cryptography
import Findings
import HTTPTypes
import Hummingbird
import Inventories
import Ledger
import Localization
import Pages

/// What was saved of a document: its history, differences, conflicts, and the way back.
struct HistoryController<Documents: HistoryDocuments>: Sendable {
    let publisher: Publisher
    let documents: Documents
    let names: AuthorNames

    func addRoutes(to router: some RouterMethods<QalaContext>, at language: RouterPath) {
        let document = "\(language)/\(Documents.path)"
        router.get(RouterPath("\(document)/history")) { request, context in try await history(request, context) }
        router.post(RouterPath("\(document)/history")) { request, context in try await restore(request, context) }
        router.post(RouterPath("\(document)/answers")) { request, context in try await answer(request, context) }
        router.get(RouterPath("\(document)/difference")) { request, context in try await difference(request, context) }
        router.get(RouterPath("\(document)/conflicts")) { request, context in try await conflicts(request, context) }
        router.post(RouterPath("\(document)/conflicts")) { request, context in try await settle(request, context) }
    }

    private func history(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try context.parameters.require("document")
        let actor = context.visit.actor
        try await documents.checkReading(name, actor)
        let (history, firstBroken) = try await documents.ledger.checkedHistory(of: documents.document(name))
        let document = try link(name, history, texts)
        let words = try await names.words(for: history, texts)
        let accepted = try await documents.accepted(name)
        let acceptedNumber = history.main.last { $0.body == accepted?.body }?.number
        let saves = try history.main.enumerated().map { index, revision in
            var save = try save(revision, after: index > 0 ? history.main[index - 1] : nil, in: history, words, texts)
            save.isAccepted = revision.number == acceptedNumber
            return save
        }
        var model = DocumentHistory.Model(
            saves.reversed(), document: document, base: document.address ?? "", csrf: context.visit.form.value,
            isIntact: firstBroken == nil, openConflicts: history.openConflicts(shape: documents.shape).count,
            texts)
        if (try? await authorship(on: name, actor)) == nil { model.restorable = [] }
        var mayAnswer = false
        if !actor.isLocal { mayAnswer = try await documents.may(.decideOnBehalf, name, actor) }
        model.awaiting = history.openOnBehalf.map { item in
            DocumentHistory.Awaiting(
                numbers: item.numbers, author: item.revisions.last.map { words($0.authorship) } ?? "",
                time: item.revisions.last?.authorship.time ?? 0, mayAnswer: mayAnswer,
                canBeUndone: item.revisions.first?.parent != nil)
        }
        return publisher.show(DocumentHistory(model), request, texts, context.visit)
    }

    private func authorship(
        on name: String, _ actor: Actor, for right: Right = .editInventory, reason: String? = nil
    ) async throws -> Authorship {
        try await documents.authorship(on: name, actor, for: right, reason: reason)
    }

    private func answering(
        _ answer: OnBehalf.Answer, _ numbers: ClosedRange<Int>, of name: String, by authorship: Authorship
    ) async throws {
        let document = try documents.document(name)
        switch answer {
        case .confirmed:
            _ = try await AnswerOnBehalf(ledger: documents.ledger)(.confirmed, numbers, of: document, by: authorship)
        case .undone:
            try await UndoOnBehalf(ledger: documents.ledger)(
                numbers, of: document, by: authorship, as: Documents.Content.self)
        }
    }

    /// Takes what a town says to what was entered in its name.
    private func answer(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try context.parameters.require("document")
        let fields = try await request.form(context.visit.form)
        try await documents.check(.decideOnBehalf, name, context.visit.actor)
        let authorship = try await authorship(on: name, context.visit.actor, for: .decideOnBehalf)
        guard let first = fields["from"].flatMap({ Int($0) }), let last = fields["to"].flatMap({ Int($0) }),
            first > 0, first <= last
        else { throw HTTPError(.badRequest) }
        switch fields["answer"] {
        case "confirm": try await answering(.confirmed, first...last, of: name, by: authorship)
        case "undo": try await answering(.undone, first...last, of: name, by: authorship)
        default: throw HTTPError(.badRequest)
        }
        return .seeOther("\(documents.address(name, texts.language))/history")
    }

    private func save(
        _ revision: Revision, after parent: Revision?, in history: History, _ words: AuthorNames.Words, _ texts: Texts
    ) throws -> DocumentHistory.Save {
        DocumentHistory.Save(
            number: revision.number, time: revision.authorship.time, author: words(revision.authorship),
            reason: reason(revision.authorship.reason, texts), changes: changes(from: parent, to: revision, texts),
            total: try documents.total(revision, texts),
            digest: revision.digest.hexadecimal, broughtIn: history.line(broughtInBy: revision).count)
    }

    private func changes(from before: Revision?, to after: Revision, _ texts: Texts) -> [PartChange] {
        guard let now = JSONValue(body: after.body) else { return [] }
        return documents.words(texts).changes(from: before.flatMap { JSONValue(body: $0.body) }, to: now)
    }

    private func reason(_ reason: String?, _ texts: Texts) -> String? {
        if let (answer, numbers) = OnBehalf.Answer.read(reason) {
            return texts.text(
                "history.answer.\(answer == .confirmed ? "confirmed" : "undone")",
                ["first": .plain(numbers.lowerBound), "last": .plain(numbers.upperBound)])
        }
        guard let reason, SettleConflicts.isMark(reason) else { return reason }
        return texts.text("history.settled")
    }

    private func link(_ name: String, _ history: History, _ texts: Texts) throws -> Link {
        guard let head = history.head else { throw HTTPError(.notFound) }
        return Link(try documents.title(name, head, texts), documents.address(name, texts.language))
    }

    /// Goes back by saving the earlier state again; nothing is removed.
    private func restore(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try context.parameters.require("document")
        let fields = try await request.form(context.visit.form)
        guard let number = fields["restore"].flatMap({ Int($0) }) else { throw HTTPError(.badRequest) }
        let authorship = try await authorship(on: name, context.visit.actor, reason: "↶ \(number)")
        try await documents.restore(number, of: name, by: authorship)
        return .seeOther("\(documents.address(name, texts.language))/history")
    }

    private func difference(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try context.parameters.require("document")
        try await documents.checkReading(name, context.visit.actor)
        let history = try await documents.ledger.history(of: documents.document(name))
        let document = try link(name, history, texts)
        let names = try await names.words(for: history, texts)
        func chosen(_ key: Substring) throws -> Revision {
            let number = request.uri.queryParameters.get(String(key)).flatMap { Int($0) }
            guard let number, let revision = history.revision(number) else { throw HTTPError(.notFound) }
            return revision
        }
        let (before, after) = (try chosen("from"), try chosen("to"))
        func side(_ revision: Revision) -> DocumentChanges.Side {
            DocumentChanges.Side(
                number: revision.number, time: revision.authorship.time, author: names(revision.authorship),
                address: "\(document.address ?? "")?revision=\(revision.number)")
        }
        let between = history.main.filter { $0.number > before.number && $0.number <= after.number }
        let reasons = between.compactMap { revision in
            reason(revision.authorship.reason, texts).map { DocumentChanges.Reason($0, side(revision)) }
        }
        let model = DocumentChanges.Model(
            changes(from: before, to: after, texts), from: side(before), to: side(after), document: document,
            history: Link(texts.text("history.crumb"), "\(document.address ?? "")/history"),
            figures: try await documents.figures(name, from: before, to: after, texts), reasons: reasons, texts)
        return publisher.show(DocumentChanges(model), request, texts, context.visit)
    }

    private func conflicts(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try context.parameters.require("document")
        try await documents.checkReading(name, context.visit.actor)
        let history = try await documents.ledger.history(of: documents.document(name))
        let document = try link(name, history, texts)
        let names = try await names.words(for: history, texts)
        let words = documents.words(texts)
        let items = history.openConflicts(shape: documents.shape).map { conflict in
            func side(_ side: OpenConflict.Side) -> DocumentConflicts.Side {
                DocumentConflicts.Side(
                    value: side.value.map { words.words($0, of: conflict.part) } ?? texts.text("conflict.removed"),
                    author: names(side.authorship), time: side.authorship.time)
            }
            return DocumentConflicts.Item(
                name: Self.field(conflict),
                part: words.label(conflict.part, conflict.kept.value ?? conflict.other.value),
                kept: side(conflict.kept), other: side(conflict.other))
        }
        let model = DocumentConflicts.Model(
            items, document: Link(document.words, "\(document.address ?? "")/edit"), base: document.address ?? "",
            csrf: context.visit.form.value, texts)
        return publisher.show(DocumentConflicts(model), request, texts, context.visit)
    }

    private static func field(_ conflict: OpenConflict) -> String { "\(conflict.merge.hexadecimal) \(conflict.part)" }

    /// Takes the decisions that were sent; a conflict that arose meanwhile waits for its own.
    private func settle(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try context.parameters.require("document")
        let fields = try await request.form(context.visit.form)
        let authorship = try await authorship(on: name, context.visit.actor)
        let open = try await documents.ledger.history(of: documents.document(name)).openConflicts(
            shape: documents.shape)
        for (merge, conflicts) in Dictionary(grouping: open, by: \.merge) {
            guard conflicts.allSatisfy({ fields[Self.field($0)] != nil }) else { continue }
            let other = conflicts.filter { fields[Self.field($0)] == "other" }.map(\.part)
            _ = try await SettleConflicts(ledger: documents.ledger, shape: documents.shape)(
                merge, of: documents.document(name), takingOther: Set(other), by: authorship)
        }
        return .seeOther("\(documents.address(name, texts.language))/edit")
    }
}
