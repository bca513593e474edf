import Foundation

/// Puts short lists of names into the order of the language's alphabet.
///
/// Kazakh letters stand where the Kazakh alphabet has them (а ә б в г ғ …); marks on Latin letters are passed over; the
/// reader's own script comes first, as dictionaries have it. Long lists belong sorted in the store.
public struct AlphabetOrder: Sendable {
    private let latinFirst: Bool

    /// Chooses a language.
    public init(_ language: Language) { latinFirst = language == .en }

    /// What two names are compared by.
    public func key(_ name: String) -> [UInt16] {
        var key: [UInt16] = []
        for scalar in name.lowercased().unicodeScalars {
            if let position = Self.cyrillic[scalar] {
                key.append((latinFirst ? 2_000 : 1_000) + position)
            } else if scalar.properties.isAlphabetic {
                key += latin(scalar)
            } else if scalar.properties.numericType != nil {
                key.append(UInt16(truncatingIfNeeded: 100 + scalar.value % 800))
            } else if scalar == " " || scalar == "-" {
                key.append(1)
            }
        }
        return key
    }

    /// The names in order; equal keys keep the order of their code points.
    public func sorted<Element>(_ elements: [Element], by name: (Element) -> String) -> [Element] {
        elements.map { (key: key(name($0)), name: name($0), element: $0) }
            .sorted { $0.key == $1.key ? $0.name < $1.name : $0.key.lexicographicallyPrecedes($1.key) }
            .map(\.element)
    }

    private func latin(_ scalar: Unicode.Scalar) -> [UInt16] {
        let bare = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first ?? scalar
        let base: UInt16 = latinFirst ? 1_000 : 2_000
        guard bare.isASCII, bare.value >= 97 else { return [3_000 + UInt16(truncatingIfNeeded: scalar.value % 60_000)] }
        return [base + UInt16(bare.value - 97)]
    }

    private static let cyrillic: [Unicode.Scalar: UInt16] = {
        var positions: [Unicode.Scalar: UInt16] = [:]
        let alphabet = "аәбвгғґдеёєжзийкқлмнңоөпрстуұүўфхһҳцчшщъыіїьэюя".unicodeScalars
        for (position, scalar) in alphabet.enumerated() { positions[scalar] = UInt16(position) }
        return positions
    }()
}
