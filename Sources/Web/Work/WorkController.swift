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
import NIOCore
import Pages
import Quantities

/// The documents of the person who works here: list, start, give a file, open, take away.
struct WorkController: Sendable {
    let publisher: Publisher
    let desk: Desk
    let token: FormToken

    /// Files larger than this are not read.
    static let uploadLimit = 20 << 20

    private var content: SiteContent { publisher.content }

    func addRoutes(to router: Router<BasicRequestContext>, at language: RouterPath) {
        let document = "\(language)/work/{document}"
        router.get("\(language)/work") { request, _ in try await list(request) }
        router.get("\(language)/work/new") { request, _ in try newForm(request) }
        router.post("\(language)/work/new") { request, _ in try await start(request) }
        router.get("\(language)/work/upload") { request, _ in try uploadForm(request, findings: []) }
        router.post("\(language)/work/upload") { request, _ in try await upload(request) }
        router.get(RouterPath(document)) { request, context in try await show(request, context) }
        router.get(RouterPath("\(document)/report")) { request, context in try await report(request, context) }
        router.get(RouterPath("\(document)/workbook.xlsx")) { request, context in try await workbook(request, context) }
        router.get(RouterPath("\(document)/figures/{figure}")) { request, context in try await figure(request, context)
        }
    }

    private func list(_ request: Request) async throws -> Response {
        let texts = try publisher.texts(request)
        let documents = try await desk.documents().map { name, opened in
            WorkList.Document(
                name: name, result: opened.result, savedAt: opened.revision.authorship.time,
                revision: opened.revision.number)
        }
        return publisher.show(WorkList(WorkList.Model(documents, texts)), request, texts)
    }

    private func newForm(_ request: Request) throws -> Response {
        let texts = try publisher.texts(request)
        let model = WorkNew.Model(csrf: token.value, form: content.workbookForm(request, texts))
        return publisher.show(WorkNew(model), request, texts)
    }

    private func start(_ request: Request) async throws -> Response {
        let texts = try publisher.texts(request)
        let form = try await request.form()
        try token.check(form)
        let town = String((form["town"] ?? "").trimmingCharacters(in: .whitespaces).prefix(200))
        guard !town.isEmpty, let year = form["year"].flatMap({ Int($0) }), (1980...2100).contains(year) else {
            throw HTTPError(.badRequest)
        }
        let country = String((form["country"] ?? "").uppercased().prefix(2))
        let name = desk.name(town: town, year: Year(year))
        if (try? await desk.open(name)) == nil {
            let slug = desk.slug(town)
            let inventory = Inventory(
                town: Inventory.Town(
                    name: town, country: country, population: content.signatory(slug)?.population),
                year: Year(year))
            _ = try await desk.save(inventory, as: name, basedOn: nil)
        }
        return .seeOther("\(Address(texts.language).document(name))/edit")
    }

    private func uploadForm(_ request: Request, findings: [Finding]) throws -> Response {
        let texts = try publisher.texts(request)
        let model = UploadForm.Model(
            csrf: token.value, limitMegabytes: Self.uploadLimit >> 20, findings: findings,
            workbook: content.workbookForm(request, texts), texts)
        let status: HTTPResponse.Status = findings.isEmpty ? .ok : .unprocessableContent
        return publisher.show(UploadForm(model), request, texts, status: status)
    }

    private func upload(_ request: Request) async throws -> Response {
        let texts = try publisher.texts(request)
        let form: MultipartForm
        do {
            let body = try await request.body.collect(upTo: Self.uploadLimit)
            form = try MultipartForm(Array(body.readableBytesView), contentType: request.headers[.contentType] ?? "")
        } catch is NIOTooManyBytesError {
            let limit: [String: Detail] = ["limit": .quantity(Double(Self.uploadLimit >> 20), unit: "MB")]
            return try uploadForm(request, findings: [Finding("upload.too-large", .error, details: limit)])
        } catch is MultipartForm.Failure {
            return try uploadForm(request, findings: [Finding("upload.kind", .error)])
        }
        try token.check(form.fields)
        guard let file = form.files["file"], !file.bytes.isEmpty else {
            return try uploadForm(request, findings: [Finding("file.empty", .error)])
        }
        let population = form.fields["population"].flatMap { Int($0.filter { !$0.isWhitespace }) }
        let taken = desk.read(file, population: population, language: texts.language)
        let document = form.fields["keep"] == "0" ? nil : try await desk.keep(taken, file: file)
        let model = UploadResult.Model(
            fileName: file.name, size: file.bytes.count, sha256: taken.sha256, result: taken.result,
            findings: taken.findings, document: document, texts)
        let status: HTTPResponse.Status = taken.inventory == nil ? .unprocessableContent : .ok
        return publisher.show(UploadResult(model), request, texts, status: status)
    }

    private func views(_ name: String, _ opened: Desk.Opened, _ texts: Texts) -> InventoryViews {
        let address = Address(texts.language)
        return InventoryViews(
            result: opened.result, town: Link(texts.text("work.title"), address.work),
            name: opened.inventory.town.name, base: address.document(name), texts: texts)
    }

    private func show(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let (name, kind) = try context.parameters.require("document").nameAndExtension
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
        let actions = [
            Link(texts.text("work.edit"), "\(base)/edit"), Link(texts.text("history.crumb"), "\(base)/history"),
        ]
        return publisher.show(InventoryShow(views.model(request, actions: actions)), request, texts)
    }

    private func report(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try context.parameters.require("document")
        let opened = try await desk.open(name)
        let page = views(name, opened, texts).report(request, digest: opened.revision.digest.hexadecimal)
        return publisher.show(page, request, texts)
    }

    private func figure(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try context.parameters.require("document")
        let views = views(name, try await desk.open(name), texts)
        let (path, kind) = try context.parameters.require("figure").nameAndExtension
        return try views.figure(path, kind, texts: texts) { publisher.show($0, request, texts) }
    }

    private func workbook(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try context.parameters.require("document")
        let inventory = try await desk.open(name).inventory
        let bytes = try content.workbook(
            town: inventory.town.name, country: inventory.town.country, year: inventory.year, inventory: inventory,
            document: name, language: texts.language)
        return Response(.ok, .workbook, bytes, download: "\(name).xlsx")
    }
}
