package import Exchange
import Ledger
package import Localization
package import Pages

extension ReviewReport.Model {
    /// The report as a tagged PDF; equal reviews give equal bytes.
    package func pdf(engine: ReportEngine, _ texts: Texts) throws(ReportFailure) -> [UInt8] {
        let data: [UInt8]
        do { data = try CanonicalJSON.encode(document(texts)) } catch { throw .unreadable }
        return try engine.compile(data: data)
    }

    /// The report as the template reads it: the words are those of the page.
    package func document(_ texts: Texts) -> ReportDocument {
        var sections: [ReportDocument.Section] = []
        func section(_ title: String, _ blocks: [ReportDocument.Block]) {
            if !blocks.isEmpty { sections.append(ReportDocument.Section(title, blocks)) }
        }
        if let decision {
            section(
                texts.text("review.decide"),
                [.words(.init(decision.reason)), .words(.init(decision.head, .soft))])
        }
        if let figures { section(texts.text("review.recomputed"), [.table(.init(figures, wide: 0))]) }
        section(
            texts.text("review.checks"),
            [.words(.init(passed))] + (checks.rows.isEmpty ? [] : [.table(.init(checks, wide: 1))]))
        if let issues { section(texts.text("review.issues"), [.table(.init(issues, wide: 3))]) }
        if let remarks { section(texts.text("review.remarks"), [.table(.init(remarks, wide: 1))]) }
        section(texts.text("review.recommendations"), recommendations.map { .words(.init($0)) })
        section(
            texts.text("review.verify.title"),
            verify.map { .words(.init($0)) } + [.words(.init(command, .code)), .table(.init(parts, wide: 0))])
        return ReportDocument(
            language: texts.language.rawValue, title: title, above: texts.text("review.report"), town: town,
            standing: tally, sentence: passed,
            facts: [.init(texts.text("reviews.state"), saying: [.init(.mark(state))])] + facts.map { .init($0) },
            sections: sections,
            imprint: texts.text("review.verify"), command: command)
    }
}

extension ReportDocument.Fact {
    fileprivate init(_ fact: Fact) {
        self.init(fact.name, saying: fact.parts.map { .init($0) })
    }
}

extension ReportDocument.Words {
    /// A part of a cell as a report sets it.
    fileprivate init(_ part: Cell.Part) {
        switch part {
        case .words(let words), .inserted(let words), .deleted(let words): self.init(words)
        case .soft(let words): self.init(words, .soft)
        case .strong(let words): self.init(words, .strong)
        case .code(let words): self.init(words, .code)
        case .link(let link): self.init(link.words)
        case .mark(let mark): self.init(mark.word, Style(rawValue: mark.kind.rawValue) ?? .plain)
        case .meter: self.init("")
        }
    }
}

extension ReportDocument.Table {
    /// A page's table; the column `wide` takes the room that is left.
    fileprivate init(_ table: Table, wide: Int) {
        self.init(
            table.caption,
            columns: table.columns.enumerated().map { index, column in
                column.isNumber ? .number(column.words) : .words(column.words, room: index == wide ? 1 : nil)
            },
            cells: table.rows.map { row in
                row.map { cell in
                    let words = cell.parts.map { ReportDocument.Words($0) }
                    let style = words.count == 1 ? words[0].style : .plain
                    return ReportDocument.Cell(words.map(\.words).joined(separator: " "), style)
                }
            })
    }
}
