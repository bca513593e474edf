import Accounts
package import Cryptography
import Exchange
import Foundation
import HTTPTypes
package import Hummingbird
package import Inventories
package import Ledger
import Localization
import Logging
import NIOCore
import Pages
import ReferenceData
import ServiceLifecycle
import Storage

/// How a server is set up.
package struct ServerSettings: Sendable {
    /// For whom there is a server.
    package enum Mode: Hashable, Sendable {
        /// Everybody reads what is published; nobody has documents.
        case published
        /// One person works here without an account; only loopback names are answered.
        case local
        /// Many people work here with accounts; without an origin, on this machine only.
        case office(WebOrigin?)
    }

    /// The address to listen on.
    package var host: String
    /// The port to listen on.
    package var port: Int
    /// For whom there is a server.
    package var mode: Mode
    /// Another register with the columns of the published one.
    package var register: String?
    /// The file of the ledger, or the address of its database.
    package var ledger: String
    /// Machines of ours in front of this one, which say for whom they ask.
    package var proxies: Set<String> = []
    /// The folder of releases, where some are offered.
    package var releases: String?
    /// Where an office's secrets are, and who sends its letters.
    package var office = OfficeSettings()
    /// Another port, of this machine only, that answers nothing but `/metrics`.
    package var metricsPort: Int?

    package init(host: String, port: Int, mode: Mode, ledger: String, register: String? = nil) {
        self.ledger = ledger
        self.host = host
        self.port = port
        self.mode = mode
        self.register = register
    }
}

extension ServerSettings {
    /// Who signs the log: its name is the address under which people reach it, the key that of this Qala.
    func logSigner() throws -> NoteSigner? {
        let name =
            if case .office(let origin?) = mode { "\(origin.authority)/log" } else { PublishedCheckpoint.localOrigin }
        return NoteSigner(name: name, key: try office.instanceKeys(ledger).signing)
    }
}

/// The wiring of the whole: which store and which tables serve which room.
package enum QalaServer {
    /// What a server works on, opened.
    package struct Stores: Sendable {
        /// The ledger, where somebody has documents.
        package var ledger: (any LedgerStore & FileArchive)?
        /// Rows of the inventories in it.
        package var rows: (any InventoryRowStore)?
        /// Hints that something was written to it.
        package var hints: (@Sendable () -> AsyncStream<Void>)?
        /// Ends the work on the ledger.
        package var close: (@Sendable () async -> Void)?
        /// The accounts, where there are some.
        package var office: OfficeStores?
        /// The log over the ledger, which everybody may read.
        package var log: (any LedgerStore & TransparencyLog)?
        /// Who signs the log's checkpoints, where there are keys.
        package var signer: NoteSigner?
        /// Who signs what people take along; asked when the first does, as the keys are made then.
        package var packageSigner: (@Sendable () throws -> NoteSigner)?

        package init(
            ledger: (any LedgerStore & FileArchive)? = nil, rows: (any InventoryRowStore)? = nil,
            hints: (@Sendable () -> AsyncStream<Void>)? = nil, close: (@Sendable () async -> Void)? = nil,
            office: OfficeStores? = nil, log: (any LedgerStore & TransparencyLog)? = nil, signer: NoteSigner? = nil,
            packageSigner: (@Sendable () throws -> NoteSigner)? = nil
        ) {
            self.packageSigner = packageSigner
            self.ledger = ledger
            self.rows = rows
            self.hints = hints
            self.close = close
            self.office = office
            self.log = log
            self.signer = signer
        }

        /// Opens what the settings name; where nobody has documents, a ledger is opened if there is one.
        static func open(_ settings: ServerSettings) async throws -> Stores {
            if settings.mode == .published {
                let exists = FileManager.default.fileExists(atPath: settings.ledger)
                guard exists || SQLLedger.isAddress(settings.ledger) else { return Stores() }
            }
            let ledger = try await SQLLedger.open(at: settings.ledger)
            var stores = Stores(
                ledger: ledger, hints: { ledger.database.changes() }, close: { await ledger.close() }, log: ledger)
            guard settings.mode != .published else { return stores }
            stores.rows = SQLInventoryRows(in: ledger)
            stores.packageSigner = { try settings.office.signer(settings.ledger) }
            guard case .office(let origin) = settings.mode else {
                stores.signer = try? settings.logSigner()
                return stores
            }
            stores.signer = try settings.logSigner()
            stores.office = try await OfficeStores.open(
                in: ledger, at: settings.ledger, settings.office, origin: origin)
            return stores
        }
    }

    /// Builds the server; `ready` is told the address once it listens.
    package static func application(
        _ settings: ServerSettings, ready: @escaping @Sendable (String) -> Void
    ) async throws -> some ApplicationProtocol {
        let stores = try await Stores.open(settings)
        let content = try await SiteContent.load(register: settings.register, from: stores.ledger)
        let house = try House(settings, stores, content)
        var logger = Logger(label: "qala")
        // Where many people work, somebody watches: every request is a line without anything personal.
        logger.logLevel = house.office == nil ? .warning : .info
        // Services end in reverse: the first one last.
        var services: [any Service] = stores.close.map { [LedgerClosing(close: $0)] } ?? []
        if let renewal = house.renewal, let hints = stores.hints {
            services.append(Renewer(renewal: renewal, hints: hints, logger: logger))
        }
        if let office = house.office { services.append(Sweeper(office: office, logger: logger)) }
        if let maker = house.dailyCheckpoint(logger) { services.append(maker) }
        if let port = settings.metricsPort {
            let watch = house.watch
            services.append(
                Application(
                    responder: CallbackResponder<BasicRequestContext> { request, _ in
                        request.uri.path == "/metrics" ? await watch.metrics() : Response(status: .notFound)
                    },
                    configuration: ApplicationConfiguration(
                        address: .hostname("127.0.0.1", port: port), serverName: nil), logger: logger))
        }
        return Application(
            responder: house.responder(),
            server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port), serverName: nil),
            services: services,
            onServerRunning: { channel in
                ready("http://\(settings.host):\(channel.localAddress?.port ?? settings.port)")
            }, logger: logger)
    }
}
