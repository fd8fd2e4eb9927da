extension BrokenFile {
    /// Rules that never answer, because others come first.
    static let takeovers: [BrokenFile] = [
        BrokenFile(
            "a phrase behind one of its words",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "any-price", "when": { "text": "price*" }, "reply": "x" },
                  { "id": "price-list", "when": { "text": ["price list", "list of prices"] }, "reply": "y" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-answers]: “price-list” never answers: “any-price” comes first and takes all that it could answer, such as “price list”
             --> rules.json:3:11   (rule "price-list")
              |
            3 |   { "id": "price-list", "when": { "text": ["price list", "list of prices"] }, "reply": "y" },
              |           ^^^^^^^^^^^^
              = “any-price” is here: rules.json:2:11
              = help: move “price-list” before it, or let that rule take less

            """#
        ),
        BrokenFile(
            "everything behind a rule without conditions",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "all", "reply": "x" },
                  { "id": "photo", "when": { "type": "image", "platform": "instagram" }, "reply": "y" } ] }
                """#
            ],
            #"""
            warning[never-answers]: “photo” never answers: “all” comes first and takes all that it could answer, such as a message of type image on Instagram
             --> rules.json:3:11   (rule "photo")
              |
            3 |   { "id": "photo", "when": { "type": "image", "platform": "instagram" }, "reply": "y" } ] }
              |           ^^^^^^^
              = “all” is here: rules.json:2:11
              = help: move “photo” before it, or let that rule take less

            """#
        ),
        BrokenFile(
            "the same conditions, spelt differently",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "a", "when": { "text": ["Café", "Straße"] }, "reply": "x" },
                  { "id": "b", "when": { "text": ["strasse", "CAFE!"] }, "reply": "y" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-answers]: “b” never answers: “a” comes first and has the same conditions
             --> rules.json:3:11   (rule "b")
              |
            3 |   { "id": "b", "when": { "text": ["strasse", "CAFE!"] }, "reply": "y" },
              |           ^^^
              = “a” is here: rules.json:2:11
              = help: keep one of the two, or give them different conditions

            """#
        ),
        BrokenFile(
            "two rules that together take everything",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "cost", "when": { "text": "cost*" }, "reply": "x" },
                  { "id": "price", "when": { "text": "price" }, "reply": "y" },
                  { "id": "money", "when": { "text": ["price", "costs", "what does it cost"] }, "reply": "z" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-answers]: “money” never answers: “cost” and “price” come first and take all that it could answer, such as “price”
             --> rules.json:4:11   (rule "money")
              |
            4 |   { "id": "money", "when": { "text": ["price", "costs", "what does it cost"] }, "reply": "z" },
              |           ^^^^^^^
              = “cost” is here: rules.json:2:11
              = help: move “money” before them, or let those rules take less

            """#
        ),
        BrokenFile(
            "a literal inside of longer ones",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "short", "when": { "text": { "contains": "deliver" } }, "reply": "x" },
                  { "id": "long", "when": { "text": { "starts_with": "do you deliver", "ends_with": "delivery?", "contains": "to be delivered" } }, "reply": "y" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-answers]: “long” never answers: “short” comes first and takes all that it could answer, such as “to be delivered”
             --> rules.json:3:11   (rule "long")
              |
            3 |   { "id": "long", "when": { "text": { "starts_with": "do you deliver", "ends_with": "delivery?", "co…
              |           ^^^^^^
              = “short” is here: rules.json:2:11
              = help: move “long” before it, or let that rule take less

            """#
        ),
        BrokenFile(
            "a keyword behind a literal in it",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "letters", "when": { "text": { "contains": "price" } }, "reply": "x" },
                  { "id": "word", "when": { "text": "price list" }, "reply": "y" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-answers]: “word” never answers: “letters” comes first and takes all that it could answer, such as “price list”, unless an apostrophe stands inside a word
             --> rules.json:3:11   (rule "word")
              |
            3 |   { "id": "word", "when": { "text": "price list" }, "reply": "y" },
              |           ^^^^^^
              = “letters” is here: rules.json:2:11
              = help: move “word” before it, or let that rule take less

            """#
        ),
        BrokenFile(
            "a regex behind a wider one",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "order", "when": { "text": { "regex": "order\\s*#?\\d+" } }, "reply": "x" },
                  { "id": "long-order", "when": { "text": { "regex": "order #?(?<number>\\d{4,6})" } }, "reply": "{{number}}" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-answers]: “long-order” never answers: “order” comes first and takes all that it could answer, such as “order 1111”
             --> rules.json:3:11   (rule "long-order")
              |
            3 |   { "id": "long-order", "when": { "text": { "regex": "order #?(?<number>\\d{4,6})" } }, "reply": "{{…
              |           ^^^^^^^^^^^^
              = “order” is here: rules.json:2:11
              = help: move “long-order” before it, or let that rule take less

            """#
        ),
        BrokenFile(
            "a regex whose alternatives two rules take",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "red", "when": { "text": { "contains": "red" } }, "reply": "x" },
                  { "id": "blue", "when": { "text": { "regex": "bl(ue|au)" } }, "reply": "y" },
                  { "id": "colours", "when": { "text": { "regex": "\\b(dark )?(red|blue)\\b" } }, "reply": "z" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-answers]: “colours” never answers: “red” and “blue” come first and take all that it could answer, such as “red”
             --> rules.json:4:11   (rule "colours")
              |
            4 |   { "id": "colours", "when": { "text": { "regex": "\\b(dark )?(red|blue)\\b" } }, "reply": "z" },
              |           ^^^^^^^^^
              = “red” is here: rules.json:2:11
              = help: move “colours” before them, or let those rules take less

            """#
        ),
        BrokenFile(
            "a keyword behind a regex",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "regex", "when": { "text": { "regex": "hel+o" } }, "reply": "x" },
                  { "id": "word", "when": { "text": { "starts_with": "Hello there" } }, "reply": "y" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-answers]: “word” never answers: “regex” comes first and takes all that it could answer, such as “Hello there”
             --> rules.json:3:11   (rule "word")
              |
            3 |   { "id": "word", "when": { "text": { "starts_with": "Hello there" } }, "reply": "y" },
              |           ^^^^^^
              = “regex” is here: rules.json:2:11
              = help: move “word” before it, or let that rule take less

            """#
        ),
        BrokenFile(
            "a second last rule",
            [
                "rules.json": #"""
                { "otherwise": [ { "id": "ask-again", "reply": "x" }, { "id": "sorry", "when": { "type": "text" }, "reply": "y" } ],
                  "rules": [ { "id": "hi", "when": { "text": "hi" }, "reply": "z" } ] }
                """#
            ],
            #"""
            warning[never-answers]: “sorry” never answers: “ask-again” comes first and takes all that it could answer, such as a message of type text on Instagram
             --> rules.json:1:63   (rule "sorry")
              |
            1 | { "otherwise": [ { "id": "ask-again", "reply": "x" }, { "id": "sorry", "when": { "type": "text" }, "…
              |                                                               ^^^^^^^
              = “ask-again” is here: rules.json:1:26
              = help: move “sorry” before it, or let that rule take less

            """#
        ),
        BrokenFile(
            "buttons behind a star",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "prices", "when": { "payload": "PRICE_*" }, "reply": "x" },
                  { "id": "roses", "when": { "payload": ["PRICE_ROSES", "PRICE_LIST_*"] }, "reply": "y" },
                  { "id": "else", "reply": "x" } ] }
                """#
            ],
            #"""
            warning[never-answers]: “roses” never answers: “prices” comes first and takes all that it could answer, such as a press of the button “PRICE_ROSES” on Instagram
             --> rules.json:3:11   (rule "roses")
              |
            3 |   { "id": "roses", "when": { "payload": ["PRICE_ROSES", "PRICE_LIST_*"] }, "reply": "y" },
              |           ^^^^^^^
              = “prices” is here: rules.json:2:11
              = help: move “roses” before it, or let that rule take less

            """#
        ),
    ]
}
