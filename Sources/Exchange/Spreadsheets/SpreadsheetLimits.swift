/// How much of a stranger's workbook is read before the reader stops and says so.
package struct SpreadsheetLimits: Hashable, Sendable {
    /// The size of the file itself.
    package var fileBytes = 20_000_000
    /// The sum of all parts once unpacked, as the archive declares it.
    package var unpackedBytes = 200_000_000
    /// How many times larger a part may become; a zip bomb reaches 1,000.
    package var ratio = 200
    /// Below this size the ratio is not looked at: a short part full of equal cells packs very well.
    package var ratioFloorBytes = 4_000_000
    /// How many parts the archive may hold.
    package var entries = 1_000
    /// The last row that is read.
    package var rows = 1_048_576
    /// How many cells of one sheet are read.
    package var cells = 5_000_000
    /// How many findings of one code are listed; the last of them carries how many `more` there are.
    package var findingsOfOneCode = 200

    /// The limits an upload gets.
    package init() {}
}
