import Cities
package import Statistics

/// The covenant in figures as JSON; a value never stands without its completeness.
package struct FiguresExport: Encodable, Sendable {
    package struct Place: Encodable, Sendable {
        let code: String
        let kind: String
    }

    package struct Figure: Encodable, Sendable {
        let topic: String
        let key: String
        let part: String?
        let value: Double?
        let unit: String?
        let completeness: String
        let towns: Int
        let of_towns: Int
        let people: Int
        let of_people: Int
        let partial_towns: Int
        let through_others: Int

        init(_ row: FigureRow) {
            topic = row.topic.rawValue
            key = row.key
            part = row.part
            value = row.value
            unit = row.unit.isEmpty ? nil : row.unit
            completeness = row.coverage.mark.rawValue
            towns = row.coverage.towns
            of_towns = row.coverage.ofTowns
            people = row.coverage.people
            of_people = row.coverage.ofPeople
            partial_towns = row.coverage.partialTowns
            through_others = row.coverage.throughOthers
        }
    }

    package struct Town: Encodable, Sendable {
        let town: String
        let detail: String?
    }

    let territory: Place
    let on: String
    /// Active signatories, by their parts of the address.
    let signatories: [String]
    let figures: [Figure]
    /// Towns by the names of their lists.
    let towns: [String: [Town]]

    /// Exports the figures of a territory, of all topics or of one.
    package init(_ figures: CovenantFigures, topic: FigureRow.Topic? = nil) {
        territory = Place(code: figures.territory.code, kind: figures.territory.kind.rawValue)
        on = figures.day.description
        signatories = figures.active
        self.figures = figures.rows.filter { topic == nil || $0.topic == topic }.map(Figure.init)
        towns = Dictionary(
            uniqueKeysWithValues: FigureList.all(of: figures.lists).map { list in
                (list.name, list.entries.map { Town(town: $0.slug, detail: $0.detail) })
            })
    }
}
