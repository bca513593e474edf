import Accounts
import Findings
import HTTPTypes
import Hummingbird
import Inventories
import Ledger
import Localization
import NIOCore
import Pages

/// A town's work, taken along in a file and brought back.
struct PackageController: Sendable {
    let publisher: Publisher
    let packages: PackageDesk

    private var desk: Desk { packages.desk }

    func addRoutes(to router: some RouterMethods<QalaContext>, at language: RouterPath) {
        router.get("\(language)/work/packages") { request, context in try form(request, context.visit) }
        router.post("\(language)/work/packages") { request, context in try await bring(request, context.visit) }
        router.get("\(language)/work/{document}/package.qala") { request, context in
            try await take(request, context)
        }
    }

    private func take(_ request: Request, _ context: QalaContext) async throws -> Response {
        let name = try context.parameters.require("document")
        try await desk.check(.exportPackage, name, context.visit.actor)
        guard let town = InventoryDocument.town(of: desk.id(name))?.slug,
            try await desk.ledger.head(of: desk.id(name)) != nil
        else { throw HTTPError(.notFound) }
        return Response(.ok, .octets, try await packages.take(town: town), download: "\(town).qala")
    }

    private func form(_ request: Request, _ visit: Visit, findings: [Finding] = []) throws -> Response {
        let texts = try publisher.texts(request)
        let model = PackageForm.Model(
            csrf: visit.form.value, limitMegabytes: PackageDesk.byteLimit >> 20, findings: findings,
            hasAccounts: !visit.actor.isLocal, texts)
        let status: HTTPResponse.Status = findings.isEmpty ? .ok : .unprocessableContent
        return publisher.show(PackageForm(model), request, texts, visit, status: status)
    }

    private static func finding(_ problem: UploadProblem) -> Finding {
        switch problem {
        case .tooLarge(let limit):
            Finding("package.too-large", .error, details: ["limit": .quantity(Double(limit >> 20), unit: "MB")])
        case .damaged: Finding("package.kind", .error)
        }
    }

    private func bring(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try publisher.texts(request)
        let form: MultipartForm
        do throws(UploadProblem) { form = try await request.upload(upTo: PackageDesk.byteLimit) } catch {
            return try self.form(request, visit, findings: [Self.finding(error)])
        }
        try visit.form.check(form.fields)
        guard let file = form.files["file"], !file.bytes.isEmpty else {
            return try self.form(request, visit, findings: [Finding("file.empty", .error)])
        }
        let brought = try await packages.bring(file, by: visit.actor)
        let model = PackageResult.Model(
            fileName: file.name, origin: brought.origin, documents: brought.documents, findings: brought.findings,
            texts)
        return publisher.show(
            PackageResult(model), request, texts, visit,
            status: brought.documents.isEmpty && !brought.findings.isEmpty ? .unprocessableContent : .ok)
    }
}
