import Accounts
import Foundation
import Hummingbird
import Ledger
import Localization
import Logging
import Pages

/// A server's parts, and how they are put together.
struct House: Sendable {
    let office: Office?
    let watch: WatchController
    let renewal: Renewal?
    private let settings: ServerSettings
    private let assets: Assets
    private let description: InterfaceDescription
    let publisher: Publisher
    private let desk: Desk?
    private let packages: PackageDesk?
    private let log: PublicLog?
    private let clock: @Sendable () -> Int64
    private let towns: TownController
    private let references: ReferenceController
    private let figures = ServerFigures()

    init(_ settings: ServerSettings, _ stores: QalaServer.Stores, _ content: SiteContent) throws {
        self.settings = settings
        assets = try Assets.load()
        description = try InterfaceDescription.load()
        let origin: WebOrigin? = if case .office(let origin) = settings.mode { origin } else { nil }
        office = try stores.office.map { try Office($0, origin: origin, proxies: settings.proxies) }
        let site = Site(
            assetVersion: assets.version, dataVersion: content.dataVersion, isLocal: settings.mode == .local,
            hasAccounts: office != nil, hasLog: stores.log != nil)
        log = stores.log.map { PublicLog($0, signer: stores.signer) }
        let editions = Editions(Edition(content, in: site))
        publisher = Publisher(editions: editions)
        references = try ReferenceController(publisher: publisher)
        let clock = stores.office?.clock ?? Self.time
        self.clock = clock
        towns = TownController(publisher: publisher, clock: clock)
        let renewal = stores.ledger.map { ledger in
            Renewal(ledger: ledger, rows: stores.rows, editions: editions, clock: clock)
        }
        self.renewal = renewal
        desk =
            if let ledger = stores.ledger, let rows = stores.rows, let renewal, settings.mode != .published {
                Desk(store: ledger, rows: rows, renewal: renewal, editions: editions, clock: clock)
            } else { nil }
        packages = desk.map {
            PackageDesk(desk: $0, accounts: stores.office?.accounts, signer: stores.packageSigner)
        }
        watch = WatchController(
            figures: figures, ledger: stores.ledger, log: stores.log, renewal: renewal, office: office,
            isPublicOnly: settings.mode == .published)
    }

    private static let time: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) }

    /// What signs the log once a day, where there are a log and keys.
    func dailyCheckpoint(_ logger: Logger) -> DailyCheckpoint? {
        guard let log, let signer = log.signer else { return nil }
        return DailyCheckpoint(ledger: log.ledger, signer: signer, clock: clock, logger: logger)
    }

    /// What answers requests.
    func responder() -> some HTTPResponder<QalaContext> {
        let errors = ErrorReplies(publisher: publisher)
        let inner = PublishedResponder(
            editions: publisher.editions, router: router(errors).buildResponder(), guardian: RequestGuard(names: names),
            errors: errors)
        return WatchedResponder(inner: inner, figures: figures, isSecure: origin?.isSecure == true)
    }

    /// Where people reach this server, where they were told an address.
    private var origin: WebOrigin? { if case .office(let origin) = settings.mode { origin } else { nil } }

    private var names: RequestGuard.Names {
        switch settings.mode {
        case .published: .any
        case .local, .office(nil): .loopback
        case .office(let origin?): .origin(origin)
        }
    }

    /// Every route as `GET /en/towns`, for those who want to know whether each is thought of.
    var routes: [String] {
        router(ErrorReplies(publisher: publisher)).routes.map { "\($0.method.rawValue) \($0.path.description)" }
    }

    private func router(_ errors: ErrorReplies) -> Router<QalaContext> {
        let router = Router(context: QalaContext.self)
        assets.addRoutes(to: router)
        description.addRoutes(to: router)
        releases.addRoutes(to: router)
        watch.addRoutes(to: router)
        router.get("/") { request, _ in
            Response.seeOther(Address(Self.preferredLanguage(request)).home)
        }
        if let log {
            router.get("/log") { request, _ in
                Response.seeOther(Address(Self.preferredLanguage(request)).log)
            }
            LogController(log: log).addRoutes(to: router)
        }
        for language in Language.allCases {
            let root = RouterPath("/\(language.rawValue)")
            addPublished(to: router, at: root)
            if let log {
                LogPages(publisher: publisher, log: log, origin: origin?.text).addRoutes(to: router, at: root)
            }
            if let office { addOffice(office, to: router, at: root, errors) }
            if let desk { addWork(desk, to: router, at: root, errors) }
        }
        return router
    }

    private func addPublished(to router: Router<QalaContext>, at root: RouterPath) {
        towns.addRoutes(to: router, at: root)
        InventoryController(publisher: publisher, log: log).addRoutes(to: router, at: root)
        PublishedPlanController(publisher: publisher).addRoutes(to: router, at: root)
        PublishedReportController(publisher: publisher).addRoutes(to: router, at: root)
        FiguresController(publisher: publisher, clock: clock).addRoutes(to: router, at: root)
        releases.addPages(to: router, at: root)
        references.addRoutes(to: router, at: root)
        WorkbookController(publisher: publisher).addRoutes(to: router, at: root)
        RolesController(publisher: publisher).addRoutes(to: router, at: root)
        PartyController(publisher: publisher, clock: clock).addRoutes(to: router, at: root)
    }

    /// What was published under a number.
    private var releases: ReleaseController {
        ReleaseController(
            publisher: publisher, folder: settings.releases.map { URL(fileURLWithPath: $0, isDirectory: true) })
    }

    private func addWork(
        _ desk: Desk, to router: Router<QalaContext>, at root: RouterPath, _ errors: ErrorReplies
    ) {
        let way: Reception.Way = office.map { .session($0) } ?? .local(FormToken())
        let people = router.group().add(middleware: Reception(way: way, entrance: .people, errors: errors))
        WorkController(publisher: publisher, desk: desk).addRoutes(to: people, at: root)
        if let packages { PackageController(publisher: publisher, packages: packages).addRoutes(to: people, at: root) }
        EditController(publisher: publisher, desk: desk).addRoutes(to: people, at: root)
        let names = AuthorNames(accounts: office?.store, publisher: publisher)
        addPlans(PlanDesk(desk: desk), names, to: people, at: root)
        HistoryController(publisher: publisher, documents: InventoryHistory(desk: desk), names: names)
            .addRoutes(to: people, at: root)
        addJoining(JoiningDesk(publisher: publisher, desk: desk, office: office), to: people, at: root)
        addReviews(ReviewDesk(desk: desk, names: names), to: people, at: root)
    }

    private func addJoining(
        _ joining: JoiningDesk, to people: some RouterMethods<QalaContext>, at root: RouterPath
    ) {
        RegistrationController(joining: joining).addRoutes(to: people, at: root)
        MembershipController(joining: joining).addRoutes(to: people, at: root)
        CoordinationController(joining: joining).addRoutes(to: people, at: root)
        PartyEditController(joining: joining).addRoutes(to: people, at: root)
    }

    private func addPlans(
        _ plans: PlanDesk, _ names: AuthorNames, to people: some RouterMethods<QalaContext>, at root: RouterPath
    ) {
        PlanController(publisher: publisher, plans: plans).addRoutes(to: people, at: root)
        PlanEditController(publisher: publisher, plans: plans).addRoutes(to: people, at: root)
        PlanImportController(publisher: publisher, plans: plans).addRoutes(to: people, at: root)
        ReportController(publisher: publisher, reports: ReportDesk(plans: plans)).addRoutes(to: people, at: root)
        HistoryController(publisher: publisher, documents: PlanHistory(plans: plans), names: names)
            .addRoutes(to: people, at: root)
    }

    private func addReviews(
        _ reviews: ReviewDesk, to people: some RouterMethods<QalaContext>, at root: RouterPath
    ) {
        SubmissionController(publisher: publisher, reviews: reviews).addRoutes(to: people, at: root)
        ReviewController(publisher: publisher, reviews: reviews).addRoutes(to: people, at: root)
    }

    private func addOffice(
        _ office: Office, to router: Router<QalaContext>, at root: RouterPath, _ errors: ErrorReplies
    ) {
        let everybody = router.group().add(
            middleware: Reception(way: .session(office), entrance: .everybody, errors: errors))
        let people = router.group().add(
            middleware: Reception(way: .session(office), entrance: .people, errors: errors))
        let counter = Counter(publisher: publisher, office: office)
        SignInController(counter: counter).addRoutes(to: everybody, at: root)
        LinkController(counter: counter).addRoutes(to: everybody, at: root)
        let oneself = router.group().add(
            middleware: Reception(way: .session(office), entrance: .oneself, errors: errors))
        AccountController(counter: counter).addRoutes(to: oneself, at: root)
        SecondFactorController(counter: counter).addRoutes(to: oneself, at: root)
        PeopleController(counter: counter).addRoutes(to: people, at: root)
        PersonController(counter: counter).addRoutes(to: people, at: root)
    }

    /// The first of our languages that the browser asks for; English where it asks for none.
    private static func preferredLanguage(_ request: Request) -> Language {
        let wanted = request.headers[.acceptLanguage] ?? ""
        let codes = wanted.split(separator: ",").map { $0.prefix { $0 != ";" && $0 != "-" } }
        return codes.lazy.compactMap { Language(rawValue: $0.trimmingCharacters(in: .whitespaces).lowercased()) }.first
            ?? .en
    }
}
