import Testing

@Suite("Walls of the house")
struct WallsTests {
    @Test("the sources are found")
    func found() {
        #expect(House.sources.count > 100)
    }

    @Test("every target has a row in the table, and every row a target")
    func complete() {
        #expect(House.names(in: "Sources") == Wall.all.map(\.target).sorted())
    }

    @Test("Package.swift declares what the table says", arguments: Wall.all.map(\.target))
    func declared(target: String) throws {
        let wall = try #require(Wall.of(target))
        let declared = try #require(FloorPlan().dependencies[target], "not in Package.swift")
        #expect(declared.sorted() == wall.ours.union(wall.others).sorted())
    }

    @Test("a file imports only what the table allows its target", arguments: Wall.all.map(\.target))
    func imports(target: String) throws {
        let wall = try #require(Wall.of(target))
        let allowed = wall.ours.union(wall.others).union(Wall.standard)
        for file in House.sources where file.target == target {
            for (module, place) in file.imports where !allowed.contains(module) {
                Issue.record("\(place): \(target) may not import \(module)")
            }
        }
    }

    @Test("every folder of tests is a target")
    func tests() {
        let folders = House.names(in: "Tests").filter { name in House.tests.contains { $0.target == name } }
        #expect(folders == FloorPlan().tests.sorted())
    }

    @Test("foundations and rooms know nothing of the shell")
    func direction() {
        let shell = Wall.targets(.shell)
        let spoken: Set = ["Localization"]
        for wall in Wall.all where wall.group != .shell {
            #expect(wall.ours.intersection(shell) == [], "\(wall.target)")
            if wall.group == .room { #expect(wall.ours.intersection(spoken) == [], "\(wall.target)") }
            #expect(wall.others == [], "\(wall.target)")
        }
    }

    @Test("a room is given what it needs: it opens no file, asks no clock, reads no environment, knows no language")
    func rooms() {
        let foreign = [
            "FileManager", "FileHandle", "(contentsOf", "Bundle.", "Date()", "Date.now", "ProcessInfo", "getenv",
            "URLSession", "Locale", "ContinuousClock", "SuspendingClock", " print(",
        ]
        let rooms = Wall.targets(.room)
        for file in House.sources where rooms.contains(file.target) {
            for (index, line) in file.code(with: foreign) { Issue.record("\(file.place(index)): \(line)") }
        }
    }

    @Test("SQL is written only in Storage")
    func statements() {
        let statement = /"\s*(?:SELECT|INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE)\s/
        for file in House.sources where file.target != "Storage" {
            for (index, line) in file.code(with: ["INTO", "SELECT", "UPDATE", "DELETE", "CREATE"])
            where line.contains(statement) {
                Issue.record("\(file.place(index)): \(line)")
            }
        }
    }
}
