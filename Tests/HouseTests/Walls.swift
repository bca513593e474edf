/// What a target may know of the others: one row of the table in `Docs/Decisions/0001-the-house-and-its-walls.md`.
struct Wall: Sendable {
    enum Group: Sendable { case library, foundation, room, shell }

    let target: String
    let group: Group
    /// Targets of ours that it may import.
    let ours: Set<String>
    /// Libraries of others that it may import, besides the standard ones.
    let others: Set<String>

    init(_ target: String, _ group: Group, _ ours: Set<String> = [], others: Set<String> = []) {
        self.target = target
        self.group = group
        self.ours = ours
        self.others = others
    }

    /// What comes with the language and may be used everywhere.
    static let standard: Set<String> = ["Foundation", "Dispatch", "Synchronization"]

    private static let foundations: Set<String> = ["Quantities", "Ledger", "Findings"]
    /// Foundations of what proves who said what, and that nothing was altered.
    private static let proving = foundations.union(["Cryptography"])
    private static let spoken = foundations.union(["Localization"])
    private static let everyFoundation = proving.union(["Localization"])
    private static let rooms: Set<String> = ["Cities", "Inventories"]
    /// Rooms of what a town promises, sends and hears.
    private static let promising: Set<String> = ["Plans", "Reviews"]
    /// What is shown of all towns together.
    private static let published = promising.union(["Statistics"])

    /// The floor plan.
    ///
    /// A change here is a change of the architecture: it belongs in a commit of its own reason.
    static let all: [Wall] = [
        Wall("CCrypto", .library),
        Wall("CArgon2", .library),
        Wall("CZip", .library),
        Wall("CXLSXWriter", .library),
        Wall("CDeflate", .library),
        Wall("CPQ", .library),
        Wall("CVectorMath", .library),

        Wall("Quantities", .foundation),
        Wall("Cryptography", .foundation, ["CCrypto", "CArgon2"]),
        Wall("Ledger", .foundation, ["Cryptography", "Quantities"]),
        Wall("Findings", .foundation, ["Quantities"]),
        Wall("Localization", .foundation, ["Findings", "Quantities"]),

        Wall("Cities", .room, foundations),
        Wall("Inventories", .room, proving.union(["Cities", "CVectorMath"])),
        Wall("Plans", .room, foundations.union(["Cities", "Inventories"])),
        Wall("Reviews", .room, proving.union(["Cities", "Inventories", "Plans"])),
        Wall("Statistics", .room, proving.union(["Cities", "Inventories", "Plans", "Reviews"])),
        Wall("Accounts", .room, ["Cryptography", "Ledger"]),

        Wall(
            "Exchange", .shell,
            everyFoundation.union(rooms).union(published).union(["Accounts", "CZip", "CXLSXWriter"]),
            others: ["Yams"]),
        Wall("ReferenceData", .shell, rooms.union(promising).union(["Exchange", "Quantities", "Findings"])),
        Wall("Storage", .shell, proving.union(rooms).union(["Accounts", "CPQ"]), others: ["GRDB"]),
        Wall("Pages", .shell, everyFoundation.union(rooms).union(published).union(["Accounts"])),
        Wall(
            "Web", .shell,
            everyFoundation.union(rooms).union(published).union([
                "Accounts", "Pages", "Storage", "Exchange", "ReferenceData", "CDeflate",
            ]),
            others: ["Hummingbird", "NIOCore", "NIOHTTP1", "HTTPTypes", "Logging", "ServiceLifecycle", "UnixSignals"]),
        Wall(
            "qala", .shell,
            everyFoundation.union(rooms).union(published).union([
                "Accounts", "Web", "Pages", "Storage", "Exchange", "ReferenceData",
            ]),
            others: ["ArgumentParser", "Hummingbird"]),
        Wall("QalaTesting", .shell, everyFoundation.union(rooms).union(["Accounts"])),
    ]

    static func of(_ target: String) -> Wall? { all.first { $0.target == target } }

    static func targets(_ group: Group) -> Set<String> { Set(all.filter { $0.group == group }.map(\.target)) }
}
