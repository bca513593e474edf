// What reports without charts are made of, for those who have their words already.

extension ReportDocument {
    /// A report whose first words, a few characters large, say how something stands.
    package init(
        language: String, title: String, above: String, town: String, standing: String, sentence: String,
        facts: [Fact], sections: [Section], imprint: String, command: String
    ) {
        self.init(
            language: language, title: title, heading: Heading(above: above, town: town, below: title),
            hero: Hero(
                value: standing, unit: "", sentence: sentence, completeness: "", isPartial: false, range: nil,
                facts: facts),
            sections: sections, footer: Footer(words: imprint, command: command))
    }
}

extension ReportDocument.Section {
    /// A section of blocks.
    package init(_ title: String, _ blocks: [ReportDocument.Block]) {
        self.init(title: title, blocks: blocks)
    }
}

extension ReportDocument.Fact {
    /// Words in several styles, with a name.
    package init(_ name: String, saying values: [ReportDocument.Words]) {
        self.init(name: name, values: values)
    }
}

extension ReportDocument.Table {
    /// A table without a footer.
    package init(
        _ caption: String?, columns: [ReportDocument.Column], cells rows: [[ReportDocument.Cell]]
    ) {
        self.init(caption: caption, columns: columns, rows: rows)
    }
}
