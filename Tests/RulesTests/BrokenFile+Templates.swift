extension BrokenFile {
    static let templates: [BrokenFile] = [
        BrokenFile(
            "an unknown variable",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "reply": "سلام Hi {{frist_name}} 😍" } ] }
                """#
            ],
            #"""
            error[unknown-variable]: `frist_name` is not a variable here
             --> rules.json:1:47   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "reply": "سلام Hi {{frist_name}} 😍" } ] }
              |                                               ^^^^^^^^^^ did you mean "first_name"?

            """#
        ),
        BrokenFile(
            "a variable that some platforms do not tell",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "reply": "Hi {{first_name}}" } ] }
                """#
            ],
            #"""
            warning[maybe-absent]: messages from instagram and messenger carry no `first_name`
             --> rules.json:1:42   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "reply": "Hi {{first_name}}" } ] }
              |                                          ^^^^^^^^^^
              = help: add a text to use instead: "defaults": { "first_name": "…" }

            """#
        ),
        BrokenFile(
            "a capture that is not always there",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "text": { "words": "order", "regex": "order (?<number>\\d+)" } },
                  "reply": "Order {{number}}" } ] }
                """#
            ],
            #"""
            error[unsure-capture]: `number` is not always there: not every way into this rule provides it
             --> rules.json:2:21   (rule "a")
              |
            2 |   "reply": "Order {{number}}" } ] }
              |                     ^^^^^^
              = help: let every pattern of the rule have the group, or write {{#number}}…{{/number}} around it

            """#
        ),
        BrokenFile(
            "a group that no pattern has",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "text": { "regex": "a(b)" } }, "reply": "{{match.2}}" } ] }
                """#
            ],
            #"""
            error[unknown-variable]: `match.2` is not a variable here
             --> rules.json:1:80   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "when": { "text": { "regex": "a(b)" } }, "reply": "{{match.2}}" } ] }
              |                                                                                ^^^^^^^
              = help: it is a part of what a `regex` in this rule's `when` found, but none has such a group

            """#
        ),
        BrokenFile(
            "an unknown snippet",
            [
                "rules.json": #"""
                { "snippets": { "signature": "Acme" }, "rules": [ { "id": "a", "reply": "Bye {{> signatur}}" } ] }
                """#
            ],
            #"""
            error[unknown-snippet]: there is no snippet “signatur”
             --> rules.json:1:82   (rule "a")
              |
            1 | { "snippets": { "signature": "Acme" }, "rules": [ { "id": "a", "reply": "Bye {{> signatur}}" } ] }
              |                                                                                  ^^^^^^^^ did you mean "signature"?

            """#
        ),
        BrokenFile(
            "snippets that contain each other",
            [
                "rules.json": #"""
                { "snippets": { "a": "{{> b}}", "b": "{{> a}}" }, "rules": [ { "id": "a", "reply": "x" } ] }
                """#
            ],
            #"""
            error[snippet-loop]: the snippet “a” contains itself: a → b → a
             --> rules.json:1:17
              |
            1 | { "snippets": { "a": "{{> b}}", "b": "{{> a}}" }, "rules": [ { "id": "a", "reply": "x" } ] }
              |                 ^^^
              = help: take one of the {{> …}} out

            """#
        ),
        BrokenFile(
            "a section that is not closed",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "reply": "Hi {{#name}}you" } ] }
                """#
            ],
            #"""
            error[bad-template]: this section is never closed
             --> rules.json:1:40   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "reply": "Hi {{#name}}you" } ] }
              |                                        ^^^^^^^^^
              = help: write {{/name}} where it ends

            """#
        ),
        BrokenFile(
            "a default for a variable that there is not",
            [
                "rules.json": #"""
                { "defaults": { "frist_name": "there" }, "rules": [ { "id": "a", "reply": "x" } ] }
                """#
            ],
            #"""
            error[unknown-variable]: `frist_name` is not a variable, so its default is never used
             --> rules.json:1:17
              |
            1 | { "defaults": { "frist_name": "there" }, "rules": [ { "id": "a", "reply": "x" } ] }
              |                 ^^^^^^^^^^^^ did you mean "first_name"?
              = help: a text under a name of your own is a snippet: {{> frist_name}}

            """#
        ),
    ]
}
