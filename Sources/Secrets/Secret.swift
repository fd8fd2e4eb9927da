/// A confidential text that no print, log, dump or mirror shows.
///
/// The value comes out only through `revealed()`, so that every place that handles it can be found by that name.
/// Not `Codable` on purpose: an encoder would be one more way out.
package struct Secret: Sendable {
    private let value: String

    /// Wraps a confidential text.
    package init(_ value: String) {
        self.value = value
    }

    /// The text itself, for the one call that needs it: a request's header, a signature's key.
    package func revealed() -> String {
        value
    }

    /// Whether `candidate` is this secret, byte for byte, in a time that does not tell how much of it was right.
    ///
    /// The loop runs over the candidate, whose length its sender knows already, and never ends early. Unlike `String`'s
    /// own comparison this one does not take two spellings of the same letter for equal.
    package func matches(_ candidate: String) -> Bool {
        let expected = Array(value.utf8)
        let given = Array(candidate.utf8)
        guard !expected.isEmpty else { return given.isEmpty }
        var difference: UInt8 = expected.count == given.count ? 0 : 1
        var position = 0
        for byte in given {
            difference |= byte ^ expected[position]
            position += 1
            if position == expected.count { position = 0 }
        }
        return difference == 0
    }
}

extension Secret: Hashable {
    /// Compares as `matches` does.
    package static func == (left: Secret, right: Secret) -> Bool {
        left.matches(right.value)
    }

    package func hash(into hasher: inout Hasher) {
        for byte in value.utf8 { hasher.combine(byte) }
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "‹secret›" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
