import Storage
import Testing

@Suite("Placeholders of PostgreSQL")
struct PlaceholdersTests {
    @Test(
        "are numbered, except within quotes and comments",
        arguments: [
            ("? ?", "$1 $2"),
            ("a=?AND b=?", "a=$1AND b=$2"),
            ("'?' '' '''?' ?", "'?' '' '''?' $1"),
            (#"'\' ? E'\'?' ? e'\\' ?"#, #"'\' $1 E'\'?' $2 e'\\' $3"#),
            (#"price'?\' ?"#, #"price'?\' $1"#),
            (#""a?""b?" ?"#, #""a?""b?" $1"#),
            ("-- ? '\n?", "-- ? '\n$1"),
            ("/* ? /* ? */ ' ? */ ?", "/* ? /* ? */ ' ? */ $1"),
            ("$$ ? $$ ? $x$ ? $$ $x$ ?", "$$ ? $$ $1 $x$ ? $$ $x$ $2"),
            ("a$b$ ? $b$", "a$b$ $1 $b$"),
            ("қ? 'ә?'", "қ$1 'ә?'"),
            ("'open ?", "'open ?"),
            ("/* open ?", "/* open ?"),
            ("$$ open ?", "$$ open ?"),
            ("-", "-"),
            ("", ""),
        ])
    func numbered(sql: String, expected: String) {
        #expect(Placeholders.numbered(sql) == expected)
    }
}
