import CZip
import Testing

/// Puts a workbook together from hand-written parts.
struct SpreadsheetParts {
    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

    var parts: [String: [UInt8]] = [:]

    /// A workbook with one sheet that holds these rows.
    init(rows: String, before: String = "", after: String = "", sheet name: String = "Data") {
        self["_rels/.rels"] = """
            <Relationships xmlns="\(Self.package)"><Relationship Id="r1" \
            Type="\(Self.relations)/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """
        self["xl/workbook.xml"] = """
            <workbook xmlns="\(Self.main)" xmlns:r="\(Self.relations)"><sheets>\
            <sheet name="\(name)" sheetId="1" r:id="rId1"/></sheets></workbook>
            """
        self["xl/_rels/workbook.xml.rels"] = """
            <Relationships xmlns="\(Self.package)"><Relationship Id="rId1" \
            Type="\(Self.relations)/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
            """
        self["xl/worksheets/sheet1.xml"] = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <worksheet xmlns="\(Self.main)">\(before)<sheetData>\(rows)</sheetData>\(after)</worksheet>
            """
    }

    subscript(name: String) -> String {
        get { String(decoding: parts[name] ?? [], as: UTF8.self) }
        set { parts[name] = Array(newValue.utf8) }
    }

    func with(_ name: String, _ text: String) -> Self {
        var copy = self
        copy[name] = text
        return copy
    }

    /// The bytes of the archive.
    func zipped() throws -> [UInt8] {
        var error = zip_error_t()
        let source = try #require(zip_source_buffer_create(nil, 0, 0, &error))
        let archive = try #require(zip_open_from_source(source, ZIP_TRUNCATE, &error))
        zip_source_keep(source)
        defer { zip_source_free(source) }
        for (name, bytes) in parts.sorted(by: { $0.key < $1.key }) {
            // An empty part owns no memory: libzip would not give it back.
            let copy = bytes.isEmpty ? nil : UnsafeMutableRawPointer.allocate(byteCount: bytes.count, alignment: 1)
            bytes.withUnsafeBytes {
                if let start = $0.baseAddress { copy?.copyMemory(from: start, byteCount: $0.count) }
            }
            let part = try #require(zip_source_buffer(archive, copy, UInt64(bytes.count), bytes.isEmpty ? 0 : 1))
            try #require(zip_file_add(archive, name, part, UInt32(ZIP_FL_ENC_UTF_8)) >= 0)
        }
        try #require(zip_close(archive) == 0)
        try #require(zip_source_open(source) == 0)
        defer { zip_source_close(source) }
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = zip_source_read(source, &buffer, UInt64(buffer.count))
            guard count > 0 else { return result }
            result.append(contentsOf: buffer.prefix(Int(count)))
        }
    }
}
