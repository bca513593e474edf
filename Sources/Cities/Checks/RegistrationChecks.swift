public import Findings

/// What stands against a registration: a town that is there already, a place that is not its own, a paper that lacks.
///
/// All is said at once. The thresholds are those of the register's own checks, each our own proposal.
public struct RegistrationChecks: Sendable {
    private let registered: [Signatory]
    private let regions: [Region]
    private let generations: [Commitment: CommitmentGeneration]
    private let thresholds: RegisterChecks.Thresholds
    /// Towns that promise together are smaller than this, says the covenant, without a limit.
    private let smallTown = 10_000

    /// Prepares the checks for the register, the outlines of regions, and what is known of commitments.
    public init(
        registered: [Signatory], regions: [Region], generations: [Commitment: CommitmentGeneration],
        thresholds: RegisterChecks.Thresholds = RegisterChecks.Thresholds()
    ) {
        self.registered = registered
        self.regions = regions
        self.generations = generations
        self.thresholds = thresholds
    }

    /// What a person should look at before the town is admitted.
    public func findings(of registration: Registration, slug: String, on today: CalendarDay) -> [Finding] {
        guard registration.state != .admitted else { return [] }
        let misplaced = place(registration)
        return names(registration, slug) + misplaced
            + population(registration, today, isPlaced: misplaced.isEmpty) + promise(registration)
            + papers(registration, today)
    }

    // MARK: The same town twice

    private func names(_ registration: Registration, _ slug: String) -> [Finding] {
        var findings: [Finding] = []
        if Self.folded(registration.name).isEmpty {
            findings.append(Finding("registration.name-missing", .error, at: Place(field: "name")))
        }
        let own = Self.folded(registration.name)
        let twin = registered.first { town in
            town.slug == slug || (town.country == registration.country && !own.isDisjoint(with: Self.folded(town.name)))
        }
        if let twin {
            findings.append(
                Finding(
                    "registration.already-there", .error, at: Place(field: "name"),
                    details: ["name": .text(twin.name.published)]))
        }
        if let identifier = registration.gcomIdentifier,
            let other = registered.first(where: { $0.gcomIdentifier == identifier }), other.slug != twin?.slug
        {
            findings.append(
                Finding(
                    "registration.identifier-taken", .error, at: Place(field: "gcom"),
                    details: ["id": .text(identifier), "name": .text(other.name.published)]))
        }
        return findings
    }

    /// A town's names in any language as they are compared: without case and without what is no letter.
    private static func folded(_ name: TownName) -> Set<String> {
        let all = [name.published, name.russian, name.kazakh].compactMap { name in
            name.map { $0.lowercased().filter { $0.isLetter || $0.isNumber } }
        }
        return Set(all.filter { !$0.isEmpty })
    }

    // MARK: The place

    private func place(_ registration: Registration) -> [Finding] {
        let at = Place(field: "position")
        guard let position = registration.position else {
            return [Finding("registration.position-missing", .error, at: at)]
        }
        var findings: [Finding] = []
        let near = registered.compactMap { town -> (Signatory, Double)? in
            guard let there = town.position else { return nil }
            let distance = position.kilometres(to: there)
            return distance < thresholds.samePointKilometres ? (town, distance) : nil
        }
        if let (town, distance) = near.min(by: { $0.1 < $1.1 }) {
            findings.append(
                Finding(
                    "registration.point-of-another-town", .error, at: at,
                    details: [
                        "name": .text(town.name.published), "distance": .quantity(Self.tenths(distance), unit: "km"),
                    ]))
        }
        let country = regions.filter { $0.country == registration.country }
        let isInside = country.contains {
            $0.contains(position) || $0.hasBorder(within: thresholds.borderKilometres, of: position)
        }
        if !country.isEmpty, !isInside {
            findings.append(
                Finding(
                    "registration.outside-country", .error, at: at,
                    details: ["country": .term("country.\(registration.country)")]))
        } else if let region = country.first(where: { $0.contains(position) }), let said = registration.region,
            region.code != said
        {
            findings.append(
                Finding(
                    "registration.region-differs", .error, at: at,
                    details: [
                        "region": .text(region.name),
                        "said": .text(regions.first { $0.code == said }?.name ?? said),
                    ]))
        }
        return findings
    }

    private static func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }

    // MARK: The people

    /// A town on a wrong point is not held against the people of the region there.
    private func population(_ registration: Registration, _ today: CalendarDay, isPlaced: Bool) -> [Finding] {
        guard let people = registration.population, people > 0 else {
            return [Finding("registration.population-missing", .error, at: Place(field: "population"))]
        }
        guard let year = registration.populationYear else {
            return [Finding("registration.population-year", .error, at: Place(field: "populationYear"))]
        }
        var findings: [Finding] = []
        if year > today.year || year < 1990 {
            findings.append(
                Finding(
                    "registration.population-year-odd", .error, at: Place(field: "populationYear"),
                    details: ["year": .plain(year)]))
        }
        if isPlaced, let position = registration.position, let region = regions.first(where: { $0.contains(position) }),
            let whole = region.population[year], whole > 0
        {
            let share = Double(people) / Double(whole)
            if share > thresholds.shareOfRegion, !thresholds.wholeRegion.contains(share) {
                findings.append(
                    Finding(
                        "registration.population-share", .error, at: Place(field: "population"),
                        details: [
                            "population": .count(people), "region": .text(region.name), "share": .share(share),
                        ]))
            }
        }
        if registration.group?.option == .together, people > smallTown {
            findings.append(
                Finding(
                    "registration.together-large", .warning, at: Place(field: "group"),
                    details: ["population": .count(people), "limit": .count(smallTown)]))
        }
        return findings
    }

    // MARK: The promise and its papers

    private func promise(_ registration: Registration) -> [Finding] {
        var findings: [Finding] = []
        if registration.commitments.isEmpty {
            findings.append(Finding("registration.no-commitment", .error, at: Place(field: "commitments")))
        }
        if let group = registration.group, group.name.allSatisfy(\.isWhitespace) {
            findings.append(Finding("registration.group-unnamed", .error, at: Place(field: "group")))
        }
        return findings
    }

    private func papers(_ registration: Registration, _ today: CalendarDay) -> [Finding] {
        var findings: [Finding] = []
        if let day = registration.decision.day {
            let opened = registration.commitments.compactMap { generations[$0]?.opened }.max()
            let first = opened ?? generations.values.map(\.opened).min()
            if day > today {
                findings.append(
                    Finding(
                        "registration.decision-future", .error, at: Place(field: "decisionDay"),
                        details: ["day": .text(day.description)]))
            } else if let first, day < first {
                findings.append(
                    Finding(
                        "registration.decision-early", .error, at: Place(field: "decisionDay"),
                        details: ["day": .text(day.description), "first": .text(first.description)]))
            }
        } else {
            findings.append(Finding("registration.decision-missing", .error, at: Place(field: "decisionDay")))
        }
        if registration.decision.file == nil {
            findings.append(Finding("registration.decision-file", .error, at: Place(field: "decisionFile")))
        }
        if registration.letter == nil {
            findings.append(Finding("registration.letter-file", .error, at: Place(field: "letterFile")))
        }
        return findings
    }
}
