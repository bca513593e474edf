import Cities

/// Finds the region of a point.
struct RegionPlaces {
    private let places: [(key: String, region: Region)]
    /// The regions, by their keys.
    let named: [CovenantSnapshot.NamedRegion]
    private let keys: [String: [String]]

    init(_ regions: [Region]) {
        let counts = Dictionary(grouping: regions, by: \.code).mapValues(\.count)
        var used: Set<String> = []
        var places: [(key: String, region: Region)] = []
        var named: [CovenantSnapshot.NamedRegion] = []
        for region in regions where !region.rings.isEmpty {
            let code = region.code.isEmpty ? region.country : region.code
            let key = Region.key(
                code: code, name: region.name, isShared: region.code.isEmpty || counts[region.code] != 1)
            guard used.insert(key).inserted else { continue }
            places.append((key, region))
            named.append(.init(key: key, code: region.code, name: region.name, country: region.country))
        }
        self.places = places
        self.named = named.sorted { $0.key < $1.key }
        keys = Dictionary(grouping: named, by: \.code).mapValues { $0.map(\.key) }
    }

    /// The key of the region that lies under a town's point, in the town's own country.
    func key(of signatory: Signatory) -> String? {
        guard let position = signatory.position else { return nil }
        return places.first {
            $0.region.country == signatory.country && $0.region.contains(position)
        }?.key
    }

    /// The key of a code that only one region has.
    func key(ofCode code: String) -> String? { keys[code].flatMap { $0.count == 1 ? $0[0] : nil } }
}
