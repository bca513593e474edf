public import Ledger

/// A town's way into the covenant: what it says of itself and promises, and how far the office has come with it.
///
/// It is private; what becomes public of it is the signatory's document that its admission writes.
public struct Registration: Hashable, Codable, Sendable {
    /// How far it has come.
    public enum State: String, Codable, Sendable, CaseIterable {
        /// The town writes it.
        case draft
        /// The office looks at it.
        case pending
        /// The office gave it back, with a reason.
        case returned
        /// The town is a signatory.
        case admitted
    }

    /// How a town plans together with others.
    public enum JointOption: String, Codable, Sendable, CaseIterable {
        /// Each town promises for itself; the document is one.
        case each = "1"
        /// The towns promise together.
        case together = "2"
    }

    /// A group of towns with one plan.
    public struct Group: Hashable, Codable, Sendable {
        /// What the group is called.
        public var name: String
        /// Who promises.
        public var option: JointOption

        /// Names a group.
        public init(name: String, option: JointOption) {
            self.name = name
            self.option = option
        }
    }

    /// A file that was given; its bytes are in the archive.
    public struct KeptFile: Hashable, Codable, Sendable {
        /// The name it was given under.
        public var name: String
        /// The SHA-256 of its bytes, hexadecimal.
        public var sha256: String

        /// Refers to a file.
        public init(name: String, sha256: String) {
            self.name = name
            self.sha256 = sha256
        }
    }

    /// A decision of the council.
    public struct Decision: Hashable, Codable, Sendable {
        /// The day it was taken; the town's adhesion.
        public var day: CalendarDay?
        /// The number it bears.
        public var number: String?
        /// The decision itself.
        public var file: KeptFile?

        /// Describes a decision.
        public init(day: CalendarDay? = nil, number: String? = nil, file: KeptFile? = nil) {
            self.day = day
            self.number = number
            self.file = file
        }
    }

    /// The town's names.
    public var name: TownName
    /// ISO 3166-1 alpha-2 code of the country, upper case.
    public var country: String
    /// The code of the region that the town says it lies in.
    public var region: String?
    /// Inhabitants.
    public var population: Int?
    /// The year they were counted.
    public var populationYear: Int?
    /// Where it lies.
    public var position: Position?
    /// The identifier in the Global Covenant of Mayors, where it has one already.
    public var gcomIdentifier: String?
    /// What it promises.
    public var commitments: [Commitment]
    /// The towns it plans with; `nil` for one that plans alone.
    public var group: Group?
    /// The coordinator it works with, by name.
    public var coordinator: String?
    /// The supporter it works with, by name.
    public var supporter: String?
    /// The council's decision to join.
    public var decision: Decision
    /// The mayor's letter.
    public var letter: KeptFile?
    /// How far it has come.
    public var state: State
    /// Why the office gave it back.
    public var remark: String?

    /// Begins a registration.
    public init(name: TownName, country: String) {
        self.name = name
        self.country = country
        commitments = []
        decision = Decision()
        state = .draft
    }
}

extension Registration: TownContent {
    /// The kind of document that a registration is kept in, named by the town: `balkhash-1`.
    public static let documentKind = "registration"
    /// The version that is written.
    public static let documentSchema = 1
    /// Names fall into their members; the decision does not, as it may say nothing yet.
    public static let documentShape = DocumentShape(divided: ["name"])
}

extension Registration {
    /// The signatory that the town becomes, on the day of its council's decision.
    public func signatory(slug: String, joined day: CalendarDay) -> Signatory {
        var signatory = Signatory(
            id: Self.number(of: slug), gcomIdentifier: gcomIdentifier, slug: slug, name: name, country: country,
            population: population, position: position, coordinator: coordinator, supporter: supporter,
            commitments: commitments, adhesion: day, status: Standing.signatory.rawValue,
            adhesionKind: adhesionKind, group: group?.name)
        signatory.milestones = [
            Milestone(
                id: "adhesion", kind: .adhesion, day: day, commitments: commitments, evidence: decision.file?.sha256,
                reason: decision.number)
        ]
        return signatory
    }

    /// A number for a town that the register has none for: always the same for a name, and above all of the register's.
    ///
    /// The register's numbers have five digits; these begin at a million.
    public static func number(of slug: String) -> Int {
        // FNV-1a: every machine computes the same, and 52 bits stay whole in any program's numbers.
        let hash = slug.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return 1_000_000 + Int(hash & 0x7_FFFF_FFFF_FFFF)
    }

    /// In the words of the register.
    private var adhesionKind: String {
        switch group?.option {
        case nil: "As an individual signatory"
        case .each: "As a group of signatories committing individually (joint SEAP - option 1)"
        case .together: "As a group of signatories committing collectively (joint SEAP - option 2)"
        }
    }
}
