import Cryptography
import Foundation
import Ledger
import QalaTesting
import Synchronization

/// `qala serve` under the load of a few people with browsers.
struct KillServer {
    private static let people = 4
    private static let documents = 2

    let ledger: TrialLedger
    let program: String
    private var random: SeededGenerator

    init(ledger: TrialLedger, program: String, seed: UInt64) {
        self.ledger = ledger
        self.program = program
        random = SeededGenerator(seed: seed)
    }

    func run(_ rounds: Int) throws -> KillTrial.Figures {
        var run = self
        return try run.rounds(rounds)
    }

    private mutating func rounds(_ count: Int) throws -> KillTrial.Figures {
        var figures = KillTrial.Figures()
        var all: [Acknowledged] = []
        var last: [Acknowledged] = []
        for round in 1...count {
            if random.once(in: 10) {
                figures.early += 1
                let early = try serve()
                pause(Int.random(in: 0...120_000, using: &random))
                early.kill()
            }
            let began = ContinuousClock.now
            let server = try serve()
            let (port, token) = try answer(of: server)
            figures.starts.add(began.duration(to: .now))
            figures.complaints += try complaints(about: last)
            last = try load(round, server, port: port, token: token)
            all += last
            figures.rounds = round
            figures.acknowledged = all.count
            if round.isMultiple(of: 50) {
                say("  \(round) kills, \(all.count) saves, \(figures.complaints.count) complaints")
            }
        }
        // In the end once more, all that was ever acknowledged.
        let server = try serve()
        _ = try answer(of: server)
        figures.complaints += try complaints(about: all)
        server.kill()
        return figures
    }

    private func serve() throws -> ChildProcess {
        try ChildProcess([program, "serve", "--local", "--port", "0", "--data", ledger.location])
    }

    /// The port of a server and the token of its forms, when it answers.
    private func answer(of server: ChildProcess) throws -> (UInt16, String) {
        guard let line = server.line(), let port = line.split(separator: ":").last.flatMap({ UInt16($0) }) else {
            throw TrialProblem.failed("the server does not start")
        }
        let page = try PageConnection(port: port).get("/en/work/new")
        guard page.status == 200, let token = page.body.firstMatch(of: /name="csrf" value="([^"]+)"/) else {
            throw TrialProblem.failed("the server answers \(page.status)")
        }
        return (port, String(token.1))
    }

    private func complaints(about saves: [Acknowledged]) throws -> [String] {
        guard !saves.isEmpty else { return [] }
        let ledger = ledger
        return try waiting { try await ledger.open { try await $0.complaints(about: saves) } }
    }

    /// Lets people save until the server is killed; gives what they were told is kept.
    private mutating func load(
        _ round: Int, _ server: ChildProcess, port: UInt16, token: String
    ) throws -> [Acknowledged] {
        let told = Told()
        let people = DispatchGroup()
        for person in 0..<Self.people {
            let name = "trial-\(round)-\(person % Self.documents)"
            let person = Person(name: name, person: person, round: round, token: token, random: random.next())
            people.enter()
            Thread.detachNewThread {
                var person = person
                person.work(port: port, told)
                people.leave()
            }
        }
        pause(Int.random(in: 5_000...300_000, using: &random))
        told.isKilled.store(true, ordering: .sequentiallyConsistent)
        server.kill()
        people.wait()
        if let problem = told.problems.withLock(\.first) { throw TrialProblem.failed(problem) }
        return told.saves.withLock { $0 }
    }
}

/// What people were told until the server was killed.
private final class Told: Sendable {
    let saves = Mutex<[Acknowledged]>([])
    let problems = Mutex<[String]>([])
    let isKilled = Atomic(false)
}

/// Somebody who saves one line after the other, as the grid's script does.
private struct Person: Sendable {
    let name: String
    let person: Int
    let round: Int
    let token: String
    var random: SeededGenerator

    init(name: String, person: Int, round: Int, token: String, random: UInt64) {
        self.name = name
        self.person = person
        self.round = round
        self.token = token
        self.random = SeededGenerator(seed: random)
    }

    mutating func work(port: UInt16, _ told: Told) {
        do {
            let connection = try PageConnection(port: port)
            let begun = try connection.post(
                "/en/work/new", [("csrf", token), ("town", name), ("country", "KZ"), ("year", "2022")])
            guard begun.status == 303 else { throw TrialProblem.failed("a document is not begun: \(begun.status)") }
            var revision: String?
            for save in 0..<10_000 { revision = try self.save(save, after: revision, connection, told) }
        } catch {
            // After the kill every connection breaks; before it none may.
            guard !told.isKilled.load(ordering: .sequentiallyConsistent) else { return }
            told.problems.withLock { $0.append("before the kill: \(error)") }
        }
    }

    private mutating func save(
        _ number: Int, after revision: String?, _ connection: PageConnection, _ told: Told
    ) throws -> String {
        // Mostly a line of one's own; now and then the line that everybody edits.
        let row = random.once(in: 4) ? "shared" : "own\(person)-\(Int.random(in: 0..<6, using: &random))"
        let note = "round \(round) person \(person) save \(number) \(random.next())"
        let fields: [(String, String)] = [
            ("csrf", token), ("partial", "1"), ("row", row), ("r.\(row).sector", "municipal"),
            ("r.\(row).carrier", "electricity"), ("r.\(row).unit", "MWh"), ("r.\(row).note", note),
            ("r.\(row).amount", "\(Int.random(in: 1..<100_000, using: &random))"),
        ]
        let reply = try connection.post(
            "/en/work/\(name)-2022/edit", fields + (revision.map { [("revision", $0)] } ?? []))
        guard reply.status == 200, let match = reply.body.firstMatch(of: /"revision":"([0-9a-f]{64})"/),
            let digest = Digest(hexadecimal: String(match.1))
        else { throw TrialProblem.failed("a save is answered by \(reply.status)") }
        let document = DocumentID(kind: "inventory", name: "\(name)-2022")
        told.saves.withLock { $0.append(Acknowledged(document: document, digest: digest, text: note)) }
        return digest.hexadecimal
    }
}
