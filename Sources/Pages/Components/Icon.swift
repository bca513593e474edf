/// Small drawings that stand beside a word and never instead of one.
enum Icon {
    static let brand: StaticString =
        #"<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M2 21V12h5v9zM9.5 21V3l5 3.5V21zM17 21V9h5v12z"/></svg>"#

    static let good: StaticString =
        """
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 0a8 8 0 1 1 0 16A8 8 0 0 1 8 0zm3.7 4.6L6.9 9.8 4.5 7.5 \
        3.2 8.9l3.8 3.6 6.1-6.6z"/></svg>
        """

    static let look: StaticString =
        """
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 .5 16 15H0zM7 5.5v5h2v-5zm0 6v2h2v-2z" \
        fill-rule="evenodd"/></svg>
        """

    static let stop: StaticString =
        """
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4.7 0h6.6L16 4.7v6.6L11.3 16H4.7L0 11.3V4.7zM7 3.5v6h2v-6zm0 \
        7.5v2h2v-2z" fill-rule="evenodd"/></svg>
        """

    static let note: StaticString =
        """
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 0a8 8 0 1 1 0 16A8 8 0 0 1 8 0zM7 3v2h2V3zm0 3.5V13h2V6.5z" \
        fill-rule="evenodd"/></svg>
        """
}
