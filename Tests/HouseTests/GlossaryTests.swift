import Testing

@Suite("Glossary")
struct GlossaryTests {
    private let header: [String]
    private let rows: [[String: String]]

    init() throws {
        let file = try #require(SourceFile(path: "Docs/glossary.csv"))
        let table = file.lines.filter { !$0.isEmpty }.map(Self.fields)
        let header = try #require(table.first)
        self.header = header
        rows = try table.dropFirst().map { fields in
            try #require(fields.count == header.count, "\(fields)")
            return Dictionary(uniqueKeysWithValues: zip(header, fields))
        }
    }

    @Test("the columns are those of the house")
    func columns() {
        #expect(header == ["term", "en", "ru", "kk", "meaning", "source", "swift", "reviewed"])
    }

    @Test("a term stands once, in three languages, with its meaning and source")
    func complete() {
        #expect(rows.count > 50)
        for row in rows {
            for column in header where column != "swift" { #expect(row[column]?.isEmpty == false, "\(row)") }
            #expect(["yes", "no"].contains(row["reviewed"]), "\(row)")
        }
        let terms = rows.compactMap { $0["term"] }
        #expect(Set(terms).count == terms.count)
        for term in terms { #expect(term.wholeMatch(of: /[a-z0-9]+(?:-[a-z0-9]+)*/) != nil, "\(term)") }
    }

    @Test("a row names a target or a type that exists")
    func names() {
        let types = FieldWords.publicTypes(of: Set(Wall.all.map(\.target)))
        for row in rows {
            guard let name = row["swift"], !name.isEmpty, Wall.of(name) == nil else { continue }
            #expect(types.contains(name), "\(name)")
        }
    }

    @Test("every value that a room's folder shows first is a word of the glossary")
    func fieldWords() {
        let named = Set(rows.compactMap { $0["swift"] })
        let missing = FieldWords.values(of: Wall.targets(.room)).subtracting(named)
            .subtracting(FieldWords.partsOfOthers)
        #expect(missing.sorted() == [])
    }

    @Test("an exception is a type that exists and has no row")
    func exceptions() {
        let types = FieldWords.values(of: Wall.targets(.room))
        #expect(FieldWords.partsOfOthers.subtracting(types).sorted() == [])
        #expect(FieldWords.partsOfOthers.intersection(rows.compactMap { $0["swift"] }).sorted() == [])
    }

    @Test("the glossary that ships is this one")
    func shipped() {
        let shipped = SourceFile(path: "Sources/ReferenceData/Tables/glossary.csv")
        #expect(shipped?.text == SourceFile(path: "Docs/glossary.csv")?.text, "copy Docs/glossary.csv")
    }

    /// The fields of a line; none of them spans lines.
    private static func fields(_ line: String) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}

/// Public types as words of the field.
enum FieldWords {
    /// Types beside the room's values that are no words of their own: what they belong to has a row.
    static let partsOfOthers: Set<String> = [
        "Cities.TownName", "Cities.Position", "Cities.CalendarDay",  // of a signatory
        "Accounts.SignedIn",  // of a session
        "Accounts.AccountError",  // of an account
        "Inventories.FactorTables",  // of emission factors
        "Inventories.Figure", "Inventories.InventoryDocument",  // of an inventory
    ]

    /// `Target.Type` of every public type at the top of a file.
    static func publicTypes(of targets: Set<String>) -> Set<String> {
        names(House.sources.filter { targets.contains($0.target) })
    }

    /// The types in a room's own folder, not in the folders inside it.
    static func values(of rooms: Set<String>) -> Set<String> {
        names(House.sources.filter { rooms.contains($0.target) && $0.path.split(separator: "/").count == 3 })
    }

    private static func names(_ files: [SourceFile]) -> Set<String> {
        var names: Set<String> = []
        for file in files {
            for (_, line) in file.code(with: ["public "]) {
                let type = line.prefixMatch(
                    of: /public (?:final |indirect )*(?:struct|enum|class|actor|protocol) (\w+)/)
                if let type { names.insert("\(file.target).\(type.1)") }
            }
        }
        return names
    }
}
