import Accounts
import Cities
import HTTPTypes
import Ledger
import QalaTesting
import Testing

@testable import Web

@Suite("Joining in the browser")
struct JoiningPagesTests {
    private static let balkhash = TownScope(slug: "balkhash", country: "KZ")
    private static let way = "/en/work/registrations/balkhash-1"

    /// What the town says of itself: a town of Kazakhstan that the register lacks.
    private static let said = [
        ("name", "Balkhash"), ("russian", "Балхаш"), ("kazakh", "Балқаш"), ("population", "78000"),
        ("populationYear", "2023"), ("latitude", "46.8481"), ("longitude", "74.995"), ("commitments", "2030"),
        ("commitments", "energy_poverty"), ("option", ""), ("decisionDay", "2026-05-20"), ("decisionNumber", "34/2"),
    ]

    private func give(
        _ files: [String], _ fields: [(String, String)] = [], to path: String, _ browser: Browser
    ) async throws -> Browser.Reply {
        var body = (fields + [("csrf", browser.csrf ?? "")]).map { name, value in
            "--x\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }.joined()
        for name in files {
            body +=
                "--x\r\nContent-Disposition: form-data; name=\"\(name)\"; filename=\"\(name).pdf\"\r\n\r\n%PDF \(name)\r\n"
        }
        return try await browser.send(
            .post, path, ["Content-Type": "multipart/form-data; boundary=x", "Origin": OfficeHouse.origin],
            bytes: Array((body + "--x--\r\n").utf8))
    }

    /// A town's approver writes a registration and sends it to the office.
    private func sent(_ house: OfficeHouse) async throws -> Browser {
        let approver = try await house.worker(.townApprover, over: .towns([Self.balkhash]))
        _ = try await approver.get("/en/work/registrations/new")
        let begun = try await approver.post("/en/work/registrations/new", [("own", "balkhash")])
        #expect(begun.location == Self.way)
        _ = try await approver.get(Self.way)
        #expect(try await approver.post(Self.way, Self.said).status == 303)
        #expect(try await give(["decisionFile", "letterFile"], to: "\(Self.way)/files", approver).status == 303)
        let page = try await approver.get(Self.way)
        #expect(page.text.contains("Nothing stands against it"), "\(page.text)")
        #expect(try await approver.post("\(Self.way)/steps", [("step", "send")]).status == 303)
        return approver
    }

    @Test("a town registers, the office admits it, and it stands in the public register at once")
    func whole() async throws {
        let house = try OfficeHouse()
        let approver = try await sent(house)
        let office = try await house.worker(.office, over: .everything)
        #expect(try await office.get("/en/coordination").text.contains("balkhash-1"))
        let page = try await office.get(Self.way)
        #expect(page.text.contains("Admit the town") && page.text.contains("decisionFile.pdf"))
        #expect(try await office.post("\(Self.way)/steps", [("step", "admit")]).status == 303)
        let town = try await office.get("/en/towns/balkhash")
        #expect(town.status == 200)
        #expect(town.text.contains("The council decided to join") && town.text.contains("20 May 2028"))
        #expect(try await office.get("/en/towns?q=Балқаш").text.contains("/en/towns/balkhash"))
        #expect(try await approver.get("/en/work/covenant/balkhash").text.contains("Move a deadline"))
        #expect(try await approver.post("\(Self.way)/steps", [("step", "send")]).status == 422)
    }

    @Test("what stands against a registration is said at once, beside the fields, and it cannot be sent")
    func findings() async throws {
        let house = try OfficeHouse()
        let office = try await house.worker(.office, over: .everything)
        _ = try await office.get("/en/work/registrations/new")
        _ = try await office.post("/en/work/registrations/new", [("town", "Balkhash"), ("country", "KZ")])
        var said = Self.said
        said[5] = ("latitude", "51.1605")
        said[6] = ("longitude", "71.4704")
        _ = try await office.post(Self.way, said)
        let page = try await office.get(Self.way).text
        for code in ["point-of-another-town", "decision-file", "letter-file"] {
            #expect(page.contains("registration.\(code)"), "\(code)")
        }
        #expect(page.contains("latitude-found") && page.contains("decisionFile-found"))
        #expect(try await office.post("\(Self.way)/steps", [("step", "send")]).status == 422)
    }

    @Test("a town of the register is not registered again")
    func again() async throws {
        let house = try OfficeHouse()
        let office = try await house.worker(.office, over: .everything)
        _ = try await office.get("/en/work/registrations/new")
        let reply = try await office.post(
            "/en/work/registrations/new", [("town", "Қарағанды"), ("country", "KZ")])
        #expect(reply.status == 422 && reply.text.contains("in the register already"))
    }

    @Test("the office gives a registration back with a reason, which the town reads")
    func back() async throws {
        let house = try OfficeHouse()
        let approver = try await sent(house)
        let office = try await house.worker(.nationalCoordinator, over: .country("KZ"))
        _ = try await office.get(Self.way)
        #expect(try await office.post("\(Self.way)/steps", [("step", "return")]).status == 422)
        let reply = try await office.post("\(Self.way)/steps", [("step", "return"), ("remark", "Not signed.")])
        #expect(reply.status == 303)
        let page = try await approver.get(Self.way).text
        #expect(page.contains("Not signed.") && page.contains("name=\"latitude\""))
    }

    @Test("a paper is handed out byte for byte to those who may read the town")
    func papers() async throws {
        let house = try OfficeHouse()
        let approver = try await sent(house)
        let page = try await approver.get(Self.way).text
        let link = try #require(page.firstMatch(of: /href="([^"]*\/files\/[0-9a-f]{64})"/)?.output.1)
        #expect(try await approver.get(String(link)).text == "%PDF decisionFile")
        let stranger = try await house.worker(.townApprover, over: .towns([.karaganda]))
        #expect(try await stranger.get(String(link)).status == 404)
    }

    @Test("a deadline is moved once; notice and hold follow; the page of the town says so")
    func membership() async throws {
        let house = try OfficeHouse()
        _ = try await sent(house)
        let office = try await house.worker(.office, over: .everything)
        _ = try await office.get(Self.way)
        _ = try await office.post("\(Self.way)/steps", [("step", "admit")])
        let page = "/en/work/covenant/balkhash"
        _ = try await office.get(page)
        // 20 May 2028 is due; the house's clock stands in September 2026.
        let move = [
            ("act", "extend"), ("deadline", "secap_submit"), ("until", "2028-11-20"), ("reason", "A new census"),
        ]
        #expect(try await give([], move, to: page, office).status == 303)
        #expect(try await office.get("/en/towns/balkhash").text.contains("A new census"))
        let again = try await give([], move, to: page, office)
        #expect(again.status == 422 && again.text.contains("once only"))
        let notice = [("act", "notice"), ("deadline", "secap_submit"), ("reason", "No plan")]
        #expect(try await give([], notice, to: page, office).status == 422)
        house.wait(900 * 86_400)
        let later = try await house.worker(.office, over: .everything)
        _ = try await later.get(page)
        #expect(try await give([], [("act", "hold"), ("reason", "x")], to: page, later).status == 422)
        #expect(try await give([], notice, to: page, later).status == 303)
        #expect(try await give([], [("act", "hold"), ("reason", "No answer")], to: page, later).status == 303)
        #expect(try await later.get("/en/towns/balkhash").text.contains("Put on hold"))
    }

    @Test("reminders go to those who answer for a town, in their language, and only once")
    func reminders() async throws {
        let house = try OfficeHouse()
        _ = try await sent(house)
        let office = try await house.worker(.office, over: .everything)
        _ = try await office.get(Self.way)
        _ = try await office.post("\(Self.way)/steps", [("step", "admit")])
        house.wait(590 * 86_400)
        let grant = Grant(.townApprover, over: .towns([Self.balkhash]), giver: nil, given: 0)
        try await house.person("mayor@balkhash.kz", "Дана", [grant], language: "kk")
        let later = try await house.worker(.nationalCoordinator, over: .country("KZ"))
        #expect(try await later.get("/en/coordination").text.contains("1 town is to be told"))
        let told = try await later.post("/en/coordination/reminders")
        #expect(told.status == 200 && told.text.contains("Letters went to 1 of 1"))
        let words = try #require(await house.courier.words.last { $0["town"] == "Балқаш" })
        #expect(words["link"] == "https://qala.example/kk/work/covenant/balkhash")
        #expect(words["list"]?.contains("жоспар") == true)
        #expect(await house.courier.sent.allSatisfy { $0.letter == .reminder })
        let before = await house.courier.sent.count
        _ = try await later.post("/en/coordination/reminders")
        #expect(await house.courier.sent.count == before)
    }

    @Test("a coordinator sees the towns of the own territory, also as CSV, and nobody else's")
    func coordination() async throws {
        let house = try OfficeHouse()
        let browser = try await house.worker(.nationalCoordinator, over: .country("KG"))
        let page = try await browser.get("/en/coordination").text
        #expect(page.contains("/en/work/covenant/osh") && !page.contains("karaganda"))
        let table = try await browser.get("/en/coordination.csv?order=town").text
        #expect(table.split(separator: "\n").count == 6)
        #expect(try await browser.get("/en/work/covenant/karaganda").status == 403)
        #expect(try await browser.get("/en/coordination?late=1").text.contains("No town fits"))
    }

    @Test("a party of the register is shown with its towns, and what the office writes of it stands there at once")
    func parties() async throws {
        let house = try OfficeHouse()
        let visitor = Browser(house)
        let list = try await visitor.get("/en/parties").text
        #expect(list.contains("/en/parties/coordinator-lviv-regional-state-administration"))
        let page = try await visitor.get("/en/parties/coordinator-lviv-regional-state-administration").text
        #expect(page.contains("the register alone"))
        let office = try await house.worker(.office, over: .everything)
        let edit = "/en/parties/coordinator-lviv-regional-state-administration/edit"
        _ = try await office.get(edit)
        let saved = try await office.post(
            edit,
            [("countries", "UA"), ("level", "territorial"), ("territory", "Lviv oblast"), ("site", "javascript:x")])
        #expect(saved.status == 303)
        let written = try await visitor.get("/en/parties/coordinator-lviv-regional-state-administration").text
        #expect(written.contains("Lviv oblast") && written.contains("written down by the office"))
        #expect(!written.contains("href=\"javascript"))
        let table = try await visitor.get("/en/parties/coordinator-lviv-regional-state-administration.csv").text
        #expect(table.split(separator: "\n").count == 24)
    }

    @Test("everybody can read what joining means", arguments: ["en", "ru", "kk"])
    func join(language: String) async throws {
        let page = try await Browser(try OfficeHouse()).get("/\(language)/join")
        #expect(page.status == 200 && !page.text.contains("⟦"))
    }

    @Test("one person on their own machine does all of it")
    func alone() async throws {
        let house = try OfficeHouse(mode: .local)
        let browser = Browser(house)
        let page = try await browser.get("/en/coordination?country=KZ", host: "localhost")
        #expect(page.status == 200 && page.text.contains("/en/work/covenant/karaganda"))
        #expect(try await browser.get("/en/work/registrations/new", host: "localhost").status == 200)
    }
}
