import Cities
import Findings
import ReferenceData
import Testing

@Suite("The published register")
struct PublishedRegisterTests {
    private let signatories: [Signatory]
    private let findings: [Signatory.ID: [Finding]]

    init() throws {
        (signatories, findings) = try Self.register.get()
    }

    /// The register and what is found in it, read once.
    private static let register = Result {
        let library = try ReferenceLibrary.load()
        let signatories = try library.signatories()
        let checks = RegisterChecks(
            signatories: signatories, regions: try library.regions(),
            listedRegions: try library.listedRegions(of: signatories))
        return (signatories, checks.findings())
    }

    @Test("it names 522 signatories of eight countries, each once, each with a page of its own")
    func size() {
        #expect(signatories.count == 522)
        #expect(Set(signatories.map(\.country)) == ["AM", "AZ", "GE", "KG", "KZ", "MD", "TJ", "UA"])
        #expect(Set(signatories.map(\.id)).count == 522)
        #expect(Set(signatories.map(\.slug)).count == 522)
        #expect(signatories.allSatisfy { $0.slug.wholeMatch(of: /[a-z0-9]+(?:-[a-z0-9]+)*/) != nil })
    }

    @Test("every signatory has a day of joining and a promise, and knows its row")
    func complete() {
        for signatory in signatories {
            #expect(signatory.adhesion != nil, "\(signatory.name.published)")
            #expect(!signatory.commitments.isEmpty, "\(signatory.name.published)")
            #expect(signatory.place.row != nil)
        }
    }

    @Test("nothing is mended silently: Lisakovsk has the population it was published with")
    func unchanged() throws {
        let lisakovsk = try #require(town("Lisakovsk"))
        #expect(lisakovsk.population == 408_565)
        #expect(lisakovsk.position == Position(latitude: 52.5459785461426, longitude: 62.500358581543))
        #expect(lisakovsk.place.row == 17)
    }

    @Test("Taraz lies on Astana's point")
    func taraz() throws {
        let finding = try #require(findings(of: "Taraz").first { $0.code == "registry.point-of-another-town" })
        #expect(finding.details["otherName"] == .text("Astana"))
    }

    @Test("Astana itself lies in its own region: only Taraz is where it should not be")
    func astana() {
        #expect(findings(of: "Astana") == [])
    }

    @Test("Satpaev's point lies in another region than the list of towns puts it in")
    func satpaev() throws {
        let finding = try #require(findings(of: "Satpaev").first { $0.code == "registry.region-differs" })
        #expect(finding.details["region"] == .text("East Kazakhstan"))
        #expect(finding.details["listed"] == .text("Qaraghandy"))
    }

    @Test("two towns of Kyrgyzstan on one point are both asked about: no list tells which is right")
    func osh() {
        for name in ["Osh", "Orlovka"] {
            #expect(findings(of: name).map(\.code) == ["registry.point-of-another-town"])
        }
    }

    @Test("Poninkivska's latitude and longitude are swapped")
    func swapped() throws {
        let finding = try #require(
            findings(of: "Poninkivska Town Council").first { $0.code == "registry.point-outside-country" })
        #expect(finding.details["latitude"] == .number(50.184136))
        #expect(finding.details["longitude"] == .number(27.528278))
    }

    @Test(
        "a point just beyond a coarse outline is no finding",
        arguments: ["Mykolaiv", "Izmail", "Basarabeasca", "Shatsk"])
    func coarse(name: String) {
        #expect(!findings(of: name).contains { $0.code == "registry.point-outside-country" })
    }

    @Test("Lisakovsk's population is ten times too large")
    func lisakovsk() throws {
        let finding = try #require(findings(of: "Lisakovsk").first { $0.code == "registry.population-share-of-region" })
        #expect(finding.severity == .error)
        #expect(finding.details["region"] == .text("Qostanay"))
    }

    @Test("this edition uses no identifier twice, so none is found")
    func duplicates() {
        let identifiers = signatories.compactMap(\.gcomIdentifier)
        #expect(Set(identifiers).count == identifiers.count)
        #expect(!findings.values.joined().contains { $0.code == "registry.duplicate-id" })
    }

    @Test(
        "a point outside the country is found",
        arguments: ["Poninkivska Town Council", "Marinici", "Taraclia", "Reni"])
    func outside(name: String) {
        #expect(findings(of: name).contains { $0.code == "registry.point-outside-country" })
    }

    @Test(
        "towns that nothing is wrong with have no finding",
        arguments: ["Karaganda", "Petropavlovsk", "Temirtau", "Kharkiv"])
    func sound(name: String) {
        #expect(findings(of: name) == [])
    }

    private func town(_ name: String) -> Signatory? { signatories.first { $0.name.published == name } }

    private func findings(of name: String) -> [Finding] { town(name).flatMap { findings[$0.id] } ?? [] }
}
