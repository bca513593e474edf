/// Why a report could not be made.
package enum ReportFailure: Error, Hashable, Sendable {
    /// No Python with the typesetter was found; the page says how to get it, and the print style sheet remains.
    case engineMissing
    /// The template does not stand where the program's files are.
    case templateMissing
    /// No private folder could be made, or what was written could not be read.
    case unreadable
    /// The typesetter was ended because it took too long.
    case timedOut(seconds: Int)
    /// The typesetter refused; its own words, cut short, for the log.
    case refused(status: Int32, message: String)
    /// The report is larger than any inventory explains.
    case tooLarge(bytes: Int)
}
