import Accounts
import Cryptography
import HTTPTypes
import QalaTesting
import Testing

@testable import Web

@Suite("People, on pages")
struct PeoplePagesTests {
    private func invite(
        _ browser: Browser, _ address: String, role: String = "town-editor", place: String = "towns",
        towns: String = "Қарағанды"
    ) async throws -> Browser.Reply {
        _ = try await browser.get("/en/people/invitation")
        return try await browser.post(
            "/en/people/invitation",
            [("address", address), ("language", "ru"), ("role", role), ("place", place), ("towns", towns)])
    }

    @Test("who is invited gets a letter, sets name and password, and works in the town that was given")
    func joins() async throws {
        let house = try OfficeHouse()
        try await house.inventory()
        let office = try await house.worker(.office, over: .everything)
        let reply = try await invite(office, "new@karaganda.kz")
        #expect(reply.status == 200 && !reply.text.contains("/invitations/"), "the link goes by letter only")
        let token = try #require(await house.courier.sent.first?.token).text
        let browser = Browser(house)
        let path = "/ru/invitations/\(token)"
        #expect(try await browser.get(path).status == 200)
        #expect(try await browser.post(path, [("name", "Дана"), ("password", "short")]).status == 422)
        #expect(try await browser.post(path, [("name", ""), ("password", OfficeHouse.password)]).status == 422)
        let accepted = try await browser.post(path, [("name", "Дана"), ("password", OfficeHouse.password)])
        #expect(accepted.status == 303 && accepted.location == "/ru/sign-in")
        #expect(try await browser.post(path, [("name", "Дана"), ("password", OfficeHouse.password)]).status == 404)
        try await browser.signIn("new@karaganda.kz")
        #expect(try await browser.get("/en/work/karaganda-2022/edit").status == 200)
        #expect(try await browser.get("/en/people").status == 403)
    }

    @Test("without letters the link is shown once, to hand over, under the address that people reach us by")
    func link() async throws {
        let house = try OfficeHouse(letters: false)
        let office = try await house.worker(.office, over: .everything)
        let reply = try await invite(office, "new@karaganda.kz")
        #expect(reply.text.firstMatch(of: /https:\/\/qala\.example\/ru\/invitations\/[A-Za-z0-9_-]{43}/) != nil)
        #expect(reply.headers[.cacheControl] == "no-store")
    }

    @Test("nobody gives more than they have, whatever the form says")
    func limits() async throws {
        let house = try OfficeHouse()
        let approver = try await house.worker(.townApprover)
        #expect(try await invite(approver, "a@x.kz").status == 200)
        #expect(try await invite(approver, "b@x.kz", role: "office", place: "everything").status == 403)
        #expect(try await invite(approver, "c@x.kz", role: "town-approver").status == 403)
        #expect(try await invite(approver, "d@x.kz", towns: "Taraz").status == 403)
        #expect(try await invite(approver, "e@x.kz", role: "nonsense").status == 403)
        let coordinator = try await house.worker(.nationalCoordinator, over: .country("KZ"))
        #expect(try await invite(coordinator, "f@x.kz", towns: "Osh").status == 403)
        #expect(try await invite(coordinator, "g@x.kz", role: "town-editor", place: "country:KZ").status == 422)
        #expect(try await invite(coordinator, "h", towns: "Karaganda").status == 422)
        #expect(try await invite(coordinator, "i@x.kz", towns: "Nowhere, Karaganda").status == 422)
        #expect(try await invite(coordinator, "j@x.kz", towns: "").status == 422)
    }

    @Test("roles are given and taken, accounts closed, opened and erased; the last office stays")
    func manages() async throws {
        let house = try OfficeHouse()
        let office = try await house.worker(.office, over: .everything)
        let dana = try await house.person("dana@karaganda.kz", "Dana")
        let path = "/en/people/\(dana.id.text)"
        let offer = [("role", "territorial-coordinator"), ("place", "towns"), ("towns", "Караганда, Taraz")]
        #expect(try await office.post("\(path)/roles", offer + [("until", "2001-01-01")]).status == 422)
        #expect(try await office.post("\(path)/roles", offer + [("until", "2099-12-31")]).status == 303)
        let page = try await office.get(path).text
        #expect(page.contains("Territorial coordinator: Karaganda, Taraz, until 31 December 2099"))
        let grant = try #require(page.firstMatch(of: /name="grant" value="([0-9a-f]{64})"/).map { String($0.output.1) })
        #expect(try await office.post("\(path)/revocations", [("grant", grant)]).status == 303)
        #expect(await house.accounts.account(dana.id)?.grants == [])
        #expect(try await office.post("\(path)/state", [("state", "disabled")]).status == 303)
        #expect(try await Browser(house).signIn("dana@karaganda.kz").status == 422)
        #expect(try await office.post("\(path)/state", [("state", "disabled")]).status == 422)
        #expect(try await office.post("\(path)/state", [("state", "active")]).status == 303)
        #expect(try await Browser(house).signIn("dana@karaganda.kz").status == 303)
        func proof(_ word: String, _ password: String = OfficeHouse.password) -> [(String, String)] {
            [("confirmation", word), ("password", password), ("code", house.code())]
        }
        #expect(try await office.post("\(path)/erasure", proof("no")).status == 422)
        #expect(try await office.post("\(path)/erasure", proof("erase", "wrong")).status == 422)
        let noCode = [("confirmation", "erase"), ("password", OfficeHouse.password)]
        #expect(try await office.post("\(path)/erasure", noCode).status == 422)
        #expect(await house.accounts.account(dana.id)?.state == .active)
        #expect(try await office.post("\(path)/erasure", proof("erase")).status == 303)
        #expect(try await office.get(path).text.contains("a person whose data were erased"))
        let audit = try await office.get("/en/people/audit.csv").text
        #expect(audit.contains("role-granted") && audit.contains("erased") && !audit.contains("dana@"))
        let own = try #require(await house.accounts.accounts(after: nil, limit: 9).first { $0.isOffice })
        let gone = try await office.post("/en/account/erasure", proof("erase"))
        #expect(gone.status == 422 && gone.text.contains("last person who governs"))
        #expect(try await office.post("/en/people/\(own.id.text)/state", [("state", "disabled")]).status == 422)
    }

    @Test(
        "the office hands a link to a new password over, once and for a day; the second factor stays until it is taken")
    func recovers() async throws {
        let house = try OfficeHouse(letters: false)
        let office = try await house.worker(.office, over: .everything)
        let dana = try await house.person("dana@karaganda.kz", "Dana", language: "kk", hasFactor: true)
        let path = "/en/people/\(dana.id.text)"
        let page = try await office.get(path).text
        #expect(page.contains("\(path)/recovery") && page.contains("\(path)/second-factor"))
        func proof() -> [(String, String)] { [("password", OfficeHouse.password), ("code", house.code())] }
        #expect(try await office.post("\(path)/recovery", [("password", "wrong")]).status == 422)
        let made = try await office.post("\(path)/recovery", proof())
        let link = try #require(made.text.firstMatch(of: /https:\/\/qala\.example(\/kk\/recovery\/[A-Za-z0-9_-]{43})/))
        #expect(made.headers[.cacheControl] == "no-store")
        let browser = Browser(house)
        _ = try await browser.get(String(link.1))
        #expect(try await browser.post(String(link.1), [("password", "eight mountain goats")]).status == 200)
        #expect(try await browser.post(String(link.1), [("password", "nine mountain goats!")]).status == 404)
        _ = try await browser.get("/en/sign-in")
        let second = try await browser.post(
            "/en/sign-in", [("address", "dana@karaganda.kz"), ("password", "eight mountain goats")])
        #expect(second.location == "/en/sign-in/code", "the second factor is still asked for")
        #expect(try await office.post("\(path)/second-factor", proof()).status == 303)
        #expect(try await Browser(house).signIn("dana@karaganda.kz", "eight mountain goats").location == "/en/work")
        let audit = try await office.get("/en/people/audit.csv").text
        #expect(audit.contains("recovery-handed-over") && audit.contains("second-factor-removed"))
    }

    @Test("erasing oneself asks for the password, and for a code where there is a second factor")
    func erasesOneself() async throws {
        let house = try OfficeHouse()
        let plain = try await house.worker(.townEditor)
        #expect(try await !plain.get("/en/account/erasure").text.contains("name=\"code\""))
        #expect(try await plain.post("/en/account/erasure", [("confirmation", "erase")]).status == 422)
        let right = [("confirmation", "erase"), ("password", OfficeHouse.password)]
        #expect(try await plain.post("/en/account/erasure", right).status == 200)
        let guarded = try await house.worker(.townEditor, hasFactor: true)
        #expect(try await guarded.get("/en/account/erasure").text.contains("name=\"code\""))
        #expect(try await guarded.post("/en/account/erasure", right).status == 422)
        #expect(try await guarded.post("/en/account/erasure", right + [("code", house.code())]).status == 200)
    }
}
