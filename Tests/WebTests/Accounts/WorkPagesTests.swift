import Accounts
import Cryptography
import HTTPTypes
import Inventories
import Ledger
import QalaTesting
import Quantities
import Testing

@testable import Web

@Suite("Work by right, on pages")
struct WorkPagesTests {
    private static let edit = "/en/work/karaganda-2022/edit"
    private static let history = "/en/work/karaganda-2022/history"

    /// One line of the grid as the script sends it.
    private func save(_ browser: Browser, _ amount: String, row: String = "r1") async throws -> Browser.Reply {
        let page = try await browser.get(Self.edit)
        let revision = page.text.firstMatch(of: /name="revision" value="([0-9a-f]{64})"/).map { String($0.output.1) }
        return try await send(browser, amount, revision ?? "", row: row)
    }

    private func send(_ browser: Browser, _ amount: String, _ revision: String, row: String = "r1") async throws
        -> Browser.Reply
    {
        try await browser.post(
            Self.edit,
            [
                ("partial", "1"), ("revision", revision), ("row", row), ("r.\(row).sector", "residential"),
                ("r.\(row).carrier", "natural_gas"), ("r.\(row).amount", amount), ("r.\(row).unit", "MWh"),
                ("r.\(row).key", ""), ("r.\(row).note", ""), ("r.\(row).fuel", ""), ("r.\(row).subsector", ""),
            ], headers: ["Accept": "application/json"])
    }

    @Test("a save stands in the history under the person's name, and under no name once their data are erased")
    func names() async throws {
        let house = try OfficeHouse()
        try await house.inventory()
        let editor = try await house.worker(.townEditor, name: "Дана <b>")
        #expect(try await save(editor, "900").status == 200)
        #expect(try await editor.get(Self.history).text.contains("Дана &lt;b&gt;"))
        _ = try await editor.get("/en/account/erasure")
        _ = try await editor.post(
            "/en/account/erasure", [("confirmation", "erase"), ("password", OfficeHouse.password)])
        let reader = try await house.worker(.townReader)
        let page = try await reader.get(Self.history).text
        #expect(page.contains("a person whose data were erased") && !page.contains("Дана"))
        #expect(page.contains("on a computer without accounts"))
        #expect(!page.contains("name=\"restore\""), "a reader changes nothing")
    }

    @Test("a coordinator saves under both names; the town confirms, and the content stays as it is")
    func confirms() async throws {
        let house = try OfficeHouse()
        try await house.inventory()
        let coordinator = try await house.worker(.nationalCoordinator, over: .country("KZ"), name: "Олег")
        #expect(try await coordinator.get(Self.edit).text.contains("You act for Karaganda"))
        #expect(try await save(coordinator, "900").status == 200)
        #expect(try await save(coordinator, "950").status == 200)
        let head = try #require(try await house.history().head)
        #expect(head.authorship.onBehalfOf == "karaganda")
        let approver = try await house.worker(.townApprover, name: "Әйгерім")
        let page = try await approver.get(Self.history).text
        #expect(page.contains("Олег, on behalf of Karaganda") && page.contains("saves no. 2–3 (2)"))
        let fields = [("from", "2"), ("to", "3"), ("answer", "confirm")]
        #expect(try await approver.post("/en/work/karaganda-2022/answers", fields).status == 303)
        let after = try await house.history()
        #expect(after.head?.body == head.body && after.head?.number == 4 && after.openOnBehalf == [])
        #expect(after.head?.authorship.onBehalfOf == nil)
        #expect(try await approver.get(Self.history).text.contains("Confirmed by the town: saves no. 2 to 3"))
        #expect(try await approver.post("/en/work/karaganda-2022/answers", fields).status == 409, "answered once")
    }

    @Test("the town undoes what was entered in its name; what was saved since stays")
    func undoes() async throws {
        let house = try OfficeHouse()
        try await house.inventory()
        let coordinator = try await house.worker(.nationalCoordinator, over: .country("KZ"), name: "Олег")
        #expect(try await save(coordinator, "900").status == 200)
        let approver = try await house.worker(.townApprover, name: "Әйгерім")
        #expect(try await save(approver, "5", row: "r2").status == 200)
        _ = try await approver.get(Self.history)
        let reply = try await approver.post(
            "/en/work/karaganda-2022/answers", [("from", "2"), ("to", "2"), ("answer", "undo")])
        #expect(reply.status == 303)
        let history = try await house.history()
        let inventory = try Inventory.read(from: try #require(history.head))
        #expect(inventory.records.map(\.entry) == [.reported(1200, .megawattHour), .reported(5, .megawattHour)])
        #expect(history.openOnBehalf == [] && history.firstBroken == nil)
        #expect(try await approver.get(Self.history).text.contains("Undone by the town: saves no. 2 to 2"))
    }

    @Test("a file's name cannot pass for a town's answer")
    func marks() {
        #expect(OnBehalf.Answer.read("✓ 2-3")?.numbers == 2...3)
        #expect(OnBehalf.Answer.read(OnBehalf.Answer.undone.mark(5...9))?.numbers == 5...9)
        for text in [nil, "", "✓", "✓ 3-2", "✓ 0-1", "✓ x-y", "bei 2022.xlsx", "«✓ 2-3»"] {
            #expect(OnBehalf.Answer.read(text) == nil)
        }
    }

    @Test("when the session has ended the script is told where to sign in, and the draft can be saved afterwards")
    func expires() async throws {
        let house = try OfficeHouse()
        try await house.inventory()
        try await house.person(
            "dana@karaganda.kz", "Dana",
            [
                Grant(.townEditor, over: .towns([.karaganda]), giver: nil, given: 0)
            ])
        let browser = Browser(house)
        try await browser.signIn("dana@karaganda.kz")
        let page = try await browser.get(Self.edit).text
        #expect(page.contains("data-owner=") && page.contains("data-sign-in hidden"))
        let revision = try #require(page.firstMatch(of: /name="revision" value="([0-9a-f]{64})"/)).output.1
        house.wait(3601)
        let refused = try await send(browser, "77", String(revision))
        #expect(refused.status == 401 && refused.headers[.contentType] == "application/json")
        #expect(
            refused.text.contains(#""signIn" : "\/en\/sign-in?return=%2Fen%2Fwork%2Fkaraganda-2022%2Fedit""#)
                || refused.text.contains(#""signIn":"/en/sign-in?return=%2Fen%2Fwork%2Fkaraganda-2022%2Fedit""#)
                || refused.text.contains("/en/sign-in?return=%2Fen%2Fwork%2Fkaraganda-2022%2Fedit"), "\(refused.text)")
        #expect(try await house.history().main.count == 1)
        try await browser.signIn("dana@karaganda.kz")
        _ = try await browser.get(Self.edit)
        #expect(try await send(browser, "77", String(revision)).status == 200)
        #expect(try await house.history().main.count == 2)
    }

    @Test("a form without script that comes too late is answered kindly, with the way to sign in")
    func lateForm() async throws {
        let house = try OfficeHouse()
        try await house.inventory()
        let editor = try await house.worker(.townEditor)
        _ = try await editor.get(Self.edit)
        house.wait(13 * 3600)
        let reply = try await editor.post(Self.edit, [("year", "2022")])
        #expect(reply.status == 401 && reply.text.contains("Your session has ended"))
        #expect(reply.text.contains("/en/sign-in?return="))
    }

    @Test("who may not edit is told so also on the way of the script")
    func refusesScript() async throws {
        let house = try OfficeHouse()
        let revision = try await house.inventory().digest.hexadecimal
        let reader = try await house.worker(.townReader)
        let reply = try await send(reader, "1", revision)
        #expect(reply.status == 403 && reply.text.contains("not-allowed"))
    }

    @Test("a role that has ended gives nothing")
    func ended() async throws {
        let house = try OfficeHouse()
        try await house.inventory()
        let until = house.now + 600
        try await house.person(
            "dana@karaganda.kz", "Dana",
            [
                Grant(.townEditor, over: .towns([.karaganda]), giver: nil, given: 0, until: until)
            ])
        let browser = Browser(house)
        try await browser.signIn("dana@karaganda.kz")
        #expect(try await browser.get(Self.edit).status == 200)
        house.wait(601)
        #expect(try await browser.get(Self.edit).status == 403)
    }

    @Test("a file of another town is checked and not kept")
    func upload() async throws {
        let house = try OfficeHouse()
        let editor = try await house.worker(.townEditor)
        let csrf = try #require(try await editor.get("/en/work/upload").csrf)
        func give(_ name: String, _ csrf: String) async throws -> Browser.Reply {
            let table = "sector,carrier,amount,unit\nresidential,natural_gas,5,MWh\n"
            let body =
                "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n\(csrf)\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n\(table)\r\n--b--\r\n"
            return try await editor.send(
                .post, "/en/work/upload",
                ["Content-Type": "multipart/form-data; boundary=b", "Origin": OfficeHouse.origin], body: body)
        }
        #expect(try await give("taraz-2022.csv", "wrong").status == 403)
        let reply = try await give("taraz-2022.csv", csrf)
        #expect([403, 422].contains(reply.status))
        #expect(try await house.ledger.heads().isEmpty)
    }

    @Test("a town's first inventory is begun as its baseline, one of a later year as monitoring")
    func kinds() async throws {
        let house = try OfficeHouse()
        let editor = try await house.worker(.townEditor)
        for (year, kind) in [(2022, Inventory.Kind.baseline), (2024, .monitoring), (2015, .baseline)] {
            _ = try await editor.get("/en/work/new")
            #expect(
                try await editor.post("/en/work/new", [("town", "karaganda"), ("year", String(year))]).status == 303)
            let head = try #require(
                try await house.ledger.head(of: InventoryDocument.id(town: "karaganda", year: year)))
            #expect(try Inventory.read(from: head).kind == kind, "\(year)")
        }
    }

    @Test("the local mode knows no accounts, and its one author is the reader")
    func local() async throws {
        let house = try OfficeHouse(mode: .local)
        let browser = Browser(house)
        let page = try await browser.get("/en/work/new", host: "127.0.0.1")
        #expect(page.status == 200 && page.cookies.isEmpty && !page.text.contains("/en/account"))
        #expect(try await browser.get("/en/sign-in", host: "127.0.0.1").status == 404)
        #expect(try await browser.get("/en/work", host: "qala.example").status == 421)
    }
}
