import QalaTesting
import Testing

@testable import Web

@Suite("Forms with files")
struct MultipartFormTests {
    static let type = "multipart/form-data; boundary=----qala"
    static let workbook: [UInt8] = [0x50, 0x4B, 0x03, 0x04, 0x0D, 0x0A, 0x2D, 0x2D, 0x00, 0xFF, 0x0D, 0x0A, 0x0D, 0x0A]

    /// A body with one field and one file, as browsers write it.
    static let sound = part("town", nil, Array("Қарағанды".utf8)) + part("file", "karaganda.xlsx", workbook) + end

    static let end = Array("------qala--\r\n".utf8)

    static func part(_ name: String, _ file: String?, _ content: [UInt8]) -> [UInt8] {
        let named = file.map { "; filename=\"\($0)\"\r\nContent-Type: application/octet-stream" } ?? ""
        return Array("------qala\r\nContent-Disposition: form-data; name=\"\(name)\"\(named)\r\n\r\n".utf8) + content
            + Array("\r\n".utf8)
    }

    private func failure(_ body: [UInt8], _ type: String = type) -> MultipartForm.Failure? {
        do throws(MultipartForm.Failure) {
            _ = try MultipartForm(body, contentType: type)
            return nil
        } catch { return error }
    }

    @Test("fields and files come apart, byte for byte")
    func parts() throws {
        let form = try MultipartForm(Self.sound, contentType: Self.type)
        #expect(form.fields["town"] == "Қарағанды")
        #expect(form.files["file"] == .init(name: "karaganda.xlsx", bytes: Self.workbook))
        #expect(form.files.count == 1 && form.fields.pairs.count == 1)
    }

    @Test("an empty file and an empty field are there, and empty")
    func empty() throws {
        let form = try MultipartForm(
            Self.part("note", nil, []) + Self.part("file", "", []) + Self.end, contentType: Self.type)
        #expect(form.fields["note"] == "")
        #expect(form.files["file"]?.bytes == [] && form.files["file"]?.name == "")
    }

    @Test("a form without parts is a form without fields")
    func none() throws {
        let form = try MultipartForm(Self.end, contentType: Self.type)
        #expect(form.files.isEmpty && form.fields.pairs.isEmpty)
    }

    @Test("the first file of a name counts, all values of a field do")
    func repeated() throws {
        let body =
            Self.part("a", nil, [0x31]) + Self.part("f", "1.csv", [0x31]) + Self.part("a", nil, [0x32])
            + Self.part("f", "2.csv", [0x32]) + Self.end
        let form = try MultipartForm(body, contentType: Self.type)
        #expect(form.fields.all("a") == ["1", "2"])
        #expect(form.files["f"]?.name == "1.csv")
    }

    @Test(
        "a file's name comes without folders, line ends and zero bytes",
        arguments: [
            ("C:\\Documents\\bei.xlsx", "bei.xlsx"), ("../../etc/passwd", "passwd"), ("a%22b.csv", "a\"b.csv"),
            ("кадастр 2022.xlsx", "кадастр 2022.xlsx"), ("///", ""),
        ])
    func names(sent: String, kept: String) throws {
        let form = try MultipartForm(Self.part("file", sent, []) + Self.end, contentType: Self.type)
        #expect(form.files["file"]?.name == kept)
    }

    @Test("a name longer than 200 characters is cut")
    func longName() throws {
        let form = try MultipartForm(
            Self.part("file", String(repeating: "я", count: 900), []) + Self.end, contentType: Self.type)
        #expect(form.files["file"]?.name.count == 200)
    }

    @Test(
        "the boundary is read with and without quotation marks, in any case, after other parameters",
        arguments: [
            "multipart/form-data; boundary=----qala", "multipart/form-data;boundary=\"----qala\"",
            "Multipart/Form-Data; charset=utf-8; Boundary=----qala",
        ])
    func boundaries(type: String) throws {
        #expect(try MultipartForm(Self.sound, contentType: type).files.count == 1)
    }

    @Test(
        "without a boundary of 1 to 70 bytes nothing is read",
        arguments: [
            "", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"",
            "application/x-www-form-urlencoded; boundary=----qala",
            "multipart/form-data; boundary=" + String(repeating: "b", count: 71),
        ])
    func noBoundary(type: String) {
        #expect(failure(Self.sound, type) == .noBoundary)
    }

    @Test("a body that was cut off anywhere before its end is refused")
    func truncated() {
        for count in 0..<(Self.sound.count - 4) {
            #expect(failure(Array(Self.sound[..<count])) == .damaged, "\(count) bytes")
        }
    }

    @Test("another form's boundary, a missing blank line and a header without end are damage")
    func damaged() {
        #expect(failure(Self.sound, "multipart/form-data; boundary=other") == .damaged)
        #expect(
            failure(Array("------qala\r\nContent-Disposition: form-data; name=\"a\"\r\n".utf8) + Self.end) == .damaged)
        let header = Array("------qala\r\nX: \(String(repeating: "x", count: 9_000))\r\n\r\n\r\n".utf8)
        #expect(failure(header + Self.end) == .damaged)
    }

    @Test("a part without a name is left out")
    func unnamed() throws {
        let body = Array("------qala\r\nContent-Type: text/plain\r\n\r\nhello\r\n".utf8) + Self.end
        #expect(try MultipartForm(body, contentType: Self.type).fields.pairs.isEmpty)
    }

    @Test("a hundred parts are read, more are refused")
    func many() throws {
        func body(_ count: Int) -> [UInt8] {
            (0..<count).flatMap { Self.part("a\($0)", nil, [0x31]) } + Self.end
        }
        #expect(try MultipartForm(body(100), contentType: Self.type).fields.pairs.count == 100)
        #expect(failure(body(101)) == .tooManyParts)
    }

    @Test("five thousand damaged bodies are read or refused, and never hold more than was sent")
    func fuzz() {
        var generator = SeededGenerator(seed: 11)
        let marks = Array("\r\n-\";=:q".utf8) + [0, 0xFF]
        var read = 0
        for _ in 0..<5_000 {
            var body = Self.sound
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0..<body.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: body[place] = marks.randomElement(using: &generator) ?? 0
                case 1: body.insert(marks.randomElement(using: &generator) ?? 0, at: place)
                case 2: body.removeSubrange(place..<min(body.count, place + Int.random(in: 1...20, using: &generator)))
                default: body.insert(contentsOf: body[place..<min(body.count, place + 30)], at: place)
                }
                if body.isEmpty { body = [0] }
            }
            guard let form = try? MultipartForm(body, contentType: Self.type) else { continue }
            read += 1
            #expect(form.files.values.reduce(0) { $0 + $1.bytes.count } <= body.count)
        }
        #expect(read > 500, "some damage does not matter")
    }
}
