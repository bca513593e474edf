/// An element of HTML or SVG that pages are made of.
package struct Tag: Sendable {
    let name: StaticString
    var isVoid = false
    /// Whether the end tag may be left out; lists of many choices become a fifth lighter without it.
    var needsEnd = true

    static let html = Tag(name: "html"), head = Tag(name: "head"), title = Tag(name: "title")
    static let meta = Tag(name: "meta", isVoid: true), link = Tag(name: "link", isVoid: true)
    static let script = Tag(name: "script"), body = Tag(name: "body")
    static let header = Tag(name: "header"), nav = Tag(name: "nav"), main = Tag(name: "main")
    static let footer = Tag(name: "footer"), section = Tag(name: "section"), div = Tag(name: "div")
    static let h1 = Tag(name: "h1"), h2 = Tag(name: "h2"), h3 = Tag(name: "h3")
    static let p = Tag(name: "p"), span = Tag(name: "span"), a = Tag(name: "a"), b = Tag(name: "b")
    static let small = Tag(name: "small"), code = Tag(name: "code"), abbr = Tag(name: "abbr")
    static let strong = Tag(name: "strong"), ins = Tag(name: "ins"), del = Tag(name: "del")
    static let br = Tag(name: "br", isVoid: true), pre = Tag(name: "pre")
    static let ul = Tag(name: "ul"), ol = Tag(name: "ol"), li = Tag(name: "li")
    static let dl = Tag(name: "dl"), dt = Tag(name: "dt"), dd = Tag(name: "dd")
    static let table = Tag(name: "table"), caption = Tag(name: "caption"), thead = Tag(name: "thead")
    static let tbody = Tag(name: "tbody"), tfoot = Tag(name: "tfoot"), tr = Tag(name: "tr")
    static let th = Tag(name: "th"), td = Tag(name: "td")
    static let figure = Tag(name: "figure"), figcaption = Tag(name: "figcaption")
    static let details = Tag(name: "details"), summary = Tag(name: "summary")
    static let form = Tag(name: "form"), label = Tag(name: "label"), input = Tag(name: "input", isVoid: true)
    static let select = Tag(name: "select"), option = Tag(name: "option", needsEnd: false)
    static let button = Tag(name: "button"), textarea = Tag(name: "textarea")
    static let fieldset = Tag(name: "fieldset"), legend = Tag(name: "legend"), template = Tag(name: "template")

    static let svg = Tag(name: "svg"), g = Tag(name: "g"), rect = Tag(name: "rect"), line = Tag(name: "line")
    static let circle = Tag(name: "circle"), path = Tag(name: "path"), svgText = Tag(name: "text")
    static let svgTitle = Tag(name: "title"), desc = Tag(name: "desc")
}
