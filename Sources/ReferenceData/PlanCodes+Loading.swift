package import Exchange
import Findings

extension ReferenceLibrary {
    /// The codes that plans choose from, with their names in three languages.
    package func planCodes() throws -> PlanCodes {
        PlanCodes(CSVTable.read(try bytes("plan_codes.csv"), delimiter: .comma).value)
    }
}
