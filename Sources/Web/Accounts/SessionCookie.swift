import Cryptography
import HTTPTypes
import Hummingbird

/// The one cookie: a random token, by which a session is found or only a visitor's own forms are known.
struct SessionCookie: Sendable {
    private let name: String
    private let isSecure: Bool

    /// Over an encrypted line the name itself makes browsers refuse the cookie from anywhere else.
    init(isSecure: Bool) {
        name = isSecure ? "__Host-qala" : "qala"
        self.isSecure = isSecure
    }

    /// What the browser holds.
    func token(in request: Request) -> Token? {
        for field in request.headers[values: .cookie] {
            for pair in field.split(separator: ";") {
                let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
                if parts.count == 2, parts[0] == name, let token = Token(text: String(parts[1])) { return token }
            }
        }
        return nil
    }

    /// Gives the browser a token; it forgets it when it is closed.
    func give(_ token: Token, in response: inout Response) { set("\(name)=\(token.text)", in: &response) }

    /// Takes the token away.
    func take(in response: inout Response) { set("\(name)=; Max-Age=0", in: &response) }

    private func set(_ value: String, in response: inout Response) {
        let secure = isSecure ? "; Secure" : ""
        response.headers[values: .setCookie] = ["\(value); Path=/; HttpOnly; SameSite=Lax\(secure)"]
    }
}
