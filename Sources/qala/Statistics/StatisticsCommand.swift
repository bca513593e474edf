import ArgumentParser
import Cities
import Exchange
import Findings
import Foundation
import Ledger
import Localization
import Pages
import Statistics
import Storage
import Web

/// The command `qala statistics`.
struct StatisticsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statistics", abstract: "Show the covenant in figures for a territory on a day.",
        discussion: """
            Example: qala statistics --territory "Central Asia" --on 2014-02-19 --format json
            Example: qala statistics --territory Қазақстан --language kk
            A territory is named in any of the three languages or by its code: world, central-asia, KZ, KZ-KAR. Every
            figure says how many towns and people are in it. Where there is no ledger, what ships is counted.
            """)

    @Option(help: "For whom: a country, a group of countries, a region, a coordinator or a supporter; all by default.")
    var territory = "world"

    @Option(help: "The day, as 2014-02-19; today by default.")
    var on: String?

    @OptionGroup var location: LedgerLocation
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await output.run { session in
            let day = try session.day(on)
            let covenant = try await session.covenant(ifAnyIn: location)
            guard let place = covenant.territories.territory(territory) else {
                Console.note([unknown(covenant, session.texts)], session.texts)
                throw Ending.findings
            }
            let figures = CovenantFigures(of: covenant.snapshot, in: place, on: day)
            switch output.format {
            case .json: try Console.json(FiguresExport(figures))
            case .text: Console.print(text(figures, covenant, session.texts))
            }
        }
    }

    private func unknown(_ covenant: PublishedCovenant, _ texts: Texts) -> Finding {
        let near = covenant.territories.near(territory, texts)
        guard !near.isEmpty else {
            return Finding("territory.unknown", .error, details: ["value": .text(territory)])
        }
        return Finding(
            "territory.unknown-near", .error,
            details: ["value": .text(territory), "names": .list(near.map { .text($0) })])
    }

    private func text(_ figures: CovenantFigures, _ covenant: PublishedCovenant, _ texts: Texts) -> String {
        let model = FiguresShow.Model(
            figures, names: { covenant.name(of: $0, texts.language) }, directory: covenant.territories,
            request: .init(), texts)
        var lines = [model.title, model.lead]
        for topic in model.topics {
            lines += ["", topic.title]
            for row in figures.rows where row.topic.rawValue == topic.id {
                let mark = texts["figures.mark.\(row.coverage.mark.rawValue)"]
                lines.append("  \(texts.name(row)): \(texts.value(row)) (\(mark); \(texts.coverage(row.coverage)))")
            }
        }
        for list in model.lists {
            lines += ["", list.title, "  " + texts.list(names: list.towns.map(\.town.words))]
            if let more = list.more { lines.append("  " + more.words) }
        }
        return lines.joined(separator: "\n")
    }
}
