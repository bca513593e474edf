extension Actor {
    /// Whether there are towns that the actor coordinates.
    public var mayCoordinate: Bool { !territories(for: .actForTown).isEmpty }

    /// The towns that the actor's roles name one by one for a right.
    public func namedTowns(for right: Right) -> Set<TownScope> {
        guard !isLocal else { return [] }
        return territories(for: right).reduce(into: []) { towns, territory in
            if case .towns(let some) = territory { towns.formUnion(some) }
        }
    }

    /// Whether the actor may do something for a town, as the town or on its behalf.
    public func mayDo(_ right: Right, for town: TownScope) -> Bool {
        may(right, in: town) || (right.canBeDoneOnBehalf && may(.actForTown, in: town))
    }
}
