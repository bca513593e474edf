public import Cities

/// The covenant in figures: what the towns of a territory have promised, do and reach, as it was known on a day.
public struct CovenantFigures: Hashable, Sendable {
    /// For whom.
    public let territory: Territory
    /// The end of which day.
    public let day: CalendarDay
    /// The figures, by topic.
    public let rows: [FigureRow]
    /// Towns that a reader must know of beside them.
    public let lists: TownLists
    /// Active signatories, by their parts of the address.
    public let active: [String]

    /// Adds up what is known.
    ///
    /// - Parameters:
    ///   - snapshot: What is publicly known of all towns.
    ///   - territory: For whom.
    ///   - day: The day; what was published or happened later is in no figure.
    public init(of snapshot: CovenantSnapshot, in territory: Territory, on day: CalendarDay) {
        let towns = snapshot.towns.filter { snapshot.contains($0, territory) }.map {
            TownOnDay($0, on: day, calendar: snapshot.calendar)
        }
        var tally = FigureTally(towns)
        tally.addTowns()
        if !tally.active.isEmpty {
            tally.addInventories()
            tally.addReductions()
            tally.addActions()
        }
        tally.lists.late = tally.active.flatMap { $0.late(by: snapshot.calendar) }
        let order = Dictionary(uniqueKeysWithValues: FigureRow.Topic.allCases.enumerated().map { ($1, $0) })
        self.territory = territory
        self.day = day
        rows = tally.rows.enumerated().sorted {
            (order[$0.element.topic] ?? 0, $0.offset) < (order[$1.element.topic] ?? 0, $1.offset)
        }.map(\.element)
        lists = tally.lists
        active = tally.active.map(\.slug)
    }

    /// The figures of a topic.
    public subscript(topic: FigureRow.Topic) -> [FigureRow] { rows.filter { $0.topic == topic } }

    /// One figure.
    public subscript(topic: FigureRow.Topic, key: String, part: String? = nil) -> FigureRow? {
        rows.first { $0.topic == topic && $0.key == key && $0.part == part }
    }
}
