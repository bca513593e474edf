extension SpreadsheetXML {
    /// The words of the element just opened, up to its end; elements inside it are passed over.
    mutating func readElementText(trims: Bool = false) throws(SpreadsheetPartFailure) -> String {
        let outside = depth - 1
        var result = ""
        var isFirst = true
        while true {
            switch try next() {
            case .text:
                let piece = trims && !isTextLiteral ? SpreadsheetText.trimmed(text) : text
                let words = SpreadsheetText.string(piece, literal: isTextLiteral)
                if isFirst { result = words } else { result += words }
                isFirst = false
            case .open: try skip()
            case .close: if depth == outside { return result }
            case .end: throw .truncated
            }
        }
    }

    /// The words of a shared or inline string: all its runs, without the reading aid beside Japanese words.
    mutating func readRichText() throws(SpreadsheetPartFailure) -> String {
        let outside = depth - 1
        var result = ""
        while true {
            switch try next() {
            case .open:
                if nameKey == 0x74 {  // t
                    let keeps = attributeCount > 0 && attribute("space", prefixed: true) == "preserve"
                    let words = try readElementText(trims: !keeps)
                    if result.isEmpty { result = words } else { result += words }
                } else if nameKey == 0x68_50_72 {  // rPh
                    try skip()
                }
            case .text: break
            case .close: if depth == outside { return SpreadsheetText.unescaped(result) }
            case .end: throw .truncated
            }
        }
    }
}
