package import Cities
import Findings
package import Localization
import Statistics

/// The form that narrows the register, one for the list and the map.
package struct TownFilters: Equatable, Sendable {
    package var query: TownQuery
    package var view: TownQuery.View
    package var countries: [Choice]
    package var coordinators: [Choice]
    package var commitments: [Choice]
    package var sizes: [Choice]
    /// Where towns stand; the first is what the view shows by itself.
    package var standings: [Choice]
    /// Which fields of the address were left out, where there are any.
    package var notUnderstood: String?

    /// Words the choices.
    ///
    /// - Parameters:
    ///   - query: What was asked.
    ///   - view: Where the towns are shown.
    ///   - countries: Countries one can choose, by code.
    ///   - parties: Coordinators, and other parties that are no choice.
    ///   - texts: The words of the page's language.
    package init(
        _ query: TownQuery, in view: TownQuery.View, countries: [String], parties: [PartyMembership], _ texts: Texts
    ) {
        self.query = query
        self.view = view
        let order = AlphabetOrder(texts.language)
        self.countries = order.sorted(countries.map { Choice($0, texts.country($0)) }) { $0.words }
        let coordinators = parties.filter { $0.party.role == .coordinator && !$0.members.isEmpty }
        self.coordinators = order.sorted(
            coordinators.map { Choice($0.id, $0.party.name.inLanguage(texts.language)) }
        ) { $0.words }
        commitments = Commitment.allCases.map { Choice($0.rawValue, texts["commitment.\($0.rawValue).short"]) }
        sizes = SizeClass.allCases.map { Choice($0.rawValue, texts["figures.sizes.\($0.rawValue)"]) }
        var unasked = query
        unasked.standing = nil
        let preset = unasked.standings(in: view)
        // Of a list whose name field is filled the form still begins with the active: who empties the field gets them.
        let first = view == .list ? TownQuery.Standings.active : preset
        standings = ([first] + TownQuery.Standings.allCases.filter { $0 != first }).map {
            Choice($0 == first ? "" : $0.rawValue, texts["towns.standing.\($0.rawValue)"])
        }
        let names = query.notUnderstood.map { texts[Self.label($0)] }
        notUnderstood =
            names.isEmpty ? nil : texts["towns.not-understood", ["fields": .text(texts.list(names))]]
    }

    /// What narrows the towns, in words, for paper.
    func narrowed(_ texts: Texts) -> [String] {
        let standing = query.standing.map { $0.rawValue } ?? ""
        let chosen = [
            ("country", countries, query.country), ("commitment", commitments, query.commitment?.rawValue ?? ""),
            ("size", sizes, query.size?.rawValue ?? ""), ("coordinator", coordinators, query.coordinator),
            ("standing", standings, standing),
        ]
        let words = chosen.compactMap { name, choices, value in
            value.isEmpty
                ? nil : choices.first { $0.value == value }.map { "\(texts[Self.label(name)]): \($0.words)" }
        }
        return (query.query.isEmpty ? [] : ["\(texts[Self.label("q")]): \(query.query)"]) + words
    }

    /// The words beside a field.
    static func label(_ field: String) -> String {
        switch field {
        case "q": "column.town"
        case "country": "column.country"
        case "commitment": "column.commitments"
        case "size": "figures.topic.sizes"
        case "coordinator": "town.coordinator"
        default: "column.status"
        }
    }
}

extension HTML {
    mutating func filters(_ filters: TownFilters, action: String, _ texts: Texts) {
        let query = filters.query
        self(.form, .class("filters"), .method("get"), .action(action)) { html in
            html.field("q", id: "filter-name", texts[TownFilters.label("q")], value: query.query, isSearch: true)
            for (name, choices, selected) in [
                ("country", filters.countries, query.country),
                ("commitment", filters.commitments, query.commitment?.rawValue ?? ""),
                ("size", filters.sizes, query.size?.rawValue ?? ""),
                ("coordinator", filters.coordinators, query.coordinator),
            ] where !choices.isEmpty {
                html.choice(
                    name, id: "filter-\(name)", texts[TownFilters.label(name)], choices, selected: selected,
                    any: texts["filter.any"])
            }
            html.choice(
                "standing", id: "filter-standing", texts[TownFilters.label("standing")], filters.standings,
                selected: query.standing?.rawValue ?? "")
            html(.p) { $0(.button, texts["filter.show"], .type("submit")) }
        }
        if let words = filters.notUnderstood { self(.div, .class("notice look")) { $0(.p, words) } }
        let narrowed = filters.narrowed(texts)
        if !narrowed.isEmpty { self(.p, narrowed.joined(separator: "; "), .class("print-only")) }
    }
}
