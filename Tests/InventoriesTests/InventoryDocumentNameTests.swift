import Inventories
import Ledger
import Testing

@Suite("Names of inventory documents")
struct InventoryDocumentNameTests {
    @Test(
        "a name is read as the town and the year that it was made from", arguments: ["karaganda", "nur-sultan", "a-1"])
    func reads(slug: String) {
        let town = InventoryDocument.town(of: InventoryDocument.id(town: slug, year: 2022))
        #expect(town?.slug == slug && town?.year == 2022)
    }

    @Test(
        "another form is no town's",
        arguments: [
            "karaganda", "-2022", "karaganda-", "karaganda-x", "karaganda-+2022", "karaganda-02022", "karaganda--5",
        ])
    func refuses(name: String) {
        let town = InventoryDocument.town(of: DocumentID(kind: InventoryDocument.kind, name: name))
        #expect(town == nil)
    }

    @Test("a document of another kind has no town")
    func otherKind() {
        #expect(InventoryDocument.town(of: DocumentID(kind: "plan", name: "karaganda-2022")) == nil)
    }
}
