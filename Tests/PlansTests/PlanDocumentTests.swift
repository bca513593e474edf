import Findings
import Inventories
import Ledger
import Plans
import Quantities
import Testing

@Suite("Plans as documents")
struct PlanDocumentTests {
    private func revision(_ body: [UInt8]) -> Revision {
        Revision(
            document: Plan.documentID("demokent-2030"), after: nil,
            authorship: Authorship(author: "aigerim", time: 1_700_000_000), schema: Plan.documentSchema, body: body)
    }

    private var full: Action {
        var action = Action(id: "9", title: "Renovate \"Shanyraq\"\tflats", sector: .publicLighting)
        action.isKey = true
        (action.area, action.instrument) = ("A41", "B47")
        action.purposes = [.adaptation, .energyPoverty]
        action.origin = .territorialCoordinator
        action.responsibleBody = "Тұрғын үй бөлімі"
        (action.start, action.end, action.status) = (2024, 2029, .notStarted)
        action.cost = Action.Cost(
            investment: Money(1.05, currency: "EUR"), running: Money(2, currency: "KZT"),
            other: Money(0, currency: "EUR"), spent: Money(3, currency: "USD"))
        (action.financing, action.stakeholders) = (["own", "eu"], ["citizens"])
        (action.energySaving, action.renewableProduction) = (Quantity(0.1), Quantity(-2))
        (action.reduction, action.sequestration) = (Quantity(1e-7), .zero)
        action.comment = "0 means none, not unknown"
        action.place = .init(file: "actions.csv", sheet: "Actions", row: 2, column: 3, field: "f")
        return action
    }

    @Test("a plan comes back from the ledger as it was: all that an action can say, and all that it need not")
    func roundTrip() throws {
        var plan = DemokentPlan.sound
        plan.actions += [full, Action(id: "", title: "", sector: .other)]
        #expect(try Plan.read(from: revision(plan.documentBody())) == plan)
    }

    @Test(
        "an action without what each must have is no action",
        arguments: ["id", "title", "isKey", "sector", "purposes", "cost", "financing", "stakeholders", "place"])
    func lacking(name: String) throws {
        guard case .object(let written) = try JSONValue(full) else {
            Issue.record("no object")
            return
        }
        let members = written.filter { $0.key != name }
        #expect(members.count == written.count - 1)
        #expect(throws: DecodingError.self) { try JSONValue.object(members).decoded(as: Action.self) }
    }

    @Test("an action counts once where words, sector and amounts agree, whatever their spaces and letters")
    func once() {
        var plan = DemokentPlan.sound
        let first = plan.actions[0]
        func again(_ change: (inout Action) -> Void) -> Action {
            var action = first
            change(&action)
            return action
        }
        plan.actions += [
            again { $0.title = " INSULATE\u{A0}schools " }, again { $0.title = "Insulate a school" },
            again { $0.sector = .tertiary }, again { $0.reduction = nil }, first,
        ]
        let count = DemokentPlan.sound.actions.count
        #expect(plan.duplicates == [count: 0, count + 4: 0])
        #expect(plan.countedActions.count == count + 3)
    }
}
