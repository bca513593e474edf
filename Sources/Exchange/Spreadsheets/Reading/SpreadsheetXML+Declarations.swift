#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What begins with `<!` or `<?`: passed over, taken as text, or refused.
extension SpreadsheetXML {
    /// Reads a comment, a CDATA section or a document type, which is refused.
    mutating func readDeclaration() throws(SpreadsheetPartFailure) -> Token? {
        guard position + 9 <= end else { return try more() }
        if starts(with: "<!--") {
            guard let stop = find("-->", from: position + 4) else { return try more() }
            position = stop + 3
            return nil
        }
        if starts(with: "<!DOCTYPE") { throw .documentType }
        guard starts(with: "<![CDATA[") else { throw .malformed }
        guard let stop = find("]]>", from: position + 9) else { return try more() }
        textRange = (position + 9)..<stop
        isTextLiteral = true
        position = stop + 3
        return .text
    }

    mutating func readInstruction() throws(SpreadsheetPartFailure) -> Token? {
        guard let stop = find("?>", from: position + 2) else { return try more() }
        if starts(with: "<?xml ") {
            let declaration = String(decoding: bytes(position..<stop), as: UTF8.self).lowercased()
            let words = declaration.split(whereSeparator: { "\"' =\t\r\n".contains($0) })
            if let place = words.firstIndex(of: "encoding"), place + 1 < words.count {
                let name = words[place + 1]
                guard ["utf-8", "utf8", "us-ascii", "ascii"].contains(name) else { throw .encoding(String(name)) }
            }
        }
        position = stop + 2
        return nil
    }

    private func starts(with text: StaticString) -> Bool {
        end - position >= text.utf8CodeUnitCount
            && memcmp(base + position, text.utf8Start, text.utf8CodeUnitCount) == 0
    }

    private func find(_ text: StaticString, from start: Int) -> Int? {
        var cursor = start
        let length = text.utf8CodeUnitCount
        while cursor + length <= end {
            guard let hit = memchr(base + cursor, CInt(text.utf8Start[0]), end - cursor - length + 1) else {
                return nil
            }
            cursor = UnsafePointer(hit.assumingMemoryBound(to: UInt8.self)) - UnsafePointer(base)
            if memcmp(base + cursor, text.utf8Start, length) == 0 { return cursor }
            cursor += 1
        }
        return nil
    }
}
