public import Findings

/// What is doubtful in the published register; shown beside the town and never silently mended.
public struct RegisterChecks: Sendable {
    /// The thresholds, each our own proposal.
    public struct Thresholds: Sendable {
        /// Two towns closer than this stand on one point.
        public var samePointKilometres = 3.0
        /// A town with more than this share of its region's people is implausible.
        public var shareOfRegion = 0.42

        /// The shipped thresholds.
        public init() {}
    }

    private let signatories: [Signatory]
    private let regions: [Region]
    private let thresholds: Thresholds

    /// Prepares the checks for a register and the outlines it is held against.
    public init(signatories: [Signatory], regions: [Region], thresholds: Thresholds = Thresholds()) {
        self.signatories = signatories
        self.regions = regions
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
            note(left, "registry.point-of-another-town", .error, names(left, right))
            note(right, "registry.point-of-another-town", .error, names(right, left))
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
            if !isMisplaced, let finding = populationFinding(signatory) {
                findings[signatory.id, default: []].append(finding)
            }
        }
        return findings
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
        guard signatory.position != nil, regions.contains(where: { $0.country == signatory.country }) else {
            return nil
        }
        guard region(of: signatory)?.country != signatory.country else { return nil }
        return Finding(
            "registry.point-outside-country", .error, at: signatory.place,
            details: ["name": .text(signatory.name.published), "country": .term("country.\(signatory.country)")])
    }

    private func populationFinding(_ signatory: Signatory) -> Finding? {
        guard let population = signatory.population, let adhesion = signatory.adhesion,
            let region = region(of: signatory), let whole = region.population[adhesion.year], whole > 0
        else { return nil }
        let share = Double(population) / Double(whole)
        guard share > thresholds.shareOfRegion, share < 0.9 || share > 1 else { return nil }
        return Finding(
            "registry.population-share-of-region", .error, at: signatory.place,
            details: [
                "name": .text(signatory.name.published), "population": .number(Double(population)),
                "region": .text(region.name), "share": .share(share),
            ])
    }
}

extension Position {
    /// The distance on a sphere of 6 371 km, in kilometres.
    func kilometres(to other: Position) -> Double {
        let degree = Double.pi / 180
        let mean = (latitude + other.latitude) / 2 * degree
        let north = (latitude - other.latitude) * degree
        let east = (longitude - other.longitude) * degree * cosine(mean)
        return 6371 * (north * north + east * east).squareRoot()
    }

    /// The cosine by its series; exact enough for a distance of a few kilometres and the same on every machine.
    private func cosine(_ angle: Double) -> Double {
        let square = angle * angle
        return 1 - square / 2 * (1 - square / 12 * (1 - square / 30 * (1 - square / 56 * (1 - square / 90))))
    }
}
