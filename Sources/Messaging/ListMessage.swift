/// A text with a button that opens a list to choose from.
package struct ListMessage: Sendable, Hashable {
    /// Something to choose.
    package struct Row: Sendable, Hashable {
        /// What it says.
        package let title: String
        /// A smaller text below the title.
        package let description: String?
        /// What the business is sent when it is chosen.
        package let payload: String

        /// Creates a row.
        package init(title: String, description: String? = nil, payload: String) {
            self.title = title
            self.description = description
            self.payload = payload
        }
    }

    /// Rows under a common title.
    package struct Section: Sendable, Hashable {
        /// What stands above the rows; `nil` in a list of one section.
        package let title: String?
        /// The rows, in order.
        package let rows: [Row]

        /// Creates a section.
        package init(title: String?, rows: [Row]) {
            self.title = title
            self.rows = rows
        }
    }

    /// What the button says where rules do not say it: a word that most languages have.
    package static let defaultButton = "Menu"

    /// The text above the button.
    package let text: String
    /// What the button says that opens the list.
    package let button: String
    /// The sections, in order.
    package let sections: [Section]

    /// Creates a message.
    package init(text: String, button: String, sections: [Section]) {
        self.text = text
        self.button = button
        self.sections = sections
    }
}
