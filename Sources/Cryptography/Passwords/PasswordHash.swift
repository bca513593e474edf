internal import CArgon2
import Foundation

/// What is kept of a password: its argon2id hash with salt and cost, in the PHC text form.
///
/// - Source: RFC 9106; the text form is the one of the Password Hashing Competition, `$argon2id$v=19$m=…`.
public struct PasswordHash: Secret, Hashable {
    /// The most bytes a password may have, in UTF-8 and composed form.
    public static let limit = 1024

    /// Why there is no hash.
    public enum Failure: Error, Hashable, Sendable {
        /// The password has more bytes than `limit`.
        case tooLong(limit: Int)
        /// The machine has no memory left for the computation.
        case outOfMemory
        /// The text is no argon2id hash of version 19 in the form in which one is written.
        case malformed
        /// The text asks for more than verifying a password may cost, or for less than a hash is worth.
        case outOfBounds
    }

    /// What computing it cost.
    public let cost: Cost
    let salt: [UInt8]
    let hash: [UInt8]

    init(cost: Cost, salt: [UInt8], hash: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    /// Hashes a password with a new salt of 16 bytes into 32 bytes.
    public static func make(
        password: String, cost: Cost = .recommended, random: any RandomSource
    ) throws(Failure) -> PasswordHash {
        let salt = random.secret(16)
        let hash = try compute(password, cost: cost, salt: salt, count: 32)
        return PasswordHash(cost: cost, salt: salt, hash: hash)
    }

    /// Whether this is the hash of a password; `false` also when it cannot be computed.
    ///
    /// It takes the time and the memory of the cost, whatever the answer, except for a password beyond the limit.
    public func verifies(_ password: String) -> Bool {
        do throws(Failure) {
            let found = try Self.compute(password, cost: cost, salt: salt, count: hash.count)
            return constantTimeEquals(found, hash)
        } catch {
            return false
        }
    }

    /// Whether to hash the password again when it is next known, because today's cost is another.
    public func needsRehash(for cost: Cost) -> Bool {
        self.cost != cost || salt.count < 16 || hash.count < 32
    }

    /// The argon2id hash, version 19, of a password in Unicode's composed form.
    ///
    /// Keyboards differ in how they write `й` and `é`; the person who types them does not.
    private static func compute(
        _ password: String, cost: Cost, salt: [UInt8], count: Int
    ) throws(Failure) -> [UInt8] {
        // Composing may shorten a text, but not below a third; a longer one need not be composed to be refused.
        guard password.utf8.count <= 3 * limit else { throw .tooLong(limit: limit) }
        let typed = Array(password.precomposedStringWithCanonicalMapping.utf8)
        guard typed.count <= limit else { throw .tooLong(limit: limit) }
        var hash = [UInt8](repeating: 0, count: count)
        let status = argon2id_hash_raw(
            UInt32(cost.passes), UInt32(cost.memory), UInt32(cost.lanes), typed, typed.count, salt, salt.count, &hash,
            count)
        guard status != ARGON2_MEMORY_ALLOCATION_ERROR.rawValue, status != ARGON2_THREAD_FAIL.rawValue else {
            throw .outOfMemory
        }
        precondition(status == ARGON2_OK.rawValue, "libargon2 takes every cost within the bounds")
        return hash
    }
}
