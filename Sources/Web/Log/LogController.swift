import Cryptography
import Exchange
import HTTPTypes
import Hummingbird
import Ledger
import NIOCore

/// The log at its fixed addresses, the same in every language, for programs that check it.
///
/// - Source: C2SP tlog-tiles: checkpoint, tiles and entries; the other addresses are our own.
struct LogController: Sendable {
    let log: PublicLog

    func addRoutes(to router: Router<QalaContext>) {
        router.get("/log/checkpoint") { request, _ in try await newest(request) }
        router.get("/log/checkpoints.json") { request, _ in try await all(request) }
        router.get("/log/checkpoints/{size}") { _, context in try await checkpoint(context) }
        router.get("/log/key") { request, _ in try key(request) }
        router.get("/log/tile/**") { request, _ in try await tile(request) }
        router.get("/log/proofs/{digest}") { request, context in try await proof(request, context) }
        router.get("/log/revisions/{digest}") { request, context in try await revision(request, context) }
        router.get("/ledger/{kind}/{document}") { request, context in try await document(request, context) }
    }

    private func newest(_ request: Request) async throws -> Response {
        guard let checkpoint = try await log.ledger.newestCheckpoint() else { throw HTTPError(.notFound) }
        return PageCache.Entry(Array(checkpoint.note.utf8), .text).response(to: request)
    }

    private func all(_ request: Request) async throws -> Response {
        let checkpoints = try await log.ledger.checkpoints(limit: .max)
        return PageCache.Entry(try PublishedJSON.encode(checkpoints.map(CheckpointExport.init)), .json)
            .response(to: request)
    }

    private func checkpoint(_ context: QalaContext) async throws -> Response {
        let text = try context.parameters.require("size")
        guard let size = Int(text), String(size) == text, let checkpoint = try await log.ledger.checkpoint(size: size)
        else { throw HTTPError(.notFound) }
        return .unchanging(.text, Array(checkpoint.note.utf8))
    }

    private func key(_ request: Request) throws -> Response {
        guard let signer = log.signer else { throw HTTPError(.notFound) }
        return PageCache.Entry(Array("\(signer.verifier.text)\n".utf8), .text).response(to: request)
    }

    /// The hashes of a tile, or the entries under it, each behind its length in two bytes.
    private func tile(_ request: Request) async throws -> Response {
        let path = request.uri.path.dropFirst("/log/tile/".count)
        let entries = path.hasPrefix("entries/") ? LogTile(entries: path.dropFirst("entries/".count)) : nil
        guard let tile = entries ?? LogTile(path: path),
            let size = try await log.ledger.newestCheckpoint()?.size, tile.isWithin(size: size)
        else { throw HTTPError(.notFound) }
        let digests: [Digest]?
        if entries != nil {
            digests = try await log.ledger.entries(from: tile.range.lowerBound, limit: tile.width)
        } else {
            digests = try await log.tree.hashes(of: tile, size: size)
        }
        guard let digests, digests.count == tile.width else { throw StoreError.damagedStore }
        let frame: [UInt8] = entries == nil ? [] : [0, 32]
        return .unchanging(.octets, digests.flatMap { frame + $0.bytes })
    }

    private func proof(_ request: Request, _ context: QalaContext) async throws -> Response {
        let digest = try Self.digest(context)
        guard let place = try await log.place(of: digest) else { throw HTTPError(.notFound) }
        var export = ProofExport(of: digest, place.proof, under: place.checkpoint)
        if let revision = try await log.revision(digest) {
            export.document = revision.document.description
            export.number = revision.number
        }
        return PageCache.Entry(try PublishedJSON.encode(export), .json).response(to: request)
    }

    private func revision(_ request: Request, _ context: QalaContext) async throws -> Response {
        guard let revision = try await log.revision(try Self.digest(context)) else { throw HTTPError(.notFound) }
        guard let export = RevisionExport(revision) else {
            throw StoreError.broken(revision.document, number: revision.number)
        }
        return .unchanging(.json, try PublishedJSON.encode(export))
    }

    private func document(_ request: Request, _ context: QalaContext) async throws -> Response {
        let file = try context.parameters.require("document")
        guard file.hasSuffix(".jsonl") else { throw HTTPError(.notFound) }
        let document = DocumentID(
            kind: try context.parameters.require("kind"), name: String(file.dropLast(".jsonl".count)))
        let revisions = try await log.revisions(of: document)
        guard !revisions.isEmpty else { throw HTTPError(.notFound) }
        return PageCache.Entry(try RevisionExport.lines(revisions), .lines).response(to: request)
    }

    /// The digest of `<64 hexadecimal digits>.json`.
    private static func digest(_ context: QalaContext) throws -> Digest {
        let (name, kind) = try context.parameters.require("digest").nameAndExtension
        guard kind == "json", let digest = Digest(hexadecimal: name) else { throw HTTPError(.notFound) }
        return digest
    }
}

extension Response {
    /// A reply that is the same for ever, and may be kept so long.
    fileprivate static func unchanging(_ media: Media, _ bytes: [UInt8]) -> Response {
        var response = Response(.ok, media, bytes)
        response.headers[.cacheControl] = "public, max-age=31536000, immutable"
        return response
    }
}
