import Exchange
import Foundation
import HTTPTypes
package import Hummingbird
import Ledger
import Localization
import Logging
import NIOCore
import Pages
import ReferenceData
import Storage

/// How a server is set up.
package struct ServerSettings: Sendable {
    /// The address to listen on.
    package var host: String
    /// The port to listen on.
    package var port: Int
    /// Whether one person works here without an account; then only loopback names are answered.
    package var isLocal: Bool
    /// Another register with the columns of the published one.
    package var register: String?
    /// The file of the ledger, or its address in PostgreSQL.
    package var ledger: String

    package init(host: String, port: Int, isLocal: Bool, ledger: String, register: String? = nil) {
        self.ledger = ledger
        self.host = host
        self.port = port
        self.isLocal = isLocal
        self.register = register
    }
}

/// The wiring of the whole: which store and which tables serve which room.
package enum QalaServer {
    /// Builds the server; `ready` is told the address once it listens.
    package static func application(
        _ settings: ServerSettings, ready: @escaping @Sendable (String) -> Void
    ) async throws -> some ApplicationProtocol {
        let content = try SiteContent.load(register: settings.register)
        let assets = try Assets.load()
        let site = Site(
            assetVersion: assets.version, dataVersion: content.dataVersion, isLocal: settings.isLocal)
        let publisher = Publisher(content: content, cache: PageCache(), site: site)
        let token = FormToken()
        let desk = settings.isLocal ? try await desk(settings, content) : nil
        let router = Router(context: BasicRequestContext.self)
        assets.addRoutes(to: router)
        router.get("/") { request, _ in
            Response.seeOther("/\(preferredLanguage(request).rawValue)")
        }
        let towns = TownController(publisher: publisher)
        let inventories = InventoryController(publisher: publisher)
        let references = try ReferenceController(publisher: publisher)
        let workbooks = WorkbookController(publisher: publisher)
        for language in Language.allCases {
            let root = RouterPath("/\(language.rawValue)")
            towns.addRoutes(to: router, at: root)
            inventories.addRoutes(to: router, at: root)
            references.addRoutes(to: router, at: root)
            workbooks.addRoutes(to: router, at: root)
            if let desk {
                WorkController(publisher: publisher, desk: desk, token: token).addRoutes(to: router, at: root)
                EditController(publisher: publisher, desk: desk, token: token).addRoutes(to: router, at: root)
                HistoryController(publisher: publisher, desk: desk, token: token).addRoutes(to: router, at: root)
            }
        }
        let responder = PublishedResponder(
            cache: publisher.cache, router: router.buildResponder(), guardian: RequestGuard(isLocal: settings.isLocal),
            errors: ErrorReplies(publisher: publisher))
        var logger = Logger(label: "qala")
        logger.logLevel = .warning
        return Application(
            responder: responder,
            server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port), serverName: nil),
            onServerRunning: { channel in
                ready("http://\(settings.host):\(channel.localAddress?.port ?? settings.port)")
            }, logger: logger)
    }

    private static func desk(_ settings: ServerSettings, _ content: SiteContent) async throws -> Desk {
        let ledger = try await SQLLedger.open(at: settings.ledger)
        return Desk(ledger: ledger, archive: ledger, content: content, catalogue: content.catalogue)
    }

    /// The first of our languages that the browser asks for; English where it asks for none.
    private static func preferredLanguage(_ request: Request) -> Language {
        let wanted = request.headers[.acceptLanguage] ?? ""
        let codes = wanted.split(separator: ",").map { $0.prefix { $0 != ";" && $0 != "-" } }
        return codes.lazy.compactMap { Language(rawValue: $0.trimmingCharacters(in: .whitespaces).lowercased()) }.first
            ?? .en
    }
}
