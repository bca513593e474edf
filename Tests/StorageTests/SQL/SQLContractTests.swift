import Foundation
import Storage
import Synchronization
import Testing

@Suite("A database, on either engine", .timeLimit(.minutes(10)))
struct SQLContractTests {
    @Test("values are read as they were written", arguments: TestDatabase.engines)
    func values(engine: SQLEngine) async throws {
        let database = try await TestDatabase(engine).open()
        try await database.makeTable()
        let columns: [[SQLValue]] = [
            [.null, .integer(.max), .integer(.min), .integer(0), .integer(-1)],
            [.null, .real(0.1), .real(-0.0), .real(.greatestFiniteMagnitude), .real(.leastNonzeroMagnitude)],
            [.null, .text(""), .text("Қала, Әулиекөл Ұлы Ңғүөһі 🌍 it's \"?\" \\ 100 %"), .text("a\n\t\r"), .text("?")],
            [.null, .bytes([]), .bytes(Array(0...255)), .bytes([0]), .bytes(Array(repeating: 7, count: 3_000_000))],
        ]
        for index in columns[0].indices {
            let row = columns.map { $0[index] }
            let read = try await database.write { db in
                try db.execute("INSERT INTO thing VALUES (?, ?, ?, ?, ?)", [.integer(Int64(index))] + row)
                return try db.rows(
                    "SELECT number, share, name, bytes FROM thing WHERE id = ?", [.integer(Int64(index))])
            }
            #expect(read == [SQLRow(row)])
        }
        let row = try #require(try await database.read { try $0.row("SELECT number, name FROM thing WHERE id = 1") })
        #expect(throws: SQLError.self) { try row.text(0) }
        #expect(throws: SQLError.self) { try row.integer(2) }
        #expect(throws: SQLError.self) { try row.integer(-1) }
        #expect(try row.optionalText(1) == "")
        await database.close()
    }

    @Test("a value means what it is, wherever its placeholder stands", arguments: TestDatabase.engines)
    func typed(engine: SQLEngine) async throws {
        let database = try await TestDatabase(engine).open()
        let arguments: [SQLValue] = [.integer(7), .real(0.5), .text("ә"), .bytes([1, 0]), .null]
        let row = try await database.read { try $0.row("SELECT ?, ?, ?, ?, ?", arguments) }
        #expect(row == SQLRow(arguments))
        let swapped = try await database.read { try $0.row("SELECT ?, ?, ?, ?, ?", arguments.reversed()) }
        #expect(swapped == SQLRow(arguments.reversed()))
    }

    @Test("a question mark in quotes and comments is no placeholder", arguments: TestDatabase.engines)
    func placeholders(engine: SQLEngine) async throws {
        let database = try await TestDatabase(engine).open()
        let sql = """
            SELECT 'it''s ?' AS "a?", -- why?
                /* who? '? */ ?, 'x' || ? || '?'
            """
        let row = try await database.read { try $0.row(sql, [.integer(1), .text("y")]) }
        #expect(row == SQLRow([.text("it's ?"), .integer(1), .text("xy?")]))
    }

    @Test("a table's rules answer with a constraint", arguments: TestDatabase.engines)
    func constraints(engine: SQLEngine) async throws {
        let database = try await TestDatabase(engine).open()
        try await database.makeTable()
        try await database.insert(1, 1)
        #expect(await sqlError { try await database.insert(1, 2) }?.kind == .constraint)
        #expect(await sqlError { try await database.insert(2, -13) }?.kind == .constraint)
        #expect(await sqlError { try await database.read { try $0.rows("SELECT nonsense") } }?.kind == .other)
        #expect(await sqlError { try await database.read { try $0.rows("SELECT ?") } }?.kind == .other)
        let written = await sqlError { try await database.read { try $0.execute("DELETE FROM thing", []) } }
        #expect(written?.kind == .readOnly)
        #expect(try await database.count() == 1)
    }

    @Test("rows that were changed are counted", arguments: TestDatabase.engines)
    func counting(engine: SQLEngine) async throws {
        let database = try await TestDatabase(engine).open()
        try await database.makeTable()
        let counts = try await database.write { db in
            [
                try db.execute("INSERT INTO thing (id) VALUES (1), (2), (3)", []),
                try db.execute("CREATE TABLE other (id BIGINT)", []),
                try db.execute("UPDATE thing SET number = ? WHERE id > ?", [.integer(5), .integer(1)]),
                try db.execute("INSERT INTO thing (id) VALUES (1) ON CONFLICT (id) DO NOTHING", []),
                try db.rows("DELETE FROM thing WHERE id = 1 RETURNING id").count,
            ]
        }
        #expect(counts == [3, 0, 2, 0, 1])
        #expect(try await database.count() == 2)
    }

    @Test("a body that throws leaves nothing, and its own error", arguments: TestDatabase.engines)
    func rollback(engine: SQLEngine) async throws {
        struct Regret: Error {}
        let database = try await TestDatabase(engine).open()
        try await database.makeTable()
        await #expect(throws: Regret.self) {
            try await database.write { db in
                try db.execute("INSERT INTO thing (id) VALUES (1)", [])
                throw Regret()
            }
        }
        #expect(try await database.count() == 0)
    }

    @Test("a statement that failed fails its transaction, even when the body goes on", arguments: TestDatabase.engines)
    func swallowing(engine: SQLEngine) async throws {
        let database = try await TestDatabase(engine).open()
        try await database.makeTable()
        let error = await sqlError {
            try await database.write { db in
                try db.execute("INSERT INTO thing (id) VALUES (1)", [])
                _ = try? db.execute("INSERT INTO thing (id) VALUES (1)", [])
                return 5
            }
        }
        #expect(error?.kind == .constraint)
        #expect(try await database.count() == 0)
    }

    @Test("a read sees one state, whatever others write meanwhile", arguments: TestDatabase.engines)
    func snapshot(engine: SQLEngine) async throws {
        let database = try await TestDatabase(engine).open()
        try await database.makeTable()
        try await database.insert(1, 1)
        let (begun, signal) = AsyncStream.makeStream(of: Void.self)
        let written = Mutex(false)
        let reading = Task {
            try await database.read { db in
                let before = try db.row("SELECT COUNT(*) FROM thing")?.integer(0)
                signal.yield()
                while !written.withLock({ $0 }) { Thread.sleep(forTimeInterval: 0.002) }
                return [before, try db.row("SELECT COUNT(*) FROM thing")?.integer(0)]
            }
        }
        for await _ in begun { break }
        try await database.insert(2, 2)
        written.withLock { $0 = true }
        #expect(try await reading.value == [1, 1])
        #expect(try await database.count() == 2)
    }

    @Test("100 000 rows come one by one, and the body may ask and stop", arguments: TestDatabase.engines)
    func streaming(engine: SQLEngine) async throws {
        struct Enough: Error {}
        let database = try await TestDatabase(engine).open()
        try await database.makeTable()
        let sql = "SELECT id, name FROM thing WHERE id > ? ORDER BY id"
        try await database.write { db in
            try db.execute(
                """
                WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 100000)
                INSERT INTO thing (id, name) SELECT id, 'a name' FROM n
                """, [])
            var sum: Int64 = 0
            try db.each(sql, [.integer(0)]) { sum += try $0.integer(0) }
            #expect(sum == 5_000_050_000)
            var asked: Int64 = 0
            try? db.each(sql, [.integer(10)]) { row in
                try db.each(sql, [.integer(99_998)]) { asked += try $0.integer(0) }
                try db.execute("UPDATE thing SET number = 1 WHERE id = ?", [.integer(try row.integer(0))])
                if try row.integer(0) == 60 { throw Enough() }
            }
            #expect(asked == 50 * 199_999)
        }
        let changed = try await database.read { try $0.row("SELECT COUNT(*) FROM thing WHERE number = 1")?.integer(0) }
        #expect(changed == 50)
    }

    @Test("writers that count together lose nothing", arguments: TestDatabase.engines)
    func together(engine: SQLEngine) async throws {
        let place = try await TestDatabase(engine)
        let databases = [try place.open(), try place.open()]
        try await databases[0].makeTable()
        try await databases[0].insert(1, 0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    for _ in 0..<50 {
                        _ = try await databases[writer % 2].write { db in
                            try db.execute("UPDATE thing SET number = number + 1 WHERE id = ?", [.integer(1)])
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await databases[1].read { try $0.row("SELECT number FROM thing")?.integer(0) } == 400)
    }

    @Test("a write by somebody else is hinted at, soon", arguments: TestDatabase.engines)
    func hints(engine: SQLEngine) async throws {
        let place = try await TestDatabase(engine)
        let (mine, other) = (try place.open(), try place.open())
        try await mine.makeTable()
        let heard = Mutex(0)
        let changes = mine.changes()
        let listening = Task { for await _ in changes { heard.withLock { $0 += 1 } } }
        var before = 0
        repeat {
            before = heard.withLock { $0 }
            _ = try await other.count()
            try await Task.sleep(for: .milliseconds(700))
        } while before != heard.withLock { $0 } || before == 0
        try await other.insert(1, 1)
        let written = ContinuousClock.now
        // Asked twice a second; the bound leaves room for a machine that does much else.
        while heard.withLock({ $0 }) == before, .now - written < .seconds(120) {
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(heard.withLock { $0 } != before)
        await mine.close()
        await listening.value
        await other.close()
    }

    @Test("SQLite leaves one file when it is closed, also when somebody listened")
    func oneFile() async throws {
        let folder = try TemporaryFolder()
        let database = try SQLiteDatabase(path: folder.ledger)
        try await database.makeTable()
        let listening = Task { for await _ in database.changes() {} }
        try await Task.sleep(for: .milliseconds(100))
        try await database.insert(1, 1)
        await database.close()
        await listening.value
        #expect(try folder.names() == ["ledger.sqlite"])
    }

    @Test("a closed database answers unavailable", arguments: TestDatabase.engines)
    func closed(engine: SQLEngine) async throws {
        let database = try await TestDatabase(engine).open()
        try await database.makeTable()
        await database.close()
        await database.close()
        #expect(await sqlError { try await database.count() }?.kind == .unavailable)
        #expect(await sqlError { try await database.insert(1, 1) }?.kind == .unavailable)
        for await _ in database.changes() { Issue.record("a closed database has no changes") }
    }
}
