import Findings
package import Inventories
import Ledger
import Quantities

/// One promise every store of rows of inventories keeps, checked on an empty store.
package struct InventoryRowContract: Sendable, CustomStringConvertible {
    /// The promise, as a sentence.
    package let description: String
    /// Throws when the store breaks the promise.
    package let check: @Sendable (any InventoryRowStore) async throws -> Void

    init(_ description: String, check: @escaping @Sendable (any InventoryRowStore) async throws -> Void) {
        self.description = description
        self.check = check
    }

    /// All promises.
    package static let all = keeping + filling + asking

    private static let keeping = [
        InventoryRowContract("a row comes back exactly, with what is unknown unknown") { store in
            let rows = [
                ProjectedInventory.sample("a-2020"),
                .sample("b-2021") { figures in
                    figures.emission = PartialSum(value: Quantity(0.1 + 0.2), known: 3, missing: 1)
                    figures.energy = PartialSum(value: Quantity(.leastNonzeroMagnitude), known: 1, missing: 0)
                    figures.town.population = nil
                    figures.findings = [.blocker: 1, .warning: 12]
                },
                .sample("c-2022") { figures in
                    figures.emission = PartialSum(value: Quantity(.greatestFiniteMagnitude), known: 2, missing: 0)
                    figures.town = Inventory.Town(
                        name: "Өскемен “1” 🌍\nб", country: "KZ", population: 0, populationYear: 1999)
                },
                .sample("d-2023", trouble: .newer), .sample("e-2024", trouble: .unreadable),
                .sample("no name of a town", isNameless: true, country: nil),
            ]
            try await store.fill(rows)
            let list = try await store.list(InventoryQuestion(reach: .all), in: "v1")
            try expect(list?.rows, is: rows, "the same rows, in the order of their names")
            try expect(list?.count, is: 6, "all of them")
            try expect(list?.unread, is: 2, "those that cannot be read")
            try expect(list?.rows[0].figures?.emission.known, is: 0, "an unknown total")
        },
        InventoryRowContract("a row takes the place of the document's earlier one") { store in
            var progress = try await store.fill([.sample("a-2020"), .sample("b-2020")])
            let newer = ProjectedInventory.sample("a-2020", number: 7, time: 500)
            let next = progress.moved(to: 9)
            try expect(try await store.keep([newer], from: progress, to: next), is: true, "kept")
            progress = next
            try expect(try await store.progress(of: "v1"), is: progress, "how far")
            let list = try await store.list(InventoryQuestion(reach: .all), in: "v1")
            try expect(list?.rows.map(\.save.number), is: [7, 1], "the latest saved first")
        },
        InventoryRowContract("rows are found by their town") { store in
            try await store.fill([
                .sample("a-2020"), .sample("a-2021"), .sample("a-2020", kind: InventoryDocument.publishedKind),
                .sample("ab-2020"),
            ])
            try expect(
                try await store.documents(of: "a", in: "v1").map(\.description),
                is: ["inventory/a-2020", "inventory/a-2021", "published-inventory/a-2020"], "the town's documents")
            try expect(try await store.documents(of: "a\0", in: "v1"), is: [], "no such town")
        },
    ]

    private static let filling = [
        InventoryRowContract("who comes second changes nothing and is told so") { store in
            let begun = try await store.begin("v1", at: 5)
            try expect(try await store.begin("v1", at: 8), is: begun, "the first beginning holds")
            var half = begun
            half.gone = ProjectedInventory.sample("a-2020").document
            try expect(try await store.keep([.sample("a-2020")], from: begun, to: half), is: true, "the first")
            let late = ProjectedInventory.sample("a-2020", number: 9)
            try expect(try await store.keep([late], from: begun, to: half), is: false, "the second")
            try expect(try await store.progress(of: "v1"), is: half, "how far")
            try expect(try await store.list(InventoryQuestion(reach: .all), in: "v1"), is: nil, "not filled yet")
            let done = half.moved(to: 5)
            try expect(try await store.keep([], from: half, to: done), is: true, "the rest")
            let list = try await store.list(InventoryQuestion(reach: .all), in: "v1")
            try expect(list?.rows, is: [.sample("a-2020")], "the first one's row")
        },
        InventoryRowContract("of many who go on from one place at once, one does") { store in
            let begun = try await store.begin("v1", at: 1)
            let won = try await withThrowingTaskGroup(of: Int?.self) { group in
                for person in 1...12 {
                    group.addTask {
                        let row = ProjectedInventory.sample("a-2020", number: person)
                        return try await store.keep([row], from: begun, to: begun.moved(to: 1)) ? person : nil
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }.compactMap(\.self)
            }
            try expect(won.count, is: 1, "one")
            let list = try await store.list(InventoryQuestion(reach: .all), in: "v1")
            try expect(list?.rows.map(\.save.number), is: won, "and its row stands")
        },
        InventoryRowContract("rows of two versions stand side by side; of three the oldest goes") { store in
            try await store.fill([.sample("a-2020")], as: "v1")
            try await store.fill([.sample("b-2020")], as: "v2")
            try expect(try await store.progress(of: "v1")?.isFilled, is: true, "an older program goes on")
            try await store.fill([.sample("c-2020")], as: "v3")
            try expect(try await store.progress(of: "v1"), is: nil, "no longer")
            let list = try await store.list(InventoryQuestion(reach: .all), in: "v2")
            try expect(list?.rows, is: [.sample("b-2020")], "its own rows only")
        },
        InventoryRowContract("what was dropped is gone, and nobody goes on with it") { store in
            let progress = try await store.fill([.sample("a-2020")])
            try await store.drop()
            try expect(try await store.progress(of: "v1"), is: nil, "nothing")
            try expect(try await store.list(InventoryQuestion(reach: .all), in: "v1"), is: nil, "no rows")
            try expect(
                try await store.keep([.sample("a-2020")], from: progress, to: progress.moved(to: 99)), is: false,
                "not taken up")
            try await store.fill([.sample("b-2020")])
            let list = try await store.list(InventoryQuestion(reach: .all), in: "v1")
            try expect(list?.rows, is: [.sample("b-2020")], "only the new ones")
        },
    ]

    private static let asking = [
        InventoryRowContract("nobody is shown or counted what they may not see") { store in
            try await store.fill([
                .sample("almaty-2020"), .sample("osh-2020", country: "KG"), .sample("osh-2022", country: "KG"),
                .sample("lost-2020", country: nil), .sample("nameless", isNameless: true),
            ])
            func seen(_ reach: InventoryQuestion.Reach) async throws -> [String] {
                let list = try await store.list(InventoryQuestion(reach: reach, limit: 1), in: "v1")
                let all = try await store.list(InventoryQuestion(reach: reach), in: "v1")
                try expect(list?.count, is: all?.rows.count, "the count is that of what is seen")
                try expect(list?.all, is: all?.rows.count, "also without other wishes")
                return all?.rows.map(\.document.name) ?? []
            }
            try expect(try await seen(.all).count, is: 5, "all")
            try expect(
                try await seen(.allTowns), is: ["almaty-2020", "lost-2020", "osh-2020", "osh-2022"], "of any town")
            try expect(
                try await seen(.some(countries: ["KG"], towns: [])), is: ["osh-2020", "osh-2022"], "of a country")
            try expect(try await seen(.some(countries: [], towns: [])), is: [], "of nothing")
            let town = InventoryQuestion.Town(country: "KZ", slug: "almaty")
            try expect(
                try await seen(.some(countries: [], towns: [town, .init(country: "KZ", slug: "osh")])),
                is: ["almaty-2020"], "a town is one in its country")
            try expect(try await seen(.some(countries: ["KG"], towns: [town])).count, is: 3, "both together")
            let list = try await store.list(
                InventoryQuestion(reach: .some(countries: ["KG"], towns: [])), in: "v1")
            try expect(list?.countries, is: ["KG"], "countries of what is seen")
            try expect(list?.years, is: [2022, 2020], "years of what is seen")
        },
        InventoryRowContract("rows are asked for by words, country and year, and page by page") { store in
            let rows = (0..<120).map { ProjectedInventory.sample("town-\(2_000 + $0)", time: Int64($0)) }
            let marked = ProjectedInventory.sample("100%_a\\b-2020", words: "100%_a\\b\nқарағанды", time: 900)
            try await store.fill(rows + [marked])
            func names(_ change: (inout InventoryQuestion) -> Void) async throws -> [String] {
                var question = InventoryQuestion(reach: .all)
                change(&question)
                return try await store.list(question, in: "v1")?.rows.map(\.document.name) ?? []
            }
            try expect(try await names { $0.words = ["ҚАРАҒАНДЫ"] }, is: [marked.document.name], "any case")
            try expect(try await names { $0.words = ["%_a\\"] }, is: [marked.document.name], "signs as they are")
            try expect(try await names { $0.words = ["100%", "нды"] }, is: [marked.document.name], "every word")
            try expect(try await names { $0.words = ["%x"] }, is: [], "no wildcard")
            try expect(try await names { $0.words = ["' OR 1=1 --", "\0"] }, is: [], "nothing else")
            try expect(try await names { $0.year = 2_100 }, is: ["town-2100"], "the year of the name")
            try expect(try await names { $0.country = "KG" }, is: [], "another country")
            var pages: [String] = []
            for page in 0..<3 {
                pages += try await names {
                    $0.offset = page * 50
                    $0.limit = 50
                }
            }
            try expect(pages, is: try await names { _ in }, "the pages are the whole")
            try expect(pages.dropFirst().first, is: "town-2119", "the latest saved first")
        },
    ]
}
