import Findings
package import Localization

/// What stands around every page: head, navigation, language switch and foot.
package struct Frame: Sendable {
    /// A part of the site that the navigation leads to.
    package enum Section: String, Sendable, CaseIterable {
        case towns, inventories, figures, map, work, coordination, reviews, people, factors, rules, about
    }

    /// The words of the page's language.
    package let texts: Texts
    /// What all pages share.
    package let site: Site
    /// The page's address after the language, with its query: `/towns/karaganda`.
    package let path: String
    /// Who is signed in, on pages that are theirs.
    package let person: Person?

    /// Who is signed in.
    package struct Person: Equatable, Sendable {
        package var name: String
        package var csrf: String
        /// Whether other people's accounts are theirs to see.
        package var meetsPeople: Bool
        /// Whether somebody's submissions are theirs to review.
        package var reviews: Bool
        /// Whether there are towns that they coordinate.
        package var coordinates: Bool

        package init(
            name: String, csrf: String, meetsPeople: Bool, reviews: Bool = false, coordinates: Bool = false
        ) {
            self.name = name
            self.csrf = csrf
            self.meetsPeople = meetsPeople
            self.reviews = reviews
            self.coordinates = coordinates
        }
    }

    /// Frames a page.
    package init(_ texts: Texts, site: Site, path: String, person: Person? = nil) {
        self.texts = texts
        self.site = site
        self.path = path
        self.person = person
    }

    private var address: Address { Address(texts.language) }

    func write(
        to html: inout HTML, title: String, section: Section?, usesGrid: Bool, main: (inout HTML) -> Void
    ) {
        html.raw("<!DOCTYPE html>\n")
        html(.html, .lang(texts.language.rawValue)) { html in
            html(.head) { head(&$0, title: title, usesGrid: usesGrid) }
            html(.body, .class(usesGrid ? "wide-page" : nil)) { html in
                html(.a, texts["frame.skip"], .class("skip"), .href("#main"))
                header(&html, section)
                html(.main, .id("main"), .tabindex(-1), content: main)
                footer(&html)
            }
        }
        html.raw("\n")
    }

    private func head(_ html: inout HTML, title: String, usesGrid: Bool) {
        html(.meta, .charset("utf-8"))
        html(.meta, .name("viewport"), .content("width=device-width, initial-scale=1"))
        html(.title, title == texts["site.name"] ? title : "\(title) · \(texts["site.name"])")
        html(.link, .rel("icon"), .href(asset("mark.svg")), .type("image/svg+xml"))
        html(.link, .rel("stylesheet"), .href(asset("qala.css")))
        for language in Language.allCases {
            html(.link, .rel("alternate"), .hreflang(language.rawValue), .href(switched(to: language)))
        }
        if usesGrid { html(.script, .src(asset("grid.js")), .defer()) }
    }

    private func header(_ html: inout HTML, _ section: Section?) {
        html(.header, .class("site")) { html in
            html(.a, .class("brand"), .href(address.home)) { html in
                html.raw(Icon.brand)
                html.text(texts["site.name"])
            }
            html(.nav, .aria("label", texts["frame.navigation"])) { html in
                html(.ul) { html in
                    for item in navigation {
                        html(.li) { html in
                            html(
                                .a, texts["frame.nav.\(item.section.rawValue)"], .href(item.address),
                                .aria("current", item.section == section ? "page" : nil))
                        }
                    }
                }
            }
            html(.nav, .class("languages"), .aria("label", texts["frame.languages"])) { html in
                html(.ul) { html in
                    for language in Language.allCases { languageLink(&html, language) }
                }
            }
            if site.hasAccounts { account(&html) }
        }
    }

    /// The way to one's account; the same for everybody on pages that are published.
    private func account(_ html: inout HTML) {
        html(.div, .class("person")) { html in
            guard let person else { return html(.a, texts["frame.account"], .href(address.account)) }
            html(.a, person.name, .href(address.account))
            html(.form, .method("post"), .action(address.signOut)) { html in
                html(.input, .type("hidden"), .name("csrf"), .value(person.csrf))
                html(.button, texts["frame.sign-out"], .type("submit"), .class("quiet"))
            }
        }
    }

    private func languageLink(_ html: inout HTML, _ language: Language) {
        html(.li) { html in
            html(
                .a, language.ownName, .href(switched(to: language)), .lang(language.rawValue),
                .hreflang(language.rawValue), .aria("current", language == texts.language ? "true" : nil))
        }
    }

    private func footer(_ html: inout HTML) {
        html(.footer, .class("foot")) { html in
            html(.ul) { html in
                html(.li) { $0(.a, texts["frame.method"], .href(address.about)) }
                html(.li) { $0(.a, texts["frame.glossary"], .href(address.glossary)) }
                html(.li) { $0(.a, texts["join.title"], .href(address.join)) }
                html(.li) { $0(.a, texts["parties.title"], .href(address.parties)) }
                html(.li) { $0(.a, texts["frame.open-data"], .href("\(address.towns).csv")) }
                if site.hasLog { html(.li) { $0(.a, texts["log.title"], .href(address.log)) } }
                if site.hasAccounts { html(.li) { $0(.a, texts["roles.title"], .href(address.roles)) } }
            }
            html(.p, texts["frame.foot", ["version": .text(site.dataVersion)]])
        }
    }

    private var navigation: [(section: Section, address: String)] {
        let open: [(section: Section, address: String)] = [
            (.towns, address.towns), (.inventories, address.inventories), (.figures, address.figures),
            (.map, address.map),
        ]
        let own: [(section: Section, address: String)] = site.hasWork ? [(.work, address.work)] : []
        let reviews: [(section: Section, address: String)] =
            person?.reviews == true ? [(.reviews, address.reviews)] : []
        let people: [(section: Section, address: String)] =
            person?.meetsPeople == true ? [(.people, address.people)] : []
        let towns: [(section: Section, address: String)] =
            site.isLocal || person?.coordinates == true ? [(.coordination, address.coordination)] : []
        return open + own + towns + reviews + people + [
            (.factors, address.factors(site.factors.country, site.factors.year)), (.rules, address.rules),
            (.about, address.about),
        ]
    }

    private func switched(to language: Language) -> String { "/\(language.rawValue)\(path)" }

    private func asset(_ name: String) -> String { "/assets/\(name)?v=\(Address.escaped(site.assetVersion))" }
}
