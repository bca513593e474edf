import Findings
import Testing

@testable import Localization

@Suite("Places in words")
struct PlaceWordsTests {
    private func texts(_ language: Language) throws -> Texts {
        try Catalogue(folder: Catalogues.folder).texts(language)
    }

    @Test(
        "a finding calls a field of a plan as its form does",
        arguments: [
            ("action.A3.cost", "action A3 · Investment", "мера A3 · Инвестиции", "A3 іс-шарасы · Инвестиция"),
            ("action.1.2.end", "action 1.2 · Ends in", "мера 1.2 · Окончание, год", "1.2 іс-шарасы · Аяқталу жылы"),
            ("target.1.year", "Target 1 · Year", "Цель 1 · Год", "1-мақсат · Жыл"),
            ("target.2", "Target 2", "Цель 2", "2-мақсат"),
            ("sector.municipal", "Municipal buildings", "Муниципальные здания", "Муниципалдық ғимараттар"),
            ("approval.body", "field “Who approved it”", "поле «Кто утвердил»", "«Кім бекітті» өрісі"),
            (
                "adaptation.scoreboard.1", "field “Preparing the ground”", "поле «Подготовка основы»",
                "«Негізін дайындау» өрісі"
            ),
            (
                "electricity-factor", "field “Electricity factor of the town”",
                "поле «Коэффициент электроэнергии города»", "«Қаланың электр энергиясы коэффициенті» өрісі"
            ),
            ("line.r12.amount", "field “Amount”", "поле «Количество»", "«Мөлшер» өрісі"),
        ])
    func fields(field: String, english: String, russian: String, kazakh: String) throws {
        let place = Place(field: field)
        #expect(try texts(.en).text(place) == english)
        #expect(try texts(.ru).text(place) == russian)
        #expect(try texts(.kk).text(place) == kazakh)
    }

    @Test("an action with a title is called by it")
    func titled() throws {
        #expect(
            try texts(.en).text(Place(field: "action.3.end"), of: "Insulate schools") == "Insulate schools · Ends in")
    }

    @Test("what no form has keeps the name that its file gives it")
    func unknown() throws {
        let place = Place(file: "plan.yaml", row: 3, field: "colour")
        #expect(try texts(.en).text(place) == "plan.yaml, row 3, field “colour”")
    }

    @Test("every label of a form that findings use has words", arguments: Language.allCases)
    func labels(language: Language) throws {
        let texts = try texts(language)
        #expect(Texts.formLabels.values.filter { !texts.has($0) } == [])
    }
}
