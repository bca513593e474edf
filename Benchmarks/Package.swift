// swift-tools-version: 6.2
import PackageDescription

/// Benchmarks stand apart so that nobody waits for them: `swift build -c release --package-path Benchmarks`.
let package = Package(
    name: "qala-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "qala", path: "..")],
    targets: [
        .executableTarget(name: "qala-bench", dependencies: [.product(name: "QalaKit", package: "qala")])
    ]
)

for target in package.targets {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
    ]
}
