import Messaging

/// A platform and a type of message: what rules tell apart first.
struct Cell: Sendable, Hashable {
    let platform: Platform
    let type: MessageType
    /// Its place among all cells.
    let number: Int

    /// How many there are.
    static let count = Platform.allCases.count * MessageType.allCases.count

    private static let all: [Cell] = Platform.allCases.enumerated()
        .flatMap { row, platform in
            MessageType.allCases.enumerated()
                .map { column, type in
                    Cell(platform: platform, type: type, number: row * MessageType.allCases.count + column)
                }
        }

    /// The cell of a place.
    static func of(_ number: Int) -> Cell { all[number] }

    /// The cell of a message; `nil` when it has no type.
    static func of(_ event: InboundEvent) -> Cell? {
        all.first { $0.platform == event.platform && $0.type == event.type }
    }

    /// Whether such messages come at all.
    ///
    /// Source: Meta's webhook references, as the parsers of its webhooks read them.
    var occurs: Bool {
        switch type {
        case .text, .image, .video, .audio, .document, .sticker, .location, .button, .reaction, .unsupported: true
        case .contacts, .form, .order: platform == .whatsapp
        case .share, .comment, .referral: platform != .whatsapp
        case .storyReply, .storyMention: platform == .instagram
        }
    }
}

/// A set of cells: one number, since every rule has some.
struct CellSet: Sendable, Hashable {
    private(set) var bits: UInt64

    /// Every platform with every type that comes from there.
    static let occurring = CellSet { $0.occurs }
    /// The types that a rule answers that names none.
    static let messages = CellSet { MessageType.messages.contains($0.type) }
    /// The presses of buttons.
    static let buttons = CellSet { $0.type == .button }
    /// The comments.
    static let comments = CellSet { $0.type == .comment }
    /// The messages whose files are described.
    static let describedFiles = CellSet { $0.platform == .whatsapp && MessageType.media.contains($0.type) }
    /// No cell.
    static let none = CellSet { _ in false }

    /// The cells that satisfy a question.
    init(where isMember: (Cell) -> Bool) {
        bits = (0..<Cell.count)
            .reduce(into: 0) { bits, number in
                if isMember(.of(number)) { bits |= 1 << UInt64(number) }
            }
    }

    /// Whether it has none.
    var isEmpty: Bool { bits == 0 }

    /// The first of them.
    var first: Cell? { isEmpty ? nil : .of(bits.trailingZeroBitCount) }

    /// All of them.
    var cells: [Cell] { numbers.map(Cell.of) }

    /// Their places among all cells.
    var numbers: [Int] {
        var numbers: [Int] = []
        var rest = bits
        while rest != 0 {
            numbers.append(rest.trailingZeroBitCount)
            rest &= rest - 1
        }
        return numbers
    }

    /// Leaves only those that are in another set, or only those that are not.
    mutating func formIntersection(_ other: CellSet, isInverted: Bool = false) {
        bits &= isInverted ? ~other.bits : other.bits
    }

    /// Adds those of another set.
    mutating func formUnion(_ other: CellSet) { bits |= other.bits }

    /// Takes one out.
    mutating func remove(_ cell: Cell) { bits &= ~(1 << UInt64(cell.number)) }

    /// Whether a cell is in it.
    func contains(_ cell: Cell) -> Bool { bits >> UInt64(cell.number) & 1 == 1 }
}
