/// A name as a platform tells it (a person's, a place's, a file's), made safe to show: it is chosen by a stranger.
enum DisplayName {
    /// The longest name that is kept, in Unicode scalars.
    static let maximumLength = 128

    /// The name without what is invisible or steers the text around it, or `nil` when nothing is left.
    ///
    /// Line breaks and tabs become spaces. Control characters, marks that turn the direction of writing, and other
    /// invisible characters go, except the two joiners that Persian, Indic scripts and emoji are written with.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - maximumLength: The most Unicode scalars that are kept.
    /// - Returns: What is left.
    static func clean(_ name: String?, maximumLength: Int = DisplayName.maximumLength) -> String? {
        guard let name else { return nil }
        var scalars = String.UnicodeScalarView()
        var isSpacePending = false
        var isVisible = false
        for scalar in name.unicodeScalars {
            if scalar.properties.isWhitespace {
                isSpacePending = !scalars.isEmpty
                continue
            }
            guard isShown(scalar) else { continue }
            if scalars.count + (isSpacePending ? 1 : 0) >= maximumLength { break }
            if isSpacePending { scalars.append(" ") }
            isSpacePending = false
            scalars.append(scalar)
            isVisible = isVisible || !isJoiner(scalar)
        }
        return isVisible ? String(scalars) : nil
    }

    /// A user name: a name without the `@` that platforms write before it or not.
    static func userName(_ name: String?) -> String? {
        clean(name.map { $0.hasPrefix("@") ? String($0.dropFirst()) : $0 })
    }

    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .privateUse, .surrogate, .unassigned: false
        case .format: isJoiner(scalar)
        default: true
        }
    }

    private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{200C}" || scalar == "\u{200D}"
    }
}
