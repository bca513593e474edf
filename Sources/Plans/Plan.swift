public import Cities
public import Inventories
public import Quantities

/// A town's plan for energy and climate: what it promises and what it will do.
public struct Plan: Hashable, Codable, Sendable {
    /// Which generation of plan it is.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// A sustainable energy action plan, for 2020.
        case seap
        /// A sustainable energy and climate action plan, with adaptation.
        case secap
    }

    /// Who approved it, and when.
    public struct Approval: Hashable, Codable, Sendable {
        /// The municipal council or an equivalent body.
        public var body: String
        /// The day of the decision.
        public var day: CalendarDay?

        /// States an approval.
        public init(body: String, day: CalendarDay? = nil) {
            self.body = body
            self.day = day
        }
    }

    /// How the town goes about it, in its own words.
    public struct Strategy: Hashable, Codable, Sendable {
        /// Where the town wants to be.
        public var vision: String?
        /// Who coordinates.
        public var coordination: String?
        /// How many people work on it, in full-time posts.
        public var staff: Double?
        /// How citizens and others take part.
        public var participation: String?
        /// How the plan is followed up.
        public var monitoring: String?
        /// What it all costs.
        public var budget: Money?

        /// Says what is known.
        public init(
            vision: String? = nil, coordination: String? = nil, staff: Double? = nil, participation: String? = nil,
            monitoring: String? = nil, budget: Money? = nil
        ) {
            self.vision = vision
            self.coordination = coordination
            self.staff = staff
            self.participation = participation
            self.monitoring = monitoring
            self.budget = budget
        }
    }

    /// What the plan expects of a sector as a whole, which may be more or less than its actions add up to.
    public struct Estimate: Hashable, Codable, Sendable {
        /// The sector.
        public var sector: ActionSector
        /// Final energy saved, a year in the target year.
        public var energySaving: Quantity<Energy>?
        /// Renewable energy produced, a year in the target year.
        public var renewableProduction: Quantity<Energy>?
        /// Emissions avoided, a year in the target year.
        public var reduction: Quantity<Mass>?

        /// States an estimate.
        public init(
            sector: ActionSector, energySaving: Quantity<Energy>? = nil,
            renewableProduction: Quantity<Energy>? = nil, reduction: Quantity<Mass>? = nil
        ) {
            self.sector = sector
            self.energySaving = energySaving
            self.renewableProduction = renewableProduction
            self.reduction = reduction
        }
    }

    /// A figure as the council's document prints it, to be compared with ours.
    public struct Printed: Hashable, Codable, Sendable {
        /// What is printed.
        public enum Subject: String, Codable, Sendable, CaseIterable {
            case baseEmission = "base_emission"
            case baseEnergy = "base_energy"
            case actionsReduction = "actions_reduction"
            case actionsSaving = "actions_saving"
            case target
        }

        /// What is printed.
        public var subject: Subject
        /// The number: tonnes, megawatt-hours, or a share.
        public var value: Double

        /// States a printed figure.
        public init(_ subject: Subject, _ value: Double) {
            self.subject = subject
            self.value = value
        }
    }

    /// Why the town lets a finding stand.
    public struct Justification: Hashable, Codable, Sendable {
        /// The finding's code.
        public var code: String
        /// The action or field it is about; `nil` for all of its kind.
        public var about: String?
        /// The reason, in the town's words.
        public var reason: String

        /// Gives a reason.
        public init(code: String, about: String? = nil, reason: String) {
            self.code = code
            self.about = about
            self.reason = reason
        }
    }

    /// The town.
    public var town: Inventory.Town
    /// The generation.
    public var kind: Kind
    /// The year of the baseline inventory that the targets refer to.
    public var baselineYear: Year?
    /// Approval by the council.
    public var approval: Approval?
    /// How the town goes about it.
    public var strategy = Strategy()
    /// The targets, by year.
    public var targets: [Target] = []
    /// What is to be done.
    public var actions: [Action] = []
    /// What is expected of whole sectors.
    public var estimates: [Estimate] = []
    /// Adaptation to a changing climate; none in a plan of the first generation.
    public var adaptation: Adaptation?
    /// Other towns with the same plan.
    public var joint: JointPlan?
    /// Figures as the document prints them.
    public var printed: [Printed] = []
    /// Findings that the town lets stand, with the reason.
    public var justifications: [Justification] = []

    /// Begins a plan.
    public init(town: Inventory.Town, kind: Kind) {
        self.town = town
        self.kind = kind
    }
}
