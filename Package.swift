// swift-tools-version: 6.2
import PackageDescription

/// The floor plan of the house: four groups of targets, whose imports `Tests/HouseTests` holds to this list.
let package = Package(
    name: "qala",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "qala", targets: ["qala"])
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // -- C libraries, each wrapped once
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CDeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "CVectorMath"),

        // -- foundations: words everyone uses, no knowledge of cities
        .target(name: "Quantities"),
        .target(name: "Cryptography", dependencies: ["CCrypto", "CArgon2"]),
        .target(name: "Ledger", dependencies: ["Cryptography", "Quantities"]),
        .target(name: "Findings", dependencies: ["Quantities"]),
        .target(
            name: "Localization", dependencies: ["Findings", "Quantities"], resources: [.copy("Catalogues")]),

        // -- rooms: one capability each; values, calculations, checks, workflows
        .target(name: "Cities", dependencies: ["Quantities", "Ledger", "Findings"]),
        .target(
            name: "Inventories",
            dependencies: ["Cities", "Quantities", "Cryptography", "Ledger", "Findings", "CVectorMath"]),
        .target(
            name: "Plans", dependencies: ["Inventories", "Cities", "Quantities", "Ledger", "Findings"]),
        .target(
            name: "Reviews",
            dependencies: ["Plans", "Inventories", "Cities", "Quantities", "Cryptography", "Ledger", "Findings"]),
        .target(
            name: "Statistics",
            dependencies: [
                "Reviews", "Plans", "Inventories", "Cities", "Quantities", "Cryptography", "Ledger", "Findings",
            ]),
        .target(name: "Accounts", dependencies: ["Cryptography", "Ledger"]),

        // -- shell: how values come in, rest, and are shown
        .target(
            name: "Exchange",
            dependencies: [
                "Accounts", "Statistics", "Reviews", "Plans", "Cities", "Inventories", "Quantities", "Cryptography",
                "Ledger", "Findings", "Localization", "CZip", "CXLSXWriter",
                .product(name: "Yams", package: "Yams"),
            ],
            resources: [.copy("Reports/Resources")]),
        .target(
            name: "ReferenceData",
            dependencies: ["Exchange", "Reviews", "Plans", "Cities", "Inventories", "Quantities", "Findings"],
            resources: [.copy("Tables"), .copy("Published")]),
        .target(
            name: "Storage",
            dependencies: [
                "Accounts", "Cities", "Inventories", "Quantities", "Cryptography", "Ledger", "Findings", "CPQ",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .target(
            name: "Pages",
            dependencies: [
                "Accounts", "Statistics", "Reviews", "Plans", "Cities", "Inventories", "Quantities", "Cryptography",
                "Ledger", "Findings", "Localization",
            ],
            resources: [.copy("Assets")]),
        .target(
            name: "Web",
            dependencies: [
                "Pages", "Storage", "Exchange", "ReferenceData", "Statistics", "Reviews", "Plans", "Cities",
                "Inventories", "Quantities", "Cryptography", "Accounts", "Ledger", "Findings", "Localization",
                "CDeflate",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            resources: [.copy("Description")]),
        .executableTarget(
            name: "qala",
            dependencies: [
                "Web", "Pages", "Storage", "Exchange", "ReferenceData", "Statistics", "Reviews", "Plans", "Cities",
                "Inventories", "Quantities", "Accounts", "Cryptography", "Ledger", "Findings", "Localization",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ]),
        // Built by name only: neither `./run` nor `./test` waits for it.
        .executableTarget(
            name: "qala-bench", dependencies: ["Inventories", "Exchange", "Findings"],
            path: "Benchmarks/Sources/qala-bench"),
        .executableTarget(
            name: "qala-trial",
            dependencies: [
                "Storage", "ReferenceData", "Statistics", "Cities", "Inventories", "Quantities", "Ledger",
                "Cryptography", "Findings",
                "QalaTesting",
            ],
            path: "Benchmarks/Sources/qala-trial"),
        .target(
            name: "QalaTesting",
            dependencies: [
                "Accounts", "Cities", "Inventories", "Quantities", "Cryptography", "Ledger", "Findings",
                "Localization",
            ]),

        // -- tests: one folder per target, and the house itself
        .testTarget(name: "QuantitiesTests", dependencies: ["Quantities"]),
        .testTarget(name: "FindingsTests", dependencies: ["Findings"]),
        .testTarget(name: "CryptographyTests", dependencies: ["Cryptography"]),
        .testTarget(name: "LedgerTests", dependencies: ["Cryptography", "Ledger", "QalaTesting"]),
        .testTarget(name: "LocalizationTests", dependencies: ["Localization", "Findings", "Quantities"]),
        .testTarget(
            name: "CitiesTests",
            dependencies: ["Cities", "Findings", "Ledger", "Quantities", "QalaTesting", "ReferenceData"]),
        .testTarget(
            name: "InventoriesTests",
            dependencies: [
                "Inventories", "CVectorMath", "Cryptography", "Findings", "Ledger", "Quantities", "QalaTesting",
                "ReferenceData",
            ],
            exclude: ["Cases", "Checks/Cases"]),
        .testTarget(
            name: "PlansTests",
            dependencies: [
                "Plans", "Cities", "Findings", "Inventories", "Ledger", "Quantities", "QalaTesting", "ReferenceData",
            ]),
        .testTarget(
            name: "ReviewsTests",
            dependencies: [
                "Reviews", "Plans", "Cities", "Cryptography", "Exchange", "Findings", "Inventories", "Ledger",
                "Quantities", "QalaTesting", "ReferenceData",
            ]),
        .testTarget(
            name: "StatisticsTests",
            dependencies: [
                "Statistics", "Plans", "Cities", "Findings", "Inventories", "Quantities", "ReferenceData",
            ]),
        .testTarget(name: "AccountsTests", dependencies: ["Accounts", "Cryptography", "Ledger", "QalaTesting"]),
        .testTarget(
            name: "ExchangeTests",
            dependencies: [
                "Exchange", "Accounts", "Cities", "Cryptography", "CZip", "Findings", "Inventories", "Ledger",
                "Localization", "Plans", "Quantities", "QalaTesting", "ReferenceData", "Statistics",
            ],
            exclude: ["Inventories/Cases", "Plans/Cases"]),
        .testTarget(
            name: "ReferenceDataTests",
            dependencies: [
                "ReferenceData", "Reviews", "Cities", "Cryptography", "Exchange", "Findings", "Inventories",
                "Quantities",
            ]),
        .testTarget(
            name: "StorageTests",
            dependencies: [
                "Storage", "Accounts", "Cryptography", "Inventories", "Ledger", "QalaTesting",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "PagesTests",
            dependencies: [
                "Pages", "Accounts", "Cities", "Findings", "Inventories", "Localization", "Plans", "Quantities",
                "Reviews", "Statistics",
            ],
            exclude: ["__Snapshots__"]),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Web", "Accounts", "Cities", "Cryptography", "Exchange", "Findings", "Inventories", "Ledger",
                "Localization", "Pages", "Plans", "Quantities", "QalaTesting", "ReferenceData", "Reviews", "Statistics",
                "Storage",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),
        .testTarget(name: "HouseTests", dependencies: ["Findings", "Localization"], exclude: ["__Snapshots__"]),
    ]
)

for target in package.targets where ![.system, .plugin].contains(target.type) && target.name != "CVectorMath" {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
    ]
}
