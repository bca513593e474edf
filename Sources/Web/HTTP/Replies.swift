import HTTPTypes
import Hummingbird
import Ledger
import NIOCore

/// What a reply carries, and how long it may be kept.
enum Media: String {
    case html = "text/html; charset=utf-8"
    case json = "application/json"
    case lines = "application/jsonl"
    case linkedData = "application/ld+json"
    case octets = "application/octet-stream"
    case csv = "text/csv; charset=utf-8"
    case css = "text/css; charset=utf-8"
    case script = "text/javascript; charset=utf-8"
    case svg = "image/svg+xml"
    case workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case pdf = "application/pdf"
    case text = "text/plain; charset=utf-8"
}

extension Response {
    /// A reply with a body; never kept by a browser unless `isPublished`.
    init(
        _ status: HTTPResponse.Status = .ok, _ media: Media, _ bytes: [UInt8], download name: String? = nil
    ) {
        var headers = HTTPFields()
        headers[.contentType] = media.rawValue
        headers[.cacheControl] = "no-store"
        if let name {
            headers[.contentDisposition] = "attachment; filename*=UTF-8''\(Self.quoted(name))"
        }
        self.init(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// A reply that sends the browser on after a form was taken.
    static func seeOther(_ address: String) -> Response {
        Response(status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
    }

    private static func quoted(_ name: String) -> String {
        var quoted = ""
        for byte in name.utf8 {
            let scalar = Unicode.Scalar(byte)
            if byte < 0x80,
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "-._".unicodeScalars.contains(scalar)
            {
                quoted.unicodeScalars.append(scalar)
            } else {
                quoted += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return quoted
    }
}

/// The headers that every reply carries: nothing from elsewhere runs or is shown, and nobody frames the page.
enum SecurityHeaders {
    static let fields: HTTPFields = [
        HTTPField.Name("Content-Security-Policy").unsafelyKnown:
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        .xContentTypeOptions: "nosniff",
        HTTPField.Name("Referrer-Policy").unsafelyKnown: "same-origin",
        HTTPField.Name("Permissions-Policy").unsafelyKnown: "camera=(), microphone=(), geolocation=()",
        HTTPField.Name("Cross-Origin-Opener-Policy").unsafelyKnown: "same-origin",
    ]

    static func apply(to response: inout Response) {
        for field in fields { response.headers.append(field) }
    }
}

extension Optional<HTTPField.Name> {
    /// A header name that is written in the program and therefore valid.
    fileprivate var unsafelyKnown: HTTPField.Name {
        guard let self else { preconditionFailure("a header name of the program is a valid token") }
        return self
    }
}
