import Inventories
import ReferenceData

/// The tables that ship with the program, loaded once for all tests of this target.
enum ShippedTables {
    static var tables: FactorTables { get throws { try loaded.get().tables } }
    private static let loaded = Result { try ReferenceLibrary.load() }
}
