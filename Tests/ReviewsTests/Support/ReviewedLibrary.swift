import ReferenceData

/// What ships, loaded once for all tests of this target.
enum ReviewedLibrary {
    static let loaded = Result { try ReferenceLibrary.load() }
}
