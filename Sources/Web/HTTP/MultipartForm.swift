/// A form with files, as `multipart/form-data` (RFC 7578): fields and at most one file for each name.
package struct MultipartForm: Sendable {
    /// A file as it was sent.
    package struct File: Hashable, Sendable {
        /// The name in the sender's file system, without folders.
        package var name: String
        /// The bytes.
        package var bytes: [UInt8]
    }

    /// Why a body cannot be read.
    package enum Failure: Error, Hashable, Sendable {
        case noBoundary
        case damaged
        case tooManyParts
    }

    /// The fields that are no files.
    package private(set) var fields = FormFields()
    /// The files by the name of their field.
    package private(set) var files: [String: File] = [:]

    private static let mostParts = 100
    private static let longestHeader = 8_192

    /// Reads a body; `contentType` names the boundary between its parts.
    package init(_ body: [UInt8], contentType: String) throws(Failure) {
        guard let boundary = Self.boundary(in: contentType) else { throw .noBoundary }
        let marker = Array("--\(boundary)".utf8)
        var pairs: [(name: String, value: String)] = []
        var position = body.startIndex
        guard let first = Self.find(marker, in: body, from: position) else { throw .damaged }
        position = first + marker.count
        var parts = 0
        while !Self.starts(body, at: position, with: Array("--".utf8)) {
            parts += 1
            guard parts <= Self.mostParts else { throw .tooManyParts }
            guard let start = Self.skipLineEnd(body, position),
                let next = Self.find(Array("\r\n".utf8) + marker, in: body, from: start - 2),
                let headerEnd = Self.find(Array("\r\n\r\n".utf8), in: body, from: start - 2),
                headerEnd <= next, headerEnd - start <= Self.longestHeader
            else { throw .damaged }
            let headerText = headerEnd > start ? String(decoding: body[start..<headerEnd], as: UTF8.self) : ""
            let content = headerEnd + 4 <= next ? Array(body[(headerEnd + 4)..<next]) : []
            let disposition = Self.disposition(headerText)
            if let name = disposition["name"] {
                if let file = disposition["filename"] {
                    files[name] = files[name] ?? File(name: Self.withoutFolders(file), bytes: content)
                } else {
                    pairs.append((name, String(decoding: content, as: UTF8.self)))
                }
            }
            position = next + 2 + marker.count
        }
        fields = FormFields(pairs)
    }

    private static func boundary(in contentType: String) -> String? {
        guard contentType.lowercased().hasPrefix("multipart/form-data"),
            let parameter = contentType.split(separator: ";").map({ $0.drop { $0 == " " } })
                .first(where: { $0.lowercased().hasPrefix("boundary=") })
        else { return nil }
        let value = parameter.dropFirst("boundary=".count)
        let boundary = value.hasPrefix("\"") ? value.dropFirst().prefix { $0 != "\"" } : value
        return (1...70).contains(boundary.utf8.count) ? String(boundary) : nil
    }

    private static func disposition(_ headers: String) -> [String: String] {
        var values: [String: String] = [:]
        for line in headers.split(whereSeparator: \.isNewline)
        where line.lowercased().hasPrefix("content-disposition:") {
            for (key, value) in quotedParameters(line) { values[key] = values[key] ?? value }
        }
        return values
    }

    /// `name="a"; filename="b.xlsx"`; browsers write a quotation mark inside as `%22`.
    private static func quotedParameters(_ line: Substring) -> [(String, String)] {
        var parameters: [(String, String)] = []
        var rest = line.drop { $0 != ";" }
        while let first = rest.first, first == ";" {
            rest = rest.dropFirst().drop { $0 == " " }
            let key = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(key.count)
            guard rest.hasPrefix("=\"") else { break }
            rest = rest.dropFirst(2)
            let value = rest.prefix { $0 != "\"" }
            rest = rest.dropFirst(value.count + 1).drop { $0 == " " }
            parameters.append((key.lowercased(), String(value).replacing("%22", with: "\"")))
        }
        return parameters
    }

    private static func withoutFolders(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        return String(last.filter { !$0.isNewline && $0 != "\0" }.prefix(200))
    }

    private static func skipLineEnd(_ body: [UInt8], _ position: Int) -> Int? {
        var position = position
        while position < body.count, body[position] == UInt8(ascii: " ") { position += 1 }
        return starts(body, at: position, with: Array("\r\n".utf8)) ? position + 2 : nil
    }

    private static func starts(_ body: [UInt8], at position: Int, with pattern: [UInt8]) -> Bool {
        position >= 0 && position + pattern.count <= body.count
            && body[position..<(position + pattern.count)].elementsEqual(pattern)
    }

    private static func find(_ pattern: [UInt8], in body: [UInt8], from start: Int) -> Int? {
        guard let first = pattern.first, body.count >= pattern.count else { return nil }
        var position = max(0, start)
        while position + pattern.count <= body.count {
            guard let hit = body[position...].firstIndex(of: first), hit + pattern.count <= body.count else {
                return nil
            }
            if starts(body, at: hit, with: pattern) { return hit }
            position = hit + 1
        }
        return nil
    }
}
