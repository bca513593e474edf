package import Cryptography
import Foundation

/// The file that holds the secrets of one Qala, readable by its owner only.
///
/// Who copies the ledger must keep this file elsewhere: without it nobody can compute the codes of second factors, and
/// with it everybody can who has both.
package struct KeyFile: Sendable {
    /// Why there are no keys.
    package enum Failure: Error, Hashable, Sendable {
        /// Others than its owner may read or write the file.
        case readableByOthers(path: String)
        /// The file belongs to somebody else, who knows what is in it.
        case ownedByAnother(path: String)
        /// The file holds something else than keys.
        case malformed(path: String)
        /// The file is there and cannot be read.
        case unreadable(path: String)
        /// The file is not there and cannot be made.
        case unwritable(path: String)
        /// The variable of the environment holds something else than keys.
        case malformedVariable
    }

    /// Where the file is.
    package let path: String

    package init(path: String) { self.path = path }

    /// The file beside a ledger: `<ledger>.keys`.
    package init(besideLedger ledger: String) { self.init(path: ledger + ".keys") }

    /// The keys of a variable's text where there is one, else of the file, which is made at first use.
    package func keys(
        variable: String? = nil, random: any RandomSource = SystemRandom()
    ) throws(Failure) -> InstanceKeys {
        if let variable {
            guard let keys = InstanceKeys(text: variable) else { throw .malformedVariable }
            return keys
        }
        if let keys = try read() { return keys }
        try make(InstanceKeys(random: random))
        // Of several that make the file at once, one does, and all read what is there.
        guard let keys = try read() else { throw .unwritable(path: path) }
        return keys
    }

    /// The keys of the file; `nil` when there is none.
    private func read() throws(Failure) -> InstanceKeys? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .unreadable(path: path)
        }
        defer { close(descriptor) }
        // The file that is open is looked at, not one that may meanwhile have its name.
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .unreadable(path: path)
        }
        guard status.st_mode & 0o077 == 0 else { throw .readableByOthers(path: path) }
        guard status.st_uid == geteuid() || status.st_uid == 0 else { throw .ownedByAnother(path: path) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        guard let data = try? handle.read(upToCount: Self.limit) else {
            // Nothing was read of an empty file.
            throw status.st_size == 0 ? .malformed(path: path) : .unreadable(path: path)
        }
        guard status.st_size < Self.limit, let text = String(validating: data, as: UTF8.self),
            let keys = InstanceKeys(text: text)
        else { throw .malformed(path: path) }
        return keys
    }

    /// Writes a file of another name that nobody has yet, and gives it the name unless that is taken meanwhile.
    private func make(_ keys: InstanceKeys) throws(Failure) {
        let partial = "\(path).\(UUID().uuidString)"
        let descriptor = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unwritable(path: path) }
        defer { unlink(partial) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: Data(keys.text.utf8))
            try handle.synchronize()
        } catch { throw .unwritable(path: path) }
        // A rename would replace keys that another process made and may have used already; a link does not.
        guard link(partial, path) == 0 || errno == EEXIST else { throw .unwritable(path: path) }
        // The name must survive a loss of power as the keys do: what is sealed could never be opened again.
        let folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }

    /// Many times what the keys need.
    private static let limit = 4096
}
