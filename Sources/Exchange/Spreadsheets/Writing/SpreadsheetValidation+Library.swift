import CXLSXWriter

extension SpreadsheetConditionalFormat.Condition {
    var code: UInt8 {
        switch self {
        case .formula: UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
        case .isEmpty: UInt8(LXW_CONDITIONAL_TYPE_BLANKS.rawValue)
        case .isNotEmpty: UInt8(LXW_CONDITIONAL_TYPE_NO_BLANKS.rawValue)
        case .isError: UInt8(LXW_CONDITIONAL_TYPE_ERRORS.rawValue)
        }
    }
}

extension SpreadsheetValidation {
    /// Lends the library a copy for one call.
    ///
    /// A list of words goes in as a formula: the library joins words in 258 bytes, but counts letters.
    func withLibraryCopy(_ body: (UnsafeMutablePointer<lxw_data_validation>) -> lxw_error) -> lxw_error {
        let words = [formula, hint?.title, hint?.text, refusal?.title, refusal?.text]
        return SpreadsheetCStrings.with(words.map { $0 == "" ? nil : $0 }) { pointers in
            var copy = lxw_data_validation()
            copy.value_formula = pointers[0]
            copy.input_title = pointers[1]
            copy.input_message = pointers[2]
            copy.error_title = pointers[3]
            copy.error_message = pointers[4]
            copy.error_type = strictnessCode
            fill(&copy)
            return body(&copy)
        }
    }

    private var formula: String? {
        switch rule {
        case .list(let words): "\"" + words.joined(separator: ",").replacing("\"", with: "\"\"") + "\""
        case .listInRange(let text), .formula(let text): text.hasPrefix("=") ? text : "=" + text
        case .decimal, .whole, .any: nil
        }
    }

    private var strictnessCode: UInt8 {
        switch strictness {
        case .stop: UInt8(LXW_VALIDATION_ERROR_TYPE_STOP.rawValue)
        case .warn: UInt8(LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
        case .inform: UInt8(LXW_VALIDATION_ERROR_TYPE_INFORMATION.rawValue)
        }
    }

    private func fill(_ copy: inout lxw_data_validation) {
        switch rule {
        case .list, .listInRange: copy.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
        case .formula: copy.validate = UInt8(LXW_VALIDATION_TYPE_CUSTOM_FORMULA.rawValue)
        case .any: copy.validate = UInt8(LXW_VALIDATION_TYPE_ANY.rawValue)
        case .whole(let low, let high):
            copy.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
            fillEnds(&copy, low, high)
        case .decimal(let low, let high):
            copy.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
            fillEnds(&copy, low, high)
        }
    }

    private func fillEnds(_ copy: inout lxw_data_validation, _ low: Double?, _ high: Double?) {
        if let low, let high {
            copy.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
            copy.minimum_number = low
            copy.maximum_number = high
        } else if let high {
            copy.criteria = UInt8(LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO.rawValue)
            copy.value_number = high
        } else {
            copy.criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
            copy.value_number = low ?? -1e307
        }
    }
}
