import Exchange
import Findings
import HTTPTypes
import Hummingbird
import Inventories
import Ledger
import Localization
import Pages
import Quantities
import ReferenceData

/// The grid of one document: shown, saved as one goes, its history, and the way back.
struct EditController: Sendable {
    let publisher: Publisher
    let desk: Desk
    let token: FormToken

    private var content: SiteContent { publisher.content }

    func addRoutes(to router: Router<BasicRequestContext>, at language: RouterPath) {
        let document = "\(language)/work/{document}"
        router.get(RouterPath("\(document)/edit")) { request, context in try await edit(request, context) }
        router.post(RouterPath("\(document)/edit")) { request, context in try await save(request, context) }
        router.get(RouterPath("\(document)/history")) { request, context in try await history(request, context) }
        router.post(RouterPath("\(document)/history")) { request, context in try await restore(request, context) }
    }

    private func edit(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try context.parameters.require("document")
        return try page(request, name, try await desk.open(name), conflict: nil, texts)
    }

    private func page(
        _ request: Request, _ name: String, _ opened: Desk.Opened, conflict: String?, _ texts: Texts
    ) throws -> Response {
        let model = InventoryEdit.Model(
            opened.result, document: name, revision: opened.revision.number,
            savedAt: opened.revision.authorship.time, csrf: token.value, choices: choices(texts), conflict: conflict,
            texts)
        return publisher.show(InventoryEdit(model), request, texts, status: conflict == nil ? .ok : .conflict)
    }

    private func choices(_ texts: Texts) -> InventoryEdit.Model.Choices {
        let fuels = content.workbookNames.fuels.map { fuel in
            InventoryEdit.FuelChoice(
                fuel.fuel.rawValue, fuel.names[texts.language] ?? fuel.fuel.rawValue, carrier: fuel.carrier.rawValue)
        }
        return InventoryEdit.Model.Choices(
            fuels: fuels, countries: content.library.tables.countries.keys.filter { $0.utf8.count == 2 }, texts)
    }

    private func save(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try context.parameters.require("document")
        let fields = try await request.form()
        try token.check(fields)
        let base = fields["revision"].flatMap { Int($0) }
        let origin: Desk.Opened
        if let base { origin = try await desk.open(name, revision: base) } else { origin = try await desk.open(name) }
        let form = InventoryForm(fields: fields, language: texts.language, vocabulary: content.library.vocabulary)
        let saved = try await desk.save(
            form.applied(to: origin.inventory), as: name, basedOn: base ?? origin.revision.number)
        let opened = Desk.Opened(
            revision: saved.revision, inventory: saved.inventory, result: desk.examined(saved.inventory))
        let conflict = conflict(saved.conflicts, texts)
        if request.headers[.accept]?.contains("application/json") == true {
            return try reply(opened, rows: fields.all("row"), conflict: conflict, name: name, texts)
        }
        if conflict != nil { return try page(request, name, opened, conflict: conflict, texts) }
        return .seeOther("\(Address(texts.language).document(name))/edit")
    }

    /// What the script is told after a save: the new revision, findings of the rows it sent, and the total.
    private struct SaveReply: Encodable {
        struct Row: Encodable {
            let row: String
            let html: String
        }

        struct Markup: Encodable { let html: String }

        let revision: String
        let findings: [Row]
        let total: Markup
        let conflict: Markup?
    }

    private func reply(
        _ opened: Desk.Opened, rows: [String], conflict: String?, name: String, _ texts: Texts
    ) throws -> Response {
        let model = InventoryEdit.Model(
            opened.result, document: name, revision: opened.revision.number,
            savedAt: opened.revision.authorship.time, csrf: token.value, choices: choices(texts), texts)
        let findings = rows.map { id in
            let items = model.rows.first { $0.id == id }?.findings ?? []
            return SaveReply.Row(row: id, html: InventoryEdit.findings(items))
        }
        let reply = SaveReply(
            revision: model.revision, findings: findings,
            total: SaveReply.Markup(html: InventoryEdit.total(model.total, texts)),
            conflict: conflict.map { SaveReply.Markup(html: InventoryEdit.conflict($0)) })
        return Response(.ok, .json, try PublishedJSON.encode(reply))
    }

    /// Both values of each line that two people changed differently.
    private func conflict(_ conflicts: [MergeInventories.Conflict], _ texts: Texts) -> String? {
        guard !conflicts.isEmpty else { return nil }
        let words = InventoryWords(texts: texts)
        return conflicts.map { conflict in
            texts.text(
                "finding.save.conflict.text",
                [
                    "line": .text(words.label(conflict.saved ?? conflict.wanted)),
                    "saved": .text(words.amount(conflict.saved)), "wanted": .text(words.amount(conflict.wanted)),
                ])
        }.joined(separator: " ")
    }

    private func history(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try context.parameters.require("document")
        let revisions = try await desk.history(name)
        guard let newest = revisions.last else { throw HTTPError(.notFound) }
        let words = InventoryWords(texts: texts)
        let saves = revisions.enumerated().map { index, opened in
            let before = index > 0 ? revisions[index - 1].inventory : nil
            return InventoryHistory.Save(
                number: opened.revision.number, time: opened.revision.authorship.time,
                author: texts.text("history.local"), reason: opened.revision.authorship.reason,
                changes: words.changes(from: before, to: opened.inventory),
                total: FigureItem(
                    opened.result.total.emission, unit: "t\(opened.inventory.accounting.basis.rawValue)", range: nil,
                    address: nil, texts),
                digest: opened.revision.digest.hexadecimal)
        }
        let base = Address(texts.language).document(name)
        let town = newest.inventory.town.name
        let model = InventoryHistory.Model(
            saves.reversed(), document: Link("\(town), \(newest.inventory.year)", base), base: base, csrf: token.value,
            isIntact: try await desk.isIntact(name), texts)
        return publisher.show(InventoryHistory(model), request, texts)
    }

    /// Goes back by saving the earlier state again; nothing is removed.
    private func restore(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try context.parameters.require("document")
        let fields = try await request.form()
        try token.check(fields)
        guard let number = fields["restore"].flatMap({ Int($0) }) else { throw HTTPError(.badRequest) }
        let earlier = try await desk.open(name, revision: number)
        let head = try await desk.open(name)
        _ = try await desk.save(earlier.inventory, as: name, basedOn: head.revision.number, reason: "↶ \(number)")
        return .seeOther("\(Address(texts.language).document(name))/history")
    }
}
