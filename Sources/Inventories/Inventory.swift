import Cryptography
import Findings
public import Quantities

/// A town's greenhouse-gas inventory of one year: what it reports, before anything is computed.
public struct Inventory: Hashable, Codable, Sendable {
    /// What the inventory is for.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// The baseline emission inventory that the target refers to.
        case baseline
        /// A monitoring emission inventory of a later year.
        case monitoring
    }

    /// The town as the inventory knows it.
    public struct Town: Hashable, Codable, Sendable {
        /// The name as the town writes it.
        public var name: String
        /// ISO 3166-1 alpha-2 code of the country, upper case.
        public var country: String
        /// Inhabitants in the inventory's year, where known.
        public var population: Int?
        /// The year the population was counted in, where it is another one.
        public var populationYear: Year?

        /// Names a town.
        public init(name: String, country: String, population: Int? = nil, populationYear: Year? = nil) {
            self.name = name
            self.country = country
            self.population = population
            self.populationYear = populationYear
        }
    }

    /// A file the inventory was read from.
    public struct SourceFile: Hashable, Codable, Sendable {
        /// The file's name.
        public var name: String
        /// The SHA-256 of its bytes, in lower-case hexadecimal.
        public var sha256: String

        /// Names a file.
        public init(name: String, sha256: String) {
            self.name = name
            self.sha256 = sha256
        }
    }

    /// Where a published inventory was printed.
    public struct Publication: Hashable, Codable, Sendable {
        /// The document's title.
        public var title: String
        /// Where the figures were obtained.
        public var obtainedFrom: String?
        /// What may be done with them.
        public var licence: String?
        /// What must be said beside them.
        public var caution: String?
        /// Faults that are known of it.
        public var knownProblems: [String]

        /// Describes a publication.
        public init(
            title: String, obtainedFrom: String? = nil, licence: String? = nil, caution: String? = nil,
            knownProblems: [String] = []
        ) {
            self.title = title
            self.obtainedFrom = obtainedFrom
            self.licence = licence
            self.caution = caution
            self.knownProblems = knownProblems
        }
    }

    /// The town.
    public var town: Town
    /// The year.
    public var year: Year
    /// What the inventory is for.
    public var kind: Kind
    /// The choices that hold for all of it.
    public var accounting: Accounting
    /// Final energy, line by line.
    public var records: [ActivityRecord]
    /// Plants in the town.
    public var plants: [LocalPlant]
    /// Certified green electricity bought.
    public var greenElectricity: GreenElectricity?
    /// Heat over the town's border.
    public var heatExchange: HeatExchange
    /// Factors that the town states.
    public var factors: [GivenFactor]
    /// Figures that the file prints.
    public var printed: [PrintedFigure]
    /// The files it was read from.
    public var files: [SourceFile]
    /// Where it was printed, for a published one.
    public var publication: Publication?
    /// Notes of the town.
    public var notes: String?

    /// Starts an inventory.
    public init(
        town: Town, year: Year, kind: Kind = .baseline, accounting: Accounting = Accounting(),
        records: [ActivityRecord] = [], plants: [LocalPlant] = [], greenElectricity: GreenElectricity? = nil,
        heatExchange: HeatExchange = HeatExchange(), factors: [GivenFactor] = [], printed: [PrintedFigure] = [],
        files: [SourceFile] = [], publication: Publication? = nil, notes: String? = nil
    ) {
        self.town = town
        self.year = year
        self.kind = kind
        self.accounting = accounting
        self.records = records
        self.plants = plants
        self.greenElectricity = greenElectricity
        self.heatExchange = heatExchange
        self.factors = factors
        self.printed = printed
        self.files = files
        self.publication = publication
        self.notes = notes
    }

    /// The SHA-256 of a file the inventory was read from.
    public func sha256(ofFile name: String?) -> String? {
        files.first { $0.name == name }?.sha256
    }
}
