/// What is asked of the rows.
public struct InventoryQuestion: Hashable, Sendable {
    /// A town in its country.
    public struct Town: Hashable, Comparable, Sendable {
        /// ISO 3166-1 alpha-2 code of the country.
        public var country: String
        /// The part of the address that names the town.
        public var slug: String

        /// Names a town.
        public init(country: String, slug: String) {
            self.country = country
            self.slug = slug
        }

        /// Orders by country and name.
        public static func < (left: Self, right: Self) -> Bool {
            (left.country, left.slug) < (right.country, right.slug)
        }
    }

    /// Whose inventories may be seen by who asks.
    public enum Reach: Hashable, Sendable {
        /// All of them, also those whose name says no town.
        case all
        /// Those of all towns.
        case allTowns
        /// Those of these countries and towns.
        case some(countries: Set<String>, towns: Set<Town>)
    }

    /// The kind of document.
    public var kind: String
    /// What may be seen.
    public var reach: Reach
    /// Words that the town's names must hold.
    public var words: [String]
    /// The country, where only one is wanted.
    public var country: String?
    /// The year, where only one is wanted.
    public var year: Int?
    /// How many rows to leave out.
    public var offset: Int
    /// How many rows to answer at most.
    public var limit: Int

    /// Asks for all rows of a kind, the latest saved first.
    public init(
        kind: String = InventoryDocument.kind, reach: Reach, words: [String] = [], country: String? = nil,
        year: Int? = nil, offset: Int = 0, limit: Int = .max
    ) {
        self.kind = kind
        self.reach = reach
        self.words = words
        self.country = country
        self.year = year
        self.offset = offset
        self.limit = limit
    }
}

/// The rows that fit a question, and what else could be asked.
public struct ProjectedInventories: Hashable, Sendable {
    /// The rows, the latest saved first; those saved at once by their names.
    public var rows: [ProjectedInventory]
    /// How many rows fit, on all pages.
    public var count: Int
    /// How many could be seen if nothing more were asked.
    public var all: Int
    /// How many of these hold documents that cannot be read.
    public var unread: Int
    /// The countries of all that could be seen, in the order of their codes.
    public var countries: [String]
    /// The years of all that could be seen, the latest first.
    public var years: [Int]

    /// States an answer.
    public init(
        rows: [ProjectedInventory], count: Int, all: Int, unread: Int, countries: [String], years: [Int]
    ) {
        self.rows = rows
        self.count = count
        self.all = all
        self.unread = unread
        self.countries = countries
        self.years = years
    }
}
