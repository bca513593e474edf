package import Cities
import Findings
package import Localization

/// The releases of the open data, each with its hash and all its files.
package struct ReleaseList: Page {
    /// The releases in ready words.
    package struct Model: Equatable, Sendable {
        /// A release as it is listed.
        package struct Release: Equatable, Sendable {
            package var number: Int
            package var title: String
            package var facts: [Fact]
            package var files: Table
        }

        /// What is told of a release.
        package struct Item: Sendable {
            package var number: Int
            package var day: CalendarDay
            package var licence: String
            /// The hash of the whole.
            package var digest: String
            /// How many documents of the ledger it was made from.
            package var sources: Int
            /// Name, bytes and digest of each file.
            package var files: [(name: String, bytes: Int, sha256: String)]

            package init(
                number: Int, day: CalendarDay, licence: String, digest: String, sources: Int,
                files: [(name: String, bytes: Int, sha256: String)]
            ) {
                self.number = number
                self.day = day
                self.licence = licence
                self.digest = digest
                self.sources = sources
                self.files = files
            }
        }

        package var releases: [Release]
        package var take: [Link]

        /// Words releases, the newest first.
        package init(_ items: [Item], _ texts: Texts) {
            releases = items.map { item in
                Release(
                    number: item.number,
                    title: texts["releases.number", ["number": .plain(item.number)]],
                    facts: [
                        Fact(texts["releases.day"], texts.date(item.day)),
                        Fact(texts["releases.licence"], item.licence),
                        Fact(texts["releases.sources"], texts.numbers.integer(item.sources)),
                        Fact(texts["releases.digest"], [.code(item.digest)]),
                    ],
                    files: Self.files(item, texts))
            }
            take = [
                Link("JSON", "/releases.json"), Link("DCAT", "/catalog.jsonld"),
                Link("\(texts["towns.title"]), CSV", "\(Address(texts.language).towns).csv"),
                Link("OpenAPI", Address.description),
            ]
        }

        private static func files(_ item: Item, _ texts: Texts) -> Table {
            let columns = [
                Table.Column(texts["releases.file"]), .number(texts["releases.size"]),
                Table.Column(texts["releases.sha256"]),
            ]
            return Table(
                texts.tableLabel(texts["releases.files"]), columns: columns,
                rows: item.files.map { file in
                    [
                        Cell(file.name, "/releases/\(item.number)/\(Address.escaped(file.name))"),
                        Cell(texts.quantity(texts.numbers.decimals(Double(file.bytes) / 1_000, upTo: 1), "kB")),
                        Cell([.code(texts.shortDigest(file.sha256))]),
                    ]
                })
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .figures }

    package func title(_ texts: Texts) -> String { texts["releases.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        let address = Address(texts.language)
        html.heading(texts["releases.title"], under: [Link(texts["figures.title"], address.figures)], texts)
        html(.p, texts["releases.lead"], .class("lead"))
        if model.releases.isEmpty {
            html.empty(texts["releases.none"], texts["releases.none.text"], level: .h2)
        }
        for release in model.releases {
            html.section("release-\(release.number)", release.title) { html in
                html.facts(release.facts)
                html.table(release.files)
            }
        }
        html(.p, texts["releases.check"], .class("soft"))
        html.verbatim(
            "sha256sum -c SHA256SUMS\nqala release recompute releases/1 --data data/qala.sqlite",
            label: texts["releases.check"])
        html.take(texts["take.data"], model.take)
    }
}
