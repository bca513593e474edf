import Foundation

/// One command per benchmark; each reads the generated work and writes what its peers write.
@main
struct Bench {
    static let commands: [String: @Sendable ([String]) throws -> Void] = [
        "montecarlo": MonteCarloBench.run,
        "montecarlo-error": MonteCarloError.run,
        "rollup": RollUpBench.run,
        "xlsx-read": XLSXBench.read,
        "xlsx-write": XLSXBench.write,
        "xlsx-write-form": XLSXBench.writeForm,
    ]

    static func main() {
        let words = CommandLine.arguments.dropFirst()
        guard let name = words.first, let command = commands[name] else {
            print("usage: qala-bench COMMAND …; commands: \(commands.keys.sorted().joined(separator: ", "))")
            exit(64)
        }
        do {
            try command(Array(words.dropFirst()))
        } catch {
            FileHandle.standardError.write(Data("qala-bench \(name): \(error)\n".utf8))
            exit(1)
        }
    }
}

/// What a command can refuse.
enum BenchProblem: Error {
    case usage(String)
    case unreadable(String)
    case unwritable(String)
}

/// The bytes of a whole output file.
func save(_ bytes: [UInt8], to path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
        throw BenchProblem.unwritable(path)
    }
}

/// Words of a command line: options `--name value` taken out, the rest in order.
struct Words {
    private(set) var rest: [String] = []
    private var options: [String: String] = [:]

    init(_ words: [String]) throws {
        var words = words[...]
        while let word = words.popFirst() {
            guard word.hasPrefix("--") else {
                rest.append(word)
                continue
            }
            guard let value = words.popFirst() else { throw BenchProblem.usage("\(word) needs a value") }
            options[word] = value
        }
    }

    /// A positive whole number, or what it is without the option.
    func number(_ name: String, without standard: Int) throws -> Int {
        guard let text = options[name] else { return standard }
        guard let number = Int(text), number > 0 else { throw BenchProblem.usage("\(name) \(text)") }
        return number
    }
}
