import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import Synchronization
import Testing

@testable import Web

/// How a server ends.
@Suite("The end of a server")
struct ServerEndTests {
    @Test("after it the file alone holds everything, with nothing beside it that a copy would lack")
    func oneFile() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "qala-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let ledger = folder.appending(path: "qala.sqlite").path
        let (addresses, listens) = AsyncStream<String>.makeStream()
        let server = try await QalaServer.application(
            ServerSettings(host: "127.0.0.1", port: 0, mode: .local, ledger: ledger)
        ) { listens.yield($0) }
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: server)], logger: Logger(label: "t") { _ in SwiftLogNoOpLogHandler() }))
        async let ended: Void = group.run()
        #expect(await addresses.first { _ in true } != nil)
        #expect(FileManager.default.fileExists(atPath: ledger + "-wal"), "while it runs, what is saved lies beside")
        await group.triggerGracefulShutdown()
        try await ended
        withExtendedLifetime(server) {
            let left = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(left?.sorted() == ["qala.sqlite", "qala.sqlite.keys"])
        }
    }
}
