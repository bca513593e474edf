import Findings

/// Adds rows of the big file to partial sums; one for each thread.
///
/// A class because it owns memory. A row in the usual form is read here without being taken apart into texts; any other
/// goes to `RollUpOddRow`.
final class RollUpScanner {
    private let file: RollUpActivityFile
    private let tables: RollUpTables
    private let roles: UnsafeMutablePointer<UInt8>
    private let powers: UnsafeMutablePointer<Double>
    private let following: [UnsafeMutablePointer<Int32>]
    private var town: RollUpKeyCursor
    private var year: RollUpKeyCursor
    private var line: RollUpKeyCursor

    init(file: RollUpActivityFile, tables: RollUpTables, keys: RollUpColumnKeys) {
        self.file = file
        self.tables = tables
        roles = .allocate(capacity: file.roles.count)
        for (column, role) in file.roles.enumerated() { roles[column] = role.rawValue }
        powers = .allocate(capacity: 8)
        for (exponent, power) in [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7].enumerated() { powers[exponent] = power }
        following = [keys.town, keys.year, keys.line].map { keys in
            let links = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, keys.count))
            links.initialize(repeating: 0, count: max(1, keys.count))
            return links
        }
        town = RollUpKeyCursor(keys.town, following: following[0])
        year = RollUpKeyCursor(keys.year, following: following[1])
        line = RollUpKeyCursor(keys.line, following: following[2])
    }

    deinit {
        roles.deallocate()
        powers.deallocate()
        for links in following { links.deallocate() }
    }

    /// Reads whole rows; `end` lies behind a line end, and at least 64 bytes beyond it can be read.
    func scan(_ start: UnsafeRawPointer, _ end: UnsafeRawPointer, into partial: RollUpPartial) {
        // Copies, so that the loop keeps them in registers.
        var (town, year, line) = (self.town, self.year, self.line)
        let form = RollUpRowForm(file)
        var place = start
        var rows = partial.rows
        var target = RollUpTarget()
        while place < end {
            let rowStart = place
            rows &+= 1
            guard let activity = row(&place, &town, &year, &line, form, &target.isStale) else {
                target.isStale = true
                place = oddRow(rowStart, row: rows, into: partial)
                continue
            }
            if target.isStale { target.aim(at: partial, tables, town: town.index, year: year.index) }
            if !target.add(activity, line: line.index) { noteRepeated(row: rows, into: partial) }
        }
        partial.rows = rows
        (self.town, self.year, self.line) = (town, year, line)
    }

    /// One row in the usual form; `nil` for any other.
    @inline(__always)
    private func row(
        _ place: inout UnsafeRawPointer, _ town: inout RollUpKeyCursor, _ year: inout RollUpKeyCursor,
        _ line: inout RollUpKeyCursor, _ form: RollUpRowForm, _ isStale: inout Bool
    ) -> Double? {
        if form.isUsual {
            if !town.repeats(&place) {
                isStale = true
                guard town.advance(&place) else { return nil }
            }
            if !year.repeats(&place) {
                isStale = true
                guard year.advance(&place) else { return nil }
            }
            guard line.advance(&place) else { return nil }
            var end = place
            if let value = RollUpDigits.short(&end, mark: form.decimalMark, powers: powers), form.end(3, &end) {
                place = end
                return value
            }
            guard let value = number(&place, form), form.end(3, &place) else { return nil }
            return value
        }
        var activity = 0.0
        var column = 0
        while column < form.columns {
            switch roles[column] {
            case RollUpActivityFile.Role.line.rawValue:
                guard line.advance(&place) else { return nil }
            case RollUpActivityFile.Role.activity.rawValue:
                guard let value = number(&place, form), form.end(column, &place) else { return nil }
                activity = value
            case RollUpActivityFile.Role.town.rawValue:
                if !town.repeats(&place) {
                    isStale = true
                    guard town.advance(&place) else { return nil }
                }
            case RollUpActivityFile.Role.year.rawValue:
                if !year.repeats(&place) {
                    isStale = true
                    guard year.advance(&place) else { return nil }
                }
            default:
                guard form.skip(&place), form.end(column, &place) else { return nil }
            }
            column &+= 1
        }
        return activity
    }

    @inline(__always)
    private func number(_ place: inout UnsafeRawPointer, _ form: RollUpRowForm) -> Double? {
        var end = place
        if let value = RollUpDigits.short(&end, mark: form.decimalMark, powers: powers), form.isEnd(end) {
            place = end
            return value
        }
        return RollUpDigits.long(&place, mark: form.decimalMark)
    }

    @inline(never)
    private func oddRow(
        _ start: UnsafeRawPointer, row: Int, into partial: RollUpPartial
    ) -> UnsafeRawPointer {
        let bytes = start.assumingMemoryBound(to: UInt8.self)
        var length = 0
        while bytes[length] != 0x0A { length += 1 }
        let text = Array(UnsafeBufferPointer(start: bytes, count: length))
        let odd = RollUpOddRow(text, row: row, file: file, tables: tables, tally: &partial.tally)
        if let entry = odd.entry {
            var target = RollUpTarget()
            target.aim(at: partial, tables, town: entry.town, year: entry.year)
            if !target.add(entry.activity, line: entry.line) { noteRepeated(row: row, into: partial) }
        }
        return start + length + 1
    }

    @inline(never)
    private func noteRepeated(row: Int, into partial: RollUpPartial) {
        RollUpOddRow.note("rollup.duplicate-row", .error, row: row, file: file, tally: &partial.tally)
    }
}

/// The keys of the three key columns, with the marks that end them in this file.
struct RollUpColumnKeys {
    let town: RollUpKeys
    let year: RollUpKeys
    let line: RollUpKeys

    init(file: RollUpActivityFile, tables: RollUpTables) {
        func keys(_ names: [String], _ role: RollUpActivityFile.Role) -> RollUpKeys {
            let column = file.roles.firstIndex(of: role) ?? 0
            return RollUpKeys(
                names: names, delimiter: file.delimiter.rawValue, endMark: file.endMark(ofColumn: column))
        }
        town = keys(tables.towns.names, .town)
        year = keys(RollUpYears.names, .year)
        line = keys(tables.lines.names, .line)
    }
}

/// Where the sums and marks of a town's year lie.
struct RollUpTarget {
    var isStale = true
    private var sums: UnsafeMutablePointer<Double>?
    private var marks: UnsafeMutablePointer<UInt64>?

    @inline(never)
    mutating func aim(at partial: RollUpPartial, _ tables: RollUpTables, town: Int, year: Int) {
        sums = partial.sums(year: year, country: tables.countryOfTown[town])
        marks = partial.marks(year: year, town: town)
        isStale = false
    }

    /// Adds an activity; `false` when the line already had one.
    @inline(__always)
    func add(_ activity: Double, line: Int) -> Bool {
        guard let sums, let marks else { return true }
        sums[line] += activity
        let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: line & 63)
        let word = marks[line &>> 6]
        marks[line &>> 6] = word | bit
        return word & bit == 0
    }
}

/// What separates and ends the fields of this file.
struct RollUpRowForm {
    let columns: Int
    let decimalMark: UInt8
    /// Town, year, line, activity and nothing else: no need to ask for each column what it is.
    let isUsual: Bool
    private let delimiter: UInt8
    private let endsWithReturn: Bool

    init(_ file: RollUpActivityFile) {
        columns = file.roles.count
        isUsual = file.roles == [.town, .year, .line, .activity]
        decimalMark = file.decimalMark == .comma ? 0x2C : 0x2E
        delimiter = file.delimiter.rawValue
        endsWithReturn = file.endsWithReturn
    }

    /// Whether a field may end here.
    @inline(__always)
    func isEnd(_ place: UnsafeRawPointer) -> Bool {
        let byte = place.load(as: UInt8.self)
        return byte == delimiter || byte == 0x0A || byte == 0x0D
    }

    /// Moves behind what must end the field of a column; `false` when something else stands there.
    @inline(__always)
    func end(_ column: Int, _ place: inout UnsafeRawPointer) -> Bool {
        let byte = place.load(as: UInt8.self)
        guard column == columns &- 1 else {
            place += 1
            return byte == delimiter
        }
        place += 1
        guard endsWithReturn else { return byte == 0x0A }
        let second = place.load(as: UInt8.self)
        place += 1
        return byte == 0x0D && second == 0x0A
    }

    /// Moves to the end of a field without quotes.
    @inline(__always)
    func skip(_ place: inout UnsafeRawPointer) -> Bool {
        while !isEnd(place) {
            if place.load(as: UInt8.self) == 0x22 { return false }
            place += 1
        }
        return true
    }
}
