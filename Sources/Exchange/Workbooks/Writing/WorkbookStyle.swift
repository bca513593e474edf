/// The looks of the workbook's cells: what is to be filled is light yellow and open, all else is locked.
enum WorkbookStyle {
    static let ink: SpreadsheetColour = 0x1F2A30
    static let accent: SpreadsheetColour = 0x0F4C5C
    static let inputFill: SpreadsheetColour = 0xFFF6D6
    static let partFill: SpreadsheetColour = 0xFFFCEF
    static let computedFill: SpreadsheetColour = 0xE6F0F2
    static let lockedFill: SpreadsheetColour = 0xEDEDED
    static let attentionFill: SpreadsheetColour = 0xF6D9B8
    private static let line: SpreadsheetColour = 0xBFC9CC
    private static let quiet: SpreadsheetColour = 0x5B6B72

    /// The pattern of amounts that a person types: grouped, no digit hidden that matters.
    static let amountPattern = "#,##0.0##"
    static let wholePattern = "#,##0"
    static let factorPattern = "0.0000"

    private static let base = SpreadsheetFormat().with {
        $0.textColour = ink
        $0.verticalAlignment = .center
    }
    private static let framed = base.with {
        $0.border = .thin
        $0.borderColour = line
    }

    static let title = base.with {
        $0.isBold = true
        $0.fontSize = 16
        $0.textColour = accent
    }
    static let section = base.with {
        $0.isBold = true
        $0.fontSize = 12
        $0.textColour = accent
    }
    static let prose = base.with {
        $0.wrapsText = true
        $0.verticalAlignment = .top
    }
    static let hint = base.with {
        $0.wrapsText = true
        $0.textColour = quiet
        $0.verticalAlignment = .top
    }
    static let sideHint = hint.with {
        $0.verticalAlignment = .center
        $0.indentation = 1
    }
    static let link = base.with { $0.textColour = 0x0B6B8A }

    static let heading = framed.with {
        $0.isBold = true
        $0.fillColour = accent
        $0.textColour = 0xFFFFFF
        $0.wrapsText = true
        $0.alignment = .center
    }
    static let headingLeft = heading.with {
        $0.alignment = .left
        $0.indentation = 1
    }
    static let group = framed.with {
        $0.isBold = true
        $0.indentation = 1
        $0.fillColour = 0xD3E3E6
    }
    static let label = framed.with {
        $0.wrapsText = true
        $0.indentation = 1
    }
    static let boldLabel = label.with { $0.isBold = true }

    static let inputText = framed.with {
        $0.fillColour = inputFill
        $0.isLocked = false
        $0.wrapsText = true
        $0.indentation = 1
    }
    static let inputPart = inputText.with {
        $0.fillColour = partFill
        $0.indentation = 3
    }
    static let inputChoice = inputText.with {
        $0.alignment = .center
        $0.indentation = 0
    }
    static let inputAmount = framed.with {
        $0.fillColour = inputFill
        $0.isLocked = false
        $0.numberFormat = amountPattern
    }
    static let inputPartAmount = inputAmount.with { $0.fillColour = partFill }
    static let inputWhole = inputAmount.with { $0.numberFormat = "0" }
    static let inputPeople = inputAmount.with { $0.numberFormat = wholePattern }
    static let inputPercent = inputAmount.with { $0.numberFormat = "0.##%" }
    static let inputFactor = inputAmount.with { $0.numberFormat = "General" }

    static let computed = framed.with {
        $0.fillColour = computedFill
        $0.numberFormat = wholePattern
        $0.alignment = .right
    }
    static let computedSum = computed.with { $0.isBold = true }
    static let computedFactor = computed.with { $0.numberFormat = factorPattern }
    static let locked = framed.with {
        $0.fillColour = lockedFill
        $0.alignment = .center
        $0.textColour = quiet
    }
    static let lockedText = label
    static let lockedFactor = framed.with {
        $0.numberFormat = "0.0000##"
        $0.alignment = .right
    }

    /// Cells that deserve a second look, whatever their own look is.
    static let attention = SpreadsheetFormat().with { $0.fillColour = attentionFill }
}
