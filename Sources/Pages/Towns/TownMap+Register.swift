package import Cities
import Findings
package import Localization

extension TownMap {
    /// Every placed town of a register.
    ///
    /// - Parameters:
    ///   - signatories: The towns.
    ///   - standings: Where those stand that do not count as signatories.
    ///   - withInventory: Towns that have a published inventory, by their part of the address.
    ///   - outlines: The outlines of countries.
    ///   - texts: The words of the page's language.
    package init(
        _ signatories: [Signatory], standings: [Signatory.ID: Standing] = [:], withInventory: Set<String>,
        outlines: Outlines, _ texts: Texts
    ) {
        let address = Address(texts.language)
        let dots = signatories.compactMap { signatory in
            signatory.position.map { position in
                Dot(
                    name: signatory.name.inLanguage(texts.language), address: address.town(signatory.slug),
                    position: position, population: signatory.population,
                    mark: Mark(
                        standing: standings[signatory.id], hasInventory: withInventory.contains(signatory.slug)))
            }
        }
        let counts = Dictionary(grouping: signatories, by: \.country).mapValues(\.count)
        let words = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { code, count in
            "\(texts.country(code)): \(texts.numbers.integer(count))"
        }
        let names = outlines.lands.compactMap { land -> Name? in
            guard let place = land.label else { return nil }
            let code = land.country.uppercased()
            return Name(words: "\(texts.country(code)) \(texts.numbers.integer(counts[code] ?? 0))", place: place)
        }
        self.init(
            label: texts["map.label", ["countries": .text(texts.list(words))]], outlines: outlines, names: names,
            dots: dots, legend: Self.legend(dots, texts))
    }

    /// The marks that are on the map, with what they mean and how many there are.
    private static func legend(_ dots: [Dot], _ texts: Texts) -> [Meaning] {
        let counts = Dictionary(grouping: dots, by: \.mark).mapValues(\.count)
        return Mark.allCases.compactMap { mark in
            counts[mark].map {
                Meaning(mark: mark, words: "\(texts["map.mark.\(mark.rawValue)"]): \(texts.numbers.integer($0))")
            }
        }
    }
}
