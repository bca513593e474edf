package import Cities
import Findings
package import Localization

/// A coordinator or supporter: its territory, its towns, and what they come to with how much of it is known.
package struct PartyShow: Page {
    /// The party in ready words.
    package struct Model: Equatable, Sendable {
        package var name: String
        package var otherNames: String
        package var role: String
        package var facts: [Fact]
        package var members: Table?
        package var take: [Link]

        /// Words a party and its towns on a day.
        package init(
            _ membership: PartyMembership, _ calendar: CovenantCalendar, on day: CalendarDay, isWritten: Bool,
            _ texts: Texts
        ) {
            let party = membership.party
            let address = Address(texts.language)
            name = party.name.inLanguage(texts.language)
            otherNames = texts.list(party.name.otherNames(than: texts.language))
            role = texts["party-role.\(party.role.rawValue)"]
            let unknown = texts["figure.unknown"]
            let members = membership.members
            let active = members.filter { $0.standing(on: day).isActive }
            let counted = active.compactMap(\.population).filter { $0 > 0 }
            let people =
                counted.isEmpty
                ? unknown
                : texts[
                    "party.people",
                    [
                        "people": .count(counted.reduce(0, +)), "count": .count(counted.count),
                        "all": .count(active.count),
                    ]]
            facts = [
                Fact(texts["column.country"], texts.list(party.countries.map(texts.country))),
                Fact(texts["party.territory"], party.territory ?? unknown),
            ]
            if party.role == .coordinator {
                facts.append(Fact(texts["parties.level"], PartyList.Model.level(party, texts)))
            }
            facts += [
                Fact(texts["party.signed"], party.signed.map(texts.date) ?? unknown),
                Fact(
                    texts["parties.towns"],
                    texts["party.active", ["count": .count(active.count), "all": .count(members.count)]]),
                Fact(texts["party.population"], people),
            ]
            if let site = party.site { facts.append(Fact(texts["party.site"], [.link(Link(site, site))])) }
            facts.append(
                Fact(texts["party.source"], texts[isWritten ? "party.source.written" : "party.source.register"]))
            self.members = members.isEmpty ? nil : Self.table(members, calendar, on: day, texts)
            take = [Link("CSV", "\(address.party(membership.id)).csv")]
        }

        private static func table(
            _ members: [Signatory], _ calendar: CovenantCalendar, on day: CalendarDay, _ texts: Texts
        ) -> Table {
            let named = AlphabetOrder(texts.language).sorted(
                members.map { ($0, $0.name.inLanguage(texts.language)) }
            ) { $0.1 }
            return Table(
                texts.tableLabel(texts["parties.towns"]),
                columns: [
                    Table.Column(texts["column.town"]), .number(texts["column.population"]),
                    .number(texts["column.joined"]), Table.Column(texts["column.status"]),
                ],
                rows: named.map { town, name in
                    [
                        Cell(name, Address(texts.language).town(town.slug)),
                        Cell(town.population.map(texts.numbers.integer) ?? texts["figure.unknown"]),
                        Cell(town.joined.map { String($0.year) } ?? texts["figure.unknown"]),
                        Cell(Mark(calendar.standing(of: town, on: day), texts)),
                    ]
                })
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package func title(_ texts: Texts) -> String { model.name }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(model.name, under: [Link(texts["parties.title"], Address(texts.language).parties)], texts)
        if !model.otherNames.isEmpty { html(.p, model.otherNames, .class("soft")) }
        html(.p, model.role, .class("lead"))
        html.facts(model.facts)
        if let members = model.members {
            html.section("members", texts["parties.towns"]) { $0.table(members) }
        } else {
            html.empty(texts["party.none"], texts["party.none.text"], level: .h2)
        }
        html.take(texts["take.data"], model.take)
    }
}

/// Writing down what the register does not tell of a party.
package struct PartyEdit: Page {
    /// The form in ready words.
    package struct Model: Equatable, Sendable {
        package var form: FormAct
        package var problem: String?
        package var list: Link

        /// A form for a party; `isNew` where its role and name can still be chosen.
        package init(
            _ party: Party, slug: String, isNew: Bool, countries: [Choice], problem: String? = nil, csrf: String,
            _ texts: Texts
        ) {
            let address = Address(texts.language)
            func words(_ name: String) -> String { texts["party-field.\(name)"] }
            let roles = Party.Role.allCases.map { Choice($0.rawValue, texts["party-role.\($0.rawValue)"]) }
            let levels = Party.Level.allCases.map { Choice($0.rawValue, texts["party-level.\($0.rawValue)"]) }
            let naming: [FormField] =
                isNew
                ? [
                    FormField("role", .choice(roles, any: nil), words("role"), value: party.role.rawValue),
                    FormField(
                        "published", .text, words("name"), value: party.name.published,
                        hint: words("name.hint"), isRequired: true),
                ] : []
            form = FormAct(
                "party", isNew ? texts["party-new.title"] : party.name.inLanguage(texts.language),
                fields: naming + [
                    FormField("russian", .text, words("russian"), value: party.name.russian ?? ""),
                    FormField("kazakh", .text, words("kazakh"), value: party.name.kazakh ?? ""),
                    FormField(
                        "countries", .checks(countries), words("countries"),
                        value: party.countries.joined(separator: " ")),
                    FormField("territory", .text, words("territory"), value: party.territory ?? ""),
                    FormField(
                        "level", .choice(levels, any: texts["registration-field.not-said"]), words("level"),
                        value: party.level?.rawValue ?? ""),
                    FormField("signed", .day, words("signed"), value: party.signed?.description ?? ""),
                    FormField("site", .text, words("site"), value: party.site ?? ""),
                ], action: "\(address.party(slug))/edit", csrf: csrf, button: texts["party.save"])
            self.problem = problem
            list = Link(texts["parties.title"], address.parties)
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .coordination }

    package func title(_ texts: Texts) -> String { model.form.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(model.form.title, under: [model.list], texts)
        html(.p, texts["party-edit.lead"])
        html.problem(model.problem)
        html.form(model.form)
    }
}
