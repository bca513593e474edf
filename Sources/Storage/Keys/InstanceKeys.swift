package import Cryptography
import Foundation

/// The secrets of one Qala: what opens its sealed values, and what signs in its name.
package struct InstanceKeys: Secret, Equatable {
    /// Closes and opens what must not be readable in the database.
    package let sealing: SealingKey
    /// Signs what this Qala publishes.
    package let signing: SigningKey

    package init(sealing: SealingKey, signing: SigningKey) {
        self.sealing = sealing
        self.signing = signing
    }

    /// Makes new ones.
    package init(random: any RandomSource) {
        self.init(sealing: SealingKey(random: random), signing: SigningKey(random: random))
    }

    /// Reads the text, whose lines may stand in one, as variables of an environment need it; `nil` for anything else.
    package init?(text: String) {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard words.count == 5, words[0] == Self.heading, words[1] == "sealing", words[3] == "signing",
            let sealing = Self.bytes(words[2]).flatMap({ SealingKey(bytes: $0) }),
            let signing = Self.bytes(words[4]).flatMap({ SigningKey(seed: $0) })
        else { return nil }
        self.init(sealing: sealing, signing: signing)
    }

    /// The secrets themselves, to be kept where nobody else reads them.
    package var text: String {
        """
        \(Self.heading)
        sealing \(Data(sealing.bytes).base64EncodedString())
        signing \(Data(signing.seed).base64EncodedString())

        """
    }

    private static let heading = "qala-keys-1"

    /// The bytes of a base64 text in the only spelling in which one is written.
    private static func bytes(_ text: String) -> [UInt8]? {
        guard let data = Data(base64Encoded: text), data.base64EncodedString() == text else { return nil }
        return Array(data)
    }
}
