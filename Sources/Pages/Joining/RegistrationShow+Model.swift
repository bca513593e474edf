package import Cities
package import Findings
package import Localization

extension RegistrationShow {
    /// What somebody may do with a registration now.
    package struct Powers: Equatable, Sendable {
        package var edits: Bool
        package var sends: Bool
        package var admits: Bool

        package init(edits: Bool, sends: Bool, admits: Bool) {
            self.edits = edits
            self.sends = sends
            self.admits = admits
        }
    }

    /// What can be chosen in the form.
    package struct Choices: Equatable, Sendable {
        package var regions: [Choice]
        package var coordinators: [Choice]
        package var supporters: [Choice]

        package init(regions: [Choice] = [], coordinators: [Choice] = [], supporters: [Choice] = []) {
            self.regions = regions
            self.coordinators = coordinators
            self.supporters = supporters
        }
    }

    /// A registration in ready words.
    package struct Model: Equatable, Sendable {
        package var title: String
        package var state: Mark
        package var remark: String?
        package var problem: String?
        package var findings: [FindingItem]
        package var showsFindings: Bool
        package var facts: [Fact]
        package var edit: FormAct?
        package var files: FormAct?
        package var steps: [FormAct]
        /// The town's public page, once it is admitted.
        package var published: Link?

        /// Words a registration.
        package init(
            _ registration: Registration, name: String, findings: [Finding], powers: Powers, choices: Choices,
            problem: String? = nil, revision: String, csrf: String, _ texts: Texts
        ) {
            let base = Address(texts.language).registration(name)
            let slug = TownDocumentName(name)?.slug ?? name
            title = registration.name.inLanguage(texts.language)
            state = Mark(registration.state, texts)
            remark = registration.remark
            self.problem = problem
            self.findings = FindingItem.items(findings, texts)
            showsFindings = registration.state != .admitted
            facts = Self.facts(registration, base, choices, texts)
            published =
                registration.state == .admitted
                ? Link(texts["registration.public"], Address(texts.language).town(slug)) : nil
            let found = Dictionary(grouping: findings) { $0.place.field ?? "" }
                .mapValues { FindingItem.items($0, texts) }
            if powers.edits {
                edit = FormAct(
                    "edit", texts["registration.say"],
                    fields: [FormField("revision", .hidden, value: revision)]
                        + Self.fields(registration, found, choices, texts), action: base, csrf: csrf,
                    button: texts["registration.save"])
                files = FormAct(
                    "files", texts["registration.files"], text: texts["registration.files.text"],
                    fields: Self.fileFields(registration, found, base, texts), action: "\(base)/files", csrf: csrf,
                    button: texts["registration.files.button"])
            }
            steps = Self.steps(powers, base, csrf, texts)
        }

        private static func steps(_ powers: Powers, _ base: String, _ csrf: String, _ texts: Texts) -> [FormAct] {
            func step(_ step: RegistrationStep, _ fields: [FormField] = []) -> FormAct {
                let name = step.rawValue
                return FormAct(
                    name, texts["registration-step.\(name)"], text: texts["registration-step.\(name).text"],
                    fields: [FormField("step", .hidden, value: name)] + fields, action: "\(base)/steps", csrf: csrf,
                    button: texts["registration-step.\(name).button"])
            }
            let remark = FormField(
                "remark", .area, texts["registration-field.remark"], hint: texts["registration-field.remark.hint"],
                isRequired: true)
            return (powers.sends ? [step(.send)] : [])
                + (powers.admits ? [step(.admit), step(.giveBack, [remark])] : [])
        }
    }
}

extension RegistrationShow.Model {
    private static func fields(
        _ registration: Registration, _ found: [String: [FindingItem]], _ choices: RegistrationShow.Choices,
        _ texts: Texts
    ) -> [FormField] {
        func field(
            _ name: String, _ kind: FormField.Kind, _ value: String?, hasHint: Bool = false
        ) -> FormField {
            FormField(
                name, kind, texts["registration-field.\(name)"], value: value ?? "",
                hint: hasHint ? texts["registration-field.\(name).hint"] : nil, findings: found[name] ?? [])
        }
        let position = registration.position
        var latitude = field(
            "latitude", .number, position.map { texts.numbers.significant($0.latitude, 7) }, hasHint: true)
        latitude.findings = found["position"] ?? []
        return [
            field("name", .text, registration.name.published, hasHint: true),
            field("russian", .text, registration.name.russian), field("kazakh", .text, registration.name.kazakh),
            field("region", .choice(choices.regions, any: texts["registration-field.not-said"]), registration.region),
            field("population", .number, registration.population.map(String.init)),
            field("populationYear", .number, registration.populationYear.map(String.init)), latitude,
            field("longitude", .number, position.map { texts.numbers.significant($0.longitude, 7) }),
            field("gcom", .text, registration.gcomIdentifier, hasHint: true),
            field(
                "commitments",
                .checks(Commitment.allCases.map { Choice($0.rawValue, texts["commitment.\($0.rawValue)"]) }),
                registration.commitments.map(\.rawValue).joined(separator: " "), hasHint: true),
            field(
                "option",
                .choice(
                    Registration.JointOption.allCases.map { Choice($0.rawValue, texts["joint-option.\($0.rawValue)"]) },
                    any: texts["joint-option.alone"]), registration.group?.option.rawValue),
            field("group", .text, registration.group?.name),
            field(
                "coordinator", .choice(choices.coordinators, any: texts["registration-field.none"]),
                registration.coordinator),
            field(
                "supporter", .choice(choices.supporters, any: texts["registration-field.none"]), registration.supporter),
            field("decisionDay", .day, registration.decision.day?.description, hasHint: true),
            field("decisionNumber", .text, registration.decision.number),
        ]
    }

    private static func fileFields(
        _ registration: Registration, _ found: [String: [FindingItem]], _ base: String, _ texts: Texts
    ) -> [FormField] {
        [("decisionFile", registration.decision.file), ("letterFile", registration.letter)].map { name, file in
            FormField(
                name, .file(given: file.map { link($0, base) }), texts["registration-field.\(name)"],
                findings: found[name] ?? [])
        }
    }

    private static func link(_ file: Registration.KeptFile, _ base: String) -> Link {
        Link(file.name, "\(base)/files/\(file.sha256)")
    }

    private static func facts(
        _ registration: Registration, _ base: String, _ choices: RegistrationShow.Choices, _ texts: Texts
    ) -> [Fact] {
        let unknown = texts["figure.unknown"]
        func fact(_ name: String, _ words: String?) -> Fact {
            Fact(texts["registration-field.\(name)"], words.flatMap { $0.isEmpty ? nil : $0 } ?? unknown)
        }
        func file(_ name: String, _ file: Registration.KeptFile?) -> Fact {
            Fact(texts["registration-field.\(name)"], [file.map { .link(link($0, base)) } ?? .words(unknown)])
        }
        let population = registration.population.map { people in
            [texts.numbers.integer(people), registration.populationYear.map(String.init)].compactMap(\.self)
                .joined(separator: " · ")
        }
        let position = registration.position.map {
            "\(texts.numbers.significant($0.latitude, 7)) · \(texts.numbers.significant($0.longitude, 7))"
        }
        return [
            fact("name", registration.name.published), fact("russian", registration.name.russian),
            fact("kazakh", registration.name.kazakh),
            Fact(texts["column.country"], texts.country(registration.country)),
            fact("region", choices.regions.first { $0.value == registration.region }?.words ?? registration.region),
            fact("population", population), fact("position", position), fact("gcom", registration.gcomIdentifier),
            fact("commitments", texts.commitments(registration.commitments)),
            fact(
                "option",
                registration.group.map { "\(texts["joint-option.\($0.option.rawValue)"]): \($0.name)" }
                    ?? texts["joint-option.alone"]),
            fact("coordinator", registration.coordinator), fact("supporter", registration.supporter),
            fact("decisionDay", registration.decision.day.map(texts.date)),
            fact("decisionNumber", registration.decision.number),
            file("decisionFile", registration.decision.file), file("letterFile", registration.letter),
        ]
    }
}
