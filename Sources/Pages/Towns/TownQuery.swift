package import Cities
package import Statistics

/// What is asked of the register; the same words in the addresses of the list, of the map and of the data.
package struct TownQuery: Equatable, Sendable {
    /// Where the towns are shown.
    package enum View: Sendable { case list, map, data }

    /// Which towns are shown by where they stand; the words of the address.
    package enum Standings: String, Sendable, CaseIterable {
        /// Those that count as signatories.
        case active
        /// Those, and the others marked.
        case all
        /// Those alone that are on hold, suspended, or have left.
        case onHold = "on_hold"
    }

    /// Words of the name.
    package var query: String
    /// ISO 3166-1 alpha-2, or empty for all.
    package var country: String
    package var page: Int
    package var commitment: Commitment?
    package var size: SizeClass?
    /// The coordinator's part of the address, or empty for all.
    package var coordinator: String
    /// What was chosen; nothing leaves it to the view.
    package var standing: Standings?
    /// Names of fields whose value is none of their choices; they narrow nothing.
    package var notUnderstood: [String]

    package init(
        query: String = "", country: String = "", page: Int = 1, commitment: Commitment? = nil,
        size: SizeClass? = nil, coordinator: String = "", standing: Standings? = nil, notUnderstood: [String] = []
    ) {
        self.query = query
        self.country = country
        self.page = page
        self.commitment = commitment
        self.size = size
        self.coordinator = coordinator
        self.standing = standing
        self.notUnderstood = notUnderstood
    }

    /// Reads the fields of an address.
    ///
    /// - Parameters:
    ///   - coordinators: Coordinators one can choose, by their parts of the address.
    ///   - field: The value of a field, where the address has it.
    package init(coordinators: Set<String>, field: (_ name: String) -> String?) {
        var notUnderstood: [String] = []
        func choice<Value>(_ name: String, _ value: (String) -> Value?) -> Value? {
            guard let asked = field(name), !asked.isEmpty else { return nil }
            let value = value(asked)
            if value == nil { notUnderstood.append(name) }
            return value
        }
        self.init(
            query: String((field("q") ?? "").prefix(100)),
            country: choice("country") { $0.wholeMatch(of: /[A-Za-z]{2}/) == nil ? nil : $0.uppercased() } ?? "",
            page: max(1, field("page").flatMap { Int($0) } ?? 1),
            commitment: choice("commitment", Commitment.init(rawValue:)),
            size: choice("size", SizeClass.init(rawValue:)),
            coordinator: choice("coordinator") { coordinators.contains($0) ? $0 : nil } ?? "",
            standing: choice("standing", Standings.init(rawValue:)))
        self.notUnderstood = notUnderstood
    }

    /// What a view shows: the list leaves out who is on hold, unless a name is asked for; the map marks them.
    package func standings(in view: View) -> Standings { standing ?? preset(view) }

    private func preset(_ view: View) -> Standings { view == .list && query.isEmpty ? .active : .all }

    /// The fields of an address of another view that shows the towns of this one, on its first page.
    package func fields(from: View, to: View) -> [(name: String, value: String)] {
        let shown = standings(in: from)
        return [
            (name: "country", value: country), (name: "q", value: query),
            (name: "commitment", value: commitment?.rawValue ?? ""), (name: "size", value: size?.rawValue ?? ""),
            (name: "coordinator", value: coordinator),
            (name: "standing", value: shown == preset(to) ? "" : shown.rawValue),
        ]
    }

    /// Whether a town is of the country and size, and has promised what is asked for.
    package func fits(_ signatory: Signatory) -> Bool {
        (country.isEmpty || signatory.country == country)
            && (commitment.map(signatory.commitments.contains) ?? true)
            && (size.map { size in signatory.population.map { SizeClass($0) == size } ?? false } ?? true)
    }
}
