/// The rows that say what a fuel emits when it is burned, in the IPCC approach.
struct BurnedFuel: Sendable {
    /// What holds for a use of the fuel.
    struct Use: Sendable {
        /// Methane and nitrous oxide, where they are known.
        let others: [FactorTables.ReferenceFactor]
        /// Names the factor.
        let identity: String
        /// Names the factor of biomass whose carbon dioxide is not counted.
        let sustainableIdentity: String
    }

    /// Carbon dioxide.
    let carbon: FactorTables.ReferenceFactor
    /// Burned in a boiler, a stove or a plant.
    let stationary: Use
    /// Burned on the road.
    let road: Use

    /// Chooses among the rows of a fuel; nothing where none tells its carbon dioxide.
    init?(_ rows: [FactorTables.ReferenceFactor]) {
        func carbon(_ edition: String) -> FactorTables.ReferenceFactor? {
            rows.first { $0.edition == edition && $0.gas == .carbonDioxide }
        }
        guard let carbon = carbon("IPCC2006") ?? carbon("SEAP2010_standard") else { return nil }
        func other(_ gas: Gas, _ use: String) -> FactorTables.ReferenceFactor? {
            rows.first { $0.edition == "IPCC2006" && $0.gas == gas && $0.use.hasPrefix(use) }
        }
        func use(_ name: String) -> Use {
            let identity = "\(carbon.edition):\(carbon.fuel.rawValue):\(name)"
            return Use(
                others: [Gas.methane, .nitrousOxide].compactMap { other($0, name) ?? other($0, "stationary") },
                identity: identity, sustainableIdentity: "\(identity):sustainable")
        }
        self.carbon = carbon
        (stationary, road) = (use("stationary"), use("road"))
    }
}
