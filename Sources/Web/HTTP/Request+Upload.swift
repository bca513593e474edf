import Findings
import Hummingbird
import NIOCore

/// Why the form of a file was not read.
enum UploadProblem: Error {
    case tooLarge(limit: Int)
    case damaged

    /// What to say about it.
    var finding: Finding {
        switch self {
        case .tooLarge(let limit):
            Finding("upload.too-large", .error, details: ["limit": .quantity(Double(limit >> 20), unit: "MB")])
        case .damaged: Finding("upload.kind", .error)
        }
    }
}

extension Request {
    /// A form with a file; what is larger is not read to its end.
    func upload(upTo limit: Int) async throws(UploadProblem) -> MultipartForm {
        do {
            let body = try await body.collect(upTo: limit)
            return try MultipartForm(Array(body.readableBytesView), contentType: headers[.contentType] ?? "")
        } catch is NIOTooManyBytesError {
            throw .tooLarge(limit: limit)
        } catch {
            // Not a form, or a line that broke off: then nobody reads the answer.
            throw .damaged
        }
    }
}
