extension BrokenFile {
    static let conditions: [BrokenFile] = [
        BrokenFile(
            "an unknown platform and type",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": ["instgram", "fb"], "type": "photo" }, "reply": "x" } ] }
                """#
            ],
            #"""
            error[unknown-value]: “instgram” is not a platform
             --> rules.json:1:50   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "when": { "platform": ["instgram", "fb"], "type": "photo" }, "reply": "x" …
              |                                                  ^^^^^^^^^^ did you mean "instagram"?

            error[unknown-value]: “fb” is not a platform
             --> rules.json:1:62   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "when": { "platform": ["instgram", "fb"], "type": "photo" }, "reply": "x" …
              |                                                              ^^^^ did you mean "messenger"?

            error[unknown-value]: “photo” is not a message type
             --> rules.json:1:77   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "when": { "platform": ["instgram", "fb"], "type": "photo" }, "reply": "x" …
              |                                                                             ^^^^^^^ did you mean "image"?

            """#
        ),
        BrokenFile(
            "a value that resembles nothing",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "platform": "telegraph" }, "reply": "x" } ] }
                """#
            ],
            #"""
            error[unknown-value]: “telegraph” is not a platform
             --> rules.json:1:49   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "when": { "platform": "telegraph" }, "reply": "x" } ] }
              |                                                 ^^^^^^^^^^^
              = help: it can be: instagram, messenger, whatsapp

            """#
        ),
        BrokenFile(
            "not with a list",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "not": [ { "text": "x" } ] }, "reply": "x" } ] }
                """#
            ],
            #"""
            error[wrong-type]: `not` takes one condition, but a list stands here
             --> rules.json:1:44   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "when": { "not": [ { "text": "x" } ] }, "reply": "x" } ] }
              |                                            ^^^^^^^^^^^^^^^^^^^ did you mean "none"?
              = help: for several conditions of which not one may hold use `none`

            """#
        ),
        BrokenFile(
            "an unknown list",
            [
                "rules.json": #"""
                { "lists": { "greetings": ["hi"] }, "rules": [ { "id": "a", "when": { "text": "@greeting" }, "reply": "x" } ] }
                """#
            ],
            #"""
            error[unknown-list]: there is no list “greeting”
             --> rules.json:1:79   (rule "a")
              |
            1 | { "lists": { "greetings": ["hi"] }, "rules": [ { "id": "a", "when": { "text": "@greeting" }, "reply"…
              |                                                                               ^^^^^^^^^^^ did you mean "@greetings"?
              = help: to look for the text “@greeting” itself write it with two signs: "@@greeting"

            """#
        ),
        BrokenFile(
            "a list in a list",
            [
                "rules.json": #"""
                { "lists": { "a": ["@b"], "b": ["x"] }, "rules": [ { "id": "a", "when": { "text": "@a" }, "reply": "x" } ] }
                """#
            ],
            #"""
            error[nested-list]: a list cannot name another list
             --> rules.json:1:20
              |
            1 | { "lists": { "a": ["@b"], "b": ["x"] }, "rules": [ { "id": "a", "when": { "text": "@a" }, "reply": "…
              |                    ^^^^
              = help: name both lists in the condition, or write "@@b" for the text itself

            """#
        ),
        BrokenFile(
            "a broken regex",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "text": { "regex": "order (\\d+" } }, "reply": "x" } ] }
                """#
            ],
            #"""
            error[bad-regex]: the regex cannot be read: missing closing parenthesis
             --> rules.json:1:68   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "when": { "text": { "regex": "order (\\d+" } }, "reply": "x" } ] }
              |                                                                    ^

            """#
        ),
        BrokenFile(
            "a single backslash before b",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "text": { "regex": "\bprice" } }, "reply": "x" } ] }
                """#
            ],
            #"""
            error[bad-regex]: the regex contains a backspace character: a single backslash before `b` means that in JSON
             --> rules.json:1:57   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "when": { "text": { "regex": "\bprice" } }, "reply": "x" } ] }
              |                                                         ^^
              = help: in JSON write `\\b`

            """#
        ),
        BrokenFile(
            "a keyword that loses characters",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "text": "c#" }, "reply": "x" } ] }
                """#
            ],
            #"""
            warning[keyword-advice]: `c#` is looked for as `c`: `#` does not count in words
             --> rules.json:1:45   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "when": { "text": "c#" }, "reply": "x" } ] }
              |                                             ^^^^
              = help: use `contains` to look for it as it is written

            """#
        ),
        BrokenFile(
            "a mode under another name",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "text": { "keywords": ["x"] } }, "reply": "x" } ] }
                """#
            ],
            #"""
            error[unknown-key]: unknown key `keywords` in `text`
             --> rules.json:1:47   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "when": { "text": { "keywords": ["x"] } }, "reply": "x" } ] }
              |                                               ^^^^^^^^^^ did you mean "words"?

            """#
        ),
    ]
}
