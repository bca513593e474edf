public import Findings
public import Quantities

/// How a figure comes about: result, formula, inputs, sources, as a tree that a page can unfold.
public struct Working: Hashable, Encodable, Sendable {
    /// What the figure is.
    public var title: Wording
    /// The figure; `nil` when it is not known.
    public var value: Double?
    /// The unit's symbol: `t`, `MWh`, `t/MWh`.
    public var unit: String
    /// The formula in the symbols of the method page.
    public var formula: String?
    /// Where a number was taken from.
    public var citation: Citation?
    /// The cell of the town's file.
    public var place: Place?
    /// The SHA-256 of that file.
    public var sha256: String?
    /// What the formula is filled with.
    public var inputs: [Working]

    /// States a figure and what it rests on.
    public init(
        _ title: Wording, value: Double?, unit: String, formula: String? = nil, citation: Citation? = nil,
        place: Place? = nil, sha256: String? = nil, inputs: [Working] = []
    ) {
        self.title = title
        self.value = value
        self.unit = unit
        self.formula = formula
        self.citation = citation
        self.place = place
        self.sha256 = sha256
        self.inputs = inputs
    }
}
