/// Why a request was not answered as asked, beside what HTTP knows by itself.
enum Refusal: Error, Hashable {
    /// Nobody is signed in, or the session is over.
    case signInNeeded
    /// Who asks has not the right.
    case notAllowed
    /// Who asks has a role that counts only with a second factor, and has shown none.
    case secondFactorNeeded
    /// The form does not carry the token of this visit.
    case foreignForm
    /// Too many people want what takes the machine long.
    case busy
}
