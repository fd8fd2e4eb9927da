extension BrokenFile {
    static let shapes: [BrokenFile] = [
        BrokenFile(
            "a misspelt key",
            [
                "rules.json": #"""
                {
                  "rules": [
                    {
                      "id": "refund-question",
                      "repy": "Hello {{name}}"
                    }
                  ]
                }
                """#
            ],
            #"""
            error[unknown-key]: unknown key `repy` in a rule
             --> rules.json:5:7   (rule "refund-question")
              |
            5 |       "repy": "Hello {{name}}"
              |       ^^^^^^ did you mean "reply"?

            """#
        ),
        BrokenFile(
            "a key that nobody knows",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "colour": "red", "reply": "x" } ] }
                """#
            ],
            #"""
            error[unknown-key]: unknown key `colour` in a rule
             --> rules.json:1:27   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "colour": "red", "reply": "x" } ] }
              |                           ^^^^^^^^
              = help: a rule can have: id, was, enabled, when, limit, reply, ai, handoff, silent, continue, during_handoff, examples, delay, outside_window, public, public_may_quote

            """#
        ),
        BrokenFile(
            "a wrong type",
            [
                "rules.json": #"""
                { "rules": [ { "id": 7, "enabled": "yes", "reply": { "pick": 5 } } ] }
                """#
            ],
            #"""
            error[wrong-type]: `id` must be a text, but a number stands here
             --> rules.json:1:22
              |
            1 | { "rules": [ { "id": 7, "enabled": "yes", "reply": { "pick": 5 } } ] }
              |                      ^

            error[wrong-type]: `enabled` must be true or false, but a text stands here
             --> rules.json:1:36
              |
            1 | { "rules": [ { "id": 7, "enabled": "yes", "reply": { "pick": 5 } } ] }
              |                                    ^^^^^

            error[wrong-type]: `pick` must be a list, but a number stands here
             --> rules.json:1:62
              |
            1 | { "rules": [ { "id": 7, "enabled": "yes", "reply": { "pick": 5 } } ] }
              |                                                              ^

            """#
        ),
        BrokenFile(
            "a rule that is no object, and rules that are no list",
            [
                "a.json": #"""
                { "rules": [ "hello" ] }
                """#,
                "b.json": #"""
                { "otherwise": { "id": "a" } }
                """#,
            ],
            #"""
            error[wrong-type]: entry 1 of `rules` must be an object `{ … }`, but a text stands here
             --> a.json:1:14
              |
            1 | { "rules": [ "hello" ] }
              |              ^^^^^^^

            error[wrong-type]: `otherwise` must be a list, but an object stands here
             --> b.json:1:16
              |
            1 | { "otherwise": { "id": "a" } }
              |                ^

            """#
        ),
        BrokenFile(
            "ids: missing, malformed, twice",
            [
                "rules.json": #"""
                { "rules": [
                  { "reply": "x" },
                  { "id": "Big Prices", "reply": "x" },
                  { "id": "a", "reply": "x" },
                  { "id": "a", "reply": "y" } ] }
                """#
            ],
            #"""
            error[missing-key]: this rule has no `id`
             --> rules.json:2:3
              |
            2 |   { "reply": "x" },
              |   ^
              = help: give it a name of its own, such as `"id": "prices"`

            error[invalid-id]: `id` may have only the letters a-z, digits and hyphens
             --> rules.json:3:11   (rule "Big Prices")
              |
            3 |   { "id": "Big Prices", "reply": "x" },
              |           ^^^^^^^^^^^^ did you mean "big-prices"?

            error[duplicate-id]: another rule has the id “a” already
             --> rules.json:5:11   (rule "a")
              |
            5 |   { "id": "a", "reply": "y" } ] }
              |           ^^^
              = the first one is here: rules.json:4:11
              = help: every rule needs a name of its own

            """#
        ),
        BrokenFile(
            "empty lists and texts",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "when": { "any": [], "text": "  " }, "reply": "" } ] }
                """#
            ],
            #"""
            error[empty-list]: `any` is an empty list, which nothing can satisfy
             --> rules.json:1:44   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "when": { "any": [], "text": "  " }, "reply": "" } ] }
              |                                            ^^
              = help: put something into it, or leave the key out

            error[useless-keyword]: this is empty, so it can never match
             --> rules.json:1:56   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "when": { "any": [], "text": "  " }, "reply": "" } ] }
              |                                                        ^^^^
              = help: write what to look for, or remove the entry

            error[empty-text]: an empty reply cannot be sent
             --> rules.json:1:73   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "when": { "any": [], "text": "  " }, "reply": "" } ] }
              |                                                                         ^^
              = help: to say nothing on purpose give the rule `"silent": true` in place of `reply`

            """#
        ),
        BrokenFile(
            "a disabled rule only warns",
            [
                "rules.json": #"""
                { "rules": [ { "id": "a", "enabled": false, "wen": {}, "reply": "x" },
                  { "id": "b", "reply": "y" } ] }
                """#
            ],
            #"""
            warning[unknown-key]: unknown key `wen` in a rule
             --> rules.json:1:45   (rule "a")
              |
            1 | { "rules": [ { "id": "a", "enabled": false, "wen": {}, "reply": "x" },
              |                                             ^^^^^ did you mean "when"?

            """#
        ),
    ]
}
