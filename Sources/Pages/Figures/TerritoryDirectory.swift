package import Localization
package import Statistics

/// Territories by all their names, to be chosen from a list or found by what somebody typed.
package struct TerritoryDirectory: Sendable {
    /// A territory and its names.
    package struct Entry: Sendable {
        package var territory: Territory
        package var names: [Language: String]
        /// Whether it has a signatory.
        package var hasTowns: Bool
    }

    /// In the order they are offered.
    package let entries: [Entry]
    private let places: [Territory: Int]
    private let words: [String: Territory]

    /// Names the territories of a snapshot; `regionNames` are names of regions by the codes of languages, where known.
    package init(
        _ snapshot: CovenantSnapshot, regionNames: [String: [String: String]] = [:],
        texts: (Language) -> Texts
    ) {
        let all = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, texts($0)) })
        let published = Dictionary(
            snapshot.regions.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
        let inhabited = Set(snapshot.towns.compactMap(\.region))
        entries = snapshot.territories.map { territory in
            Entry(
                territory: territory,
                names: all.mapValues { texts in
                    switch territory {
                    case .world, .group: texts["territory.\(territory.code)"]
                    case .country(let code): texts.country(code)
                    case .region(let key): regionNames[key]?[texts.language.rawValue] ?? published[key] ?? key
                    case .coordinator(let name), .supporter(let name): name
                    }
                }, hasTowns: territory.kind != .region || inhabited.contains(territory.code))
        }
        places = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($1.territory, $0) })
        var words: [String: Territory] = [:]
        for entry in entries {
            for word in [entry.territory.code] + entry.names.values.sorted() + [published[entry.territory.code] ?? ""] {
                // A country and its capital's region share a name now and then: the larger comes first.
                if !word.isEmpty, words[Self.plain(word)] == nil { words[Self.plain(word)] = entry.territory }
            }
        }
        self.words = words
    }

    /// The name of a territory; its code for one that the snapshot does not have.
    package func name(_ territory: Territory, _ texts: Texts) -> String {
        if let name = places[territory].flatMap({ entries[$0].names[texts.language] }) { return name }
        if case .country(let code) = territory { return texts.country(code) }
        return territory.code
    }

    /// The territory of a name in any language, or of a code.
    package func territory(_ text: String) -> Territory? { words[Self.plain(text)] }

    /// Territories whose names are nearest to what was typed, in a language; at most five.
    package func near(_ text: String, _ texts: Texts) -> [String] {
        let wanted = Array(Self.plain(text).unicodeScalars.prefix(60))
        let ranked = words.map { word, territory in
            (distance: Self.distance(wanted, Array(word.unicodeScalars.prefix(60))), word: word, territory: territory)
        }.sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }
        var names: [String] = []
        for candidate in ranked where candidate.distance <= max(2, wanted.count / 3) {
            let name = name(candidate.territory, texts)
            if !names.contains(name) { names.append(name) }
            if names.count == 5 { break }
        }
        return names
    }

    private static func plain(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// How many letters must be changed, put in or left out.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var row = Array(0...right.count)
        for (line, letter) in left.enumerated() {
            var before = row[0]
            row[0] = line + 1
            for (column, other) in right.enumerated() {
                let changed = before + (letter == other ? 0 : 1)
                before = row[column + 1]
                row[column + 1] = min(changed, before + 1, row[column] + 1)
            }
        }
        return row[right.count]
    }
}
