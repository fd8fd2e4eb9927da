/// Rows of cells under headings, in columns as wide as they need.
struct Table {
    private var rows: [[String]]

    init(columns headings: [String]) {
        rows = [headings]
    }

    mutating func add(_ cells: [String]) {
        rows.append(cells)
    }

    /// The table: the first column to the left, the others to the right.
    var text: String {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return
            rows.map { row in
                zip(row, widths).enumerated()
                    .map { index, cell in
                        let blanks = String(repeating: " ", count: cell.1 - cell.0.count)
                        return index == 0 ? cell.0 + blanks : blanks + cell.0
                    }
                    .joined(separator: "  ")
            }
            .joined(separator: "\n")
    }

    /// A number with three digits that count.
    static func number(_ value: Double) -> String {
        switch value {
        case ..<0.995: fixed(value, 2)
        case ..<9.995: fixed(value, 2)
        case ..<99.95: fixed(value, 1)
        default: grouped(value)
        }
    }

    private static func fixed(_ value: Double, _ digits: Int) -> String {
        let scale = digits == 2 ? 100.0 : 10
        let scaled = Int((value * scale).rounded())
        let rest = String(scaled % Int(scale))
        return "\(scaled / Int(scale))." + String(repeating: "0", count: digits - rest.count) + rest
    }

    private static func grouped(_ value: Double) -> String {
        var digits = Array(String(Int(value.rounded())))
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: place)
            place -= 3
        }
        return String(digits)
    }
}
