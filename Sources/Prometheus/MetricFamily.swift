/// One metric: its rows by their labels.
struct MetricFamily: Sendable {
    /// What kind of metric it is, in Prometheus' words.
    enum Kind: String, Sendable {
        case counter, gauge, histogram
    }

    /// A label of a row.
    struct Label: Sendable, Hashable {
        let name: String
        let value: String
    }

    /// What stands in the place of a value, or of all values of a row, that is one too many.
    private static let other = "other"

    /// The longest value of a label, in characters.
    private static let maximumValueLength = 128

    private let kind: Kind
    private var rows: [[Label]: any MetricRow] = [:]
    private var values: [String: Set<String>] = [:]

    init(kind: Kind) { self.kind = kind }

    /// The row with these labels.
    mutating func row(
        _ dimensions: [(String, String)],
        limits: MetricsRegistry.Limits,
        make: () -> some MetricRow
    ) -> any MetricRow {
        var labels: [Label] = []
        for (name, value) in dimensions {
            let name = MetricName.valid(name)
            labels.append(Label(name: name, value: admit(String(value.prefix(Self.maximumValueLength)), name, limits)))
        }
        if rows[labels] == nil, rows.count >= limits.rows {
            labels = labels.map { Label(name: $0.name, value: Self.other) }
        }
        if let row = rows[labels] { return row }
        let row = make()
        rows[labels] = row
        return row
    }

    private mutating func admit(_ value: String, _ name: String, _ limits: MetricsRegistry.Limits) -> String {
        if values[name]?.contains(value) == true { return value }
        guard values[name, default: []].count < limits.labelValues else { return Self.other }
        values[name, default: []].insert(value)
        return value
    }

    mutating func remove(_ row: AnyObject) {
        for (labels, known) in rows where known === row { rows[labels] = nil }
    }

    /// The lines of the metric.
    func text(name: String, help: String?) -> String {
        guard !rows.isEmpty else { return "" }
        var lines: [String] = []
        if let help { lines.append("# HELP \(name) \(MetricName.escaped(help, quotes: false))") }
        lines.append("# TYPE \(name) \(kind.rawValue)")
        let sorted = rows.map { (labels: $0.key.map(Self.text), row: $0.value) }
            .sorted { $0.labels.lexicographicallyPrecedes($1.labels) }
        for (labels, row) in sorted { lines += row.lines(name: name, labels: labels) }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func text(_ label: Label) -> String {
        "\(label.name)=\"\(MetricName.escaped(label.value, quotes: true))\""
    }
}

/// The numbers of one row.
protocol MetricRow: AnyObject, Sendable {
    /// The lines that show them; `labels` are written out already.
    func lines(name: String, labels: [String]) -> [String]
}
