import Accounts
import ArgumentParser
import Findings
import Foundation
import Ledger
import Localization
import Pages
import Storage

/// Why a command cannot go on: a key of the catalogue with its details.
struct CommandFailure: Error {
    let key: String
    let details: [String: Detail]
    /// How the command ends.
    let status: ExitCode

    init(_ key: String, _ details: [String: Detail] = [:], status: ExitCode = Ending.noInput) {
        self.key = key
        self.details = details
        self.status = status
    }

    init(_ error: StoreError, of location: String) {
        let file: Detail = .text(LedgerLocation.name(location))
        switch error {
        case .newerSchema(let found, let known):
            self.init("ledger.failure.newer", ["file": file, "found": .plain(found), "known": .plain(known)])
        case .full: self.init("ledger.failure.full", ["file": file])
        case .readOnly: self.init("ledger.failure.read-only", ["file": file])
        case .damagedStore: self.init("ledger.failure.damaged", ["file": file])
        case .broken(let document, let number):
            self.init("ledger.broken", ["document": .text(document.description), "number": .plain(number)])
        case .notFound(let document): self.init("ledger.failure.document", ["document": .text(document.description)])
        case .otherKey: self.init("ledger.failure.other-key", ["file": file])
        case .tooLarge(let limit):
            let size: Detail = .quantity(Double(limit >> 20), unit: "MB")
            self.init("ledger.failure.too-large", ["file": file, "limit": size])
        case .conflict, .unavailable, .damaged, .unfit:
            self.init("ledger.failure.unavailable", ["file": file])
        }
    }

    init(_ failure: LedgerPackage.Failure, of path: String) {
        let file: [String: Detail] = ["file": .text(path)]
        switch failure {
        case .store(let error): self.init(error, of: path)
        case .exists: self.init("ledger.failure.exists", file)
        case .noLedger: self.init("ledger.failure.no-ledger", file)
        case .damaged, .tooMany: self.init("ledger.failure.damaged", file)
        case .foreign: self.init("ledger.failure.foreign", file)
        case .noManifest: self.init("ledger.failure.no-package", file)
        case .forged: self.init("ledger.failure.forged", file)
        case .broken(let document, let number):
            self.init("ledger.broken", ["document": .text(document.description), "number": .plain(number)])
        }
    }
}

extension OutputOptions {
    /// Runs a command; what stops it is said in the chosen language.
    func run(_ body: (Session) async throws -> Void) async throws {
        let session = try Session(self)
        do { try await body(session) } catch let failure as CommandFailure {
            Console.note(session.texts.text(failure.key, failure.details))
            throw failure.status
        } catch let error as AccountError {
            Console.note(session.texts.problem(error, at: Int64(Date().timeIntervalSince1970)))
            throw ExitCode.failure
        } catch let error as StoreError {
            let failure = CommandFailure(error, of: "")
            Console.note(session.texts.text(failure.key, failure.details))
            throw Ending.noInput
        }
    }
}

extension DocumentID {
    /// Reads a document's name as it was typed.
    init(named text: String) throws {
        guard let document = DocumentID(text: text) else {
            throw CommandFailure("ledger.failure.document", ["document": .text(text)])
        }
        self = document
    }
}
