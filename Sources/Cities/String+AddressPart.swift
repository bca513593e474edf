import Foundation

extension String {
    /// The letters and digits of a name as an address writes them: Latin, lower case, joined by hyphens; `nil` where the
    /// name has none.
    public var addressPart: String? {
        let folded = lowercased()
        let latin = folded.applyingTransform(.toLatin, reverse: false)?.applyingTransform(
            .stripDiacritics, reverse: false)
        let letters = (latin ?? folded).lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        let part = String(letters).split(separator: "-").joined(separator: "-")
        return part.isEmpty ? nil : String(part.prefix(60))
    }
}
