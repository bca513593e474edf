/// What the small parts of a workbook say: its sheets, names, styles and properties.
struct SpreadsheetWorkbook {
    struct Relationship {
        var identifier: String
        var type: String
        var target: String
        var isExternal: Bool
    }

    struct Sheet {
        var name: String
        var relationship: String
        var isHidden: Bool
    }

    var sheets: [Sheet] = []
    var countsFrom1904 = false
    var definedNames: [SpreadsheetDefinedName] = []

    /// Reads `workbook.xml`.
    init(_ xml: consuming SpreadsheetXML, limit: Int) throws(SpreadsheetPartFailure) {
        while true {
            switch try xml.next() {
            case .open: try readElement(&xml, limit: limit)
            case .close, .text: break
            case .end: return
            }
        }
    }

    private mutating func readElement(_ xml: inout SpreadsheetXML, limit: Int) throws(SpreadsheetPartFailure) {
        if xml.isNamed("sheet"), let name = xml.attribute("name") {
            guard sheets.count < limit else { throw .tooManyCells(limit) }
            let state = xml.attribute("state") ?? "visible"
            sheets.append(
                Sheet(
                    name: name, relationship: xml.attribute("id", prefixed: true) ?? xml.attribute("id") ?? "",
                    isHidden: state != "visible"))
        } else if xml.isNamed("workbookPr") {
            countsFrom1904 = ["1", "true", "on"].contains(xml.attribute("date1904") ?? "")
        } else if xml.isNamed("definedName"), let name = xml.attribute("name") {
            let sheet = xml.attribute("localSheetId").flatMap { Int($0) }
            let isHidden = xml.attribute("hidden") == "1"
            let formula = try xml.readElementText()
            guard definedNames.count < limit * 100 else { throw .tooManyCells(limit * 100) }
            definedNames.append(
                SpreadsheetDefinedName(name: name, formula: formula, sheet: sheet, isHidden: isHidden))
        }
    }

    /// Reads a `.rels` part; targets become names in the archive, seen from the folder given.
    static func relationships(
        _ xml: consuming SpreadsheetXML, folder: String
    ) throws(SpreadsheetPartFailure) -> [Relationship] {
        var result: [Relationship] = []
        while true {
            switch try xml.next() {
            case .open:
                guard xml.isNamed("Relationship"), let identifier = xml.attribute("Id"),
                    let target = xml.attribute("Target")
                else { continue }
                let type = xml.attribute("Type") ?? ""
                result.append(
                    Relationship(
                        identifier: identifier, type: type.split(separator: "/").last.map(String.init) ?? "",
                        target: resolve(target, folder: folder),
                        isExternal: xml.attribute("TargetMode") == "External"))
            case .close, .text: break
            case .end: return result
            }
        }
    }

    /// The kinds of numbers by style, in the order cells refer to them.
    static func formats(_ xml: consuming SpreadsheetXML) throws(SpreadsheetPartFailure) -> [SpreadsheetNumberFormat] {
        var custom: [Int: SpreadsheetNumberFormat] = [:]
        var result: [SpreadsheetNumberFormat] = []
        var isInsideCellFormats = false
        while true {
            switch try xml.next() {
            case .open:
                if xml.isNamed("numFmt"), let number = xml.attribute("numFmtId").flatMap({ Int($0) }) {
                    custom[number] = SpreadsheetNumberFormat(code: xml.attribute("formatCode") ?? "")
                } else if xml.isNamed("cellXfs") {
                    isInsideCellFormats = true
                } else if isInsideCellFormats, xml.isNamed("xf") {
                    let number = xml.attribute("numFmtId").flatMap { Int($0) } ?? 0
                    result.append(custom[number] ?? SpreadsheetNumberFormat(builtIn: number))
                }
            case .close: if xml.isNamed("cellXfs") { isInsideCellFormats = false }
            case .text: break
            case .end: return result
            }
        }
    }

    /// The strings that cells refer to by number.
    static func sharedStrings(
        _ xml: consuming SpreadsheetXML, limit: Int
    ) throws(SpreadsheetPartFailure) -> [String] {
        var result: [String] = []
        while true {
            switch try xml.next() {
            case .open:
                guard xml.nameKey == 0x69_73 else { continue }  // si
                guard result.count < limit else { throw .tooManyCells(limit) }
                result.append(try xml.readRichText())
            case .close, .text: break
            case .end: return result
            }
        }
    }

    /// The title, the author and the like, or what a program added of its own, by name.
    static func properties(_ xml: consuming SpreadsheetXML) throws(SpreadsheetPartFailure) -> [String: String] {
        var result: [String: String] = [:]
        while true {
            switch try xml.next() {
            case .open:
                if xml.isNamed("property"), let name = xml.attribute("name") {
                    result[name] = try innerText(&xml)
                } else if xml.depth == 2 {
                    let name = xml.name
                    result[name] = try xml.readElementText()
                }
            case .close, .text: break
            case .end: return result
            }
        }
    }

    private static func innerText(_ xml: inout SpreadsheetXML) throws(SpreadsheetPartFailure) -> String {
        let outside = xml.depth - 1
        var result = ""
        while true {
            switch try xml.next() {
            case .open: result += try xml.readElementText()
            case .text: break
            case .close: if xml.depth == outside { return SpreadsheetText.unescaped(result) }
            case .end: throw .truncated
            }
        }
    }

    /// The name in the archive of a target that may be absolute, relative, or climb with `..`.
    static func resolve(_ target: String, folder: String) -> String {
        var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
        for piece in target.split(whereSeparator: { $0 == "/" || $0 == "\\" }) where piece != "." {
            if piece == ".." { _ = parts.popLast() } else { parts.append(String(piece)) }
        }
        return parts.joined(separator: "/")
    }
}

/// A name given to cells or a formula.
package struct SpreadsheetDefinedName: Hashable, Sendable {
    /// The name.
    package var name: String
    /// What it stands for, such as `Data!$A$1:$B$9`.
    package var formula: String
    /// The position of the sheet it belongs to, counted from 0; none for the whole workbook.
    package var sheet: Int?
    /// Whether programs keep it out of sight.
    package var isHidden: Bool
}
