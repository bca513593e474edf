public import ArgumentParser
import Cities
import Findings
import Foundation
import Inventories
public import Localization
import ReferenceData

/// What every command can be told about its output.
struct OutputOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    @Option(help: "Language of names and findings: kk, ru or en; by default that of the terminal.")
    var language: Language?

    @Option(help: "Output for people or for machines: text, json.")
    var format: Format = .text

    /// The language asked for, else the terminal's, else English.
    var chosenLanguage: Language {
        if let language { return language }
        let environment = ProcessInfo.processInfo.environment
        let locale = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
        return Language(rawValue: String(locale.prefix(2))) ?? .en
    }
}

extension Language: ExpressibleByArgument {}

/// What a command works with: the shipped tables and the texts of the chosen language.
struct Session {
    let library: ReferenceLibrary
    let catalogue: Catalogue
    let texts: Texts

    init(_ options: OutputOptions) throws {
        library = try ReferenceLibrary.load()
        let folder = try ResourceFolder.find(target: "Localization", folder: "Catalogues")
        catalogue = try Catalogue(folder: folder.url)
        texts = catalogue.texts(options.chosenLanguage)
    }

    /// The day that a command was told, as 2026-11-22; without one today, in coordinated universal time.
    func day(_ told: String?) throws -> CalendarDay {
        guard let told else { return CalendarDay(secondsSince1970: Int64(Date().timeIntervalSince1970)) }
        guard let day = CalendarDay(told) else {
            throw ValidationError(texts.text("command.no-day", ["value": .text(told)]))
        }
        return day
    }
}

/// How a command ends.
enum Ending {
    /// Something in the data must be corrected or explained.
    static let findings = ExitCode(1)
    /// A file is missing or cannot be read.
    static let noInput = ExitCode(66)
}

/// Results go to standard output, findings to standard error.
enum Console {
    static func print(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

    static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

    /// Findings, one block each: severity, code and place; then what, why and what to do.
    static func note(_ findings: [Finding], _ texts: Texts) {
        for finding in findings {
            let words = texts.text(finding)
            let place = words.place.isEmpty ? "" : " · \(words.place)"
            note("\(words.severityText) · \(words.code)\(place)\n  \(words.text)")
            if finding.severity >= .warning {
                if let why = words.why { note("  \(why)") }
                if let advice = words.advice { note("  → \(advice)") }
            }
        }
    }

    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .throw
        print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }
}
