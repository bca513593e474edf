/// Why a message catalogue could not be read, and where.
public struct CatalogueError: Error, Hashable, Sendable {
    /// What is wrong with it.
    public enum Problem: Hashable, Sendable {
        /// The folder or file cannot be opened.
        case unreadable
        /// A line that is neither a keyword, a string nor a comment.
        case unexpectedLine
        /// A quotation mark is missing, or something follows it.
        case unclosedString
        /// A backslash before a character that has no escape.
        case unknownEscape(Character)
        /// Two messages share a key.
        case duplicateKey(String)
        /// A message without words.
        case missingWords(key: String)
        /// Plural forms are missing or out of order.
        case wrongForms(key: String, found: Int)
        /// A brace is not closed, or holds no name.
        case wrongPlaceholder(key: String)
        /// The header names another language.
        case otherLanguage(String)
    }

    /// What is wrong with it.
    public var problem: Problem
    /// The file, as the catalogue was given it.
    public var file: String
    /// The line, counted from 1.
    public var line: Int?

    /// States what is wrong, and where.
    public init(_ problem: Problem, file: String, line: Int? = nil) {
        self.problem = problem
        self.file = file
        self.line = line
    }
}
