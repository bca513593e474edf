import Accounts
import Cities
import Cryptography
import Exchange
import Findings
import Foundation
import HTTPTypes
import Hummingbird
import Inventories
import Ledger
import Localization
import Pages
import Quantities

/// The documents of the person who works here: list, start, give a file, open, take away.
struct WorkController: Sendable {
    let publisher: Publisher
    let desk: Desk

    /// Files larger than this are not read.
    static let uploadLimit = 20 << 20

    private var content: SiteContent { publisher.content }

    func addRoutes(to router: some RouterMethods<QalaContext>, at language: RouterPath) {
        let document = "\(language)/work/{document}"
        router.get("\(language)/work") { request, context in try await list(request, context.visit) }
        router.get("\(language)/work/new") { request, context in try newForm(request, context.visit) }
        router.post("\(language)/work/new") { request, context in try await start(request, context.visit) }
        router.get("\(language)/work/upload") { request, context in try uploadForm(request, context.visit) }
        router.post("\(language)/work/upload") { request, context in try await upload(request, context.visit) }
        router.get(RouterPath(document)) { request, context in try await show(request, context) }
        router.get(RouterPath("\(document)/report")) { request, context in try await report(request, context) }
        router.get(RouterPath("\(document)/workbook.xlsx")) { request, context in try await workbook(request, context) }
        router.get(RouterPath("\(document)/figures/{figure}")) { request, context in try await figure(request, context)
        }
    }

    private func list(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try publisher.texts(request)
        let wanted = WorkList.Request(request.uri.queryParameters)
        var question = InventoryQuestion(
            reach: desk.reach(of: visit.actor),
            words: wanted.query.split(whereSeparator: \.isWhitespace).map(String.init),
            country: wanted.country.isEmpty ? nil : wanted.country, year: wanted.year,
            offset: (wanted.page - 1) * WorkList.perPage, limit: WorkList.perPage)
        var list = try await desk.list(question)
        if list.rows.isEmpty, list.count > 0 {
            question.offset = (list.count - 1) / WorkList.perPage * WorkList.perPage
            list = try await desk.list(question)
        }
        let mayBegin = visit.actor.isLocal || !desk.towns(for: visit.actor).isEmpty
        let model = WorkList.Model(list, request: wanted, mayBegin: mayBegin, texts)
        return publisher.show(WorkList(model), request, texts, visit)
    }

    private func newForm(_ request: Request, _ visit: Visit) throws -> Response {
        let texts = try publisher.texts(request)
        let towns = visit.actor.isLocal ? nil : content.choices(of: desk.towns(for: visit.actor), texts)
        guard towns?.isEmpty != true else { throw Refusal.notAllowed }
        let model = WorkNew.Model(
            csrf: visit.form.value, form: content.workbookForm(request, texts), towns: towns)
        return publisher.show(WorkNew(model), request, texts, visit)
    }

    private func start(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try publisher.texts(request)
        let form = try await request.form(visit.form)
        guard let year = form["year"].flatMap({ Int($0) }), (1980...2100).contains(year) else {
            throw HTTPError(.badRequest)
        }
        let town = try desk.beginning(form, visit.actor, texts.language)
        let name = TownDocumentName(slug: town.scope.slug, number: year).text
        if (try? await desk.open(name)) == nil {
            let inventory = Inventory(
                town: Inventory.Town(
                    name: town.name, country: town.scope.country,
                    population: content.signatory(town.scope.slug)?.population),
                year: Year(year),
                kind: try await desk.hasInventory(of: town.scope.slug, before: year) ? .monitoring : .baseline)
            _ = try await desk.save(inventory, as: name, basedOn: nil, by: town.authorship)
        }
        return .seeOther("\(Address(texts.language).document(name))/edit")
    }

    private func uploadForm(_ request: Request, _ visit: Visit, findings: [Finding] = []) throws -> Response {
        let texts = try publisher.texts(request)
        let model = UploadForm.Model(
            csrf: visit.form.value, limitMegabytes: Self.uploadLimit >> 20, findings: findings,
            workbook: content.workbookForm(request, texts), texts)
        let status: HTTPResponse.Status = findings.isEmpty ? .ok : .unprocessableContent
        return publisher.show(UploadForm(model), request, texts, visit, status: status)
    }

    private func upload(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try publisher.texts(request)
        let form: MultipartForm
        do throws(UploadProblem) { form = try await request.upload(upTo: Self.uploadLimit) } catch {
            return try uploadForm(request, visit, findings: [error.finding])
        }
        try visit.form.check(form.fields)
        guard let file = form.files["file"], !file.bytes.isEmpty else {
            return try uploadForm(request, visit, findings: [Finding("file.empty", .error)])
        }
        let population = form.fields["population"].flatMap { Int($0.filter { !$0.isWhitespace }) }
        let taken = desk.read(file, population: population, language: texts.language)
        let kept = form.fields["keep"] == "0" ? .nothing : try await desk.keep(taken, file: file, for: visit.actor)
        let foreign: [Finding] =
            kept == .notAllowed
            ? [
                Finding(
                    "upload.not-allowed", .error, at: Place(file: file.name),
                    details: ["town": .text(taken.inventory?.town.name ?? "")])
            ] : []
        let model = UploadResult.Model(
            fileName: file.name, size: file.bytes.count, sha256: taken.sha256, result: taken.result,
            findings: foreign + taken.findings, document: kept.name, texts)
        let status: HTTPResponse.Status =
            taken.inventory == nil ? .unprocessableContent : kept == .notAllowed ? .forbidden : .ok
        return publisher.show(UploadResult(model), request, texts, visit, status: status)
    }

    private func views(_ name: String, _ opened: Desk.Opened, _ texts: Texts) -> InventoryViews {
        let address = Address(texts.language)
        return InventoryViews(
            result: opened.result, town: Link(texts.text("work.title"), address.work),
            name: opened.inventory.town.name, base: address.document(name), texts: texts)
    }

    private func show(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let (name, kind) = try context.parameters.require("document").nameAndExtension
        try await desk.checkReading(name, context.visit.actor)
        let revision = request.uri.queryParameters.get("revision")
        let opened: Desk.Opened
        if let revision {
            opened = try await desk.open(name, revision: revision)
        } else {
            opened = try await desk.open(name)
        }
        let views = views(name, opened, texts)
        if kind == "pdf" { return try await views.pdf() }
        if let kind { return Response(.ok, views.media(kind), try views.bytes(kind)) }
        let base = Address(texts.language).document(name)
        let edit = Link(texts.text("work.edit"), "\(base)/edit")
        let mayEdit = (try? await desk.authorship(on: name, context.visit.actor)) != nil
        let mayTake = (try? await desk.check(.exportPackage, name, context.visit.actor)) != nil
        let actions =
            (mayEdit ? [edit] : []) + [Link(texts.text("history.crumb"), "\(base)/history")]
            + (mayTake ? [Link(texts.text("package.take"), "\(base)/package.qala")] : [])
        return publisher.show(InventoryShow(views.model(request, actions: actions)), request, texts, context.visit)
    }

    private func report(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try context.parameters.require("document")
        try await desk.checkReading(name, context.visit.actor)
        let opened = try await desk.open(name)
        let page = views(name, opened, texts).report(request, digest: opened.revision.digest.hexadecimal)
        return publisher.show(page, request, texts, context.visit)
    }

    private func figure(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try context.parameters.require("document")
        try await desk.checkReading(name, context.visit.actor)
        let views = views(name, try await desk.open(name), texts)
        let (path, kind) = try context.parameters.require("figure").nameAndExtension
        return try views.figure(path, kind, texts: texts) { publisher.show($0, request, texts, context.visit) }
    }

    private func workbook(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try context.parameters.require("document")
        try await desk.checkReading(name, context.visit.actor)
        let inventory = try await desk.open(name).inventory
        let bytes = try content.workbook(
            town: inventory.town.name, country: inventory.town.country, year: inventory.year, inventory: inventory,
            document: name, language: texts.language)
        return Response(.ok, .workbook, bytes, download: "\(name).xlsx")
    }
}

extension WorkList.Request {
    /// Reads what an address asks for; what cannot be asked is passed over.
    init(_ query: Parameters) {
        let country = (query.get("country") ?? "").uppercased()
        let isCode = country.utf8.count == 2 && country.utf8.allSatisfy { (65...90).contains($0) }
        self.init(
            query: String((query.get("q") ?? "").prefix(100)), country: isCode ? country : "",
            year: query.get("year", as: Int.self).flatMap { (1...9_999).contains($0) ? $0 : nil },
            page: min(max(1, query.get("page", as: Int.self) ?? 1), 1_000_000))
    }
}
