import Findings

/// Collects findings, at most so many of one code.
struct SpreadsheetFindings {
    private(set) var list: [Finding] = []
    private let file: String?
    private let limit: Int
    private var counts: [String: Int] = [:]
    private var lastOfCode: [String: Int] = [:]

    init(file: String?, limit: Int) {
        self.file = file
        self.limit = max(1, limit)
    }

    /// Adds a finding; beyond the limit the last one of its code counts how many `more` there are.
    mutating func add(
        _ code: String, _ severity: Finding.Severity, sheet: String? = nil, row: Int? = nil, column: Int? = nil,
        _ details: [String: Detail] = [:]
    ) {
        let count = counts[code, default: 0] + 1
        counts[code] = count
        if count > limit, let last = lastOfCode[code] {
            list[last].details["more"] = .count(count - limit)
            return
        }
        lastOfCode[code] = list.count
        let place = Place(file: file, sheet: sheet, row: row, column: column)
        list.append(Finding(code, severity, at: place, details: details))
    }

    /// Adds what was found on the way through a sheet.
    mutating func add(contentsOf others: SpreadsheetFindings) {
        for finding in others.list {
            let place = finding.place
            add(
                finding.code, finding.severity, sheet: place.sheet, row: place.row, column: place.column,
                finding.details)
        }
    }

    /// Adds why a part could not be read to its end.
    mutating func add(_ failure: SpreadsheetPartFailure, part: String, sheet: String? = nil) {
        switch failure {
        case .tooManyRows(let limit):
            add("sheet.too-many-rows", .error, sheet: sheet, ["limit": .count(limit)])
        case .tooManyCells(let limit):
            add("sheet.too-many-cells", .error, sheet: sheet, ["limit": .count(limit)])
        case .largerThanDeclared:
            add("file.unpacks-too-large", .error, sheet: sheet, ["part": .text(part), "reason": .text(failure.word)])
        default:
            add("file.damaged-part", .error, sheet: sheet, ["part": .text(part), "reason": .text(failure.word)])
        }
    }
}
