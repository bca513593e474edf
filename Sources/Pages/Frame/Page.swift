package import Localization

/// A page: a model of ready words and figures, and how they are laid out.
package protocol Page: Sendable {
    associatedtype Model: Equatable, Sendable

    /// Ready words and figures.
    var model: Model { get }

    /// Takes a model.
    init(_ model: Model)

    /// The part of the site it belongs to.
    var section: Frame.Section? { get }

    /// What the browser's tab and search results call it.
    func title(_ texts: Texts) -> String

    /// What stands between head and foot.
    func main(_ html: inout HTML, _ texts: Texts)

    /// Whether the grid's script makes it nicer.
    var usesGrid: Bool { get }
}

extension Page {
    package var section: Frame.Section? { nil }
    package var usesGrid: Bool { false }

    /// The whole page as bytes of UTF-8.
    package func rendered(in frame: Frame) -> [UInt8] {
        var html = HTML()
        frame.write(to: &html, title: title(frame.texts), section: section, usesGrid: usesGrid) { html in
            main(&html, frame.texts)
        }
        return html.bytes
    }
}
