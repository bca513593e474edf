import Accounts
import Cryptography
import HTTPTypes
import Localization
import QalaTesting
import Testing

@testable import Web

/// Who gets what on which route, written by hand: a route that is not here fails.
///
/// A row is a route, and how it answers to each of those who ask: without a sign-in; then, in a town that is their own,
/// an office everywhere, a national coordinator, a territorial coordinator, an editor, an approver, a reader of the
/// town, a reviewer, a donor, the help desk; an editor and an approver of another town; somebody without a role.
@Suite("Routes and rights", .serialized)
struct RouteRightsTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let method: String
        let route: String
        let path: String
        let fields: [(String, String)]
        let expected: [Int]
        var testDescription: String { "\(method) \(route)" }

        /// Whether it needs something that was sent.
        var isOfReviews: Bool { route.hasPrefix("/reviews") || route.hasPrefix("/work/submissions") }

        init(
            _ method: String, _ route: String, _ path: String? = nil, _ fields: [(String, String)] = [],
            _ expected: [Int]
        ) {
            self.method = method
            self.route = route
            self.path = path ?? route
            self.fields = fields
            self.expected = expected
        }
    }

    static let askers = [
        "visitor", "office", "national", "territorial", "editor", "approver", "reader", "reviewer", "donor", "help",
        "other editor", "other approver", "nobody",
    ]

    private static let doc = "/work/karaganda-2022"
    private static let plan = "/work/plans/karaganda-2030"
    private static let way = "/work/registrations/karaganda-1"
    private static let any = [303, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]
    private static let read = [303, 200, 200, 200, 200, 200, 200, 403, 403, 200, 403, 403, 403]
    private static let edit = [303, 200, 200, 200, 200, 200, 403, 403, 403, 403, 403, 403, 403]
    private static let save = [401, 303, 303, 303, 303, 303, 403, 403, 403, 403, 403, 403, 403]
    private static let sub = "/work/submissions/karaganda-1"
    private static let readReviews = [303, 200, 200, 200, 200, 200, 200, 200, 403, 200, 403, 403, 403]
    private static let review = [303, 403, 403, 403, 403, 403, 403, 200, 403, 403, 403, 403, 403]
    private static let examine = [401, 403, 403, 403, 403, 403, 403, 303, 403, 403, 403, 403, 403]
    private static let people = [303, 200, 200, 200, 403, 200, 403, 403, 403, 403, 403, 200, 403]
    private static let helped = [303, 200, 403, 403, 403, 403, 403, 403, 403, 403, 403, 404, 403]
    private static let held = [303, 200, 200, 200, 403, 403, 403, 403, 403, 403, 403, 403, 403]
    private static let own = [401, 303, 303, 303, 403, 303, 403, 403, 403, 403, 403, 403, 403]
    private static let given = [401, 422, 422, 422, 403, 422, 403, 403, 403, 403, 403, 403, 403]
    private static let admits = [401, 422, 422, 403, 403, 403, 403, 403, 403, 403, 403, 403, 403]
    private static let new = [303, 200, 200, 200, 200, 200, 403, 403, 403, 403, 200, 200, 403]

    // swift-format-ignore
    static let table: [Row] = [
        //                                                           visi  offi nati terr edit appr read revi dono help oedi oapp nobo
        Row("GET", "/work", nil, [], any),
        Row("GET", "/work/new", nil, [], new),
        Row("POST", "/work/new", nil, [("town", "karaganda"), ("year", "2022")], save),
        Row("GET", "/work/upload", nil, [], any),
        Row("POST", "/work/upload", nil, [],                         [401, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422]),
        Row("GET", "/work/packages", nil, [], any),
        Row("POST", "/work/packages", nil, [],                       [401, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422]),
        Row("GET", "/work/plans", nil, [], any),
        Row("GET", "/work/plans/new", nil, [], new),
        Row("POST", "/work/plans/new", nil, [("town", "karaganda"), ("year", "2030")], save),
        Row("GET", "/work/plans/{document}", plan, [], read),
        Row("GET", "/work/plans/{document}/report", plan + "/report", [], read),
        Row("GET", "/work/plans/{document}/actions.xlsx", plan + "/actions.xlsx", [], read),
        Row("POST", "/work/plans/{document}/justifications", plan + "/justifications",
            [("code", "M11"), ("reason", "x")], save),
        Row("GET", "/work/plans/{document}/edit", plan + "/edit", [], edit),
        Row("POST", "/work/plans/{document}/edit", plan + "/edit", [("kind", "secap")], save),
        Row("GET", "/work/plans/{document}/actions/{action}", plan + "/actions/1", [], edit),
        Row("POST", "/work/plans/{document}/actions/{action}", plan + "/actions/1", [("title", "x")], save),
        Row("GET", "/work/plans/{document}/import", plan + "/import", [], edit),
        Row("POST", "/work/plans/{document}/import", plan + "/import", [],
                                                                     [401, 422, 422, 422, 422, 422, 403, 403, 403, 403, 403, 403, 403]),
        Row("POST", "/work/plans/{document}/import/decision", plan + "/import/decision",
            [("mode", "add"), ("table", "title\nX")], save),
        Row("GET", "/work/plans/{document}/history", plan + "/history", [], read),
        Row("POST", "/work/plans/{document}/history", plan + "/history", [("restore", "1")], save),
        Row("POST", "/work/plans/{document}/answers", plan + "/answers",
            [("answer", "confirm"), ("from", "9"), ("to", "9")],     [401, 403, 403, 403, 403, 409, 403, 403, 403, 403, 403, 403, 403]),
        Row("GET", "/work/plans/{document}/difference", plan + "/difference?from=1&to=1", [], read),
        Row("GET", "/work/plans/{document}/conflicts", plan + "/conflicts", [], read),
        Row("POST", "/work/plans/{document}/conflicts", plan + "/conflicts", [], save),
        Row("GET", "/work/{document}/package.qala", doc + "/package.qala", [],
                                                                     [303, 200, 200, 200, 200, 200, 200, 403, 403, 403, 403, 403, 403]),
        Row("GET", "/work/{document}", doc, [], read),
        Row("GET", "/work/{document}/report", doc + "/report", [], read),
        Row("GET", "/work/{document}/workbook.xlsx", doc + "/workbook.xlsx", [], read),
        Row("GET", "/work/{document}/figures/{figure}", doc + "/figures/total", [], read),
        Row("GET", "/work/{document}/edit", doc + "/edit", [], edit),
        Row("POST", "/work/{document}/edit", doc + "/edit", [("year", "2022")], save),
        Row("GET", "/work/{document}/history", doc + "/history", [], read),
        Row("POST", "/work/{document}/history", doc + "/history", [("restore", "1")], save),
        Row("POST", "/work/{document}/answers", doc + "/answers",
            [("answer", "confirm"), ("from", "9"), ("to", "9")],     [401, 403, 403, 403, 403, 409, 403, 403, 403, 403, 403, 403, 403]),
        Row("GET", "/work/{document}/difference", doc + "/difference?from=1&to=1", [], read),
        Row("GET", "/work/{document}/conflicts", doc + "/conflicts", [], read),
        Row("POST", "/work/{document}/conflicts", doc + "/conflicts", [], save),

        Row("GET", "/work/registrations", nil, [], any),
        Row("GET", "/work/registrations/new", nil, [], held),
        // Balkhash is no town of the territorial coordinator.
        Row("POST", "/work/registrations/new", nil, [("town", "Balkhash"), ("country", "KZ")],
                                                                     [401, 303, 303, 403, 403, 403, 403, 403, 403, 403, 403, 403, 403]),
        Row("GET", "/work/registrations/{name}", way, [], read),
        Row("POST", "/work/registrations/{name}", way, [("name", "Karaganda")], own),
        Row("POST", "/work/registrations/{name}/files", way + "/files", [], given),
        Row("GET", "/work/registrations/{name}/files/{digest}", way + "/files/ab", [],
                                                                     [303, 404, 404, 404, 404, 404, 404, 403, 403, 404, 403, 403, 403]),
        Row("POST", "/work/registrations/{name}/steps", way + "/steps", [("step", "send")], given),
        Row("POST", "/work/registrations/{name}/steps", way + "/steps", [("step", "admit")], admits),
        Row("GET", "/work/covenant/{slug}", "/work/covenant/karaganda", [], read),
        Row("POST", "/work/covenant/{slug}", "/work/covenant/karaganda", [], given),
        Row("GET", "/coordination", nil, [], held),
        Row("GET", "/coordination.csv", nil, [], held),
        Row("GET", "/coordination/comparison", nil, [], held),
        Row("POST", "/coordination/reminders", nil, [],              [401, 200, 200, 200, 403, 403, 403, 403, 403, 403, 403, 403, 403]),
        Row("GET", "/parties/{slug}/edit", "/parties/new/edit", [],  [303, 200, 200, 403, 403, 403, 403, 403, 403, 403, 403, 403, 403]),
        Row("POST", "/parties/{slug}/edit", "/parties/new/edit", [], admits),
        Row("GET", "/work/reports", nil, [], any),
        Row("POST", "/work/reports", nil, [("plan", "karaganda-2030"), ("kind", "actions"), ("day", "2026-05-31")], save),
        Row("GET", "/work/reports/{report}", "/work/reports/karaganda-1", [], read),
        Row("GET", "/work/reports/{report}/edit", "/work/reports/karaganda-1/edit", [], edit),
        Row("POST", "/work/reports/{report}/edit", "/work/reports/karaganda-1/edit",
            [("kind", "actions"), ("day", "2026-05-31")], save),
        Row("GET", "/work/submissions", nil, [], any),
        Row("GET", "/work/submissions/new", "/work/submissions/new?plan=karaganda-2030", [],
                                                                     [303, 200, 200, 200, 403, 200, 403, 403, 403, 403, 403, 403, 403]),
        // What one of them sends is there for the next, who sends the same.
        Row("POST", "/work/submissions", nil, [("plan", "karaganda-2030"), ("consent", "1")],
                                                                     [401, 303, 303, 303, 403, 303, 403, 403, 403, 403, 403, 403, 403]),
        // A report of a town whose plan nobody has accepted cannot be sent; the page says so.
        Row("GET", "/work/submissions/new", "/work/submissions/new?report=karaganda-1", [],
                                                                     [303, 200, 200, 200, 403, 200, 403, 403, 403, 403, 403, 403, 403]),
        Row("POST", "/work/submissions", nil, [("report", "karaganda-1"), ("consent", "1")],
                                                                     [401, 422, 422, 422, 403, 422, 403, 403, 403, 403, 403, 403, 403]),
        Row("GET", "/work/submissions/{name}", sub, [], readReviews),
        Row("POST", "/work/submissions/{name}/answers", sub + "/answers", [("remark", "r1"), ("text", "x")], save),
        Row("GET", "/reviews", nil, [], review),
        Row("GET", "/reviews.csv", nil, [], review),
        Row("GET", "/reviews/agreement", nil, [], review),
        Row("GET", "/reviews/methods", nil, [], review),
        Row("GET", "/reviews/{name}", "/reviews/karaganda-1", [], review),
        Row("GET", "/reviews/{name}/report", "/reviews/karaganda-1/report", [], readReviews),
        Row("POST", "/reviews/{name}/remarks", "/reviews/karaganda-1/remarks",
            [("place", "paragraph|plan/karaganda-2030|targets"), ("severity", "error"), ("text", "x")], examine),
        Row("POST", "/reviews/{name}/notes", "/reviews/karaganda-1/notes", [("remark", "r1"), ("kind", "closed")], examine),
        Row("POST", "/reviews/{name}/opinion", "/reviews/karaganda-1/opinion", [("outcome", "accepted")], examine),
        Row("POST", "/reviews/{name}/decision", "/reviews/karaganda-1/decision",
            [("outcome", "not_accepted"), ("text", "x")], examine),
        Row("POST", "/reviews/{name}/method", "/reviews/karaganda-1/method", [("title", "x")], examine),

        Row("GET", "/account", nil, [], any),
        Row("POST", "/account/sessions", nil, [],                    [401, 400, 400, 400, 400, 400, 400, 400, 400, 400, 400, 400, 400]),
        Row("GET", "/account/password", nil, [], any),
        Row("POST", "/account/password", nil, [],                    [401, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422]),
        Row("GET", "/account/address", nil, [], any),
        Row("POST", "/account/address", nil, [],                     [401, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422]),
        Row("GET", "/account/erasure", nil, [], any),
        Row("POST", "/account/erasure", nil, [],                     [401, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422]),
        Row("GET", "/account/second-factor", nil, [], any),
        // Who has set one is told so.
        Row("POST", "/account/second-factor", nil, [],               [401, 422, 422, 422, 200, 200, 200, 422, 200, 422, 200, 200, 200]),
        Row("POST", "/account/second-factor/confirmation", nil, [],  [401, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422]),
        Row("POST", "/account/second-factor/removal", nil, [],       [401, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422]),

        Row("GET", "/people", nil, [], people),
        Row("GET", "/people/invitation", nil, [], people),
        Row("POST", "/people/invitation", nil, [],                   [401, 422, 422, 422, 403, 422, 403, 403, 403, 403, 403, 422, 403]),
        Row("GET", "/people/audit", nil, [],                         [303, 200, 403, 403, 403, 403, 403, 403, 403, 403, 403, 403, 403]),
        Row("GET", "/people/audit.csv", nil, [],                     [303, 200, 403, 403, 403, 403, 403, 403, 403, 403, 403, 403, 403]),
        // The person asked about reads in Karaganda.
        Row("GET", "/people/{person}", "/people/{id}", [],           [303, 200, 200, 200, 403, 200, 403, 403, 403, 403, 403, 404, 403]),
        Row("POST", "/people/{person}/roles", "/people/{id}/roles",
            [("role", "town-editor"), ("place", "towns"), ("towns", "karaganda")],
                                                                     [401, 303, 303, 303, 403, 403, 403, 403, 403, 403, 403, 404, 403]),
        Row("POST", "/people/{person}/revocations", "/people/{id}/revocations", [("grant", "x")],
                                                                     [401, 422, 422, 422, 403, 422, 403, 403, 403, 403, 403, 404, 403]),
        Row("POST", "/people/{person}/state", "/people/{id}/state", [("state", "disabled")],
                                                                     [401, 303, 303, 303, 403, 403, 403, 403, 403, 403, 403, 404, 403]),
        Row("GET", "/people/{person}/erasure", "/people/{id}/erasure", [],
                                                                     [303, 200, 200, 200, 403, 403, 403, 403, 403, 403, 403, 404, 403]),
        Row("POST", "/people/{person}/erasure", "/people/{id}/erasure", [],
                                                                     [401, 422, 422, 422, 403, 403, 403, 403, 403, 403, 403, 404, 403]),
        Row("GET", "/people/{person}/recovery", "/people/{id}/recovery", [], helped),
        Row("POST", "/people/{person}/recovery", "/people/{id}/recovery", [],
                                                                     [401, 422, 403, 403, 403, 403, 403, 403, 403, 403, 403, 404, 403]),
        Row("GET", "/people/{person}/second-factor", "/people/{id}/second-factor", [], helped),
        Row("POST", "/people/{person}/second-factor", "/people/{id}/second-factor", [],
                                                                     [401, 422, 403, 403, 403, 403, 403, 403, 403, 403, 403, 404, 403]),
    ]

    /// Routes that take a file.
    private static let files: Set<String> = [
        "/work/upload", "/work/packages", "/work/registrations/{name}/files", "/work/covenant/{slug}",
        "/work/plans/{document}/import",
    ]

    /// Routes that are open to everybody: they are tried elsewhere.
    private static let open: Set<String> = [
        "GET /sign-in", "POST /sign-in", "GET /sign-in/code", "POST /sign-in/code", "POST /sign-out", "GET /recovery",
        "POST /recovery", "GET /recovery/{token}", "POST /recovery/{token}", "GET /invitations/{token}",
        "POST /invitations/{token}", "GET /address-changes/{token}", "POST /address-changes/{token}",
    ]

    /// Routes of the log in each language, open to everybody; `PublicLogTests` tries them.
    private static let log: Set<String> = [
        "GET /log", "GET /log.csv", "GET /log/{digest}", "GET /towns/{slug}/ledger", "GET /towns/{slug}/ledger.csv",
    ]

    /// Routes of the log that are the same in every language, open to everybody.
    private static let fixed: Set<String> = [
        "GET /log", "GET /log/checkpoint", "GET /log/checkpoints.json", "GET /log/checkpoints/{size}", "GET /log/key",
        "GET /log/tile/**", "GET /log/proofs/{digest}", "GET /log/revisions/{digest}", "GET /ledger/{kind}/{document}",
    ]

    private func asker(_ number: Int, _ house: OfficeHouse) async throws -> Browser {
        let towns = RoleTerritory.towns([.karaganda])
        let other = RoleTerritory.towns([TownScope(slug: "taraz", country: "KZ")])
        return switch number {
        case 0: Browser(house)
        case 1: try await house.worker(.office, over: .everything)
        case 2: try await house.worker(.nationalCoordinator, over: .country("KZ"))
        case 3: try await house.worker(.territorialCoordinator, over: towns)
        case 4: try await house.worker(.townEditor, over: towns)
        case 5: try await house.worker(.townApprover, over: towns)
        case 6: try await house.worker(.townReader, over: towns)
        case 7: try await house.worker(.reviewer, over: towns)
        case 8: try await house.worker(.donor, over: towns)
        case 9: try await house.worker(.helpDesk, over: towns)
        case 10: try await house.worker(.townEditor, over: other)
        case 11: try await house.worker(.townApprover, over: other)
        default: try await house.worker(nil)
        }
    }

    /// What the addresses of a row name; an inventory of a single sector would stand in the way of sending a plan.
    private static func fill(_ house: OfficeHouse, for row: Row) async throws {
        try await house.registration()
        try await house.monitoringReport()
        if row.isOfReviews { return try await house.submission() }
        try await house.inventory()
        try await house.draftPlan()
    }

    @Test("everybody gets what the table says, and nothing else", arguments: table)
    func rights(row: Row) async throws {
        let house = try OfficeHouse()
        try await Self.fill(house, for: row)
        for (number, expected) in row.expected.enumerated() {
            let reader = try await house.person(
                "reader\(number)@qala.kz", "Reader",
                [Grant(.townReader, over: .towns([.karaganda]), giver: nil, given: 0)])
            let path = "/en" + row.path.replacing("{id}", with: reader.id.text)
            let browser = try await asker(number, house)
            if number == 0 { _ = try await browser.get("/en/sign-in") }
            let reply: Browser.Reply
            if row.method == "GET" {
                reply = try await browser.get(path)
            } else if Self.files.contains(row.route) {
                reply = try await browser.send(
                    .post, path, ["Content-Type": "text/plain", "Origin": OfficeHouse.origin], body: "x")
            } else {
                reply = try await browser.post(path, row.fields)
            }
            #expect(reply.status == expected, "\(row.method) \(row.route): \(Self.askers[number])")
            #expect(reply.headers[.cacheControl] == "no-store")
            if expected == 303, number == 0 {
                #expect(reply.location?.hasPrefix("/en/sign-in?return=") == true)
            }
        }
    }

    @Test(
        "without the second factor that a role needs, it opens nothing but one's own account",
        arguments: table.filter { !$0.route.hasPrefix("/account") })
    func withheld(row: Row) async throws {
        let house = try OfficeHouse()
        try await Self.fill(house, for: row)
        let reader = try await house.person(
            "reader@qala.kz", "Reader", [Grant(.townReader, over: .towns([.karaganda]), giver: nil, given: 0)])
        let path = "/en" + row.path.replacing("{id}", with: reader.id.text)
        let before = try await house.ledger.version()
        for (role, territory) in [
            (.office, .everything), (.nationalCoordinator, .country("KZ")), (.reviewer, .towns([.karaganda])),
        ] as [(Role, RoleTerritory)] {
            let browser = try await house.worker(role, over: territory, hasFactor: false)
            if row.method == "GET" {
                let reply = try await browser.get(path)
                #expect(reply.status == 303 && reply.location == "/en/account/second-factor", "\(role)")
            } else {
                #expect(try await browser.post(path, row.fields).status == 403, "\(role)")
            }
        }
        #expect(try await house.ledger.version() == before)
        #expect(await house.accounts.account(reader.id) == reader)
    }

    @Test("a role of a town works beside one that waits for a second factor; setting one opens all")
    func beside() async throws {
        let house = try OfficeHouse()
        try await house.inventory()
        let account = try await house.person(
            "both@qala.kz", "Both",
            [
                Grant(.townEditor, over: .towns([.karaganda]), giver: nil, given: 0),
                Grant(.nationalCoordinator, over: .country("KZ"), giver: nil, given: 0),
            ], hasFactor: false)
        let browser = Browser(house)
        try await browser.signIn("both@qala.kz")
        #expect(try await browser.get("/en/work/karaganda-2022/edit").status == 200)
        #expect(try await browser.get("/en/people").location == "/en/account/second-factor")
        #expect(try await browser.post("/en/people/invitation").text.contains("First a second factor"))
        let page = try await browser.get("/en/account/second-factor")
        #expect(page.status == 200 && page.text.contains("counts only with a second factor"))
        _ = try await browser.post("/en/account/second-factor")
        let code = try #require(await house.accounts.account(account.id)?.secondFactor?.code)
        let set = try await browser.post(
            "/en/account/second-factor/confirmation", [("code", code.code(at: house.now))])
        #expect(set.status == 200)
        #expect(try await browser.get("/en/people").status == 200)
    }

    @Test("every route that belongs to somebody stands in the table, in every language")
    func complete() throws {
        let house = try OfficeHouse()
        let known = Set(Self.table.map { "\($0.method) \($0.route)" }).union(Self.open).union(Self.log)
        let settings = ServerSettings(host: "127.0.0.1", port: 0, mode: .published, ledger: "")
        let published = try House(settings, QalaServer.Stores(), try OfficeHouse.content.get()).routes
        let all = Language.allCases.flatMap { language in
            known.map { $0.replacing(" ", with: " /\(language.rawValue)") }
        }
        #expect(Set(house.routes).subtracting(published) == Set(all).union(Self.fixed))
    }

    @Test(
        "a form without the token of the visit is refused, whatever it asks for",
        arguments: table.filter { $0.method == "POST" })
    func forms(row: Row) async throws {
        let house = try OfficeHouse()
        try await Self.fill(house, for: row)
        let reader = try await house.person("reader@qala.kz", "Reader", [])
        let path = "/en" + row.path.replacing("{id}", with: reader.id.text)
        let office = try await house.worker(.office, over: .everything)
        let stranger = try await house.worker(.office, over: .everything)
        let before = try await house.ledger.version()
        for token in [nil, "", stranger.csrf, "0"] as [String?] {
            if Self.files.contains(row.route) { continue }
            let reply = try await office.post(path, row.fields, csrf: .some(token))
            #expect(reply.status == 403, "\(row.route) with \(token ?? "no token")")
        }
        let foreign = try await office.post(path, row.fields, headers: ["Origin": "https://evil.example"])
        #expect(foreign.status == 403)
        let site = try await office.post(path, row.fields, headers: ["Sec-Fetch-Site": "cross-site"])
        #expect(site.status == 403)
        #expect(try await house.ledger.version() == before)
    }

    @Test("of a town that is in no register not even the name is told")
    func hidden() async throws {
        let house = try OfficeHouse()
        try await house.inventory("demokent", town: "Demokent")
        let editor = try await house.worker(.townEditor)
        #expect(try await editor.get("/en/work/demokent-2022").status == 404)
        #expect(try await editor.get("/en/work/nowhere-2022").status == 404)
        #expect(try await editor.get("/en/work/osh-2022").status == 403)
        let own = try await house.worker(.townEditor, over: .towns([.demokent]))
        #expect(try await own.get("/en/work/demokent-2022").status == 200)
        #expect(try await own.get("/en/work/karaganda-2031").status == 403)
    }

    @Test("the list of work holds the towns whose drafts one may read")
    func list() async throws {
        let house = try OfficeHouse()
        try await house.inventory()
        try await house.inventory("osh", town: "Osh")
        let editor = try await house.worker(.townEditor)
        let page = try await editor.get("/en/work").text
        #expect(page.contains("/en/work/karaganda-2022") && !page.contains("osh-2022"))
        let office = try await house.worker(.office, over: .everything)
        #expect(try await office.get("/en/work").text.contains("osh-2022"))
    }
}
