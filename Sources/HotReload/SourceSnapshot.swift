import Crypto

/// One file of a source, as it was at the moment of reading.
package struct SourceFile: Sendable, Hashable {
    /// The name as the user would write it: the configured path, and for a folder the file's name after it
    /// (`rules/rules.json`).
    package let name: String
    /// The whole content.
    package let bytes: [UInt8]

    /// Creates a file.
    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// Everything that a source held at one moment: what a load gets to see, and all that it may depend on.
package struct SourceSnapshot: Sendable, Hashable {
    /// The files, in byte order of their names.
    package let files: [SourceFile]
    /// The files that these name, in the order in which they are named.
    package let companions: [SourceCompanion]
    /// The identity of the content, 64 lower-case hexadecimal digits that `sha256sum` shows too.
    ///
    /// One file: what `sha256sum FILE` prints. Several: the hash of the lines that `sha256sum` prints for them, thus
    /// `LC_ALL=C sh -c 'sha256sum *.json | sha256sum'` inside the folder. (A backslash or a line break in a file's name
    /// is the exception: `sha256sum` escapes those.) One file has the same hash alone and in a folder of its own; its
    /// name is no part of it. Where the files name others, these follow as further lines; those whose content is not
    /// read, with their length in place of a hash.
    package let sha256: String

    /// Creates a snapshot whose hash is known.
    package init(files: [SourceFile], companions: [SourceCompanion] = [], sha256: String) {
        self.files = files
        self.companions = companions
        self.sha256 = sha256
    }

    /// The hash of the files of a source, as documented at ``sha256``, from their names within the folder, in byte
    /// order.
    static func sha256(of files: [(name: String, bytes: [UInt8])], companions: [SourceCompanion] = []) -> String {
        if let file = files.first, files.count == 1, companions.isEmpty {
            return hexadecimal(SHA256.hash(data: file.bytes))
        }
        var lines = SHA256()
        for file in files {
            lines.update(data: Array("\(hexadecimal(SHA256.hash(data: file.bytes)))  \(file.name)\n".utf8))
        }
        for companion in companions {
            let identity =
                switch companion.state {
                case .content(let bytes): hexadecimal(SHA256.hash(data: bytes))
                case .length(let length): "\(length) bytes"
                case .unusable(let reason, _): reason
                }
            lines.update(data: Array("\(identity)  \(companion.name)\n".utf8))
        }
        return hexadecimal(lines.finalize())
    }

    private static func hexadecimal(_ digest: SHA256.Digest) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in digest {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
