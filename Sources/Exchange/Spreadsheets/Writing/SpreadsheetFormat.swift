import CXLSXWriter

/// How a cell looks and whether it may be changed on a protected sheet.
package struct SpreadsheetFormat: Hashable, Sendable {
    /// Where text stands in its cell from left to right.
    package enum Alignment: Hashable, Sendable { case automatic, left, center, right }
    /// Where text stands in its cell from top to bottom.
    package enum VerticalAlignment: Hashable, Sendable { case bottom, center, top }
    /// The line around a cell.
    package enum Border: Hashable, Sendable { case none, hair, thin, medium }

    /// Whether letters are bold.
    package var isBold = false
    /// Whether letters are italic.
    package var isItalic = false
    /// The size of letters in points; the program's own where none is given.
    package var fontSize: Double?
    /// The colour of letters.
    package var textColour: SpreadsheetColour?
    /// The colour of the cell.
    package var fillColour: SpreadsheetColour?
    /// How a number is shown, such as `#,##0.0` or `yyyy-mm-dd`.
    package var numberFormat: String?
    /// Whether long text goes on in the next line.
    package var wrapsText = false
    /// The line around the cell.
    package var border = Border.none
    /// The colour of that line.
    package var borderColour: SpreadsheetColour?
    /// Whether a protected sheet refuses changes of the cell.
    package var isLocked = true
    /// Whether a protected sheet hides the cell's formula.
    package var hidesFormula = false
    /// How many steps the text is moved in from the left.
    package var indentation = 0
    /// Where text stands from left to right.
    package var alignment = Alignment.automatic
    /// Where text stands from top to bottom.
    package var verticalAlignment = VerticalAlignment.bottom

    /// The look of an untouched cell.
    package init() {}

    /// The same look with something changed.
    package func with(_ change: (inout Self) -> Void) -> Self {
        var copy = self
        change(&copy)
        return copy
    }

    /// Passes everything on to the library.
    func apply(to format: UnsafeMutablePointer<lxw_format>) {
        if isBold { format_set_bold(format) }
        if isItalic { format_set_italic(format) }
        if let fontSize { format_set_font_size(format, fontSize) }
        if let textColour { format_set_font_color(format, textColour.code) }
        if let numberFormat { format_set_num_format(format, numberFormat) }
        if wrapsText { format_set_text_wrap(format) }
        if !isLocked { format_set_unlocked(format) }
        if hidesFormula { format_set_hidden(format) }
        if indentation > 0 { format_set_indent(format, UInt8(min(indentation, 15))) }
        if let fillColour {
            format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
            // In a conditional format a solid fill takes its colour from the background, in a cell from either.
            format_set_bg_color(format, fillColour.code)
        }
        applyLines(to: format)
        applyAlignment(to: format)
    }

    private func applyLines(to format: UnsafeMutablePointer<lxw_format>) {
        let line: lxw_format_borders? =
            switch border {
            case .none: nil
            case .hair: LXW_BORDER_HAIR
            case .thin: LXW_BORDER_THIN
            case .medium: LXW_BORDER_MEDIUM
            }
        if let line { format_set_border(format, UInt8(line.rawValue)) }
        if let borderColour { format_set_border_color(format, borderColour.code) }
    }

    private func applyAlignment(to format: UnsafeMutablePointer<lxw_format>) {
        switch alignment {
        case .automatic: break
        case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
        case .center: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
        case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
        }
        switch verticalAlignment {
        case .bottom: break
        case .center: format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        case .top: format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        }
    }
}

/// A colour by its red, green and blue, as `0xFFF2CC`.
package struct SpreadsheetColour: Hashable, Sendable, ExpressibleByIntegerLiteral {
    /// The three parts in one number.
    package let value: UInt32

    /// Names a colour.
    package init(integerLiteral value: UInt32) { self.value = value & 0xFF_FFFF }

    /// The library takes plain zero for "no colour" and has a number of its own for black.
    var code: lxw_color_t { value == 0 ? lxw_color_t(LXW_COLOR_BLACK.rawValue) : value }
}
