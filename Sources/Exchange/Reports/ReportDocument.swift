/// A report in ready words, lengths and colours: the template places them and adds no word of its own.
package struct ReportDocument: Encodable, Equatable, Sendable {
    /// What stands above everything.
    package struct Heading: Encodable, Equatable, Sendable {
        package var above: String
        package var town: String
        package var below: String
    }

    /// The total, with everything that must stand beside it.
    package struct Hero: Encodable, Equatable, Sendable {
        package var value: String
        package var unit: String
        package var sentence: String
        package var completeness: String
        package var isPartial: Bool
        package var range: Range?
        package var facts: [Fact]
    }

    /// A value between the ends of its range.
    package struct Range: Encodable, Equatable, Sendable {
        package var words: String
        package var low: String
        package var high: String
        /// Where the value lies between the ends, 0 to 1.
        package var position: Double
    }

    /// Words with a name.
    package struct Fact: Encodable, Equatable, Sendable {
        package var name: String
        package var values: [Words]
    }

    /// Words and how they are set.
    package struct Words: Encodable, Equatable, Sendable {
        package enum Style: String, Encodable, Sendable { case plain, soft, strong, code, good, look, stop, note }
        package var words: String
        package var style: Style
        /// Where the words lead, for an address of the web.
        package var address: String?

        package init(_ words: String, _ style: Style = .plain, address: String? = nil, upTo most: Int = 4_000) {
            self.words = style == .code || address != nil ? words : words.tidied(upTo: most, longestWord: 50)
            self.style = style
            self.address = address
        }
    }

    /// A coloured part of a bar.
    package struct Segment: Encodable, Equatable, Sendable {
        /// The colour's name: `carrier-coal`, the same as in the style sheet.
        package var colour: String
        package var name: String
        package var words: String
        /// Its length as a share of the room.
        package var length: Double
    }

    /// One bar.
    package struct Bar: Encodable, Equatable, Sendable {
        package var name: String
        package var segments: [Segment]
        /// The ends of the range as shares of the room.
        package var range: [Double]?
        package var value: String
        package var share: String
    }

    /// Bars, or one bar that shows how a whole is shared out.
    package struct Chart: Encodable, Equatable, Sendable {
        package var title: String
        package var subtitle: String
        /// What the drawing says, for those who cannot see it.
        package var alternative: String
        package var bars: [Bar]
        package var legend: [Segment]
    }

    /// A cell of a table.
    package struct Cell: Encodable, Equatable, Sendable {
        package var content: Words
        /// How much the cell weighs, 0 to 4.
        package var weight: Int

        package init(_ words: String, _ style: Words.Style = .plain, weight: Int = 0) {
            content = Words(style == .code ? words : words.tidied(upTo: 300), style)
            self.weight = weight
        }
    }

    /// A column of a table.
    package struct Column: Encodable, Equatable, Sendable {
        package var title: String
        package var isNumber: Bool
        /// The column's part of the room that is left; nothing where it is as wide as its words.
        package var room: Int?

        package static func number(_ title: String) -> Self { Self(title: title, isNumber: true) }
        package static func words(_ title: String, room: Int? = nil) -> Self {
            Self(title: title, isNumber: false, room: room)
        }
    }

    /// A table; a matrix is one whose columns are equally wide.
    package struct Table: Encodable, Equatable, Sendable {
        package var caption: String?
        package var columns: [Column]
        package var rows: [[Cell]]
        package var footer: [Cell]?
        package var isMatrix = false
    }

    /// Findings of one kind: what and where each, why they matter and what to do next once.
    package struct Noticed: Encodable, Equatable, Sendable {
        /// What was found, and where.
        package struct Item: Encodable, Equatable, Sendable {
            package var what: String
            package var place: String

            package init(what: String, place: String) {
                self.what = what.tidied(upTo: 1_000, longestWord: 50)
                self.place = place.tidied(upTo: 200)
            }
        }

        package var state: Words
        package var code: String
        package var title: String
        package var items: [Item]
        package var notes: [Fact]
    }

    /// A part of a section.
    package enum Block: Equatable, Sendable {
        case words(Words)
        case facts([Fact])
        case strip(Chart)
        case bars(Chart)
        case table(Table)
        case findings([Noticed])
    }

    /// A section with its heading.
    package struct Section: Encodable, Equatable, Sendable {
        package var title: String
        package var isWide = false
        package var blocks: [Block]
    }

    /// What stands below every page.
    package struct Footer: Encodable, Equatable, Sendable {
        package var words: String
        package var command: String
    }

    package var language: String
    package var title: String
    package var heading: Heading
    package var hero: Hero
    package var sections: [Section]
    package var footer: Footer
}

extension ReportDocument.Block: Encodable {
    fileprivate enum CodingKeys: String, CodingKey { case kind, body }

    /// Writes `{"kind": "table", "body": …}`.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .words(let body): try container.write("words", body)
        case .facts(let body): try container.write("facts", body)
        case .strip(let body): try container.write("strip", body)
        case .bars(let body): try container.write("bars", body)
        case .table(let body): try container.write("table", body)
        case .findings(let body): try container.write("findings", body)
        }
    }
}

extension KeyedEncodingContainer<ReportDocument.Block.CodingKeys> {
    fileprivate mutating func write(_ kind: String, _ body: some Encodable) throws {
        try encode(kind, forKey: .kind)
        try encode(body, forKey: .body)
    }
}
