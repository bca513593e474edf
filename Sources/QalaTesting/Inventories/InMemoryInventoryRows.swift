package import Inventories
package import Ledger

/// Rows of inventories that live as long as their value.
package actor InMemoryInventoryRows: InventoryRowStore {
    private var progress: [String: ProjectionProgress] = [:]
    private var rows: [String: [DocumentID: ProjectedInventory]] = [:]

    /// No rows.
    package init() {}

    package func progress(of version: String) -> ProjectionProgress? { progress[version] }

    package func begin(_ version: String, at position: Int64) -> ProjectionProgress {
        if let begun = progress[version] { return begun }
        let last = progress.values.max { $0.filling < $1.filling }
        let begun = ProjectionProgress(version: version, filling: (last?.filling ?? 0) + 1, position: position)
        progress = [version: begun]
        if let last { progress[last.version] = last }
        rows = rows.filter { progress[$0.key] != nil }
        return begun
    }

    package func keep(
        _ new: [ProjectedInventory], from progress: ProjectionProgress, to next: ProjectionProgress
    ) -> Bool {
        guard self.progress[progress.version] == progress else { return false }
        self.progress[progress.version] = next
        for row in new { rows[progress.version, default: [:]][row.document] = row }
        return true
    }

    package func documents(of slug: String, in version: String) -> [DocumentID] {
        (rows[version] ?? [:]).values.filter { $0.slug == slug }.map(\.document).sorted()
    }

    package func list(_ question: InventoryQuestion, in version: String) -> ProjectedInventories? {
        guard progress[version]?.isFilled == true else { return nil }
        let visible = (rows[version] ?? [:]).values.filter { question.kind == $0.document.kind && question.shows($0) }
        let fitting = visible.filter(question.wants).sorted {
            $0.save.authorship.time == $1.save.authorship.time
                ? $0.document < $1.document : $0.save.authorship.time > $1.save.authorship.time
        }
        return ProjectedInventories(
            rows: Array(fitting.dropFirst(question.offset).prefix(question.limit)), count: fitting.count,
            all: visible.count, unread: visible.count { $0.figures == nil },
            countries: Set(visible.compactMap(\.country)).sorted(),
            years: Set(visible.compactMap(\.year)).sorted(by: >))
    }

    package func drop() {
        progress = [:]
        rows = [:]
    }
}

extension InventoryQuestion {
    fileprivate func shows(_ row: ProjectedInventory) -> Bool {
        switch reach {
        case .all: true
        case .allTowns: row.slug != nil
        case .some(let countries, let towns):
            if let slug = row.slug, let country = row.country {
                countries.contains(country) || towns.contains(Town(country: country, slug: slug))
            } else {
                false
            }
        }
    }

    fileprivate func wants(_ row: ProjectedInventory) -> Bool {
        words.allSatisfy { row.words.contains($0.lowercased()) } && (country == nil || row.country == country)
            && (year == nil || row.year == year)
    }
}
