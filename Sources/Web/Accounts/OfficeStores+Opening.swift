package import Accounts
package import Cryptography
import Exchange
import Foundation
import Localization
import Logging
import Pages
import ReferenceData
package import Storage

/// Where an office's secrets are, and who sends its letters.
package struct OfficeSettings: Sendable {
    /// The file of the keys; beside the ledger where that is a file.
    package var keys: String?
    /// The keys themselves, as a variable of the environment holds them.
    package var keyText: String?
    /// Where letters come from; without it none are sent.
    package var sender: EmailAddress?
    /// The program that sends letters.
    package var letterProgram: String

    package init(
        keys: String? = nil, keyText: String? = nil, sender: EmailAddress? = nil,
        letterProgram: String = LetterProgram.standard.path
    ) {
        self.keys = keys
        self.keyText = keyText
        self.sender = sender
        self.letterProgram = letterProgram
    }

    /// Why an office cannot be opened.
    package enum Failure: Error, Hashable, Sendable {
        /// Of a database on another machine nobody knows where its keys would be: they have to be named.
        case noKeyFile
    }

    func instanceKeys(_ ledger: String) throws -> InstanceKeys {
        guard let path = keys ?? (SQLLedger.isAddress(ledger) ? nil : KeyFile(besideLedger: ledger).path) else {
            guard let keyText else { throw Failure.noKeyFile }
            return try KeyFile(path: "").keys(variable: keyText)
        }
        return try KeyFile(path: path).keys(variable: keyText)
    }
}

extension OfficeSettings {
    /// The name and key by which the Qala of a ledger signs.
    package func signer(_ ledger: String) throws -> NoteSigner {
        guard let signer = NoteSigner(name: LedgerPackage.signerName, key: try instanceKeys(ledger).signing) else {
            throw Failure.noKeyFile
        }
        return signer
    }
}

extension OfficeStores {
    /// Opens the accounts in a ledger's database, with the keys and the letters of the installation.
    package static func open(
        in ledger: SQLLedger, at location: String, _ settings: OfficeSettings, origin: WebOrigin?
    ) async throws -> OfficeStores {
        let keys = try settings.instanceKeys(location)
        return OfficeStores(
            accounts: try await SQLAccounts.open(in: ledger.database, key: keys.sealing),
            courier: try settings.sender.map { try letters(from: $0, settings, origin) },
            originKey: Digest.keyed(Array("qala-origin-key-1".utf8), key: keys.sealing.bytes).bytes,
            recoveryKey: RecoveryCode.Key(of: keys.sealing))
    }

    private static func letters(
        from sender: EmailAddress, _ settings: OfficeSettings, _ origin: WebOrigin?
    ) throws -> any Courier {
        let catalogues = try ResourceFolder.find(target: "Localization", folder: "Catalogues")
        let site = origin?.text ?? "http://localhost"
        let desk = LetterDesk(
            site: "Qala", sender: sender, catalogue: try Catalogue(folder: catalogues.url)
        ) { letter, token, language in
            let kind: Address.LinkKind =
                switch letter {
                case .invitation: .invitation
                case .recovery, .passwordNotice: .recovery
                case .addressChange, .addressChangeNotice, .reminder: .addressChange
                }
            return site + Address(language).link(kind, token.text)
        }
        let logger = Logger(label: "qala.letters")
        return LetterProgram(desk: desk, program: URL(filePath: settings.letterProgram)) { trouble in
            logger.warning("a letter was not sent", metadata: ["trouble": "\(trouble)"])
        }
    }
}
