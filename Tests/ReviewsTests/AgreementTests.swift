import Cities
import Exchange
import Inventories
import Ledger
import Plans
import QalaTesting
import ReferenceData
import Reviews
import Testing

@Suite("Agreement of two reviewers")
struct AgreementTests {
    private func agreement(_ table: [[Int]]) -> Agreement {
        let words = ["met", "unmet"]
        let pairs = table.enumerated().flatMap { row, counts in
            counts.enumerated().flatMap { column, count in
                [Agreement.Pair](repeating: .init(words[row], words[column]), count: count)
            }
        }
        return Agreement(pairs, categories: words)
    }

    @Test("20 and 15 of 50 the same, 5 and 10 not: 0.7 observed, 0.5 by chance, kappa 0.4")
    func byHand() throws {
        // First says met 25 times of 50, second 30 times: 0.5 × 0.6 + 0.5 × 0.4 = 0.5; (0.7 − 0.5) / 0.5 = 0.4.
        let agreement = agreement([[20, 5], [10, 15]])
        #expect(agreement.count == 50)
        #expect(abs(try #require(agreement.observed) - 0.7) < 1e-12)
        #expect(abs(try #require(agreement.expected) - 0.5) < 1e-12)
        #expect(abs(try #require(agreement.kappa) - 0.4) < 1e-12)
    }

    @Test("who always agrees has 1, who always contradicts less than nothing")
    func ends() {
        #expect(agreement([[3, 0], [0, 4]]).kappa == 1)
        #expect((agreement([[0, 3], [3, 0]]).kappa ?? 0) == -1)
    }

    @Test("where both always say one and the same, nothing can be told; nor without a case")
    func undefined() {
        #expect(agreement([[9, 0], [0, 0]]).kappa == nil)
        #expect(agreement([[9, 0], [0, 0]]).observed == 1)
        #expect(agreement([[0, 0], [0, 0]]).kappa == nil)
        #expect(agreement([[0, 0], [0, 0]]).observed == nil)
    }

    @Test("changing places changes nothing")
    func symmetric() {
        #expect(agreement([[20, 5], [10, 15]]).kappa == agreement([[20, 10], [5, 15]]).kappa)
    }

    @Test("only criteria that both judged in the same review count")
    func ofReviews() {
        var review = Review(
            town: Inventory.Town(name: "Demokent", country: "KZ"), submission: 1,
            subject: Plan.documentID("demokent-2030"), submitted: CalendarDay(daysSince1970: 0), sender: "approver")
        func opinion(_ id: String, _ met: [(String, Bool)]) -> ReviewOpinion {
            ReviewOpinion(
                id: id, criteria: met.map { .init(group: $0.0, isMet: $0.1) }, outcome: .accepted, text: "", time: 1)
        }
        review.opinions = [
            opinion("anna", [("actions", true), ("target", false), ("process", true)]),
            opinion("boris", [("actions", true), ("target", true)]),
        ]
        #expect(Agreement.pairs(in: [review]).map(\.first) == ["anna"])
        #expect(Agreement([review], between: "anna", and: "boris").table == [[1, 0], [1, 0]])
    }
}

@Suite("An accepted method")
struct ReviewMethodTests {
    @Test("the same inventory departs in nothing; every seeded departure is found")
    func departures() throws {
        let library = try ReviewedLibrary.loaded.get()
        let inventory = try ReviewedTown.exampleInventory.get()
        func choices(_ edit: (inout Inventory) -> Void) -> MethodChoices {
            var changed = inventory
            edit(&changed)
            return MethodChoices(changed.computed(with: library.tables))
        }
        let accepted = choices { _ in }
        #expect(accepted.departures(of: choices { _ in }) == [])
        func aspects(_ edit: (inout Inventory) -> Void) -> [MethodChoices.Aspect] {
            accepted.departures(of: choices(edit)).map(\.aspect)
        }
        #expect(aspects { $0.accounting.approach = .lifeCycle }.contains(.approach))
        #expect(aspects { $0.accounting.basis = .equivalent }.prefix(2) == [.basis, .warming])
        #expect(aspects { $0.accounting.biomassIsSustainable = false }.contains(.biomass))
        #expect(aspects { $0.factors.removeAll { $0.carrier == .electricity } } == [.electricity])
        #expect(aspects { $0.factors.removeAll { $0.carrier == .naturalGas } } == [.factors])
        #expect(aspects { $0.records[0].uncertainty = 0.1 } == [.uncertainty])
        #expect(aspects { $0.records.removeAll { $0.carrier == .heatCold } }.isEmpty)
    }
}
