import Accounts
import Cities
import Findings
import Foundation
import Inventories
import Localization
import Plans
import Quantities
import Reviews
import Testing

@testable import Pages

@Suite("Words of the pages")
struct CatalogueUseTests {
    private func catalogue() throws -> Catalogue { try #require(Samples.catalogue) }

    /// Keys written out in the sources of the pages: `texts["…"]` and `term("…")`.
    private func writtenKeys() throws -> Set<String> {
        let folder = Samples.folder.deletingLastPathComponent().deletingLastPathComponent()
        var keys: Set<String> = []
        for target in ["Sources/Pages", "Sources/Localization"] {
            let files = FileManager.default.enumerator(
                at: folder.appending(path: target), includingPropertiesForKeys: nil)
            while let file = files?.nextObject() as? URL {
                guard file.pathExtension == "swift", !file.path.contains("/Samples/") else { continue }
                let source = try String(contentsOf: file, encoding: .utf8)
                for match in source.matches(of: #/(?:texts|self)\[\s*"([a-z][^"\\]*)"|term\("([a-z][^"\\]*)"\)/#) {
                    keys.insert(String(match.output.1 ?? match.output.2 ?? ""))
                }
            }
        }
        return keys
    }

    /// Keys that are put together from the values of the rooms.
    private var composedKeys: [String] {
        var keys = Sector.allCases.flatMap { ["sector.\($0.rawValue)", "sector.\($0.rawValue).short"] }
        keys += Sector.Group.allCases.map { "sector-group.\($0.rawValue)" }
        keys += Carrier.allCases.map { "carrier.\($0.rawValue)" }
        keys += Gas.allCases.map { "gas.\($0.rawValue)" } + Gas.emitted.map { "gas.\($0.rawValue).name" }
        keys += Accounting.Approach.allCases.map { "approach.\($0.rawValue)" }
        keys += Accounting.WarmingEdition.allCases.map { "gwp.\($0.rawValue)" }
        keys += Inventory.Kind.allCases.map { "kind.\($0.rawValue)" }
        keys += ActivityUnit.allCases.map { "unit.\($0.rawValue)" }
        keys += Citation.Verification.allCases.map { "verification.\($0.rawValue)" }
        keys += Finding.Severity.allCases.flatMap {
            ["severity.\($0.rawValue)", "findings.tally.\($0.rawValue)"]
        }
        keys += ["NO", "NE", "IE", "C", "unknown", "zero"].flatMap { ["notation.\($0)", "notation.\($0).meaning"] }
        keys += ["given", "reference", "local", "fallback"].flatMap { ["factors.why.\($0)", "working.factor.\($0)"] }
        keys += Frame.Section.allCases.map { "frame.nav.\($0.rawValue)" }
        keys += ErrorPage.Reason.allCases.flatMap { ["error.\($0.rawValue)", "error.\($0.rawValue).text"] }
        keys += About.Topic.allCases.flatMap { ["about.\($0.rawValue)", "about.\($0.rawValue).text"] }
        keys += InventoryEdit.Column.allCases.map { "edit.\($0.rawValue)" }
        keys += InventoryMatrix.Subject.allCases.flatMap {
            ["matrix.\($0.rawValue)", "matrix.\($0.rawValue).caption", "matrix.\($0.rawValue).label"]
        }
        keys += ["unread", "correct", "look", "good"].flatMap { ["result.\($0)", "result.\($0).text"] }
        keys += ["activity", "mix", "factor"].flatMap { ["compare.\($0)", "compare.\($0).note"] }
        keys += Commitment.allCases.flatMap { ["commitment.\($0.rawValue)", "commitment.\($0.rawValue).short"] }
        keys += Standing.allCases.map { "status.\($0.rawValue)" }
        keys += DeadlineRule.Code.allCases.map { "deadline.\($0.rawValue)" }
        keys += Deadline.State.allCases.map { "deadline-state.\($0.rawValue)" }
        keys += Milestone.Kind.allCases.map { "milestone.\($0.rawValue)" }
        keys += Registration.State.allCases.map { "registration-state.\($0.rawValue)" }
        keys += RegistrationStep.allCases.filter { $0 != .edit }.flatMap { step in
            ["", ".text", ".button"].map { "registration-step.\(step.rawValue)\($0)" }
        }
        keys += CovenantAct.allCases.flatMap { act in
            ["", ".text", ".button"].map { "covenant-act.\(act.rawValue)\($0)" }
        }
        keys += LikeWithLike.Difference.allCases.map { "comparison-difference.\($0.rawValue)" }
        keys += ["status.published", "status.on_hold"] + (1...12).map { "date.month.\($0)" }
        keys += Role.allCases.flatMap { ["role.\($0.rawValue)", "role.\($0.rawValue).text"] }
        keys += Right.allCases.map { "right.\($0.rawValue)" } + Reach.allCases.map { "reach.\($0.rawValue)" }
        keys += AccountEvent.Kind.allCases.map { "event.\($0.rawValue)" } + ["outcome.pending", "outcome.refused"]
        keys += Account.State.allCases.map { "account-state.\($0.rawValue)" }
        keys += ["signature", "root", "past"].flatMap { ["log.check.\($0)", "log.check.\($0).text"] }
        keys += ["checkpoint", "checkpoint-of-size", "key", "tile", "entries", "proof", "revision", "document"].map {
            "log.address.\($0)"
        }
        keys += ["password", "address", "erasure"].flatMap { ["\($0).title", "\($0).button"] }
        keys += ["account.factor.on", "account.factor.off", "invite.sent.text", "invite.made.text"]
        keys += ["people.disable", "people.restore", "account.factor.needed"]
        keys += ["done", "waiting", "part", "refused", "nothing"].flatMap {
            ["package.result.\($0)", "package.result.\($0).text"]
        }
        keys += Review.State.allCases.map { "review.state.\($0.rawValue)" }
        keys += ReviewRemark.State.allCases.map { "remark.state.\($0.rawValue)" }
        keys += ReviewNote.Kind.allCases.flatMap { ["note.\($0.rawValue)", "note.do.\($0.rawValue)"] }
        keys += MethodChoices.Aspect.allCases.map { "method.aspect.\($0.rawValue)" }
        keys += ["baseline", "latest"].flatMap { ["review.figure.\($0).emission", "review.figure.\($0).energy"] }
        keys += ["sum", "achieved"].flatMap { sum in
            ["reduction", "saving", "renewables"].map { "review.figure.\(sum).\($0)" }
        }
        keys += ["plan", "report"].flatMap { item in
            PlanResult.Verdict.allCases.map { "\(item).verdict.\($0.rawValue)" }
        }
        keys += ["inventory", "plan", "report"].map { "document.published-\($0)" }
        keys += ["plan", "report", "inventory"].flatMap { kind in
            ["", "published-"].map { "review.document.\($0)\(kind)" }
        }
        keys += ["IPCC_CO2", "IPCC_GHG", "LCA_GHG"].map { "factors.basis.\($0)" }
        let countries = "UA MD GE AM AZ KZ KG TJ TM UZ BY IT BE CZ RO CY BG HR GR SI HU"
        return keys + countries.split(separator: " ").map { "country.\($0)" }
    }

    @Test("every key a page uses has words in three languages", arguments: Language.allCases)
    func written(language: Language) throws {
        let used = try writtenKeys().union(composedKeys)
        #expect(used.count > 200)
        let missing = used.subtracting(try catalogue().keys(language)).sorted()
        #expect(missing == [], "\(missing)")
    }

    @Test("every title of a working has words in three languages", arguments: Language.allCases)
    func workings(language: Language) throws {
        let texts = Texts(language, try catalogue())
        func titles(_ working: Working) -> [Wording] { [working.title] + working.inputs.flatMap(titles) }
        for figure in Demokent.monitoring.figures {
            let working = try #require(Demokent.monitoring.working(of: figure))
            for title in titles(working) { #expect(!texts.text(title).contains("⟦"), "\(title.key)") }
        }
    }
}
