public import Findings

/// What is doubtful in the published register; shown beside the town and never silently mended.
public struct RegisterChecks: Sendable {
    /// The thresholds, each our own proposal.
    public struct Thresholds: Sendable {
        /// Two towns closer than this stand on one point.
        public var samePointKilometres = 3.0
        /// A point nearer than this to the border of its country counts as inside: the outlines are that coarse.
        public var borderKilometres = 10.0
        /// A town with more than this share of its region's people is implausible.
        public var shareOfRegion = 0.42
        /// A town with such a share is a region of its own; the two counts may be of different days.
        public var wholeRegion = 0.9...1.1

        /// The shipped thresholds.
        public init() {}
    }

    private let signatories: [Signatory]
    private let regions: [Region]
    private let regionsByCountry: [String: [Region]]
    private let listedRegions: [Signatory.ID: String]
    private let thresholds: Thresholds

    /// Prepares the checks for a register and the outlines it is held against.
    ///
    /// `listedRegions` are the codes of the regions that an administrative list puts towns in, where there is one.
    public init(
        signatories: [Signatory], regions: [Region], listedRegions: [Signatory.ID: String] = [:],
        thresholds: Thresholds = Thresholds()
    ) {
        self.signatories = signatories
        self.regions = regions
        regionsByCountry = Dictionary(grouping: regions, by: \.country)
        self.listedRegions = listedRegions
        self.thresholds = thresholds
    }

    /// Findings by signatory.
    public func findings() -> [Signatory.ID: [Finding]] {
        var findings: [Signatory.ID: [Finding]] = [:]
        func note(_ signatory: Signatory, _ code: String, _ severity: Finding.Severity, _ details: [String: Detail]) {
            findings[signatory.id, default: []].append(
                Finding(code, severity, at: signatory.place, details: details))
        }
        for (left, right) in sharedPoints() {
            // Where the list puts only one of them elsewhere, the point is the other's.
            let strays = [left, right].filter { regionFinding($0) != nil }
            for (town, other) in [(left, right), (right, left)] where strays.count != 1 || strays[0].id == town.id {
                note(town, "registry.point-of-another-town", .error, names(town, other))
            }
        }
        for (identifier, group) in Dictionary(grouping: signatories, by: \.gcomIdentifier) where group.count > 1 {
            guard let identifier else { continue }
            for signatory in group {
                note(
                    signatory, "registry.duplicate-id", .warning,
                    ["id": .text(identifier), "count": .count(group.count)])
            }
        }
        for signatory in signatories {
            if signatory.population == nil || signatory.population == 0 {
                note(signatory, "registry.missing-population", .warning, ["name": .text(signatory.name.published)])
            }
            if let finding = placeFinding(signatory) { findings[signatory.id, default: []].append(finding) }
            // A town on another's point would be held against a region it does not lie in.
            let isMisplaced = findings[signatory.id]?.contains { $0.code == "registry.point-of-another-town" } ?? false
            guard !isMisplaced else { continue }
            findings[signatory.id, default: []] += [regionFinding(signatory), populationFinding(signatory)].compactMap {
                $0
            }
        }
        return findings.filter { !$0.value.isEmpty }
    }

    /// The region a signatory's point lies in.
    public func region(of signatory: Signatory) -> Region? {
        guard let position = signatory.position else { return nil }
        return regions.first { $0.contains(position) }
    }

    private func names(_ signatory: Signatory, _ other: Signatory) -> [String: Detail] {
        ["name": .text(signatory.name.published), "otherName": .text(other.name.published)]
    }

    private func sharedPoints() -> [(Signatory, Signatory)] {
        var pairs: [(Signatory, Signatory)] = []
        let placed = signatories.filter { $0.position != nil }.sorted {
            ($0.position?.latitude ?? 0, $0.id) < ($1.position?.latitude ?? 0, $1.id)
        }
        for (index, left) in placed.enumerated() {
            guard let here = left.position else { continue }
            for right in placed[(index + 1)...] {
                guard let there = right.position,
                    (there.latitude - here.latitude) * 111 < thresholds.samePointKilometres
                else { break }
                if here.kilometres(to: there) < thresholds.samePointKilometres { pairs.append((left, right)) }
            }
        }
        return pairs
    }

    private func placeFinding(_ signatory: Signatory) -> Finding? {
        guard let position = signatory.position, let country = regionsByCountry[signatory.country],
            !country.contains(where: { $0.contains(position) }),
            !country.contains(where: { $0.hasBorder(within: thresholds.borderKilometres, of: position) })
        else { return nil }
        var details: [String: Detail] = [
            "name": .text(signatory.name.published), "country": .term("country.\(signatory.country)"),
        ]
        let swapped = Position(latitude: position.longitude, longitude: position.latitude)
        if country.contains(where: { $0.contains(swapped) }) {
            details["latitude"] = .number(swapped.latitude)
            details["longitude"] = .number(swapped.longitude)
        }
        return Finding("registry.point-outside-country", .error, at: signatory.place, details: details)
    }

    /// The list puts the town in another region of its country than its point lies in.
    private func regionFinding(_ signatory: Signatory) -> Finding? {
        guard let listed = listedRegions[signatory.id], let region = region(of: signatory),
            region.country == signatory.country, region.code != listed
        else { return nil }
        return Finding(
            "registry.region-differs", .error, at: signatory.place,
            details: [
                "name": .text(signatory.name.published), "region": .text(region.name),
                "listed": .text(regions.first { $0.code == listed }?.name ?? listed),
            ])
    }

    private func populationFinding(_ signatory: Signatory) -> Finding? {
        guard let population = signatory.population, let adhesion = signatory.adhesion,
            let region = region(of: signatory), let whole = region.population[adhesion.year], whole > 0
        else { return nil }
        let share = Double(population) / Double(whole)
        guard share > thresholds.shareOfRegion, !thresholds.wholeRegion.contains(share) else { return nil }
        return Finding(
            "registry.population-share-of-region", .error, at: signatory.place,
            details: [
                "name": .text(signatory.name.published), "population": .number(Double(population)),
                "region": .text(region.name), "share": .share(share),
            ])
    }
}
