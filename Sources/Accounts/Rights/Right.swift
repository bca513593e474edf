/// One thing a workflow asks about before it does it.
public enum Right: String, Sendable, CaseIterable {
    /// Reads what is published.
    case readPublished = "read-published"
    /// Reads a town's work before it is published.
    case readDrafts = "read-drafts"
    /// Changes a town's inventory as the town.
    case editInventory = "edit-inventory"
    /// Does in a town's name what the town could do, under both names.
    case actForTown = "act-for-town"
    /// Confirms or undoes what somebody did in the town's name.
    case decideOnBehalf = "decide-on-behalf"
    /// Sends a town's work to be reviewed.
    case submit
    /// Examines what was submitted.
    case review
    /// Reads findings and answers of a review.
    case readReviews = "read-reviews"
    /// Begins a town's registration, moves a deadline, renews and withdraws, as the town.
    case register
    /// Admits towns, gives notice, puts on hold and takes back, and writes down who coordinates and supports.
    case admit
    /// Grants, revokes, disables and erases.
    case manageAccounts = "manage-accounts"
    /// Asks somebody to join.
    case invite
    /// Reads who signed in and changed accounts.
    case readAudit = "read-audit"
    /// Takes a town's whole history away in a file.
    case exportPackage = "export-package"
    /// Brings such a file in.
    case mergePackage = "merge-package"
    /// Publishes the state of the whole ledger for others to hold on to.
    case publishCheckpoint = "publish-checkpoint"
    /// Sees what a person sees who asked for help.
    case helpUser = "help-user"

    /// Whether somebody else may do it in a town's name.
    public var canBeDoneOnBehalf: Bool { self == .editInventory || self == .submit || self == .register }
}

/// How far a right reaches.
public enum Reach: String, Sendable, CaseIterable {
    /// Not at all.
    case no
    /// The towns that the grant names one by one.
    case ownTowns = "own-towns"
    /// All of the grant's territory.
    case territory
    /// Everywhere, whatever the grant's territory.
    case everywhere
}
