import Foundation

/// Long trials of the ledger's reliability; `Scripts/merge-test`, `kill-test` and `scale-test` run them.
@main
struct Trial {
    static let commands: [String: @Sendable (Words) async throws -> Void] = [
        "merge": MergeTrial.run, "kill": KillTrial.run, "write": KillWriters.write,
        "scale": ScaleTrial.run, "covenant": CovenantTowns.run, "phases": CovenantPhases.run,
    ]

    static func main() async {
        let words = CommandLine.arguments.dropFirst()
        guard let name = words.first, let command = commands[name] else {
            print("usage: qala-trial COMMAND …; commands: \(commands.keys.sorted().joined(separator: ", "))")
            exit(64)
        }
        do {
            try await command(try Words(Array(words.dropFirst())))
        } catch {
            FileHandle.standardError.write(Data("qala-trial \(name): \(error)\n".utf8))
            exit(1)
        }
    }
}

/// What a trial found, or why it could not begin.
enum TrialProblem: Error, CustomStringConvertible {
    case usage(String)
    case failed(String)

    var description: String {
        switch self {
        case .usage(let text): "\(text) is not understood; --help says what is"
        case .failed(let text): text
        }
    }
}

/// The options of a command line, each `--name value`.
struct Words: Sendable {
    private var options: [String: String] = [:]

    init(_ words: [String]) throws {
        var words = words[...]
        while let word = words.popFirst() {
            guard word.hasPrefix("--"), let value = words.popFirst() else { throw TrialProblem.usage(word) }
            options[word] = value
        }
    }

    subscript(name: String) -> String? { options[name] }

    /// A positive whole number, or what it is without the option.
    func number(_ name: String, without standard: Int) throws -> Int {
        guard let text = options[name] else { return standard }
        guard let number = Int(text), number > 0 else { throw TrialProblem.usage("\(name) \(text)") }
        return number
    }

    /// The seed of all randomness, chosen now where none is given.
    func seed() throws -> UInt64 {
        guard let text = options["--seed"] else { return UInt64.random(in: 0..<1_000_000_000) }
        guard let seed = UInt64(text) else { throw TrialProblem.usage("--seed \(text)") }
        return seed
    }
}

/// Prints now, also into a file.
func say(_ text: String) {
    FileHandle.standardOutput.write(Data((text + "\n").utf8))
}
