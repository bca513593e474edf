/// What our descriptions in JSON-LD have in common.
enum LinkedData {
    /// The vocabularies that a catalogue of data is described with, by their prefixes.
    static let vocabularies = ["dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"]

    /// Words in a language.
    struct Words: Encodable {
        let language: String
        let value: String

        enum CodingKeys: String, CodingKey {
            case language = "@language"
            case value = "@value"
        }

        /// The same in the languages of the covenant.
        static func all(en: String, ru: String, kk: String) -> [Words] {
            [Words(language: "en", value: en), Words(language: "ru", value: ru), Words(language: "kk", value: kk)]
        }
    }
}
