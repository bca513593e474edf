internal import CDeflate

/// Gzip for pages that are rendered once and sent often.
enum Compression {
    /// What goes in one packet anyway.
    private static let packet = 1_200

    /// The bytes compressed, or nothing where that would not help.
    static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count > packet, let compressor = libdeflate_alloc_compressor(9) else { return nil }
        defer { libdeflate_free_compressor(compressor) }
        let bound = libdeflate_gzip_compress_bound(compressor, bytes.count)
        let compressed = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            count = libdeflate_gzip_compress(compressor, bytes, bytes.count, buffer.baseAddress, buffer.count)
        }
        return compressed.isEmpty || compressed.count >= bytes.count ? nil : compressed
    }
}
