public import Cryptography
public import Findings
public import Ledger
public import Quantities

/// What a document of an inventory comes to, in one row for lists and sums.
///
/// It follows from the document, from what its town has published and from the reference tables, and from nothing else.
public struct ProjectedInventory: Hashable, Sendable {
    /// The save that it was made from.
    public struct Save: Hashable, Sendable {
        /// The number of the head.
        public var number: Int
        /// The digest of the head.
        public var digest: Digest
        /// Who saved it, when and why.
        public var authorship: Authorship

        /// Names a save.
        public init(number: Int, digest: Digest, authorship: Authorship) {
            self.number = number
            self.digest = digest
            self.authorship = authorship
        }
    }

    /// What the inventory says, added up.
    public struct Figures: Hashable, Sendable {
        /// The town as the inventory knows it.
        public var town: Inventory.Town
        /// The year.
        public var year: Year
        /// How emissions are counted.
        public var approach: Accounting.Approach
        /// The unit of emissions.
        public var basis: Accounting.Basis
        /// Emissions, and how much of them is known.
        public var emission: PartialSum<Mass>
        /// Final energy, and how much of it is known.
        public var energy: PartialSum<Energy>
        /// How many findings there are of each weight.
        public var findings: [Finding.Severity: Int]

        /// States the figures.
        public init(
            town: Inventory.Town, year: Year, approach: Accounting.Approach, basis: Accounting.Basis,
            emission: PartialSum<Mass>, energy: PartialSum<Energy>, findings: [Finding.Severity: Int]
        ) {
            self.town = town
            self.year = year
            self.approach = approach
            self.basis = basis
            self.emission = emission
            self.energy = energy
            self.findings = findings
        }

        /// Takes the figures of an examined inventory.
        public init(_ result: InventoryResult) {
            let accounting = result.inventory.accounting
            self.init(
                town: result.inventory.town, year: result.inventory.year, approach: accounting.approach,
                basis: accounting.basis, emission: result.total.emission, energy: result.total.energy,
                findings: result.findings.reduce(into: [:]) { $0[$1.severity, default: 0] += 1 })
        }
    }

    /// Why there are no figures.
    public enum Trouble: String, Sendable, CaseIterable {
        /// A newer program wrote it.
        case newer
        /// It is no inventory.
        case unreadable

        /// What a person should look at.
        public var finding: Finding {
            switch self {
            case .newer: Finding("document.newer", .error)
            case .unreadable: Finding("document.unreadable", .error)
            }
        }
    }

    /// What could be read.
    public enum Content: Hashable, Sendable {
        case figures(Figures)
        case trouble(Trouble)
    }

    /// The document.
    public var document: DocumentID
    /// The town that the document's name says it is of; `nil` for a name of another form.
    public var slug: String?
    /// The country in which rights see the town; `nil` where neither the register nor the document says it.
    public var country: String?
    /// The year that the document's name says.
    public var year: Int?
    /// The town's names in lower case, to be searched.
    public var words: String
    /// The save that it was made from.
    public var save: Save
    /// What could be read.
    public var content: Content

    /// States a row.
    public init(
        document: DocumentID, slug: String?, country: String?, year: Int?, words: String, save: Save, content: Content
    ) {
        self.document = document
        self.slug = slug
        self.country = country
        self.year = year
        self.words = words
        self.save = save
        self.content = content
    }

    /// The figures, where the document could be read.
    public var figures: Figures? { if case .figures(let figures) = content { figures } else { nil } }
}
