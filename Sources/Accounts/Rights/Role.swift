/// What a person is to a town, a country or the whole covenant.
public enum Role: String, Sendable, CaseIterable {
    /// The covenant's office, which runs the Qala.
    case office
    /// The coordinator of a country.
    case nationalCoordinator = "national-coordinator"
    /// The coordinator of an oblast, marz or raion: of the towns named.
    case territorialCoordinator = "territorial-coordinator"
    /// Who enters a town's figures.
    case townEditor = "town-editor"
    /// Who answers for a town's figures and sends them.
    case townApprover = "town-approver"
    /// Who may see a town's work and change nothing.
    case townReader = "town-reader"
    /// Who examines what was submitted.
    case reviewer
    /// Who looks for projects to pay for.
    case donor
    /// Who helps the people of the towns.
    case helpDesk = "help-desk"
    /// Everybody, signed in or not.
    case `public`

    /// Whether the role can be given over such a territory.
    public func fits(_ territory: RoleTerritory) -> Bool {
        switch (self, territory) {
        case (.public, _): false
        case (.townEditor, .towns(let towns)), (.townApprover, .towns(let towns)), (.townReader, .towns(let towns)),
            (.territorialCoordinator, .towns(let towns)):
            !towns.isEmpty
        case (.townEditor, _), (.townApprover, _), (.townReader, _), (.territorialCoordinator, _): false
        case (.nationalCoordinator, .country): true
        case (.nationalCoordinator, _): false
        case (.office, .towns(let towns)), (.reviewer, .towns(let towns)), (.donor, .towns(let towns)),
            (.helpDesk, .towns(let towns)):
            !towns.isEmpty
        case (.office, _), (.reviewer, _), (.donor, _), (.helpDesk, _): true
        }
    }
}
