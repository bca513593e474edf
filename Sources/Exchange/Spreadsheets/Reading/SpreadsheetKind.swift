/// What a file looks like from its first bytes, whatever its name says.
enum SpreadsheetKind: String {
    case empty, archive, encrypted, xls, pdf, html, xml, csv, rtf, image, gzip, sevenZip = "7z", rar, text, unknown

    /// Looks at the beginning of a file; `isEncrypted` answers for the older container, which both old
    /// workbooks and locked new ones use.
    init(start: [UInt8], isEncrypted: () -> Bool) {
        func begins(_ bytes: [UInt8]) -> Bool { start.starts(with: bytes) }
        if start.isEmpty {
            self = .empty
        } else if begins([0x50, 0x4B, 3, 4]) || begins([0x50, 0x4B, 5, 6]) {
            self = .archive
        } else if begins([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            self = isEncrypted() ? .encrypted : .xls
        } else if let kind = Self.signatures.first(where: { begins($0.bytes) })?.kind {
            self = kind
        } else {
            self = Self.kind(ofText: start)
        }
    }

    /// The bytes by which an encrypted workbook names its content, in UTF-16.
    static let encryptedMark: [UInt8] = "EncryptedPackage".utf8.flatMap { [$0, 0] }

    private static let signatures: [(bytes: [UInt8], kind: SpreadsheetKind)] = [
        (Array("%PDF".utf8), .pdf), (Array("{\\rtf".utf8), .rtf), ([0x1F, 0x8B], .gzip),
        ([0x37, 0x7A, 0xBC, 0xAF], .sevenZip), (Array("Rar!".utf8), .rar), ([0x89, 0x50, 0x4E, 0x47], .image),
        ([0xFF, 0xD8, 0xFF], .image), (Array("GIF8".utf8), .image), ([0x09, 0x08], .xls), ([0x09, 0x04], .xls),
    ]

    private static func kind(ofText start: [UInt8]) -> SpreadsheetKind {
        guard !start.contains(0) || start.starts(with: [0xFF, 0xFE]) else { return .unknown }
        let words = String(decoding: start.filter { $0 != 0 }, as: UTF8.self).lowercased()
        let trimmed = words.drop { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{FFFD}" }
        if trimmed.hasPrefix("<!doctype html") || trimmed.hasPrefix("<html") || words.contains("<table") {
            return .html
        }
        if trimmed.hasPrefix("<") { return .xml }
        let printable = start.filter { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 == 0 }
        guard printable.count == start.count else { return .unknown }
        let first = words.prefix { $0 != "\n" && $0 != "\r\n" }
        return first.contains(where: { ",;\t".contains($0) }) ? .csv : .text
    }
}

extension SpreadsheetArchive {
    /// What an archive without a workbook is.
    var kindWithoutWorkbook: String {
        if part(named: "xl/workbook.bin") != nil { return "xlsb" }
        if part(named: "word/document.xml") != nil { return "docx" }
        if part(named: "ppt/presentation.xml") != nil { return "pptx" }
        if part(named: "content.xml") != nil { return part(named: "mimetype") == nil ? "zip" : openDocumentKind }
        return "zip"
    }

    private var openDocumentKind: String {
        guard let part = part(named: "mimetype"), var stream = try? open(part) else { return "zip" }
        var bytes = [UInt8](repeating: 0, count: 100)
        let count = bytes.withUnsafeMutableBytes { (try? stream.read(into: $0)) ?? 0 }
        let words = String(decoding: bytes.prefix(count), as: UTF8.self)
        return words.contains("spreadsheet") ? "ods" : words.contains("opendocument.text") ? "odt" : "zip"
    }
}
