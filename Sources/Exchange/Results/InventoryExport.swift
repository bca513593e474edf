import Findings
import Inventories
import Localization
import Quantities

/// An inventory's result as other programs read it: schema `qala.inventory-result/1`, documented in `Docs/Methods`.
package struct InventoryExport: Encodable, Sendable {
    package struct Completeness: Encodable, Sendable {
        let known: Int
        let missing: Int
        let share: Double?
        let isComplete: Bool

        init(_ sum: PartialSum<some Dimension>) {
            known = sum.known
            missing = sum.missing
            share = sum.share
            isComplete = sum.isComplete
        }
    }

    package struct Amount: Encodable, Sendable {
        let value: Double
        let unit: String
        let low: Double?
        let high: Double?
        let completeness: Completeness
    }

    package struct Part: Encodable, Sendable {
        let sector: String?
        let carrier: String?
        let gas: String?
        let name: String
        let words: [String]?
        let value: Double
        let unit: String
        let low: Double?
        let high: Double?
        let energy: Double?
        let energyUnit: String?
        let completeness: Completeness
    }

    package struct Town: Encodable, Sendable {
        let name: String
        let country: String
        let population: Int?
        let populationYear: Int?
    }

    package struct Choices: Encodable, Sendable {
        let approach: String
        let basis: String
        let warming: String
        let biomassIsSustainable: Bool
    }

    package struct PerHead: Encodable, Sendable {
        let value: Double
        let unit: String
        let energy: Double?
        let energyUnit: String
    }

    package struct GasFactor: Encodable, Sendable {
        let gas: String
        let value: Double
        let unit: String
        let warmingPotential: Double
        let source: String
        let edition: String?
        let verification: String
        let note: String?
        let place: Place?
    }

    package struct Factor: Encodable, Sendable {
        let name: String
        let carriers: [String]
        let value: Double
        let unit: String
        let origin: String
        let gases: [GasFactor]
        let biogenic: Double?
    }

    package struct Line: Encodable, Sendable {
        let id: String
        let sector: String
        let sectorWord: String?
        let subsector: String?
        let carrier: String
        let carrierWord: String?
        let scope: Int?
        let entry: Entry
        let energy: Double?
        let emission: Double?
        let factor: String?
        let place: Place
    }

    package struct Printed: Encodable, Sendable {
        let figure: PrintedFigure
        let computed: Double?
        let difference: Double?
    }

    package struct Contributor: Encodable, Sendable {
        let kind: String
        let name: String
        let share: Double
    }

    package struct Uncertainty: Encodable, Sendable {
        let approach1RelativeHalfWidth: Double
        let approach2Low: Double
        let approach2High: Double
        let draws: Int
        let seed: UInt64
        let measureBetterFirst: [Contributor]
    }

    package struct Noticed: Encodable, Sendable {
        let rule: String
        let severity: String
        let place: Place
        let placeText: String
        let title: String
        let text: String
        let why: String?
        let advice: String?
    }

    /// The revision of the ledger that says the same, and where its proof is.
    package struct Revision: Encodable, Sendable {
        let document: String
        let number: Int
        let digest: String
        let proof: String

        package init(document: String, number: Int, digest: String, proof: String) {
            self.document = document
            self.number = number
            self.digest = digest
            self.proof = proof
        }
    }

    let schema = "qala.inventory-result/1"
    let town: Town
    let year: Int
    let kind: String
    let accounting: Choices
    let total: Amount
    let energy: Amount
    let perHead: PerHead?
    let keySectors: [String]
    let bySector: [Part]
    let byCarrier: [Part]
    let bySectorAndCarrier: [Part]
    let byGas: [Part]
    let biogenic: Double
    let factors: [Factor]
    let electricityFactor: Working?
    let heatFactor: Working?
    let uncertainty: Uncertainty?
    let lines: [Line]
    let printed: [Printed]
    let findings: [Noticed]
    let files: [Inventory.SourceFile]
    let publication: Inventory.Publication?
    package var revision: Revision?
}
