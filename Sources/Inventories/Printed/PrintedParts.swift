import Findings

/// The file's own sums held against the file's own parts, whatever they are made of.
struct PrintedParts {
    let figures: [PrintedFigure]
    let tolerance: PrintedChecks.Tolerance

    func findings() -> [Finding] {
        let emissions = figures.filter { $0.subject == .emission }
        let found = scopesOfSectors(emissions) + linesOfSectors(emissions) + totals(emissions)
        var seen: Set<Finding> = []
        return found.filter { seen.insert($0).inserted }
    }

    /// A sector's sum over scopes against its scopes.
    private func scopesOfSectors(_ emissions: [PrintedFigure]) -> [Finding] {
        emissions.filter { $0.row == .subtotal && $0.scope == nil }.compactMap { whole in
            let parts = emissions.filter {
                $0.row == .subtotal && $0.scope != nil && isSameCell($0, whole) && $0.gas == whole.gas
            }
            return finding("total.printed-parts-differ", whole, parts)
        }
    }

    /// A sector's sum against its own lines, where the file prints at least two of them.
    private func linesOfSectors(_ emissions: [PrintedFigure]) -> [Finding] {
        emissions.filter { $0.row == .subtotal && $0.carrierWord == nil }.compactMap { whole in
            let lines = emissions.filter { figure in
                figure.row == .line && figure.gas == whole.gas && figure.carrierWord != nil
                    && PrintedMatching.isSame(figure.sectorWord, whole.sectorWord)
                    && PrintedMatching.isSame(figure.subsector, whole.subsector)
            }
            let parts = whole.scope.map { scope in lines.filter { $0.scope == scope } } ?? acrossScopes(lines)
            return parts.count > 1 ? finding("total.printed-parts-differ", whole, parts) : nil
        }
    }

    /// Each cell once: its figure over all scopes, or else those of its scopes.
    private func acrossScopes(_ figures: [PrintedFigure]) -> [PrintedFigure] {
        let whole = figures.filter { $0.scope == nil }
        return whole + figures.filter { part in part.scope != nil && !whole.contains { isSameCell($0, part) } }
    }

    /// The grand total against the sectors, scope by scope, and against its own scopes.
    private func totals(_ emissions: [PrintedFigure]) -> [Finding] {
        let totals = emissions.filter { $0.row == .total && $0.carrierWord == nil }
        var findings: [Finding] = []
        for total in totals {
            let sectors = emissions.filter {
                $0.row == .subtotal && $0.carrierWord == nil && isPart($0, of: total, emissions)
            }
            guard !isNested(sectors) else { continue }
            var parts = acrossScopes(sectors)
            if let scope = total.scope {
                parts = sectors.filter { $0.scope == scope }
            } else {
                let scopes = totals.filter { $0.scope != nil && $0.gas == total.gas }
                if let finding = finding("total.printed-parts-differ", total, scopes) { findings.append(finding) }
            }
            if let finding = finding("total.printed-parts-differ", total, parts) { findings.append(finding) }
        }
        return findings
    }

    /// Whether a sector's figure is of the total's gas; carbon dioxide and its equivalent stand for each other where the
    /// sector is printed in one of them only.
    private func isPart(_ figure: PrintedFigure, of total: PrintedFigure, _ emissions: [PrintedFigure]) -> Bool {
        if figure.gas == total.gas { return true }
        let sums: [Gas?] = [.carbonDioxide, .equivalent]
        guard sums.contains(figure.gas), sums.contains(total.gas) else { return false }
        return !emissions.contains { $0.gas == total.gas && $0.row == .subtotal && isSameCell($0, figure) }
    }

    /// Whether a macro sector is printed together with the sectors it is made of.
    private func isNested(_ sectors: [PrintedFigure]) -> Bool {
        let macros: [Sector: Sector.Group] = [.buildingsUnallocated: .buildings, .transportUnallocated: .transport]
        return sectors.contains { figure in
            guard let sector = figure.sector, let group = macros[sector] else { return false }
            return sectors.contains { $0.sector != sector && $0.sector?.group == group && $0.sector != .publicLighting }
        }
    }

    private func isSameCell(_ left: PrintedFigure, _ right: PrintedFigure) -> Bool {
        PrintedMatching.isSame(left.sectorWord, right.sectorWord)
            && PrintedMatching.isSame(left.subsector, right.subsector)
            && PrintedMatching.isSame(left.carrierWord, right.carrierWord)
    }

    private func finding(_ code: String, _ whole: PrintedFigure, _ parts: [PrintedFigure]) -> Finding? {
        guard !parts.isEmpty else { return nil }
        let sum = parts.reduce(0) { $0 + $1.value }
        guard abs(whole.value - sum) > max(tolerance.absolute, 1e-5 * abs(sum)) else { return nil }
        return Finding(code, .error, at: whole.place, details: PrintedChecks.details(whole, computed: sum))
    }
}
