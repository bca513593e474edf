/// What a file is, told from its first bytes; only kinds that people send by mistake for a table of text.
package enum FileKind: String, Hashable, Sendable {
    case workbook = "xlsx"
    case openDocument = "ods"
    case archive = "zip"
    case oldWorkbook = "xls"
    case compressed = "gzip"
    case portableDocument = "pdf"
    case webPage = "html"
    case xml = "xml"
    case json = "json"
    case richText = "rtf"
    case image = "image"

    /// The kind of a file that is certainly no table of text; `nil` when it may be one.
    package init?(_ file: [UInt8]) {
        for (magic, kind) in Self.magics where file.starts(with: magic) {
            self = kind == .archive ? Self.archiveKind(file) : kind
            return
        }
        guard let kind = Self.markup(file) else { return nil }
        self = kind
    }

    private static let magics: [([UInt8], FileKind)] = [
        ([0x50, 0x4B, 0x03, 0x04], .archive), ([0x50, 0x4B, 0x05, 0x06], .archive),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldWorkbook),
        ([0x1F, 0x8B, 0x08], .compressed), (Array("%PDF-".utf8), .portableDocument),
        (Array("{\\rtf".utf8), .richText), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], .image),
        ([0xFF, 0xD8, 0xFF], .image),
    ]

    private static func archiveKind(_ file: [UInt8]) -> FileKind {
        let beginning = String(decoding: file.prefix(4_096).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
        if beginning.contains("application/vnd.oasis.opendocument") { return .openDocument }
        let names = ["[Content_Types].xml", "xl/", "docProps/", "_rels/.rels"]
        return names.contains { beginning.contains($0) } ? .workbook : .archive
    }

    private static func markup(_ file: [UInt8]) -> FileKind? {
        let unmarked = file.starts(with: [0xEF, 0xBB, 0xBF]) ? file.dropFirst(3) : file[...]
        let beginning = unmarked.prefix(512).drop { $0 == 0x20 || (0x09...0x0D).contains($0) }.filter { $0 != 0 }
        let text = String(decoding: beginning.map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
        if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") || text.hasPrefix("<table") { return .webPage }
        if text.hasPrefix("<?xml") { return text.contains("<html") ? .webPage : .xml }
        let solid = text.filter { !$0.isWhitespace }
        let opensJSON = solid.hasPrefix("{\"") || solid.hasPrefix("[{") || solid.hasPrefix("[[")
        return opensJSON && (solid.contains("\":") || solid.hasPrefix("[[")) ? .json : nil
    }
}
