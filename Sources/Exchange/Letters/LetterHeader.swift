import Foundation

/// What may stand in the headers of a letter.
enum LetterHeader {
    /// Words for a header: as they are where they are plain and short, else encoded in pieces on lines of their own.
    static func words(_ text: String, after name: String) -> String {
        let text = oneLine(text)
        let isPlain = text.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: " ") }
        if isPlain, name.utf8.count + text.utf8.count <= 70 { return text }
        let first = (76 - name.utf8.count - 12) / 4 * 3
        return pieces(text, first: first).map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(
            separator: "\n ")
    }

    /// A moment as `Sun, 22 Nov 2026 02:04:42 +0000`.
    static func date(_ time: Int64) -> String {
        var seconds = time_t(time)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let (day, month) = (days[Int(parts.tm_wday)], months[Int(parts.tm_mon)])
        let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map(twoDigits).joined(separator: ":")
        return "\(day), \(parts.tm_mday) \(month) \(parts.tm_year + 1900) \(clock) +0000"
    }

    /// The text in one line and without control characters.
    private static func oneLine(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: " "
            default: scalar
            }
        }
        let line = String(String.UnicodeScalarView(scalars))
        return line.split(separator: " ").joined(separator: " ")
    }

    /// Pieces that encoded fill a line of 76: 45 bytes, fewer in the first behind its name; no scalar is cut apart.
    private static func pieces(_ text: String, first: Int) -> [String] {
        var pieces: [String] = []
        var piece = ""
        for scalar in text.unicodeScalars {
            if piece.utf8.count + String(scalar).utf8.count > (pieces.isEmpty ? first : 45) {
                pieces.append(piece)
                piece = ""
            }
            piece.unicodeScalars.append(scalar)
        }
        return pieces + [piece]
    }

    private static func twoDigits(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
