import Testing

@testable import Exchange

@Suite("Workbooks we write")
struct SpreadsheetWriterTests {
    private let created = 1_767_225_600  // 2026-01-01

    private func file(
        keepsOnlyRow: Bool = false, _ body: (SpreadsheetWriter) throws -> Void
    ) throws -> SpreadsheetFile {
        let writer = try SpreadsheetWriter(keepsOnlyRow: keepsOnlyRow)
        writer.setProperties(.init(title: "Түгендеу", author: "Qala", created: created))
        try body(writer)
        return SpreadsheetFile(bytes: try writer.finishedBytes(), name: "ours.xlsx")
    }

    @Test("what is written is read again", arguments: [false, true])
    func roundTrip(keepsOnlyRow: Bool) throws {
        let texts = [
            "Қарағанды", " leading", "a\nb", "<&\">'", "_x000D_", "=1+1", "12", "tab\tend", "bell \u{7}", "\r",
            "x_x0041_x_y",
            "a\r\nb", String(repeating: "ы", count: 32_767),
        ]
        let numbers = [0, -1.5, 1e-300, 123_456_789.25, 0.1, 1e22]
        let read = try file(keepsOnlyRow: keepsOnlyRow) { writer in
            let sheet = try writer.addSheet("Соңғы энергия")
            for (index, text) in texts.enumerated() { sheet.write(text, row: 1, column: index + 1) }
            for (index, number) in numbers.enumerated() { sheet.write(number, row: 2, column: index + 1) }
            sheet.write(true, row: 3, column: 1)
            sheet.write(SpreadsheetDate(year: 2022, month: 12, day: 31), row: 3, column: 2)
            sheet.writeFormula("=SUM(A2:B2)", row: 3, column: 3, cached: .number(-1.5))
            sheet.writeFormula("IF(A1=\"\",\"жоқ\",\"бар\")", row: 3, column: 4, cached: .text("бар"))
            sheet.write("", row: 3, column: 5)
        }
        let sheet = try #require(read.sheet(named: "Соңғы энергия"))
        #expect(read.findings.isEmpty)
        for (index, text) in texts.enumerated() { #expect(sheet.cell(row: 1, column: index + 1)?.value == .text(text)) }
        for (index, number) in numbers.enumerated() {
            #expect(sheet.cell(row: 2, column: index + 1)?.value == .number(number))
        }
        #expect(sheet.row(3)?[1] == .bool(true))
        #expect(sheet.row(3)?[2] == .date(SpreadsheetDate(year: 2022, month: 12, day: 31)))
        #expect(sheet.cell(row: 3, column: 3)?.formula == "SUM(A2:B2)" && sheet.row(3)?[3] == .number(-1.5))
        #expect(
            sheet.cell(row: 3, column: 4)?.formula == "IF(A1=\"\",\"жоқ\",\"бар\")" && sheet.row(3)?[4] == .text("бар"))
        #expect(sheet.cell(row: 3, column: 5) == nil)
    }

    @Test("stamps, names, hidden sheets and merged titles are read again")
    func stamps() throws {
        let read = try file { writer in
            writer.setCustomProperty("qala.schema", "3")
            writer.setCustomProperty("qala.town", "Қарағанды & Co")
            let sheet = try writer.addSheet("Data")
            sheet.merge(SpreadsheetRange(firstRow: 1, firstColumn: 1, lastRow: 1, lastColumn: 4), text: "Тақырып")
            let lists = try writer.addSheet("Тізімдер")
            lists.write("MWh", row: 1, column: 1)
            lists.hide()
            writer.define("units", as: "='Тізімдер'!$A$1:$A$9")
        }
        #expect(read.customProperties == ["qala.schema": "3", "qala.town": "Қарағанды & Co"])
        #expect(
            read.documentProperties["title"] == "Түгендеу"
                && read.documentProperties["created"] == "2026-01-01T00:00:00Z")
        #expect(read.definedNames.map(\.name) == ["units"] && read.definedNames[0].formula == "'Тізімдер'!$A$1:$A$9")
        #expect(read.sheets.map(\.isHidden) == [false, true])
        #expect(read.sheets[0].mergedRanges.count == 1)
    }

    @Test("equal calls give equal bytes", arguments: [false, true])
    func determinism(keepsOnlyRow: Bool) throws {
        let copies = try (0..<2).map { _ in
            let writer = try SpreadsheetWriter(keepsOnlyRow: keepsOnlyRow)
            if keepsOnlyRow {
                writer.setProperties(.init(created: created))
                try writer.addSheet("Data").write("Қала", row: 1, column: 1)
            } else {
                try SpreadsheetSamples.form(writer)
            }
            return try writer.finishedBytes()
        }
        #expect(copies[0] == copies[1])
    }

    @Test("long lists and messages in Kazakh fit, longer ones are refused")
    func validationLimits() throws {
        let message = SpreadsheetValidation.Message(
            title: String(repeating: "қ", count: 32), text: String(repeating: "ы", count: 255))
        let words = Array(repeating: String(repeating: "ғ", count: 7), count: 32)
        _ = try file { writer in
            let sheet = try writer.addSheet("Data")
            let cell = SpreadsheetRange(row: 1, column: 1)
            sheet.validate(cell, SpreadsheetValidation(.list(words), hint: message, refusal: message))
        }
        let refused = SpreadsheetValidation(.list(words + ["ә"]), hint: message)
        #expect(throws: SpreadsheetWriteError.content(sheet: "Data", row: 1, column: 1, problem: .tooLong)) {
            _ = try file { try $0.addSheet("Data").validate(SpreadsheetRange(row: 1, column: 1), refused) }
        }
    }

    @Test(
        "names that programs refuse are refused",
        arguments: ["", "a/b", "a:b", "[a]", "'a", "data", String(repeating: "ж", count: 32), "a?"])
    func sheetNames(name: String) throws {
        let writer = try SpreadsheetWriter()
        _ = try writer.addSheet("Data")
        #expect(throws: SpreadsheetWriteError.sheetName(name)) { _ = try writer.addSheet(name) }
    }

    @Test("what does not fit is thrown in the end, with its place")
    func failures() throws {
        typealias Failure = SpreadsheetWriteError
        func failure(_ body: (SpreadsheetSheetWriter) -> Void) -> Failure? {
            do {
                let writer = try SpreadsheetWriter(keepsOnlyRow: true)
                body(try writer.addSheet("S"))
                try writer.finish()
                return nil
            } catch {
                return error
            }
        }
        #expect(
            failure { $0.write(.nan, row: 2, column: 3) }
                == .content(sheet: "S", row: 2, column: 3, problem: .notFinite))
        #expect(
            failure { $0.write(1, row: 0, column: 3) }
                == .content(sheet: "S", row: 0, column: 3, problem: .outsideSheet))
        let long = String(repeating: "a", count: 32_768)
        #expect(
            failure { $0.write(long, row: 1, column: 1) } == .content(sheet: "S", row: 1, column: 1, problem: .tooLong))
        let backwards = failure { sheet in
            sheet.write(1, row: 5, column: 1)
            sheet.write(1, row: 4, column: 1)
        }
        #expect(backwards == .content(sheet: "S", row: 4, column: 1, problem: .rowAlreadyWritten))
        #expect(failure { $0.write("a", row: 1, column: 1) } == nil)
        #expect(throws: SpreadsheetWriteError.file("/nowhere/a.xlsx")) {
            let writer = try SpreadsheetWriter(path: "/nowhere/a.xlsx")
            _ = try writer.addSheet("S")
            try writer.finish()
        }
    }
}

extension SpreadsheetSamples {
    /// A form with everything the writer can do.
    static func form(_ writer: SpreadsheetWriter) throws {
        writer.setProperties(.init(title: "Үлгі", author: "Qala", created: 1_767_225_600))
        writer.setCustomProperty("qala.schema", "1")
        let heading = SpreadsheetFormat().with {
            $0.isBold = true
            $0.fillColour = 0x1F4E5F
            $0.textColour = 0xFFFFFF
            $0.alignment = .center
            $0.wrapsText = true
        }
        let input = SpreadsheetFormat().with {
            $0.isLocked = false
            $0.fillColour = 0xFFF2CC
            $0.numberFormat = "#,##0.0"
            $0.border = .thin
            $0.borderColour = 0x999999
        }
        let sheet = try writer.addSheet("Соңғы энергия")
        sheet.setColumns(1...1, width: 30)
        sheet.setColumns(2...4, width: 14)
        sheet.setRow(1, height: 28)
        sheet.merge(
            SpreadsheetRange(firstRow: 1, firstColumn: 1, lastRow: 1, lastColumn: 4), text: "Түпкілікті тұтыну",
            format: heading)
        for row in 2...6 {
            sheet.write("Жол \(row)", row: row, column: 1, format: SpreadsheetFormat().with { $0.indentation = 2 })
            sheet.write(Double(row), row: row, column: 2, format: input)
            sheet.write("MWh", row: row, column: 3, format: input)
        }
        sheet.write(SpreadsheetDate(year: 2022, month: 12, day: 31), row: 6, column: 4)
        sheet.writeFormula(
            "SUM(B2:B6)", row: 7, column: 2, cached: .number(20), format: SpreadsheetFormat().with { $0.isBold = true })
        sheet.writeLink("https://example.org/a?b=1&c=2", text: "Дереккөз", row: 8, column: 1, tip: "Ашу")
        sheet.writeLink("#'Тізімдер'!A1", text: "Тізім", row: 9, column: 1)
        sheet.writeComment("Түсіндірме: 1 Gcal = 1,163 MWh", row: 2, column: 2, author: "Qala")
        let message = SpreadsheetValidation.Message(title: "Бірлік", text: "Тізімнен таңдаңыз; выберите из списка.")
        let units = SpreadsheetRange(firstRow: 2, firstColumn: 3, lastRow: 5, lastColumn: 3)
        sheet.validate(units, SpreadsheetValidation(.listInRange("units"), hint: message, refusal: message))
        sheet.validate(SpreadsheetRange(row: 6, column: 3), SpreadsheetValidation(.list(["МВт·сағ", "Гкал", "\"т\""])))
        let amounts = SpreadsheetRange(firstRow: 2, firstColumn: 2, lastRow: 6, lastColumn: 2)
        sheet.validate(
            amounts, SpreadsheetValidation(.decimal(from: 0, through: nil), strictness: .warn, refusal: message))
        sheet.format(
            amounts,
            when: SpreadsheetConditionalFormat(.isEmpty, format: SpreadsheetFormat().with { $0.fillColour = 0xF8CBAD }))
        sheet.format(
            amounts,
            when: SpreadsheetConditionalFormat(
                .formula("$B2>1000"), format: SpreadsheetFormat().with { $0.isBold = true }))
        sheet.freeze(aboveRow: 2, leftOfColumn: 2)
        sheet.protect()
        sheet.setTabColour(0x2E7D32)
        var printing = SpreadsheetPrinting()
        printing.isLandscape = true
        printing.repeatedRows = 1...1
        printing.footer = "&LҚала&R&P / &N"
        sheet.setPrinting(printing)
        let lists = try writer.addSheet("Тізімдер")
        for (index, unit) in ["MWh", "kWh", "Gcal", "TJ"].enumerated() { lists.write(unit, row: index + 1, column: 1) }
        lists.hide()
        writer.define("units", as: "'Тізімдер'!$A$1:$A$4")
    }
}
