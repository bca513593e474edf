import Accounts
import Cities
import Cryptography
import Findings
import Foundation
import Inventories
import Ledger
import Pages
import Quantities
import Reviews
import Storage

/// Brings a package in: checked as a whole first, then document by document, as far as who brings it may.
///
/// On a machine of one's own all of it comes in, by the same merge as `qala ledger merge`. In an office each document
/// needs the rights of its town, and nobody is given words that somebody else put into the file.
struct BringPackage: Sendable {
    /// What came of a package.
    struct Brought: Sendable {
        var documents: [PackageResult.Document] = []
        var findings: [Finding] = []
        /// Whether this Qala made it, and when; `nil` for what is no package.
        var origin: PackageResult.Origin?
    }

    let desk: Desk
    let accounts: (any AccountStore)?
    let verifier: NoteVerifier?
    let actor: Actor
    let fileName: String

    func callAsFunction(_ bytes: [UInt8], in folder: URL) async throws -> Brought {
        let package: LedgerPackage
        do throws(LedgerPackage.Failure) {
            package = try await LedgerPackage.open(bytes, in: folder, limit: PackageDesk.revisionLimit)
        } catch {
            return Brought(findings: [try Self.finding(error, fileName)])
        }
        var brought = Brought()
        do {
            try await bring(package, into: &brought)
        } catch {
            await package.ledger.close()
            throw error
        }
        await package.ledger.close()
        brought.findings = brought.findings.map { finding in
            var finding = finding
            finding.place.file = fileName
            return finding
        }
        return brought
    }

    private func bring(_ package: LedgerPackage, into brought: inout Brought) async throws {
        guard let isOurs = isOurs(package.note), Self.times.contains(package.manifest.time) else {
            brought.findings.append(Finding("package.forged", .error))
            return
        }
        brought.origin = PackageResult.Origin(isOurs: isOurs, time: package.manifest.time)
        if !isOurs { brought.findings.append(Finding("package.unknown-key", .warning)) }
        let signed = isOurs ? package.manifest.heads : []
        for head in try await package.ledger.heads() {
            let copy = History(try await package.ledger.revisions(of: head.document))
            let vouched = signed.filter { $0.document == head.document }.reduce(into: Set<Digest>()) {
                $0.formUnion(copy.ancestry(of: $1.digest))
            }
            switch try await bring(copy, of: head.document, vouched: vouched, from: package) {
            case .done(let document): brought.documents.append(document)
            case .refused(let finding): brought.findings.append(finding)
            case .passed: break
            }
        }
    }

    /// Whether this Qala signed a manifest; `nil` where it did not, and somebody wrote its name there.
    private func isOurs(_ note: SignedNote) -> Bool? {
        guard let verifier else { return false }
        do throws(SignedNote.Failure) {
            _ = try note.verified(by: [verifier])
            return true
        } catch {
            return error == .unverified ? false : nil
        }
    }

    private enum Step {
        case done(PackageResult.Document)
        case refused(Finding)
        /// It is here as it is there, and nobody works on it.
        case passed
    }

    private func bring(
        _ copy: History, of document: DocumentID, vouched: Set<Digest>, from package: LedgerPackage
    ) async throws -> Step {
        let here = try await desk.ledger.history(of: document)
        let new = copy.revisions.filter { here[$0.digest] == nil }
        if document.kind != InventoryDocument.kind, new.isEmpty { return .passed }
        guard !actor.isLocal else {
            if let unread = new.first(where: { !Self.isReadable($0) }) {
                return .refused(refusal("package.unreadable", document, unread))
            }
            let receive = ReceiveRevisions(ledger: desk.ledger, shapes: DocumentShape.byKind)
            return try await receiving(copy, of: document, from: package, receive)
        }
        guard document.kind == InventoryDocument.kind else { return .refused(refusal("package.other-kind", document)) }
        // The answer to who may not is the same whether or not the document is here.
        guard let first = copy.main.first, let town = try await desk.town(ofBrought: document, first),
            actor.may(.mergePackage, in: town),
            let authorship = desk.authorship(in: town, actor, reason: Desk.reason(fileName))
        else { return .refused(refusal("package.not-allowed", document)) }
        let read = authorship.onBehalfOf == nil ? new : Array(new.suffix(1))
        if let unread = read.first(where: { !Self.isReadable($0) }) {
            return .refused(refusal("package.unreadable", document, unread))
        }
        if authorship.onBehalfOf != nil {
            return try await adopting(copy, of: document, from: package, by: authorship)
        }
        if let (code, revision) = try await doubt(new.filter { !vouched.contains($0.digest) }, copy, in: town) {
            return .refused(refusal(code, document, revision))
        }
        let receive = ReceiveRevisions(ledger: desk.ledger, shapes: DocumentShape.byKind, by: authorship)
        return try await receiving(copy, of: document, from: package, receive)
    }

    /// Whether pages can show a revision: of an inventory, its year and when it was saved must be ones that people live in.
    private static func isReadable(_ revision: Revision) -> Bool {
        guard times.contains(revision.authorship.time) else { return false }
        guard revision.document.kind == InventoryDocument.kind else { return true }
        guard let inventory = try? Inventory.read(from: revision) else { return false }
        return (1900...2200).contains(inventory.year.number)
    }

    /// From 1970 to 2100; a computer's clock may be wrong, and then its owner's work is still theirs.
    private static let times: ClosedRange<Int64> = 0...4_102_444_800

    /// What comes in as it is: revisions with their files.
    private func receiving(
        _ copy: History, of document: DocumentID, from package: LedgerPackage, _ receive: ReceiveRevisions
    ) async throws -> Step {
        guard try await keepFiles(of: copy, from: package) else {
            return .refused(refusal("package.file", document))
        }
        let outcome: PackageResult.Outcome
        do throws(StoreError) {
            outcome =
                switch try await receive(copy.revisions) {
                case .nothingNew: .nothingNew
                case .followed(let added): .followed(added)
                case .merged(_, let added, _): .merged(added)
                }
        } catch {
            switch error {
            case .unfit, .tooLarge: return .refused(refusal("package.unreadable", document, copy.head))
            case .broken(_, let number):
                let details: [String: Detail] = ["document": .text(document.name), "number": .plain(number)]
                return .refused(Finding("package.broken", .error, details: details))
            default: throw error
            }
        }
        return .done(try await told(document, outcome))
    }

    /// What comes in as one save in a town's name.
    private func adopting(
        _ copy: History, of document: DocumentID, from package: LedgerPackage, by authorship: Authorship
    ) async throws -> Step {
        guard try await keepFiles(of: copy, from: package) else {
            return .refused(refusal("package.file", document))
        }
        let saved = try await AdoptInventory(ledger: desk.ledger)(copy, by: authorship)
        return .done(try await told(document, saved == nil ? .nothingNew : .adopted))
    }

    /// Keeps the files that revisions name and that are not here yet; none of them when one is not what it was.
    private func keepFiles(of copy: History, from package: LedgerPackage) async throws -> Bool {
        var files: [ArchivedFile] = []
        for digest in CopyDocuments.files(namedBy: copy.revisions) where try await desk.archive.file(digest) == nil {
            do throws(StoreError) {
                guard let file = try await package.ledger.file(digest) else { continue }
                // What the file says it is came from a stranger; it is kept as bytes.
                files.append(ArchivedFile(name: file.name, media: "application/octet-stream", bytes: file.bytes))
            } catch {
                guard case .damaged = error else { throw error }
                return false
            }
        }
        for file in files { try await desk.archive.put(file) }
        return true
    }

    private func told(_ document: DocumentID, _ outcome: PackageResult.Outcome) async throws -> PackageResult.Document {
        var told = PackageResult.Document(
            document.kind == InventoryDocument.kind ? document.name : document.description, outcome)
        guard document.kind == InventoryDocument.kind else { return told }
        let history = try await desk.history(document.name)
        told.conflicts = history.openConflicts(shape: InventoryDocument.shape).count
        told.awaits = outcome == .adopted
        if let inventory = history.head.flatMap({ try? Inventory.read(from: $0) }) {
            told.title = "\(inventory.town.name), \(inventory.year)"
        }
        return told
    }

    /// The first revision that says something of its author that the file does not prove.
    private func doubt(
        _ new: [Revision], _ copy: History, in town: TownScope
    ) async throws -> (code: String, revision: Revision)? {
        var known: Set<AccountID> = []
        for author in Set(new.compactMap({ AccountID($0.authorship.author) })) {
            if try await accounts?.account(author) != nil { known.insert(author) }
        }
        let check = BroughtRevisions(
            by: actor.account, of: town.slug, mayAnswer: actor.may(.decideOnBehalf, in: town), accounts: known)
        for revision in new {
            if let refusal = check.refusal(of: revision, in: copy, shape: InventoryDocument.shape) {
                return (Self.code(refusal), revision)
            }
        }
        return nil
    }

    private func refusal(_ code: String, _ document: DocumentID, _ revision: Revision? = nil) -> Finding {
        var details: [String: Detail] = ["document": .text(document.name)]
        if let revision { details["number"] = .plain(revision.number) }
        return Finding(code, .error, details: details)
    }

    private static func code(_ refusal: BroughtRevisions.Refusal) -> String {
        switch refusal {
        case .othersWord: "package.others-word"
        case .authorUnfit: "package.author"
        case .otherTown: "package.other-town"
        case .answer: "package.answer"
        case .mergeUnfit: "package.merge"
        }
    }

    /// What is wrong with a file; what is wrong with this machine is thrown on.
    private static func finding(_ failure: LedgerPackage.Failure, _ file: String) throws -> Finding {
        let place = Place(file: file)
        switch failure {
        case .store(.newerSchema(let found, let known)):
            return Finding(
                "package.newer", .error, at: place, details: ["found": .plain(found), "known": .plain(known)])
        case .store(let error): throw error
        case .noLedger: return Finding("package.kind", .error, at: place)
        case .damaged, .exists: return Finding("package.damaged", .error, at: place)
        case .noManifest: return Finding("package.no-manifest", .error, at: place)
        case .forged, .foreign: return Finding("package.forged", .error, at: place)
        case .tooMany(let count, let limit):
            return Finding(
                "package.too-many", .error, at: place, details: ["count": .count(count), "limit": .plain(limit)])
        case .broken(let document, let number):
            return Finding(
                "package.broken", .error, at: place,
                details: ["document": .text(document.name), "number": .plain(number)])
        }
    }
}
