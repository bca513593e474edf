package import Localization

/// How Qala counts, from the file to the figure.
package struct About: Page {
    /// What the page was made of.
    package struct Model: Equatable, Sendable {
        /// Where the data come from, each with its licence.
        package var sources: [Fact]

        package init(sources: [Fact]) { self.sources = sources }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .about }

    package func title(_ texts: Texts) -> String { texts["about.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(texts["about.title"], texts)
        html(.p, texts["about.lead"], .class("lead"))
        for topic in Topic.allCases {
            html.section(topic.rawValue, texts["about.\(topic.rawValue)"]) { html in
                html(.p, texts["about.\(topic.rawValue).text"])
                if let formula = topic.formula { html(.p, formula, .class("mono")) }
            }
        }
        html.section("steps", texts["about.steps"]) { html in
            html(.ol, .class("steps")) { html in
                for step in 1...4 { html(.li) { $0(.span, texts["about.step.\(step)"]) } }
            }
        }
        if !model.sources.isEmpty {
            html.section("sources", texts["about.sources"]) { $0.facts(model.sources) }
        }
    }

    enum Topic: String, CaseIterable {
        case energy, emissions, electricity, heat, unknown, range, checks

        /// The formula in the symbols of the method.
        var formula: String? {
            switch self {
            case .energy: "A = a × u;  A = a × NCV"
            case .emissions: "E = Σ A × F"
            case .electricity: "EFE = ((TCE − LPE − GEP) × NEEFE + CO2LPE + CO2GEP) / TCE"
            case .heat: "EFH = (CO2LPH + CO2IH − CO2EH) / LHC"
            case .unknown, .range, .checks: nil
            }
        }
    }
}
