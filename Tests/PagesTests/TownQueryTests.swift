import Cities
import Localization
import Testing

@testable import Pages

@Suite("What is asked of the register")
struct TownQueryTests {
    private func query(_ fields: [String: String]) -> TownQuery {
        TownQuery(coordinators: ["coordinator-x"]) { fields[$0] }
    }

    @Test("what is none of the choices narrows nothing and is told")
    func notUnderstood() {
        let asked = query([
            "country": "Kazakhstan", "commitment": "2031", "size": "huge", "coordinator": "nobody",
            "standing": "\"><script>", "page": "-3", "q": String(repeating: "ж", count: 300),
        ])
        #expect(asked.notUnderstood == ["country", "commitment", "size", "coordinator", "standing"])
        #expect(asked.country.isEmpty && asked.commitment == nil && asked.standing == nil && asked.page == 1)
        #expect(asked.query.count == 100)
        #expect(query([:]) == TownQuery() && query(["country": "", "standing": ""]) == TownQuery())
    }

    @Test("an address leads from the list to the map and back to the same towns")
    func backAndForth() {
        let asked = [
            [:], ["country": "kz", "commitment": "2030", "size": "below_10000", "coordinator": "coordinator-x"],
            ["q": "tal"], ["q": "tal", "standing": "active"], ["standing": "all"], ["standing": "on_hold"],
        ]
        for fields in asked {
            let list = query(fields)
            let map = query(Dictionary(uniqueKeysWithValues: list.fields(from: .list, to: .map)))
            #expect(map.standings(in: .map) == list.standings(in: .list), "\(fields)")
            let back = query(Dictionary(uniqueKeysWithValues: map.fields(from: .map, to: .list)))
            #expect(back.standings(in: .list) == list.standings(in: .list), "\(fields)")
            #expect(back.country == list.country && back.commitment == list.commitment && back.size == list.size)
            #expect(back.coordinator == list.coordinator && back.query == list.query)
        }
    }

    @Test("the list leaves out who is on hold, the map and the data do not")
    func presets() {
        #expect(TownQuery().standings(in: .list) == .active)
        #expect(TownQuery(query: "tal").standings(in: .list) == .all)
        #expect(TownQuery().standings(in: .map) == .all && TownQuery().standings(in: .data) == .all)
    }
}
