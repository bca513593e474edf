/// Makes others' words fit for a page, without changing what they say.
extension String {
    private static let softBreak: Unicode.Scalar = "\u{200B}"

    /// The words without controls that turn or hide text, cut at a length no honest name has, with places where a
    /// very long word may go on in the next line.
    func tidied(upTo most: Int, longestWord: Int = 24) -> String {
        let cut = index(startIndex, offsetBy: most, limitedBy: endIndex) ?? endIndex
        let shown = cut < endIndex ? self[..<cut] + "…" : self[...]
        var text = String.UnicodeScalarView()
        var length = 0
        for scalar in shown.unicodeScalars where !Self.isHidden(scalar) {
            let isSpace = scalar.properties.isWhitespace || scalar == Self.softBreak
            // A combining mark belongs to the letter before it.
            let isMark = scalar.properties.canonicalCombiningClass != .notReordered
            if length >= longestWord, !isSpace, !isMark {
                text.append(Self.softBreak)
                length = 0
            }
            length = isSpace ? 0 : length + 1
            text.append(isSpace && scalar.value < 0x20 ? " " : scalar)
        }
        return String(text)
    }

    /// Controls other than white space, and marks that turn the direction of what follows.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB: true
        default: scalar.properties.generalCategory == .control && !scalar.properties.isWhitespace
        }
    }
}
