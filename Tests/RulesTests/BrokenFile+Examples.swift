extension BrokenFile {
    static let examples: [BrokenFile] = [
        BrokenFile(
            "examples as a list and as a text",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "a", "when": { "text": "price" }, "reply": "x", "examples": ["price list", "price?"] },
                  { "id": "b", "when": { "text": "hi" }, "reply": "x", "examples": "hi" },
                  { "id": "c", "when": { "text": "ho" }, "reply": "x", "examples": true } ] }
                """#
            ],
            #"""
            error[wrong-type]: `examples` must be an object `{ … }`, but a list stands here
             --> rules.json:2:71   (rule "a")
              |
            2 |   { "id": "a", "when": { "text": "price" }, "reply": "x", "examples": ["price list", "price?"] },
              |                                                                       ^
              = help: say what the rule does with them: `{ "match": […] }`, or `"no_match"` if it must not answer

            error[wrong-type]: `examples` must be an object `{ … }`, but a text stands here
             --> rules.json:3:68   (rule "b")
              |
            3 |   { "id": "b", "when": { "text": "hi" }, "reply": "x", "examples": "hi" },
              |                                                                    ^^^^
              = help: say what the rule does with them: `{ "match": […] }`, or `"no_match"` if it must not answer

            error[wrong-type]: `examples` must be an object `{ … }`, but `true` stands here
             --> rules.json:4:68   (rule "c")
              |
            4 |   { "id": "c", "when": { "text": "ho" }, "reply": "x", "examples": true } ] }
              |                                                                    ^^^^

            """#
        ),
        BrokenFile(
            "an example that another rule takes",
            [
                "rules.json": #"""
                { "rules": [
                  { "id": "a", "when": { "text": "price" }, "reply": "x" },
                  { "id": "b", "when": { "text": "prices" }, "reply": "x",
                    "examples": { "match": ["price of prices"], "no_match": ["the prices"] } } ] }
                """#
            ],
            #"""
            error[example-fails]: “b” does not answer its example “price of prices”
             --> rules.json:4:29   (rule "b")
              |
            4 |     "examples": { "match": ["price of prices"], "no_match": ["the prices"] } } ] }
              |                             ^^^^^^^^^^^^^^^^^
              = help: “a” comes first and answers it

            error[example-fails]: “b” answers “the prices”, which is among the messages that it must not answer
             --> rules.json:4:62   (rule "b")
              |
            4 |     "examples": { "match": ["price of prices"], "no_match": ["the prices"] } } ] }
              |                                                              ^^^^^^^^^^^^
              = help: it does on instagram; tighten its conditions, or move the example to `match`

            """#
        ),
        BrokenFile(
            "an example that does not fit its own rule",
            [
                "rules.json": #"""
                { "rules": [ { "id": "b", "when": { "platform": "whatsapp", "text": "price" }, "reply": "x",
                  "examples": { "match": ["hello"] } } ] }
                """#
            ],
            #"""
            error[example-fails]: “b” does not answer its example “hello”
             --> rules.json:2:27   (rule "b")
              |
            2 |   "examples": { "match": ["hello"] } } ] }
              |                           ^^^^^^^
              = help: text: none of price is in “hello”

            """#
        ),
        BrokenFile(
            "an example that says nothing",
            [
                "rules.json": #"""
                { "rules": [ { "id": "b", "reply": "x", "examples": { "match": [ {}, { "at": "2026-01-01" }, 5 ] } } ] }
                """#
            ],
            #"""
            error[empty-object]: this example says nothing about the message
             --> rules.json:1:66   (rule "b")
              |
            1 | { "rules": [ { "id": "b", "reply": "x", "examples": { "match": [ {}, { "at": "2026-01-01" }, 5 ] } }…
              |                                                                  ^
              = help: give it a `text`, a `type` or a `payload`

            error[empty-object]: this example says nothing about the message
             --> rules.json:1:70   (rule "b")
              |
            1 | { "rules": [ { "id": "b", "reply": "x", "examples": { "match": [ {}, { "at": "2026-01-01" }, 5 ] } }…
              |                                                                      ^
              = help: give it a `text`, a `type` or a `payload`

            error[wrong-type]: entry 3 of `match` must be a text or an object `{ … }`, but a number stands here
             --> rules.json:1:94   (rule "b")
              |
            1 | { "rules": [ { "id": "b", "reply": "x", "examples": { "match": [ {}, { "at": "2026-01-01" }, 5 ] } }…
              |                                                                                              ^

            """#
        ),
    ]
}
