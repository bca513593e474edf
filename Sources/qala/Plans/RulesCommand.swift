import ArgumentParser
import Cities
import Cryptography
import Findings
import Localization
import Pages
import Quantities
import ReferenceData
import Reviews

/// The command `qala rules`.
struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "List the rules of the covenant, or show one with its source.",
        subcommands: [RuleListCommand.self, RuleShowCommand.self], defaultSubcommand: RuleListCommand.self)
}

/// The command `qala rules list`.
struct RuleListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the rules with their thresholds.",
        discussion: "Example: qala rules list --language kk")

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let session = try Session(output)
        let edition = session.library.ruleEditions.current
        if output.format == .json { return try Console.json(EditionAnswer(edition)) }
        Console.print(
            session.texts.text(
                "rules.edition.line",
                [
                    "edition": .text(edition.id), "day": .text(edition.day.description),
                    "digest": .text(edition.digest.hexadecimal),
                ]))
        for rule in edition.definitions {
            let severity = session.texts.text("severity.\(rule.severity.rawValue)")
            Console.print("\(rule.id) · \(severity) · \(session.texts.text("finding.\(rule.id).title"))")
        }
    }
}

/// An edition of the rules for machines.
private struct EditionAnswer: Encodable {
    let edition: String
    let day: CalendarDay
    let code: Int
    let sha256: String
    let rules: [RuleDefinition]

    init(_ edition: RuleEdition) {
        (self.edition, day, code) = (edition.id, edition.day, edition.code)
        (sha256, rules) = (edition.digest.hexadecimal, edition.definitions)
    }
}

/// The command `qala rules show`.
struct RuleShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what a rule asks, why, against what, and who says so.",
        discussion: "Example: qala rules show M06 --language kk")

    @Argument(help: "The rule's identifier: M06.")
    var id: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let session = try Session(output)
        guard let rule = session.library.rules.first(where: { $0.id == id.uppercased() }) else {
            throw ValidationError(session.texts.text("command.no-rule", ["rule": .text(id)]))
        }
        if output.format == .json { return try Console.json(rule) }
        let model = RuleShow.Model(rule, example: nil, session.texts)
        Console.print(model.title)
        if let why = model.why { Console.print(why) }
        Console.print("")
        for fact in model.facts { Console.print("\(fact.name): \(Self.words(fact))") }
    }

    /// What a fact says, without what is only drawn.
    private static func words(_ fact: Fact) -> String {
        fact.parts.compactMap { part in
            switch part {
            case .words(let words), .soft(let words), .strong(let words), .code(let words): words
            case .mark(let mark): mark.word
            case .link, .inserted, .deleted, .meter: nil
            }
        }.joined(separator: " ")
    }
}
