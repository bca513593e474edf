import Localization
import Testing

@Suite("Shipped catalogues")
struct ShippedCataloguesTests {
    @Test("every key has words in Kazakh, Russian and English")
    func sameKeys() throws {
        let catalogue = try Catalogue(folder: Catalogues.folder)
        let all = Set(Language.allCases.flatMap(catalogue.keys))
        #expect(!all.isEmpty)
        for language in Language.allCases {
            #expect(all.subtracting(catalogue.keys(language)).sorted() == [], "\(language)")
        }
    }

    @Test("a message is filled with the same details in every language")
    func samePlaceholders() throws {
        let catalogue = try Catalogue(folder: Catalogues.folder)
        for key in catalogue.keys(.en) {
            let names = Language.allCases.map { catalogue.placeholders(of: key, $0) }
            #expect(Set(names).count == 1, "\(key): \(names)")
        }
    }
}
