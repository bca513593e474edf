extension String {
    /// The first text, by UTF-8 bytes, after all that begin with this one; `nil` where there is none.
    ///
    /// Both engines find a beginning as a range of an index, which they do not with `LIKE`.
    var firstThatBeginsOtherwise: String? {
        var scalars = Array(unicodeScalars)
        while let last = scalars.popLast() {
            // Between these two stand the surrogates, which are no scalars.
            let next = last.value == 0xD7FF ? 0xE000 : last.value + 1
            guard let scalar = Unicode.Scalar(next) else { continue }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars + [scalar])
            return String(text)
        }
        return nil
    }
}
