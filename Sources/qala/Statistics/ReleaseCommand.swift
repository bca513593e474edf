import ArgumentParser
import Cities
import Cryptography
import Exchange
import Findings
import Foundation
import Ledger
import Localization
import Statistics
import Storage
import Web

/// The command `qala release`.
struct ReleaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Publish all towns and figures under a number, compare two releases, make one again.",
        subcommands: [MakeReleaseCommand.self, CompareReleasesCommand.self, RecomputeReleaseCommand.self])
}

/// The command `qala release make`.
struct MakeReleaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make", abstract: "Make a release in a folder of releases.",
        discussion: """
            Example: qala release make --data data/qala.sqlite --out releases --on 2026-11-22
            Example: qala release make --shipped --out releases
            The folder gets a folder of the release's number. The same documents and the same day give the same bytes.
            """)

    @Option(help: "The folder of releases.")
    var out: String

    @Option(help: "The release's number; by default the next one of the folder.")
    var number: Int?

    @Option(help: "The release's day, as 2026-11-22; today by default.")
    var on: String?

    @Flag(help: "Publish what ships and no ledger.")
    var shipped = false

    @OptionGroup var location: LedgerLocation
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await output.run { session in
            let texts = session.texts
            let day = try session.day(on)
            let folder = URL(fileURLWithPath: out, isDirectory: true)
            let last = ReleaseFolder.all(in: folder).first
            let number = number ?? (last?.manifest.number ?? 0) + 1
            let target = folder.appendingPathComponent(String(number), isDirectory: true)
            guard number > 0, !FileManager.default.fileExists(atPath: target.path) else {
                throw CommandFailure("release.failure.exists", ["file": .text(target.path)])
            }
            let covenant = try await shipped ? session.covenant(from: nil) : session.covenant(in: location)
            let previous = ReleaseFolder(at: folder.appendingPathComponent(String(number - 1)))
            let files = try covenant.release(number: number, on: day, previous: previous?.digest)
            try files.write(to: target)
            Console.print(
                texts.text(
                    "release.made",
                    [
                        "number": .plain(number), "file": .text(target.path), "count": .count(files.files.count),
                        "digest": .text(files.digest),
                    ]))
        }
    }
}

/// The command `qala release diff`.
struct CompareReleasesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Show towns and figures that changed from one release to another.",
        discussion: "Example: qala release diff releases/1 releases/2")

    @Argument(help: "The folder of the earlier release.")
    var before: String

    @Argument(help: "The folder of the later release.")
    var after: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await output.run { session in
            let folders = try [before, after].map { try ReleaseFolder.opened($0) }
            guard let difference = ReleaseDifference(from: folders[0], to: folders[1]) else {
                throw CommandFailure("release.failure.none", ["file": .text(before)])
            }
            switch output.format {
            case .json: try Console.json(difference)
            case .text: Console.print(text(difference, session.texts))
            }
        }
    }

    private func text(_ difference: ReleaseDifference, _ texts: Texts) -> String {
        func shown(_ value: ReleaseDifference.Value?) -> String {
            let known = value?.value.flatMap(Double.init).map { texts.numbers.significant($0, 12) }
            let mark = texts["figures.mark.\(value?.completeness ?? "unknown")"]
            return "\(known ?? texts["figure.unknown"]) (\(mark))"
        }
        var lines = [
            texts["release.diff", ["before": .plain(difference.from), "after": .plain(difference.to)]],
            texts["release.diff.added", ["count": .count(difference.added.count)]],
        ]
        lines += difference.added.map { "  + \($0)" }
        lines.append(texts["release.diff.removed", ["count": .count(difference.removed.count)]])
        lines += difference.removed.map { "  - \($0)" }
        lines.append(texts["release.diff.changed", ["count": .count(difference.changed.count)]])
        lines += difference.changed.map { change in
            "  \(change.town) · \(change.column): \(change.before ?? "–") → \(change.after ?? "–")"
        }
        lines.append(texts["release.diff.figures", ["count": .count(difference.figures.count)]])
        lines += difference.figures.map { figure in
            let name = [figure.territory, figure.topic, figure.key, figure.part].compactMap(\.self)
            return "  \(name.joined(separator: " · ")): \(shown(figure.before)) → \(shown(figure.after))"
        }
        return lines.joined(separator: "\n")
    }
}

/// The command `qala release recompute`.
struct RecomputeReleaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recompute", abstract: "Check a release, make it again from its revisions, compare byte by byte.",
        discussion: """
            Example: qala release recompute releases/3 --data data/qala.sqlite
            The ledger must hold the revisions that the release names; what came later changes nothing. Ends with 1
            unless every byte is the same.
            """)

    @Argument(help: "The folder of the release.")
    var path: String

    @OptionGroup var location: LedgerLocation
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await output.run { session in
            let release = try ReleaseFolder.opened(path)
            let manifest = release.manifest
            let covenant = try await session.covenant(of: manifest, in: location)
            let again = try covenant.release(
                number: manifest.number, on: manifest.day, previous: manifest.previous)
            var findings = release.findings(against: again)
            if covenant.shipped.hexadecimal != manifest.shipped {
                findings.append(Finding("release.other-program", .warning))
            }
            Console.note(findings, session.texts)
            guard findings.isEmpty else { throw Ending.findings }
            Console.print(
                session.texts.text(
                    "release.recomputed",
                    [
                        "number": .plain(manifest.number), "count": .count(again.files.count),
                        "digest": .text(again.digest),
                    ]))
        }
    }
}

extension ReleaseFolder {
    static func opened(_ path: String) throws -> ReleaseFolder {
        guard let release = ReleaseFolder(at: URL(fileURLWithPath: path, isDirectory: true)) else {
            throw CommandFailure("release.failure.none", ["file": .text(path)])
        }
        return release
    }
}
