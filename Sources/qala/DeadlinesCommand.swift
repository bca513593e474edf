import ArgumentParser
import Cities
import Exchange
import Findings
import Foundation
import Ledger
import Localization
import Pages
import Quantities
import ReferenceData
import Storage

/// The command `qala deadlines`.
struct DeadlinesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deadlines", abstract: "List what towns of the covenant owe until when.",
        discussion: """
            Example: qala deadlines --country KZ --on 2026-11-22 --data data/qala.sqlite
            Without --data the register as it ships is read, which does not say what was given.
            Ends with 1 when something is overdue.
            """)

    @Option(help: "Only towns of this country, by its two-letter code.")
    var country: String?

    @Option(help: "Only this town: the part of its address, or its name in any language.")
    var town: String?

    @Option(help: "The day to ask about, as 2026-11-22; by default today.")
    var on: String?

    @Option(help: "The ledger that knows what happened: a file, or the address of a PostgreSQL database.")
    var data: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let session = try Session(output)
        let calendar = try session.library.covenantCalendar()
        let day = try session.day(on)
        let towns = try await register(session).filter(fits)
        if let town, towns.isEmpty {
            throw ValidationError(session.texts.text("deadlines.unknown-town", ["name": .text(town)]))
        }
        let list = towns.map { TownDeadlines($0, calendar, on: day) }
        switch output.format {
        case .json: try Console.json(list)
        case .text: Console.print(Self.text(list, on: day, session.texts))
        }
        if list.contains(where: { $0.deadlines.contains { $0.state == Deadline.State.overdue.rawValue } }) {
            throw Ending.findings
        }
    }

    private func fits(_ signatory: Signatory) -> Bool {
        if let country, signatory.country != country.uppercased() { return false }
        guard let town = town?.lowercased() else { return true }
        let names = [signatory.slug, signatory.name.published, signatory.name.russian, signatory.name.kazakh]
        return names.contains { $0?.lowercased() == town }
    }

    /// The register that ships, and in its place what a ledger says of a town.
    private func register(_ session: Session) async throws -> [Signatory] {
        var towns = try session.library.signatories()
        guard let data else { return towns }
        guard SQLLedger.isAddress(data) || FileManager.default.fileExists(atPath: data) else { throw Ending.noInput }
        let places = Dictionary(towns.enumerated().map { ($1.slug, $0) }) { first, _ in first }
        let ledger = try await SQLLedger.open(at: data)
        for head in try await ledger.documents(of: Signatory.documentKind) {
            guard let signatory = Signatory(in: head) else { continue }
            if let place = places[signatory.slug] { towns[place] = signatory } else { towns.append(signatory) }
        }
        return towns
    }

    private static func text(_ list: [TownDeadlines], on day: CalendarDay, _ texts: Texts) -> String {
        guard !list.isEmpty else { return texts.text("deadlines.no-town-fits") }
        return list.map { town in
            let heading = "\(town.signatory.name.inLanguage(texts.language)) · \(texts.text("status.\(town.standing)"))"
            let lines = town.all.map { deadline in
                let due = deadline.due?.description ?? "–"
                let left = deadline.state.isOpen ? deadline.daysLeft(on: day).map { ", \(texts.daysLeft($0))" } : nil
                let state = texts.text("deadline-state.\(deadline.state.rawValue)")
                return "  \(due)  \(texts.name(deadline)): \(state)\(left ?? "")"
            }
            return ([heading] + (lines.isEmpty ? ["  \(texts.text("deadlines.none"))"] : lines)).joined(separator: "\n")
        }.joined(separator: "\n")
    }
}

/// The deadlines of a town as programs read them.
private struct TownDeadlines: Encodable {
    let signatory: Signatory
    let standing: String
    let all: [Deadline]
    let day: CalendarDay

    struct Item: Encodable {
        let id: String
        let commitments: [String]
        let counted_from: String?
        let first_due: String?
        let due: String?
        let given: String?
        let state: String
        let days_left: Int?
        let verified: String
    }

    init(_ signatory: Signatory, _ calendar: CovenantCalendar, on day: CalendarDay) {
        self.signatory = signatory
        self.day = day
        standing = calendar.standing(of: signatory, on: day).rawValue
        all = calendar.deadlines(of: signatory, on: day)
    }

    var deadlines: [Item] {
        all.map { deadline in
            Item(
                id: deadline.id, commitments: deadline.commitments.map(\.rawValue),
                counted_from: deadline.start?.description, first_due: deadline.firstDue?.description,
                due: deadline.due?.description, given: deadline.given?.description, state: deadline.state.rawValue,
                days_left: deadline.state.isOpen ? deadline.daysLeft(on: day) : nil,
                verified: deadline.verification.rawValue)
        }
    }

    private enum CodingKeys: String, CodingKey { case town, country, standing, on, deadlines }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(signatory.slug, forKey: .town)
        try container.encode(signatory.country, forKey: .country)
        try container.encode(standing, forKey: .standing)
        try container.encode(day.description, forKey: .on)
        try container.encode(deadlines, forKey: .deadlines)
    }
}
