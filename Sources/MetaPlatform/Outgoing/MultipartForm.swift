import Crypto
import JSON

/// A form with a file in it, as it travels (`multipart/form-data`, RFC 7578).
struct MultipartForm {
    /// The file of a form.
    struct File {
        /// The name of its field.
        let field: String
        /// The file's own name.
        let name: String
        /// What it is.
        let type: String
        /// Its content.
        let content: [UInt8]
    }

    /// The value of the `Content-Type` header.
    let contentType: String
    /// The whole body.
    let bytes: [UInt8]

    /// Creates a form; fields that are no texts travel as JSON.
    init(fields: JSONObject, file: File) {
        // A text that cannot stand in the file by chance, nor be put there: it is made of the file.
        let digest = SHA256.hash(data: file.content)
        let boundary = "replyd-" + Hexadecimal.encode(Array(digest.prefix(16)))
        var bytes: [UInt8] = []
        bytes.reserveCapacity(file.content.count + 1024)
        func add(_ text: String) { bytes.append(contentsOf: text.utf8) }
        for (key, value) in fields.members {
            add("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(Self.quoted(key))\"\r\n\r\n")
            add((value.string ?? value.serialized()) + "\r\n")
        }
        add("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(Self.quoted(file.field))\"; ")
        add("filename=\"\(Self.quoted(file.name))\"\r\nContent-Type: \(file.type)\r\n\r\n")
        bytes.append(contentsOf: file.content)
        add("\r\n--\(boundary)--\r\n")
        contentType = "multipart/form-data; boundary=\(boundary)"
        self.bytes = bytes
    }

    /// A name as it stands between quotation marks: what would end it, and what platforms take for damage, is replaced.
    private static func quoted(_ name: String) -> String {
        String(String.UnicodeScalarView(name.unicodeScalars.map { isPlain($0) ? $0 : "_" }))
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && scalar.value >= 0x20 && scalar.value != 0x7F && scalar != "\"" && scalar != "\\"
    }
}
