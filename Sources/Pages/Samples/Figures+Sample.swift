import Cities
import Inventories
package import Localization
import Statistics

extension FiguresShow.Model {
    private static let snapshot = CovenantSnapshot(
        signatories: Demokent.signatories,
        inventories: [Demokent.baseline, Demokent.monitoring].map {
            ReportedInventory($0.inventory, $0.totals, of: Demokent.slug)
        },
        findings: Demokent.registerFindings)

    private static func model(_ territory: Territory, _ request: Request, problem: String?, _ texts: Texts) -> Self {
        Self(
            CovenantFigures(of: snapshot, in: territory, on: CalendarDay(daysSince1970: 20_000)),
            names: { slug in
                Demokent.signatories.first { $0.slug == slug }?.name.inLanguage(texts.language) ?? slug
            },
            // The words of one language stand in for those of all.
            directory: TerritoryDirectory(snapshot) { _ in texts }, request: request, problem: problem, texts)
    }

    /// Three towns, one of which has published; the day is in 2024.
    package static func sample(_ texts: Texts) -> Self {
        model(.world, Request(territory: "world", on: "2024-10-04"), problem: nil, texts)
    }

    /// A name that no territory has, and a country without signatories.
    package static func emptySample(_ texts: Texts) -> Self {
        model(
            .country("UZ"), Request(territory: "UZ"), problem: texts.unknownTerritory("Uzbekistn", near: ["KZ"]), texts)
    }
}

extension ReleaseList.Model {
    /// Two releases, the newer one made from a ledger.
    package static func sample(_ texts: Texts) -> Self {
        func item(_ number: Int, day: Int, sources: Int) -> Item {
            Item(
                number: number, day: CalendarDay(daysSince1970: day), licence: "CC-BY-4.0",
                digest: String(repeating: "\(number)c", count: 32), sources: sources,
                files: [
                    ("figures.csv", 48_213, String(repeating: "\(number)a", count: 32)),
                    ("signatories.csv", 120_004, String(repeating: "\(number)b", count: 32)),
                ])
        }
        return Self([item(2, day: 20_100, sources: 531), item(1, day: 20_000, sources: 0)], texts)
    }

    /// No releases.
    package static func emptySample(_ texts: Texts) -> Self { Self([], texts) }
}
