import Accounts
import Cryptography
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

/// The grid of one document: shown, and saved as one goes.
struct EditController: Sendable {
    let publisher: Publisher
    let desk: Desk

    private var content: SiteContent { publisher.content }

    func addRoutes(to router: some RouterMethods<QalaContext>, at language: RouterPath) {
        let document = "\(language)/work/{document}"
        router.get(RouterPath("\(document)/edit")) { request, context in try await edit(request, context) }
        router.post(RouterPath("\(document)/edit")) { request, context in try await save(request, context) }
    }

    private func edit(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try context.parameters.require("document")
        let names = try await desk.authorship(on: name, context.visit.actor)
        let model = try await model(name, try await desk.open(name), names, context.visit, texts)
        return publisher.show(InventoryEdit(model), request, texts, context.visit)
    }

    private func model(
        _ name: String, _ opened: Desk.Opened, _ names: Authorship, _ visit: Visit, _ texts: Texts
    ) async throws -> InventoryEdit.Model {
        var model = InventoryEdit.Model(
            opened.result, document: name, revision: opened.revision.digest.hexadecimal,
            savedAt: opened.revision.authorship.time, csrf: visit.form.value, choices: choices(texts),
            rowSeed: String(UInt32.random(in: 0 ... .max), radix: 36), texts)
        if let account = visit.account {
            model.owner = account.id.text
            model.signIn = Address(texts.language).signIn(returning: model.action)
        }
        model.onBehalf = names.onBehalfOf.map { content.name(of: $0, texts.language) ?? $0 }
        model.asksReason = try await desk.accepted(name) != nil
        return model
    }

    private func choices(_ texts: Texts) -> InventoryEdit.Model.Choices {
        let fuels = content.workbookNames.fuels.map { fuel in
            InventoryEdit.FuelChoice(
                fuel.fuel.rawValue, fuel.names[texts.language] ?? fuel.fuel.rawValue, carrier: fuel.carrier.rawValue)
        }
        return InventoryEdit.Model.Choices(
            fuels: fuels, countries: content.library.tables.countries.keys.filter { $0.utf8.count == 2 }, texts)
    }

    private func save(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try context.parameters.require("document")
        let fields = try await request.form(context.visit.form, upTo: 4 << 20)
        var names = try await desk.authorship(on: name, context.visit.actor)
        let base = fields["revision"].flatMap { Digest(hexadecimal: $0) }
        let origin: Desk.Opened
        if let base { origin = try await desk.open(name, digest: base) } else { origin = try await desk.open(name) }
        let form = InventoryForm(fields: fields, language: texts.language, vocabulary: content.library.vocabulary)
        let wanted = form.applied(to: origin.inventory)
        let reason = String((fields["reason"] ?? "").trimmingPrefix(while: \.isWhitespace).prefix(2_000))
        if !reason.isEmpty { names.reason = Desk.reason(reason) }
        if reason.isEmpty, wanted != origin.inventory, try await desk.accepted(name) != nil {
            return try await withoutReason(wanted, origin, name, names, request, context, texts)
        }
        let saved = try await desk.save(wanted, as: name, basedOn: origin.revision.digest, by: names)
        if request.headers[.accept]?.contains("application/json") == true {
            let opened = Desk.Opened(
                revision: saved.revision, inventory: saved.content,
                result: desk.examined(saved.content, as: saved.revision.document))
            let model = try await model(name, opened, names, context.visit, texts)
            return try reply(saved, model, wanted: wanted, rows: fields.all("row"), name: name, texts)
        }
        let address = Address(texts.language).document(name)
        return .seeOther(saved.conflicts.isEmpty ? "\(address)/edit" : "\(address)/conflicts")
    }

    /// What was accepted is not changed without saying why; what was typed comes back.
    private func withoutReason(
        _ wanted: Inventory, _ origin: Desk.Opened, _ name: String, _ names: Authorship, _ request: Request,
        _ context: QalaContext, _ texts: Texts
    ) async throws -> Response {
        guard request.headers[.accept]?.contains("application/json") != true else {
            throw HTTPError(.unprocessableContent)
        }
        let typed = Desk.Opened(
            revision: origin.revision, inventory: wanted,
            result: desk.examined(wanted, as: origin.revision.document, draws: 0))
        var model = try await model(name, typed, names, context.visit, texts)
        model.problem = texts["edit.reason.missing"]
        return publisher.show(InventoryEdit(model), request, texts, context.visit, status: .unprocessableContent)
    }

    /// What the script is told after a save.
    private struct SaveReply: Encodable {
        struct Row: Encodable {
            let row: String
            let html: String
        }

        struct Markup: Encodable { let html: String }

        let revision: String
        /// Findings of the rows that were sent.
        let findings: [Row]
        /// Rows that others changed meanwhile, as they stand now; one that was removed has no markup.
        let others: [Row]
        let total: Markup
        let conflict: Markup?
    }

    private func reply(
        _ saved: SaveDocument<Inventory>.Saved, _ model: InventoryEdit.Model, wanted: Inventory, rows: [String],
        name: String,
        _ texts: Texts
    ) throws -> Response {
        let findings = rows.map { id in
            let items = model.rows.first { $0.id == id }?.findings ?? []
            return SaveReply.Row(row: id, html: InventoryEdit.findings(items))
        }
        let conflict =
            saved.conflicts.isEmpty ? nil : InventoryEdit.conflict(texts["edit.conflict"], decide(name, texts))
        let reply = SaveReply(
            revision: model.revision, findings: findings, others: others(model, saved.content, wanted, texts),
            total: SaveReply.Markup(html: InventoryEdit.total(model.total, texts)),
            conflict: conflict.map { SaveReply.Markup(html: $0) })
        return Response(.ok, .json, try PublishedJSON.encode(reply))
    }

    private func decide(_ name: String, _ texts: Texts) -> Link {
        Link(texts["conflict.crumb"], "\(Address(texts.language).document(name))/conflicts")
    }

    private func others(
        _ model: InventoryEdit.Model, _ saved: Inventory, _ wanted: Inventory, _ texts: Texts
    ) -> [SaveReply.Row] {
        let mine = Dictionary(wanted.records.map { ($0.id, $0) }) { first, _ in first }
        let theirs = saved.records.filter { mine[$0.id] != $0 }.compactMap { record in
            model.rows.first { $0.id == record.id }.map {
                SaveReply.Row(row: record.id, html: InventoryEdit.row($0, model.choices, texts))
            }
        }
        let kept = Set(saved.records.map(\.id))
        return theirs + wanted.records.filter { !kept.contains($0.id) }.map { SaveReply.Row(row: $0.id, html: "") }
    }
}
