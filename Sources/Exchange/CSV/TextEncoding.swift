/// How the bytes of a text file stand for letters.
package enum TextEncoding: String, Hashable, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16 LE"
    case utf16BigEndian = "UTF-16 BE"
    case windows1251 = "Windows-1251"
    case windows1252 = "Windows-1252"
}

/// A file's text as UTF-8 without a byte order mark, and how sure one can be of it.
package struct DecodedText: Hashable, Sendable {
    /// The text in UTF-8.
    package var bytes: [UInt8]
    /// What the file was written in.
    package var encoding: TextEncoding
    /// Whether the file itself does not say and is no valid UTF-8.
    package var isGuessed: Bool
    /// Whether some letters could not be read; each is U+FFFD now.
    package var isDamaged: Bool

    /// Reads a file's bytes: byte order mark first, then UTF-8, then the code pages of Excel in the region.
    package init(_ file: [UInt8]) {
        if file.starts(with: [0xEF, 0xBB, 0xBF]) {
            self.init(utf8: Array(file.dropFirst(3)))
        } else if file.starts(with: [0xFF, 0xFE]) {
            self.init(utf16: file.dropFirst(2), littleEndian: true, guessed: false)
        } else if file.starts(with: [0xFE, 0xFF]) {
            self.init(utf16: file.dropFirst(2), littleEndian: false, guessed: false)
        } else if let littleEndian = Self.unmarkedUTF16(file) {
            self.init(utf16: file[...], littleEndian: littleEndian, guessed: true)
        } else {
            let census = UTF8Census(file)
            if census.invalid == 0 {
                self.init(bytes: file, encoding: .utf8, isGuessed: false, isDamaged: false)
            } else if census.multibyte > 10 * census.invalid {
                self.init(utf8: file)
            } else {
                self.init(codePage: file)
            }
        }
    }

    private init(bytes: [UInt8], encoding: TextEncoding, isGuessed: Bool, isDamaged: Bool) {
        self.bytes = bytes
        self.encoding = encoding
        self.isGuessed = isGuessed
        self.isDamaged = isDamaged
    }

    private init(utf8 file: [UInt8]) {
        let damaged = UTF8Census(file).invalid > 0
        let bytes = damaged ? Array(String(decoding: file, as: UTF8.self).utf8) : file
        self.init(bytes: bytes, encoding: .utf8, isGuessed: false, isDamaged: damaged)
    }

    private init(utf16 file: ArraySlice<UInt8>, littleEndian: Bool, guessed: Bool) {
        var units: [UInt16] = []
        units.reserveCapacity(file.count / 2)
        var index = file.startIndex
        while index + 1 < file.endIndex {
            let (first, second) = (UInt16(file[index]), UInt16(file[index + 1]))
            units.append(littleEndian ? second << 8 | first : first << 8 | second)
            index += 2
        }
        let text = String(decoding: units, as: UTF16.self)
        let damaged = index != file.endIndex || text.utf16.elementsEqual(units) == false
        self.init(
            bytes: Array(text.utf8), encoding: littleEndian ? .utf16LittleEndian : .utf16BigEndian,
            isGuessed: guessed, isDamaged: damaged)
    }

    private init(codePage file: [UInt8]) {
        let encoding = CodePage.likely(for: file)
        let table = encoding == .windows1251 ? CodePage.windows1251 : CodePage.windows1252
        var bytes: [UInt8] = []
        bytes.reserveCapacity(file.count + file.count / 2)
        var damaged = false
        for byte in file {
            if byte < 0x80 {
                bytes.append(byte)
            } else {
                let letter = table[Int(byte) - 0x80]
                damaged = damaged || letter == "\u{FFFD}"
                bytes.append(contentsOf: UTF8.encode(letter) ?? UTF8.encodedReplacementCharacter)
            }
        }
        self.init(bytes: bytes, encoding: encoding, isGuessed: true, isDamaged: damaged)
    }

    /// Every other byte zero at the beginning: UTF-16 without its mark; `true` is little endian.
    private static func unmarkedUTF16(_ file: [UInt8]) -> Bool? {
        let sample = file.prefix(256)
        guard sample.count >= 8 else { return nil }
        var zeros = (even: 0, odd: 0)
        for (index, byte) in sample.enumerated() where byte == 0 {
            if index.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
        }
        let many = sample.count / 4
        if zeros.odd >= many && zeros.even == 0 { return true }
        if zeros.even >= many && zeros.odd == 0 { return false }
        return nil
    }
}

/// How many sequences of a file are letters beyond ASCII in UTF-8, and how many bytes are not UTF-8 at all.
struct UTF8Census {
    private(set) var multibyte = 0
    private(set) var invalid = 0

    init(_ bytes: [UInt8]) {
        if String(validating: bytes, as: UTF8.self) != nil { return }
        var decoder = UTF8()
        var source = bytes.makeIterator()
        scan: while true {
            switch decoder.decode(&source) {
            case .scalarValue(let scalar): multibyte += scalar.value >= 0x80 ? 1 : 0
            case .error: invalid += 1
            case .emptyInput: break scan
            }
        }
    }
}
